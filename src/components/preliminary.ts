import {isWhole, lastMonthOf} from "../measures/months.js";
import {formatDay} from "../measures/swedish.js";
import type {DataTable} from "./diagramModel.js";

/** Whether a month, quarter or year had not passed when the extract was made: its counts are preliminary. */
export function isPreliminary(period: string, extractDate: string): boolean {
  return !isWhole(lastMonthOf(period), extractDate);
}

/**
 * The table with a column that says, row by row, whether its figures rest on a month or quarter that had not passed;
 * the table as it is where none does. `flags` has one entry a row.
 */
export function markPreliminary(table: DataTable, flags: readonly boolean[]): DataTable {
  if (!flags.includes(true)) return table;
  return {
    ...table,
    columns: [...table.columns, {name: "preliminar", title: "Preliminär", kind: "text"}],
    rows: table.rows.map((row, i) => [...row, flags[i] === true ? "ja" : "nej"]),
  };
}

/** What is said beside lines where a month, quarter or year had not passed; nothing where all had. */
export function preliminaryNote(periods: readonly string[], extractDate: string): string[] {
  const found = periods.find((period) => isPreliminary(period, extractDate));
  if (found === undefined) return [];
  const named = found.length === 4 ? "året" : found.charAt(5) === "Q" ? "kvartalet" : "månaden";
  return [
    `Ihåliga tecken: ${named} var inte slut när uttaget gjordes den ${formatDay(extractDate)}. Talen är preliminära och kan ändras.`,
  ];
}

/** What is said beside shares or rates that take in a month or quarter that had not passed; nothing where all had. */
export function preliminarySharesNote(periods: readonly string[], extractDate: string): string[] {
  if (!periods.some((period) => isPreliminary(period, extractDate))) return [];
  return [
    `Perioden var inte slut när uttaget gjordes den ${formatDay(extractDate)}. Talen är preliminära och kan ändras.`,
  ];
}
