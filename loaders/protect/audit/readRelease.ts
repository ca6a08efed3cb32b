import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {parquetMetadata, parquetRead} from "hyparquet";
import {Manifest, type Place} from "../../../src/contract/release.ts";
import {InputError} from "../../errors.ts";

/** A published table as the bytes say, column by column. */
export interface PublishedTable {
  readonly path: string;
  readonly family: string;
  /** The place whose part it is; undefined for the whole. */
  readonly place: Place | undefined;
  readonly dimensions: readonly string[];
  /** Position of each code in the manifest's list; −1 for a code that is not there. */
  readonly codes: readonly Int32Array[];
  readonly n: Float64Array;
  readonly atBase: Float64Array | undefined;
  /** What does not belong: columns that the manifest does not tell of, or that are missing. */
  readonly strange: readonly string[];
}

/** A release as an attacker downloads it. */
export interface PublishedRelease {
  readonly folder: string;
  readonly manifest: Manifest;
}

/** Reads a manifest. Undefined where there is none that this version understands. */
export async function readManifest(folder: string): Promise<PublishedRelease | undefined> {
  const text = await readFile(join(folder, "manifest.json"), "utf8").catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    return {folder, manifest: Manifest.parse(JSON.parse(text))};
  } catch {
    return undefined;
  }
}

/** One Parquet file by column, every value as the file has it. */
export async function readColumns(path: string): Promise<ReadonlyMap<string, readonly unknown[]>> {
  const bytes = await readFile(path).catch(() => undefined);
  if (!bytes) throw new InputError(`${path}: går inte att läsa`);
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  try {
    return await columnsOf(file);
  } catch {
    throw new InputError(`${path}: går inte att läsa som Parquet`);
  }
}

async function columnsOf(file: ArrayBuffer): Promise<ReadonlyMap<string, readonly unknown[]>> {
  const metadata = parquetMetadata(file);
  const columns = new Map<string, unknown[]>(metadata.schema.slice(1).map(({name}) => [name, []]));
  const total = Number(metadata.num_rows);
  await parquetRead({
    file,
    metadata,
    onChunk: ({columnName, columnData, rowStart}) => {
      const column = columns.get(columnName);
      for (let i = 0; column && i < columnData.length && rowStart + i < total; i++)
        column[rowStart + i] = columnData[i];
    },
  });
  return columns;
}

/** Reads the table of a family, or the part of one place. */
export async function readTable(
  {folder, manifest}: PublishedRelease,
  family: string,
  place?: Place,
): Promise<PublishedTable> {
  const described = manifest.families.find(({id}) => id === family);
  const dimensions = (described?.dimensions ?? []).filter((id) => place === undefined || id !== "region");
  const path = place === undefined ? `tables/${family}.parquet` : `places/${place.slug}/${family}.parquet`;
  const columns = await readColumns(join(folder, path));
  const expected = [...dimensions, "n", ...(place === undefined ? [] : ["at_base"])];
  const strange = [
    ...[...columns.keys()].filter((name) => !expected.includes(name)).map((name) => `kolumnen ${name}`),
    ...expected.filter((name) => !columns.has(name)).map((name) => `saknar ${name}`),
  ];
  const codes = dimensions.map((id) => {
    const position = new Map(manifest.dimensions[id]?.codes.map(({code}, at) => [code, at]));
    return Int32Array.from(columns.get(id) ?? [], (code) => position.get(String(code)) ?? -1);
  });
  const numbers = (name: string) => Float64Array.from(columns.get(name) ?? [], Number);
  const atBase = columns.has("at_base") ? numbers("at_base") : undefined;
  return {path, family, place, dimensions, codes, n: numbers("n"), atBase, strange};
}
