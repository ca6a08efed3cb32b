import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {parquetMetadata, parquetRead} from "hyparquet";
import {Manifest, type Place} from "../../../src/contract/release.ts";
import {InputError} from "../../errors.ts";
import {readBytes} from "./readBytes.ts";

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

/**
 * Reads a Parquet file column by column, handing on each piece as it is decoded: a table of millions of rows never
 * stands in memory as texts.
 */
async function readPieces(
  path: string,
  take: (column: string, values: ArrayLike<unknown>, from: number) => void,
): Promise<{readonly names: readonly string[]; readonly rows: number}> {
  const bytes = await readBytes(path).catch(() => undefined);
  if (!bytes) throw new InputError(`${path}: går inte att läsa`);
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  try {
    const metadata = parquetMetadata(file);
    await parquetRead({
      file,
      metadata,
      onChunk: ({columnName, columnData, rowStart}) => {
        take(columnName, columnData, rowStart);
      },
    });
    return {names: metadata.schema.slice(1).map(({name}) => name), rows: Number(metadata.num_rows)};
  } catch {
    throw new InputError(`${path}: går inte att läsa som Parquet`);
  }
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
  const expected = [...dimensions, "n", ...(place === undefined ? [] : ["at_base"])];
  const positions = dimensions.map(
    (id) => new Map(manifest.dimensions[id]?.codes.map(({code}, at) => [code, at])),
  );
  const read = new Map<string, Growing>();
  const {names, rows} = await readPieces(join(folder, path), (name, values, from) => {
    if (!expected.includes(name)) return;
    const column = read.get(name) ?? new Growing();
    read.set(name, column);
    const codes = positions[dimensions.indexOf(name)];
    column.take(values, from, codes ? (value) => codes.get(String(value)) ?? -1 : Number);
  });
  const column = (name: string) => read.get(name)?.upTo(rows) ?? new Float64Array();
  const strange = [
    ...names.filter((name) => !expected.includes(name)).map((name) => `kolumnen ${name}`),
    ...expected.filter((name) => !names.includes(name)).map((name) => `saknar ${name}`),
  ];
  return {
    ...{path, family, place, dimensions, strange},
    codes: dimensions.map((id) => Int32Array.from(column(id))),
    n: column("n"),
    atBase: names.includes("at_base") ? column("at_base") : undefined,
  };
}

/** A column whose length is known only when it has been read. */
class Growing {
  #values = new Float64Array(1024);

  take(values: ArrayLike<unknown>, from: number, number: (value: unknown) => number): void {
    const end = from + values.length;
    if (end > this.#values.length) {
      const grown = new Float64Array(Math.max(end, this.#values.length * 2));
      grown.set(this.#values);
      this.#values = grown;
    }
    for (let i = 0; i < values.length; i++) this.#values[from + i] = number(values[i]);
  }

  upTo(rows: number): Float64Array {
    return this.#values.slice(0, rows);
  }
}
