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
 * How two manifests differ, by field. Left out is what the tables are compared for themselves, what depends on which other
 * releases there are, and the versions of the program, which are told apart.
 */
export function compareManifests(published: object, rebuilt: object): Difference | undefined {
  const lines: string[] = [];
  const walk = (place: string, a: unknown, b: unknown): void => {
    if (elsewhere.has(place)) return;
    if (isRecord(a) && isRecord(b)) {
      for (const name of new Set([...Object.keys(a), ...Object.keys(b)]))
        walk(place === "" ? name : `${place}.${name}`, a[name], b[name]);
    } else if (JSON.stringify(a) !== JSON.stringify(b))
      lines.push(`fältet ${place}: ${short(a)} i utgåvan, ${short(b)} i omräkningen`);
  };
  walk("", published, rebuilt);
  return differenceOf("manifest.json", lines);
}

const elsewhere = new Set([
  ...["audit", "dataHash", "files", "metadata", "tools", "revisions", "revised"],
  ...["disclosure.follows", "disclosure.newKey"],
]);

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
