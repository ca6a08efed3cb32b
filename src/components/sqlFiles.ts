import {parquetWriteBuffer} from "npm:hyparquet-writer";
import type {SqlAnswer, SqlValue} from "./sqlMessages.js";

/** An answer as CSV: UTF-8, points as decimal marks, every number as it is, lines end CRLF. */
export function answerCsv({columns, rows}: SqlAnswer): string {
  const field = (value: SqlValue): string => {
    if (value === null) return "";
    const text = String(value);
    // A text that begins like a formula would be run as one by a spreadsheet.
    const safe = typeof value === "string" && /^[=+@]/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return [columns, ...rows].map((row) => `${row.map(field).join(",")}\r\n`).join("");
}

/** An answer as Parquet: numbers as DOUBLE, truth values as BOOLEAN, all else as text; the query in the file's own metadata. */
export function answerParquet(
  {columns, rows}: SqlAnswer,
  marks: Readonly<Record<string, string>>,
): ArrayBuffer {
  const names = distinct(columns);
  return parquetWriteBuffer({
    columnData: names.map((name, i) => {
      const values = rows.map((row): SqlValue => row[i] ?? null);
      const kind = kindOf(values);
      if (kind === "number") return {name, data: values, type: "DOUBLE" as const, nullable: true};
      if (kind === "boolean") return {name, data: values, type: "BOOLEAN" as const, nullable: true};
      const texts = values.map((value) => (value === null ? null : String(value)));
      return {name, data: texts, type: "STRING" as const, nullable: true};
    }),
    kvMetadata: Object.entries(marks).map(([key, value]) => ({key, value})),
    createdBy: "underlag",
  });
}

/** What all values of a column are, apart from those that are missing; a column of both is text. */
export function kindOf(values: readonly SqlValue[]): "number" | "boolean" | "text" {
  const kinds = new Set(values.filter((value) => value !== null).map((value) => typeof value));
  if (kinds.size !== 1) return "text";
  if (kinds.has("number")) return "number";
  return kinds.has("boolean") ? "boolean" : "text";
}

/** Names of columns made different: a second `n` becomes `n_2`. */
function distinct(columns: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return columns.map((name) => {
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 ? name : `${name}_${times}`;
  });
}
