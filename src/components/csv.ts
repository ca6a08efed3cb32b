import type {ColumnKind, DataTable, Value} from "./diagramModel.js";

/** How a CSV file is written: for programs everywhere, or for a Swedish Excel that opens it by double-click. */
export type CsvForm = "international" | "swedish";

/** Decimals that files keep, by kind of column: enough to calculate with, not more than the measure can bear. */
const decimals: Readonly<Record<ColumnKind, number>> = {
  text: 0,
  month: 0,
  count: 1,
  decimal: 1,
  rate: 3,
  share: 5,
  change: 4,
  index: 2,
};

/**
 * The rows of a table as CSV: a header of names, points as decimal marks and commas between fields; or titles,
 * decimal commas and semicolons, with the mark that makes Excel read UTF-8. No grouping of digits, lines end CRLF.
 */
export function csv(table: DataTable, form: CsvForm): string {
  const separator = form === "swedish" ? ";" : ",";
  const header = table.columns.map(({name, title}) => field(form === "swedish" ? title : name, separator));
  const rows = table.rows.map((row) =>
    row.map((value, i) => field(written(value, table.columns[i]?.kind ?? "text", form), separator)),
  );
  const text = [header, ...rows].map((fields) => `${fields.join(separator)}\r\n`).join("");
  return form === "swedish" ? `\ufeff${text}` : text;
}

/** A value rounded as files keep it: 12.5 and not 12.500000000000002. */
export function rounded(value: number, kind: ColumnKind): number {
  return Number(value.toFixed(decimals[kind]));
}

function written(value: Value, kind: ColumnKind, form: CsvForm): string {
  if (value === null) return "";
  if (typeof value === "string") return value;
  const text = String(rounded(value, kind));
  return form === "swedish" ? text.replace(".", ",") : text;
}

function field(text: string, separator: string): string {
  // A leading =, +, - or @ would be run as a formula; our own texts never begin so, and none may come to.
  const safe = /^[=+@]/.test(text) ? `'${text}` : text;
  return safe.includes(separator) || /["\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
