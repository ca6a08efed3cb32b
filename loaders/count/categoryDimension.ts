import {diagnosisBlocks, diagnosisCategories} from "../model/diagnosis.ts";
import type {Dimension} from "../model/dimension.ts";
import {withheld} from "../model/disclosureRoles.ts";
import {recommendedFrom, recommendedLengths} from "../model/recommendedLengths.ts";

/** The category that stands for all without a recommended length: the first. */
const other = {code: "other", title: "Diagnos utan rekommenderad längd", parent: "other"};

/** The categories of ICD-10 that FMB recommends a length for, each with its recommendations and its block as parent. */
export function categoryDimension(): Dimension {
  const blockOf = new Map(diagnosisCategories().map(({category, block}) => [category, block]));
  const codes = recommendedLengths().map(({category, title, shortest, longest}) => ({
    ...{code: category, title, parent: blockOf.get(category) ?? other.code},
    recommendedDays: [shortest, longest] satisfies [number, number],
  }));
  const used = new Set(codes.map(({parent}) => parent));
  return {
    id: "category",
    title: "Diagnoskategori",
    recommendedFrom: recommendedFrom(),
    codes: [other, ...codes, withheld],
    parents: [
      {code: other.code, title: other.title},
      ...diagnosisBlocks().flatMap(({code, title}) => (used.has(code) ? [{code, title}] : [])),
      {code: withheld.code, title: withheld.title},
    ],
  };
}
