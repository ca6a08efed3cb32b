import {closeSync, openSync, readSync} from "node:fs";
import {basename} from "node:path";
import {InputError} from "../../errors.ts";
import {maskIdentifiers} from "../../model/mask.ts";
import type {RawTable} from "../../model/source.ts";

const columns = [
  "hsa_id",
  "namn",
  "vardenhet_hsa_id",
  "ar_vardenhet",
  "vardgivare_hsa_id",
  "lanskod",
  "start",
  "slut",
  "arkiverad",
  "dn",
];

/**
 * The unit registry as CSV (comma, quotes, UTF-8, a header), read by the engine with every column as text. Columns
 * may stand in any order and there may be more; one that is missing is an InputError that names it.
 */
export function unitTable(flag: string, path: string): RawTable {
  const header = firstLine(path)
    .split(",")
    .map((name) => name.trim().replaceAll('"', ""));
  const missing = columns.filter((column) => !header.includes(column));
  if (missing.length > 0) {
    throw new InputError(
      `--${flag}: ${maskIdentifiers(path)} saknar kolumner: ${missing.join(", ")} (regel unit.columns)`,
    );
  }
  const literal = `'${path.replaceAll("'", "''")}'`;
  const select = `SELECT ${columns.join(", ")} FROM read_csv(${literal}, header = true, all_varchar = true, delim = ',', quote = '"', escape = '"', strict_mode = true)`;
  return {is: "table", kind: "unit", file: basename(path), select};
}

/** The first line, without a byte order mark; of at most 64 kB, which no header reaches. */
function firstLine(path: string): string {
  const descriptor = openSync(path, "r");
  try {
    const start = Buffer.alloc(65_536);
    const read = readSync(descriptor, start, 0, start.length, 0);
    const text = start.toString("utf8", 0, read).replace(/^\uFEFF/, "");
    return text.split(/\r?\n/, 1)[0] ?? "";
  } finally {
    closeSync(descriptor);
  }
}
