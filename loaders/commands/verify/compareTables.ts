import {parquetReadObjects} from "hyparquet";

/** Where two files of a release say different things. */
export interface Difference {
  readonly path: string;
  /** How many rows or lines differ. */
  readonly count: number;
  /** The first of them: place, and what each of the two says. */
  readonly examples: readonly string[];
}

/** So many differences of one file are told one by one. */
const told = 5;

type Row = Readonly<Record<string, unknown>>;

/** Columns that count; all other columns of a table say what is counted. */
const counts = new Set(["n", "at_base", "withheld", "status"]);

const rowsOf = async (bytes: Uint8Array): Promise<Row[]> =>
  await parquetReadObjects({file: new Uint8Array(bytes).buffer});

const keyOf = (row: Row) =>
  Object.entries(row)
    .filter(([name]) => !counts.has(name))
    .map(([name, value]) => `${name}=${shown(value)}`)
    .join(", ");

const shown = (value: unknown) =>
  typeof value === "string" || typeof value === "number" || typeof value === "boolean"
    ? String(value)
    : "inget värde";

/**
 * How the rows of a published table differ from those of the same table made again: by what they count, whatever row they stand on.
 * `undefined` where the bytes differ and no row does (another writer of Parquet, or other marks in the file's foot).
 */
export async function compareTables(
  path: string,
  published: Uint8Array,
  rebuilt: Uint8Array,
): Promise<Difference | undefined> {
  const lines: string[] = [];
  const again = new Map((await rowsOf(rebuilt)).map((row) => [keyOf(row), row]));
  for (const [at, row] of (await rowsOf(published)).entries()) {
    const key = keyOf(row);
    const other = again.get(key);
    again.delete(key);
    if (!other) lines.push(`rad ${at + 1} (${key}): finns inte i omräkningen`);
    else
      for (const name of new Set([...Object.keys(row), ...Object.keys(other)]))
        if (row[name] !== other[name])
          lines.push(
            `rad ${at + 1} (${key}): ${name} är ${shown(row[name])} i utgåvan, ${shown(other[name])} i omräkningen`,
          );
  }
  for (const key of again.keys()) lines.push(`raden ${key}: finns bara i omräkningen`);
  return differenceOf(path, lines);
}

/** How the lines of a text differ. */
export function compareTexts(
  path: string,
  published: Uint8Array,
  rebuilt: Uint8Array,
): Difference | undefined {
  const [a, b] = [published, rebuilt].map((bytes) => new TextDecoder().decode(bytes).split("\n"));
  const lines: string[] = [];
  for (let at = 0; at < Math.max(a?.length ?? 0, b?.length ?? 0); at++)
    if (a?.[at] !== b?.[at])
      lines.push(`rad ${at + 1}: ”${shown(a?.[at])}” i utgåvan, ”${shown(b?.[at])}” i omräkningen`);
  return differenceOf(path, lines);
}

/**
 * How two manifests differ, by field. Left out is what the tables are compared for themselves, the versions of the program, which are
 * told apart, and what depends on which other releases there are: of that `account` tells, see `compareAccounts.ts`.
 */
export function compareManifests(
  published: object,
  rebuilt: object,
  account: readonly string[] = [],
): Difference | undefined {
  return differenceOf("manifest.json", [...compareFields("", published, rebuilt, elsewhere), ...account]);
}

const elsewhere: ReadonlySet<string> = new Set([
  ...["audit", "dataHash", "files", "metadata", "tools", "revisions", "revised"],
  ...["disclosure.follows", "disclosure.newKey"],
]);

/** The fields of a manifest, at and below `place`, where two say different things: one line a field, with what both say. */
export function compareFields(
  place: string,
  published: unknown,
  rebuilt: unknown,
  leftOut: ReadonlySet<string> = new Set(),
): string[] {
  if (leftOut.has(place)) return [];
  if (isRecord(published) && isRecord(rebuilt))
    return [...new Set([...Object.keys(published), ...Object.keys(rebuilt)])].flatMap((name) =>
      compareFields(place === "" ? name : `${place}.${name}`, published[name], rebuilt[name], leftOut),
    );
  if (JSON.stringify(published) === JSON.stringify(rebuilt)) return [];
  return [`fältet ${place}: ${short(published)} i utgåvan, ${short(rebuilt)} i omräkningen`];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

function short(value: unknown): string {
  const text = value === undefined ? "saknas" : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

function differenceOf(path: string, lines: readonly string[]): Difference | undefined {
  return lines.length === 0 ? undefined : {path, count: lines.length, examples: lines.slice(0, told)};
}
