import type {Code} from "./dimension.ts";
import {readReference} from "./reference.ts";

/** Stands for "utan giltig ICD-10-kod", as chapter and as group. */
export const noDiagnosis = "none";

/** The eight diagnosis groups: seven of Intygsstatistik and "utan giltig ICD-10-kod", in their published order. */
export function diagnosisGroups(): Code[] {
  return readReference("diagnosis-groups.csv").map((row) => ({
    code: row["id"] ?? "",
    title: row["title"] ?? "",
  }));
}

/** The 22 chapters of ICD-10-SE ("F00-F99"), each with its group as parent, and last what has no valid code. */
export function diagnosisChapters(): Code[] {
  const chapters = readReference("diagnosis-chapters.csv").map((row) => ({
    code: row["code"] ?? "",
    title: row["title"] ?? "",
    parent: row["group"] ?? "",
  }));
  return [...chapters, {code: noDiagnosis, title: "Utan giltig ICD-10-kod", parent: noDiagnosis}];
}

/** The blocks of ICD-10-SE ("F40-F48"), each with its chapter as parent. */
export function diagnosisBlocks(): Code[] {
  const chapters = readReference("diagnosis-chapters.csv").map((row) => row["code"] ?? "");
  return readReference("diagnosis-blocks.csv").map(({code = "", title = ""}) => ({
    ...{code, title},
    parent: chapters.find((chapter) => within(code.slice(0, 3), chapter)) ?? noDiagnosis,
  }));
}

/**
 * A category of ICD-10 (three characters) with the coarser levels it belongs to. A category that lies in no block is
 * its own block.
 */
export interface DiagnosisCategory {
  readonly category: string;
  readonly block: string;
  readonly chapter: string;
  readonly group: string;
}

/**
 * Every three characters (letter and two digits) that lie in a chapter's range: "K93" does, "K94" does not.
 * A diagnosis belongs to the category of its first three characters, so that the codes of KSH97-P ("A00-") do too.
 */
export function diagnosisCategories(): DiagnosisCategory[] {
  const chapters = readReference("diagnosis-chapters.csv").map((row) => ({...row, code: row["code"] ?? ""}));
  const blocks = readReference("diagnosis-blocks.csv").map((row) => row["code"] ?? "");
  const groupOf = new Map(diagnosisChapters().map(({code, parent}) => [code, parent ?? noDiagnosis]));
  const categories: DiagnosisCategory[] = [];
  for (const letter of "ABCDEFGHIJKLMNOPQRSTUVWXYZ") {
    for (let number = 0; number < 100; number++) {
      const category = letter + String(number).padStart(2, "0");
      const chapter = chapters.find(({code}) => within(category, code))?.code;
      if (chapter === undefined) continue;
      const block = blocks.find((range) => within(category, range)) ?? category;
      categories.push({category, block, chapter, group: groupOf.get(chapter) ?? noDiagnosis});
    }
  }
  return categories;
}

/** True when the category lies in the range ("C00-D48"), both ends included. */
function within(category: string, range: string): boolean {
  return range.slice(0, 3) <= category && category <= range.slice(4);
}
