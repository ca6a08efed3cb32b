import {dictionaryRows} from "../../../src/contract/dictionary.ts";
import type {Described} from "./metadataFiles.ts";

/** The columns of the file: heading and field. */
const columns = [
  ["tabell", "table"],
  ["kolumn", "column"],
  ["namn", "title"],
  ["definition", "definition"],
  ["typ", "type"],
  ["enhet", "unit"],
  ["koder", "codes"],
  ["källa", "source"],
  ["skydd", "protection"],
  ["sedan_version", "since"],
] as const;

/** The data dictionary as CSV (RFC 4180, UTF-8): a row for each column of each table. */
export function dictionaryCsv({manifest, description}: Described): string {
  const quoted = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const rows = dictionaryRows(manifest, description).map((row) =>
    columns.map(([, field]) => quoted(row[field])),
  );
  return `${[columns.map(([heading]) => heading), ...rows].map((cells) => cells.join(",")).join("\n")}\n`;
}
