import {closeSync, fstatSync, openSync, readSync} from "node:fs";
import {parquetMetadata, parquetSchema, type SchemaTree} from "hyparquet";

/** A column of a Parquet file. */
export interface ParquetColumn {
  readonly name: string;
  /** `text`: reads as text by itself. `instant`: a moment in universal time. Else the type that cannot be read. */
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

function readingOf({children, element}: SchemaTree): ParquetColumn["reads"] {
  if (children.length > 0 || element.repetition_type === "REPEATED") return {not: "en sammansatt typ"};
  switch (element.type) {
    case "INT96":
      return {not: "INT96 (en äldre sorts tidsstämpel)"};
    case "FLOAT":
    case "DOUBLE":
      return "number";
    case "INT64": {
      const {logical_type: logical, converted_type: converted} = element;
      const isInstant =
        logical?.type === "TIMESTAMP" ? logical.isAdjustedToUTC : (converted ?? "").startsWith("TIMESTAMP");
      return isInstant ? "instant" : "text";
    }
    case "BOOLEAN":
    case "INT32":
    case "BYTE_ARRAY":
    case "FIXED_LEN_BYTE_ARRAY":
    case undefined:
      return "text";
  }
}
