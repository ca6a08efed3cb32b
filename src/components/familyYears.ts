import {everything, type View} from "../contract/view.js";
import {formatDay, joinSwedish} from "../measures/swedish.js";
import type {Table} from "../measures/table.js";

/** The years that a chart counts, of those that a table has. */
export interface FamilyYears {
  readonly values: readonly string[];
  /** In words: `2024`, `2022–2024`. */
  readonly period: string;
  readonly notes: readonly string[];
}

/**
 * The chosen year, or all years of the table in order; all of them too where the table does not have the year, since that is
 * the nearest there is. A year that had not passed at the extract date is told.
 */
export function familyYears(view: View, table: Table, extractDate: string): FamilyYears {
  const all = [...(table.columns.get("year")?.codes ?? [])].sort();
  const chosen = all.filter((year) => year === view.year);
  const values = chosen.length > 0 ? chosen : all;
  const period = inWords(values);
  const notes: string[] = [];
  if (view.year !== everything && chosen.length === 0)
    notes.push(
      `Ditt val av år går inte att använda här: tabellen har inte ${view.year}. Här visas ${period}.`,
    );
  const unfinished = values.filter((year) => extractDate < `${year}-12-31`);
  if (unfinished.length > 0)
    notes.push(
      `Uttaget gjordes den ${formatDay(extractDate)}, så ${joinSwedish(unfinished)} är inte ett helt år.`,
    );
  return {values, period, notes};
}

/** `2024`, `2022–2024`; years apart are listed. */
function inWords(years: readonly string[]): string {
  const [first, last] = [years[0], years.at(-1)];
  if (first === undefined || last === undefined) return "inga år";
  if (first === last) return first;
  return Number(last) - Number(first) === years.length - 1 ? `${first}–${last}` : joinSwedish(years);
}
