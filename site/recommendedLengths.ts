import {FailedError} from "../loaders/errors.ts";
import {readReference} from "../loaders/model/reference.ts";
import type {RecommendedLength, RecommendedLengths} from "../src/contract/recommendedLengths.ts";

/**
 * The recommended lengths of `data/reference/fmb-cases.csv` by chapter: the shortest and the longest of all its cases that have a length,
 * at any degree. `fmb-chapters.csv` declares which chapters they are laid on, and why. A chapter that is laid on without any
 * length is an error.
 */
export function recommendedLengths(): RecommendedLengths {
  const cases = readReference("fmb-cases.csv");
  const told = cases.filter(({max_days: days}) => days !== "");
  return {
    validFrom:
      cases
        .map(({valid_from: day = ""}) => day)
        .sort()
        .at(-1) ?? "",
    chapters: readReference("fmb-chapters.csv").map(
      ({diagnosis: code = "", laid_on: laidOn, reason = ""}): RecommendedLength => {
        const [first = "", last = ""] = code.split("-");
        const own = told.filter(({diagnosis = ""}) => {
          const category = categoryOf(diagnosis);
          return first <= category && category <= last;
        });
        const days = own.map((one) => Number(one["max_days"]));
        if (laidOn === "yes" && days.length === 0)
          throw new FailedError(`data/reference/fmb-chapters.csv: no length in ${code}`);
        return {
          ...{code, reason, span: laidOn === "yes" ? [Math.min(...days), Math.max(...days)] : null},
          categories: new Set(own.map(({diagnosis = ""}) => categoryOf(diagnosis))).size,
        };
      },
    ),
  };
}

/** The first three characters of a code: `F43` of `F432`. */
const categoryOf = (code: string): string => code.slice(0, 3);
