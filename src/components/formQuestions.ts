import {noQuestion, type View} from "../contract/view.js";
import {addCounts, type Count} from "../measures/count.js";
import {wholeQuarters} from "../measures/months.js";
import {shareOfOther} from "../measures/shareOfOther.js";
import {countBy, type Selection} from "../measures/table.js";
import {placeSides, type FamilySide} from "./familySides.js";
import {formQuarters, type FormVersion} from "./formTimes.js";
import type {PlaceFamily} from "./placeFamily.js";
import {monthsOf, withValues} from "./selection.js";
import type {RowShare} from "./shareRows.js";

/** The families that tell what requests are about: all certificates by version of the form, and the questions that are asked about. */
export interface QuestionFamilies {
  readonly requests: PlaceFamily;
  readonly questions: PlaceFamily;
}

/** The whole quarters of a view in which certificates of the whole country are on a version of the form. */
export function quartersOn(version: FormVersion, {requests}: QuestionFamilies, view: View): string[] {
  return formQuarters(version, requests, view);
}

/** One side of a comparison: its certificates, and the questions that requests about them name. */
export interface QuestionSide extends FamilySide {
  readonly questions: FamilySide;
}

/** What a place is laid beside (`of`), in both families: if not told otherwise a region and the nation, or the nation alone. */
export function questionSides(
  {requests, questions}: QuestionFamilies,
  of: (family: PlaceFamily) => readonly FamilySide[] = placeSides,
): QuestionSide[] {
  const named = of(questions);
  return of(requests).flatMap((side, i) => {
    const one = named[i];
    return one === undefined ? [] : [{...side, questions: one}];
  });
}

/** Of the certificates on a version of the form, signed in some quarters, those that a question was asked about. */
export function questionShare(
  side: QuestionSide,
  question: string,
  version: FormVersion,
  quarters: readonly string[],
  base: number,
): RowShare {
  const rows = withValues(withValues(new Map(), "version", [version]), "quarter", quarters);
  const part = sum(side.questions, withValues(rows, "question", [question]));
  const whole = sum(side, rows);
  return {part, whole, ...shareOfOther(part, whole, base)};
}

/** The question of a view: the chosen one, or the one that most certificates of the whole country are asked about. */
export function questionOf({questions}: QuestionFamilies, view: View): string | undefined {
  const quarters = wholeQuarters(monthsOf(view));
  const counts = countBy(questions.nation, "question", withValues(new Map(), "quarter", quarters));
  const asked = [...counts].filter(([code]) => code !== noQuestion).sort(([, a], [, b]) => b.n - a.n);
  const all = questions.manifest.dimensions["question"]?.codes ?? [];
  return all.some(({code}) => code === view.question) ? view.question : asked[0]?.[0];
}

function sum({table}: FamilySide, rows: Selection): Count {
  return addCounts(countBy(table, "quarter", rows).values());
}
