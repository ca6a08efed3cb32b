import type {Manifest} from "../contract/release.js";
import {everything, type View} from "../contract/view.js";
import {formatDay, formatMonth, joinSwedish} from "../measures/swedish.js";
import type {Table} from "../measures/table.js";
import {comparisonOf} from "./selection.js";

/** The years that a chart counts, of those that a table has. */
export interface FamilyYears {
  readonly values: readonly string[];
  /** In words: `2024`, `2022–2024`, `2024 jämfört med 2023`. */
  readonly period: string;
  readonly notes: readonly string[];
}

/** What decides which years are whole. */
export type Covered = Pick<Manifest, "extractDate" | "firstMonth" | "lastMonth">;

/** A year and the one before it, where a place is laid beside itself; null where the table has no such year. */
export interface ComparedYears extends FamilyYears {
  readonly year: string | null;
  readonly before: string | null;
}

/**
 * The chosen year, or all years of the table in order; all of them too where the table does not have the year, since that is
 * the nearest there is. A year that the release covers in part is told. Of a place beside itself the year before, two years
 * (`comparedYears`).
 */
export function familyYears(view: View, table: Table, covered: Covered): FamilyYears {
  if (comparisonOf(view) === "fjolaret") return comparedYears(view, table, covered);
  const all = yearsIn(table);
  const chosen = all.filter((year) => year === view.year);
  const values = chosen.length > 0 ? chosen : all;
  const period = yearsInWords(values);
  return {
    ...{values, period},
    notes: [
      ...(view.year !== everything && chosen.length === 0 ? [lackingNote(view.year, period)] : []),
      ...partNotes(values, covered),
    ],
  };
}

/**
 * The chosen year and the one before it. Where none is chosen, or the table does not have it, the newest year that the
 * release covers: a part of a year is laid beside a whole one only where a reader asks for it.
 */
export function comparedYears(view: View, table: Table, covered: Covered): ComparedYears {
  const all = yearsIn(table);
  const chosen = all.find((year) => year === view.year);
  const whole = all.findLast((year) => partNotes([year], covered).length === 0);
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
  const ofBefore = before === null ? [] : partNotes([before], covered);
  for (const note of partNotes([year], covered))
    notes.push(before === null || ofBefore.length > 0 ? note : `${note} Det jämförs med hela ${before}.`);
  notes.push(...ofBefore);
  return {values, year, before, period, notes};
}

function yearsIn(table: Table): string[] {
  return [...(table.columns.get("year")?.codes ?? [])].sort();
}

/** Why some of the years are not whole; nothing where all are. */
export function partNotes(years: readonly string[], {extractDate, firstMonth, lastMonth}: Covered): string[] {
  const note = (why: string, some: readonly string[]): string[] =>
    some.length === 0 ? [] : [`${why}, så ${joinSwedish(some)} är inte ett helt år.`];
  const unfinished = years.filter((year) => extractDate < `${year}-12-31`);
  return [
    ...note(
      `Utgåvan börjar i ${formatMonth(firstMonth)}`,
      years.filter((year) => `${year}-01` < firstMonth),
    ),
    ...note(`Uttaget gjordes den ${formatDay(extractDate)}`, unfinished),
    ...note(
      `Utgåvan slutar i ${formatMonth(lastMonth)}`,
      years.filter((year) => `${year}-12` > lastMonth && !unfinished.includes(year)),
    ),
  ];
}

function lackingNote(year: string, period: string): string {
  return `Ditt val av år går inte att använda här: tabellen har inte ${year}. Här visas ${period}.`;
}

/** `2024`, `2022–2024`; years apart are listed. */
export function yearsInWords(years: readonly string[]): string {
  const [first, last] = [years[0], years.at(-1)];
  if (first === undefined || last === undefined) return "inga år";
  if (first === last) return first;
  return Number(last) - Number(first) === years.length - 1 ? `${first}–${last}` : joinSwedish(years);
}
