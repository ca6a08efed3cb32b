import {closeSync, fstatSync, openSync, readSync} from "node:fs";
import {parquetMetadata, parquetSchema, type SchemaTree} from "hyparquet";

/** A column of a Parquet file. */
export interface ParquetColumn {
  readonly name: string;
  /** `text`: reads as text by itself. `number`: has decimals. `instant`: a moment in universal time. Else what it is that cannot be read. */
  readonly reads: "text" | "number" | "instant" | {readonly not: string};
}

/**
 * The columns of a Parquet file, from its footer alone. Throws where it has none: it is no Parquet file, or is cut off.
 */
export function readParquetColumns(path: string): ParquetColumn[] {
  const descriptor = openSync(path, "r");
  try {
    const {size} = fstatSync(descriptor);
    const read = (length: number) => {
      const bytes = Buffer.alloc(Math.min(length, size));
      readSync(descriptor, bytes, 0, bytes.length, size - bytes.length);
      return bytes;
    };
    // The file ends in the length of the footer and four letters.
    const end = read(8);
    if (end.toString("latin1", 4) !== "PAR1") throw new TypeError("expected a Parquet file");
    const footer = read(end.readUInt32LE(0) + 8);
    const copy = new Uint8Array(footer).buffer;
    return parquetSchema(parquetMetadata(copy)).children.map((column) => ({
      name: column.element.name,
      reads: readingOf(column),
    }));
  } finally {
    closeSync(descriptor);
  }
}

function readingOf({
  children,
  element: {type, repetition_type, logical_type},
}: SchemaTree): ParquetColumn["reads"] {
  if (children.length > 0 || repetition_type === "REPEATED") return {not: "en sammansatt typ"};
  if (type === "INT96") return {not: "INT96 (en äldre sorts tidsstämpel)"};
  if (type === "FLOAT" || type === "DOUBLE") return "number";
  return logical_type?.type === "TIMESTAMP" && logical_type.isAdjustedToUTC ? "instant" : "text";
}
