import {type Answer, occurrences, onlyCode, onlyPart} from "./answers.ts";
import {hasText} from "./codedValue.ts";
import type {FormVersion} from "./version.ts";

/** What one version of the form asks for: where its schematron differs from the other version's. */
export interface Form {
  /** The questions, and the parts of each. */
  readonly parts: ReadonlyMap<string, ReadonlySet<string>>;
  /** Questions that can be repeated and so carry an instance number. */
  readonly repeated: ReadonlySet<string>;
  /** Question 1: how many answers at most, and the codes of KV_FKMU_0001. */
  readonly mostBases: number;
  readonly bases: ReadonlySet<string>;
  /** Question 28: the codes of KV_FKMU_0002. */
  readonly occupations: ReadonlySet<string>;
  /** Question 39: the codes of KV_FKMU_0006, and whether what a code demands beside it is there and nothing else. */
  readonly prognoses: ReadonlySet<string>;
  prognosisDetails(answer: Answer, code: string): boolean;
  /** Question 40: the codes of KV_FKMU_0004; version 2 has only the free text of question 44. */
  readonly measures?: ReadonlySet<string>;
}

const occupations = new Set(["NUVARANDE_ARBETE", "ARBETSSOKANDE", "FORALDRALEDIG", "STUDIER"]);
const returnDays = new Set([
  "TRETTIO_DGR",
  "SEXTIO_DGR",
  "NITTIO_DGR",
  "HUNDRAATTIO_DAGAR",
  "TREHUNDRASEXTIOFEM_DAGAR",
]);

/** The codes of KV_FKMU_0004: measures that question 40 of version 1 offers. */
export const measureCodes: ReadonlySet<string> = new Set([
  "EJ_AKTUELLT",
  "ARBETSTRANING",
  "ARBETSANPASSNING",
  "SOKA_NYTT_ARBETE",
  "BESOK_ARBETSPLATS",
  "ERGONOMISK",
  "HJALPMEDEL",
  "KONFLIKTHANTERING",
  "KONTAKT_FHV",
  "OMFORDELNING",
  "OVRIGA_ATGARDER",
]);

/** "27: 1" reads: question 27 with part 27.1. */
function questions(parts: Readonly<Record<string, readonly number[]>>): Form["parts"] {
  return new Map(
    Object.entries(parts).map(([question, list]) => [
      question,
      new Set(list.map((part) => `${question}.${part}`)),
    ]),
  );
}

const shared = {
  27: [1],
  1: [1, 2, 3],
  28: [1],
  29: [1],
  6: [1, 2, 3, 4, 5, 6],
  35: [1],
  17: [1],
  19: [1],
  32: [1, 2],
  37: [1],
  33: [1, 2],
  34: [1],
  44: [1],
  25: [1],
  26: [1, 2],
};

export const forms: Readonly<Record<FormVersion, Form>> = {
  1: {
    parts: questions({...shared, 20: [1], 39: [1, 3], 40: [1]}),
    repeated: new Set(["1", "28", "32", "40"]),
    mostBases: 4,
    bases: new Set(["UNDERSOKNING", "TELEFONKONTAKT", "JOURNALUPPGIFTER", "ANNAT"]),
    occupations,
    prognoses: new Set(["STOR_SANNOLIKHET", "SANNOLIKT_INTE", "PROGNOS_OKLAR", "ATER_X_ANTAL_DGR"]),
    /** 39.3, a code of KV_FKMU_0007, exactly with ATER_X_ANTAL_DGR. */
    prognosisDetails(answer, code) {
      const given = occurrences(answer, "39.3") > 0;
      if (code !== "ATER_X_ANTAL_DGR") return !given;
      const days = onlyCode(answer, "39.3");
      return days?.system === "KV_FKMU_0007" && returnDays.has(days.code);
    },
    measures: measureCodes,
  },
  2: {
    parts: questions({...shared, 39: [1, 2, 4]}),
    repeated: new Set(["1", "28"]),
    mostBases: 5,
    bases: new Set([
      "FYSISKUNDERSOKNING",
      "DIGITALUNDERSOKNING",
      "TELEFONKONTAKT",
      "JOURNALUPPGIFTER",
      "ANNAT",
    ]),
    occupations,
    prognoses: new Set(["STOR_SANNOLIKHET", "SANNOLIKT_INTE", "PROGNOS_OKLAR", "ATER_X_ANTAL_MANADER"]),
    /** 39.4, whole months from 1 to 99, exactly with ATER_X_ANTAL_MANADER; 39.2, if any, not blank. */
    prognosisDetails(answer, code) {
      if (occurrences(answer, "39.2") > 0 && !hasText(onlyPart(answer, "39.2"))) return false;
      const months = onlyPart(answer, "39.4")?.text() ?? "";
      return code === "ATER_X_ANTAL_MANADER" ? /^[1-9]\d?$/.test(months) : occurrences(answer, "39.4") === 0;
    },
  },
};
