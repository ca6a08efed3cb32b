import {everything, type View} from "../contract/view.js";
import {formatDay, joinSwedish} from "../measures/swedish.js";
import type {Table} from "../measures/table.js";
import {comparisonOf} from "./selection.js";

/** The years that a chart counts, of those that a table has. */
export interface FamilyYears {
  readonly values: readonly string[];
  /** In words: `2024`, `2022–2024`, `2024 jämfört med 2023`. */
  readonly period: string;
  readonly notes: readonly string[];
}

/** A year and the one before it, where a place is laid beside itself; null where the table has no such year. */
export interface ComparedYears extends FamilyYears {
  readonly year: string | null;
  readonly before: string | null;
}

/**
 * The chosen year, or all years of the table in order; all of them too where the table does not have the year, since that is
 * the nearest there is. A year that had not passed at the extract date is told. Of a place beside itself the year before, two years
 * (`comparedYears`).
 */
export function familyYears(view: View, table: Table, extractDate: string): FamilyYears {
  if (comparisonOf(view) === "fjolaret") return comparedYears(view, table, extractDate);
  const all = yearsIn(table);
  const chosen = all.filter((year) => year === view.year);
  const values = chosen.length > 0 ? chosen : all;
  const period = yearsInWords(values);
  const unfinished = values.filter((year) => isUnfinished(year, extractDate));
  return {
    ...{values, period},
    notes: [
      ...(view.year !== everything && chosen.length === 0 ? [lackingNote(view.year, period)] : []),
      ...(unfinished.length > 0 ? [unfinishedNote(unfinished, extractDate)] : []),
    ],
  };
}

/**
 * The chosen year and the one before it. Where none is chosen, or the table does not have it, the newest year that had passed at the
 * extract date: a part of a year is laid beside a whole one only where a reader asks for it.
 */
export function comparedYears(view: View, table: Table, extractDate: string): ComparedYears {
  const all = yearsIn(table);
  const chosen = all.find((year) => year === view.year);
  const whole = all.findLast((year) => !isUnfinished(year, extractDate));
  const year = chosen ?? whole ?? all.at(-1);
  if (year === undefined) return {values: [], year: null, before: null, period: yearsInWords([]), notes: []};
  const wanted = String(Number(year) - 1);
  const before = all.includes(wanted) ? wanted : null;
  const values = before === null ? [year] : [year, before];
  const period = before === null ? year : `${year} jämfört med ${before}`;
  const notes: string[] = [];
  if (view.year === everything) {
    const what = `tabellens senaste ${year === whole ? "hela " : ""}år`;
    notes.push(
      before === null
        ? `Inget år är valt. Här visas ${what}, ${year}.`
        : `Inget år är valt. Här jämförs ${what}, ${year}, med ${before}.`,
    );
  } else if (chosen === undefined) notes.push(lackingNote(view.year, period));
  if (before === null)
    notes.push(`Året före, ${wanted}, finns inte i tabellen. Därför visas bara ${year}, utan jämförelse.`);
  if (isUnfinished(year, extractDate))
    notes.push(
      `${unfinishedNote([year], extractDate)}${before === null ? "" : ` Det jämförs med hela ${before}.`}`,
    );
  return {values, year, before, period, notes};
}

function yearsIn(table: Table): string[] {
  return [...(table.columns.get("year")?.codes ?? [])].sort();
}

function isUnfinished(year: string, extractDate: string): boolean {
  return extractDate < `${year}-12-31`;
}

function lackingNote(year: string, period: string): string {
  return `Ditt val av år går inte att använda här: tabellen har inte ${year}. Här visas ${period}.`;
}

function unfinishedNote(years: readonly string[], extractDate: string): string {
  return `Uttaget gjordes den ${formatDay(extractDate)}, så ${joinSwedish(years)} är inte ett helt år.`;
}

/** `2024`, `2022–2024`; years apart are listed. */
export function yearsInWords(years: readonly string[]): string {
  const [first, last] = [years[0], years.at(-1)];
  if (first === undefined || last === undefined) return "inga år";
  if (first === last) return first;
  return Number(last) - Number(first) === years.length - 1 ? `${first}–${last}` : joinSwedish(years);
}
