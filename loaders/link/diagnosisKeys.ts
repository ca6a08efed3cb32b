import type {Engine} from "../engine/engine.ts";
import {diagnosisCategories, diagnosisChapters, diagnosisGroups} from "../model/diagnosis.ts";

/** How far to shift a diagnosis key to the right for each level: keys that agree after it agree on the level. */
export const levelShift = {category: 0, block: 12, chapter: 22, group: 27} as const;

/** Bits of the whole key. */
export const diagnosisKeyBits = 31;

/**
 * Makes the table `diagnosis_category`: a whole number for each category that has a chapter, with group, chapter,
 * block and category in its bits from the top, so that one column carries all levels. 0 is "utan giltig ICD-10-kod".
 */
export async function makeDiagnosisKeys(engine: Engine): Promise<void> {
  const chapters = diagnosisChapters().map(({code}) => code);
  const groups = diagnosisGroups().map(({code}) => code);
  const categories = diagnosisCategories();
  const blocks = [...new Set(categories.map(({block}) => block))].sort();
  const ranges = {groups: placesOf(groups), chapters: placesOf(chapters), blocks: placesOf(blocks)};
  const key = categories.map(
    ({group, chapter, block}, index) =>
      place(ranges.groups, group) * 2 ** levelShift.group +
      place(ranges.chapters, chapter) * 2 ** levelShift.chapter +
      place(ranges.blocks, block) * 2 ** levelShift.block +
      index +
      1,
  );
  await engine.run(
    "CREATE OR REPLACE TABLE diagnosis_category (category VARCHAR, key INTEGER, block VARCHAR, chapter VARCHAR, grp VARCHAR)",
  );
  await engine.append("diagnosis_category", {
    category: categories.map(({category}) => category),
    key,
    block: categories.map(({block}) => block),
    chapter: categories.map(({chapter}) => chapter),
    grp: categories.map(({group}) => group),
  });
}

function placesOf(codes: readonly string[]): ReadonlyMap<string, number> {
  return new Map(codes.map((code, index) => [code, index + 1]));
}

function place(places: ReadonlyMap<string, number>, code: string): number {
  const found = places.get(code);
  if (found === undefined) throw new RangeError(`no such level of diagnosis: ${code}`);
  return found;
}
