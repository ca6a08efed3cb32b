import type {Lookup} from "../engine/lookup.ts";
import {diagnosisCategories, diagnosisChapters, diagnosisGroups} from "../model/diagnosis.ts";
import {levelShift} from "../model/diagnosisKey.ts";

/** The table `diagnosis_category`: the key of each category that has a chapter, and its levels. */
export function diagnosisKeys(): Lookup {
  return (keys ??= makeDiagnosisKeys());
}

let keys: Lookup | undefined;

function makeDiagnosisKeys(): Lookup {
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
  const text = (values: readonly string[]) => ({type: "VARCHAR" as const, values});
  return {
    name: "diagnosis_category",
    columns: {
      category: text(categories.map(({category}) => category)),
      key: {type: "INTEGER", values: key},
      block: text(categories.map(({block}) => block)),
      chapter: text(categories.map(({chapter}) => chapter)),
      grp: text(categories.map(({group}) => group)),
    },
  };
}

function placesOf(codes: readonly string[]): ReadonlyMap<string, number> {
  return new Map(codes.map((code, index) => [code, index + 1]));
}

function place(places: ReadonlyMap<string, number>, code: string): number {
  const found = places.get(code);
  if (found === undefined) throw new RangeError(`no such level of diagnosis: ${code}`);
  return found;
}
