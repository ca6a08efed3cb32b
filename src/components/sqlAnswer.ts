import {dataTable} from "./dataTable.js";
import type {DataTable} from "./diagramModel.js";
import {kindOf} from "./sqlFiles.js";
import type {SqlAnswer, SqlValue} from "./sqlMessages.js";
import {formatCount} from "../measures/swedish.js";

/** At most so many rows are kept of an answer, and shown of those that are kept. */
export const [mostKept, mostShown] = [20_000, 200];

const numbers = new Intl.NumberFormat("sv-SE", {maximumFractionDigits: 6});

/** The first rows of an answer as a table that can be read and scrolled. */
export function answerTable(answer: SqlAnswer): HTMLElement {
  return dataTable(answerRows(answer));
}

/** What {@link answerTable} shows: numbers in Swedish writing, a missing value as an en dash. */
export function answerRows({columns, rows}: SqlAnswer): DataTable {
  const shown = rows.slice(0, mostShown);
  const text = (value: SqlValue): string | null => {
    if (typeof value === "number") return numbers.format(value);
    if (typeof value === "boolean") return value ? "sant" : "falskt";
    return value;
  };
  return {
    caption: "Svaret",
    columns: columns.map((name, i) => {
      const isNumber = kindOf(shown.map((row): SqlValue => row[i] ?? null)) === "number";
      return {name, title: name, kind: isNumber ? "count" : "text"};
    }),
    rows: shown.map((row) => row.map(text)),
  };
}

/** How many rows there are, how many of them are shown and saved, and how long it took. */
export function answerInWords({rows, more, milliseconds}: SqlAnswer): string {
  const seconds = `${numbers.format(Math.max(0.01, Math.round(milliseconds / 10) / 100))} sekunder`;
  if (rows.length === 0) return `Svaret har inga rader. Det tog ${seconds}.`;
  const count = rows.length === 1 ? "1 rad" : `${formatCount(rows.length)} rader`;
  const shown = rows.length > mostShown ? ` De ${formatCount(mostShown)} första visas.` : "";
  return more
    ? `Svaret har fler än ${formatCount(mostKept)} rader. De ${formatCount(mostShown)} första visas, och de ${formatCount(mostKept)} första går att ladda ner. Det tog ${seconds}.`
    : `Svaret har ${count}.${shown} Det tog ${seconds}.`;
}
