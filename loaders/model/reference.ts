import {readFileSync} from "node:fs";
import {FailedError} from "../errors.ts";

/** Lists that have been read: they are part of the program, and asked for by every family and place. */
const known = new Map<string, readonly Readonly<Record<string, string>>[]>();

/**
 * The rows of a reference list in `data/reference/` (see SOURCE.md there), by its header. Fields may be quoted.
 * Throws where a row has not as many fields as the header: the list is part of the program.
 */
export function readReference(name: string): readonly Readonly<Record<string, string>>[] {
  const rows = known.get(name) ?? read(name);
  known.set(name, rows);
  return rows;
}

function read(name: string): readonly Readonly<Record<string, string>>[] {
  const text = readFileSync(new URL(`../../data/reference/${name}`, import.meta.url), "utf8");
  const [header = [], ...rows] = text.trimEnd().split("\n").map(fields);
  return rows.map((row, index) => {
    if (row.length !== header.length)
      throw new FailedError(`data/reference/${name}, line ${index + 2}: expected ${header.length} fields`);
    return Object.fromEntries(header.map((column, at) => [column, row[at] ?? ""]));
  });
}

function fields(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,"]*))/g)].map(
    ([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? "",
  );
}
