import type {Code, Dimension} from "../contract/release.js";
import {withheldCode} from "../contract/view.js";
import type {Category} from "./shareComparison.js";

/**
 * The diagnoses that a chart compares, and the group they lie within: the groups; or the chapters of the group that is chosen, or
 * that the chosen chapter lies in. A group of one chapter has nothing to compare: then the groups.
 */
export function diagnosisCategories(
  dimension: Dimension | undefined,
  chosen: string,
): {categories: Category[]; group: Code | null} {
  const {codes: chapters = [], parents: groups = []} = dimension ?? {};
  const parent = chapters.find(({code}) => code === chosen)?.parent;
  const group = groups.find(({code}) => code === chosen) ?? groups.find(({code}) => code === parent);
  const members = chapters.filter(
    (chapter) => chapter.parent !== undefined && chapter.parent === group?.code,
  );
  if (group !== undefined && members.length > 1) {
    const categories = members.map(({code, title}) => ({
      label: `${title} (${code.replace("-", "–")})`,
      codes: [code],
    }));
    return {categories, group};
  }
  const categories = groups.map(({code, title}) => ({
    label: title,
    codes: chapters.filter((chapter) => chapter.parent === code).map((chapter) => chapter.code),
  }));
  return {categories, group: null};
}

/** Titles that tell no diagnosis, as values or as groups: those that are withheld, and certificates without a valid code. */
export function withoutDiagnosis(dimension: Dimension | undefined): string[] {
  const all = [...(dimension?.codes ?? []), ...(dimension?.parents ?? [])];
  const none = all.filter(({code}) => code === withheldCode || code === "none");
  return [...new Set(none.map(({title}) => title))];
}
