import {parquetWriteBuffer} from "npm:hyparquet-writer";
import {rounded} from "./csv.js";
import type {DataTable, Value} from "./diagramModel.js";

/** The rows of a table as Parquet, with the release and the caption in the file's own metadata. */
export function parquet(table: DataTable, marks: Readonly<Record<string, string>>): ArrayBuffer {
  return parquetWriteBuffer({
    columnData: table.columns.map(({name, kind}, i) => {
      const values = table.rows.map((row): Value => row[i] ?? null);
      if (kind === "text" || kind === "month") {
        return {
          name,
          data: values.map((value) => (value === null ? null : String(value))),
          type: "STRING" as const,
        };
      }
      const numbers = values.map((value) => (typeof value === "number" ? rounded(value, kind) : null));
      return {name, data: numbers, type: "DOUBLE" as const, nullable: true};
    }),
    kvMetadata: Object.entries({...marks, caption: table.caption}).map(([key, value]) => ({key, value})),
    createdBy: "underlag",
  });
}
