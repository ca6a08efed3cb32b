import type {LevelId, View} from "../contract/view.js";
import {levels} from "../contract/view.js";

/**
 * The codes of a change that count at each level. A sjukfall whose diagnosis moves to another chapter has another block and another
 * category too, so the coarser changes are among the finer.
 */
const counted: Readonly<Record<LevelId, readonly string[]>> = {
  kategori: ["category", "block", "chapter"],
  avsnitt: ["block", "chapter"],
  kapitel: ["chapter"],
};

/** A level of change in words, and the codes that count as a change there. */
export interface ChangeLevel {
  readonly id: LevelId;
  /** As in `till en annan kategori`. */
  readonly to: string;
  /** As the label of a row. */
  readonly label: string;
  readonly codes: readonly string[];
}

const words: Readonly<Record<LevelId, Pick<ChangeLevel, "to" | "label">>> = {
  kategori: {to: "en annan kategori", label: "Annan kategori (de tre första tecknen)"},
  avsnitt: {to: "ett annat avsnitt", label: "Annat avsnitt"},
  kapitel: {to: "ett annat kapitel", label: "Annat kapitel"},
};

/** Every level of change, the finest first. */
export const changeLevels: readonly ChangeLevel[] = levels.map((id) => ({
  id,
  ...words[id],
  codes: counted[id],
}));

/** The level of a view: the schema and the parser let nothing else through. */
export function changeLevelOf({level}: Pick<View, "level">): ChangeLevel {
  const found = changeLevels.find(({id}) => id === level) ?? changeLevels[0];
  if (found === undefined) throw new RangeError("there are no levels of change");
  return found;
}

/**
 * The codes where the first and the last diagnosis can be compared. The others, without valid code at either end or withheld, are in
 * no share of changed diagnoses, neither as a part nor in the whole.
 */
export const comparableChanges: readonly string[] = ["same", ...counted.kategori];

/** What the family on changed diagnoses counts, as notes call it. */
export const diagnosisChangesCounted = "avslutade sjukfall efter första och sista diagnos";

/** What is compared, told under each chart of changed diagnoses. */
export const diagnosisChangeNote =
  "Här jämförs huvuddiagnosen i sjukfallets första intyg med den i det sista. Att diagnosen ändras kan bero på att läkaren vet mer, på att en ny sjukdom har kommit till eller på att någon annan skriver intyget.";
