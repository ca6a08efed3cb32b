import {diagnosisChapters} from "../../model/diagnosis.ts";
import {regions} from "../../model/places.ts";

/** The total, of län, sexes or diagnoses. Never "00", which is the unknown region elsewhere. */
export const all = "ALL";

/** The codes of the 21 län. */
export function knownRegions(): string[] {
  return regions().map(({code}) => code);
}

/** Codes of diagnoses that Försäkringskassan publishes by: all, the chapters of ICD-10-SE, and F43. */
export function knownDiagnoses(): string[] {
  const chapters = diagnosisChapters().map(({code}) => code);
  return [all, ...chapters.filter((code) => /^[A-Z]\d\d-[A-Z]\d\d$/.test(code)), "F43"];
}
