import {closeSync, fstatSync, openSync, readSync} from "node:fs";
import type {Readable} from "node:stream";
import {
  type Entry,
  fromRandomAccessReader,
  getFileNameLowLevel,
  RandomAccessReader,
  type ZipFile,
} from "yauzl";
import {isHidden} from "./found.ts";

declare module "yauzl" {
  /** The name of an entry from its raw bytes: UTF-8 where the entry says so, else code page 437. */
  export function getFileNameLowLevel(
    flags: number,
    raw: Buffer,
    extraFields: Entry["extraFields"],
    strict: boolean,
  ): string;
}

/** What the directory of a zip says of one file in it. */
export interface ZipEntry {
  readonly file: string;
  /** Where its local header begins, in bytes from the start of the zip. */
  readonly offset: number;
  readonly packedSize: number;
  readonly size: number;
  readonly crc32: number;
  /** 0 is stored, 8 is deflated. */
  readonly method: number;
  readonly isEncrypted: boolean;
}

/**
 * The files of a zip in the order of their paths, hidden ones and folders left out. Kept in columns: a zip can have
 * millions of entries, and only their names take room.
 */
export class ZipDirectory {
  readonly #names: string[] = [];
  readonly #numbers: number[] = [];
  #order = new Uint32Array();

  get length(): number {
    return this.#names.length;
  }

  add({file, offset, packedSize, size, crc32, method, isEncrypted}: ZipEntry): void {
    this.#names.push(file);
    this.#numbers.push(offset, packedSize, size, crc32, method, isEncrypted ? 1 : 0);
  }

  sort(): void {
    const names = this.#names;
    this.#order = Uint32Array.from(names, (_, index) => index).sort((a, b) => {
      const [one = "", other = ""] = [names[a], names[b]];
      return one < other ? -1 : one > other ? 1 : a - b;
    });
  }

  /** The entries by path. */
  *[Symbol.iterator](): Generator<ZipEntry> {
    for (const index of this.#order) {
      const [offset = 0, packedSize = 0, size = 0, crc32 = 0, method = 0, encrypted = 0] =
        this.#numbers.slice(6 * index, 6 * index + 6);
      const file = this.#names[index] ?? "";
      yield {file, offset, packedSize, size, crc32, method, isEncrypted: encrypted === 1};
    }
  }
}

/** Reads the directory of an open zip. Throws what yauzl throws where it is none. */
export async function readDirectory(descriptor: number): Promise<ZipDirectory> {
  const directory = new ZipDirectory();
  const zip = await openZip(descriptor);
  for await (const entry of readEntries(zip)) {
    const file = nameOf(entry);
    if (file.endsWith("/") || isHidden(file)) continue;
    directory.add({
      file,
      offset: entry.relativeOffsetOfLocalHeader,
      packedSize: entry.compressedSize,
      size: entry.uncompressedSize,
      crc32: entry.crc32,
      method: entry.compressionMethod,
      isEncrypted: entry.isEncrypted(),
    });
  }
  directory.sort();
  return directory;
}

/** A line for each entry, which differs where the entry does. A zip that cannot be read has none. */
export async function* describeZip(path: string): AsyncGenerator<string> {
  const descriptor = openSync(path, "r");
  try {
    for (const {file, offset, size, crc32} of await readDirectory(descriptor))
      yield `${file}|${offset}|${size}|${crc32}\n`;
  } catch {
    yield "damaged\n";
  } finally {
    closeSync(descriptor);
  }
}

const bytesPerBlock = 1_048_576;

/** Reads a file a block at a time: yauzl asks for the directory in pieces of some tens of bytes. */
class BlockReader extends RandomAccessReader {
  readonly #descriptor: number;
  readonly #block = Buffer.alloc(bytesPerBlock);
  #start = 0;
  #end = 0;

  constructor(descriptor: number) {
    super();
    this.#descriptor = descriptor;
  }

  override read(
    into: Buffer,
    offset: number,
    length: number,
    position: number,
    done: (error: Error | null) => void,
  ): void {
    try {
      let read = 0;
      while (read < length) {
        const at = position + read;
        if (at < this.#start || at >= this.#end) {
          this.#start = at;
          this.#end = at + readSync(this.#descriptor, this.#block, 0, bytesPerBlock, at);
          if (this.#end === at) throw new RangeError("end of file");
        }
        const more = Math.min(length - read, this.#end - at);
        this.#block.copy(into, offset + read, at - this.#start, at - this.#start + more);
        read += more;
      }
    } catch (error) {
      done(error instanceof Error ? error : new Error("unreadable"));
      return;
    }
    done(null);
  }

  override _readStreamForRange(): Readable {
    throw new TypeError("entries are not read through yauzl");
  }
}

function openZip(descriptor: number): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    // Names are decoded and judged by who reads: yauzl stops at the first unsafe one, and the rest must go through.
    const options = {lazyEntries: true, autoClose: false, decodeStrings: false};
    const {size} = fstatSync(descriptor);
    fromRandomAccessReader(new BlockReader(descriptor), size, options, (error, zip) => {
      if (error) reject(error);
      else resolve(zip);
    });
  });
}

async function* readEntries(zip: ZipFile): AsyncGenerator<Entry> {
  const arrived: (Entry | undefined)[] = [];
  let failure: Error | undefined;
  let wake: () => void = () => undefined;
  zip.on("entry", (entry: Entry) => {
    arrived.push(entry);
    wake();
  });
  zip.on("end", () => {
    arrived.push(undefined);
    wake();
  });
  zip.on("error", (error: Error) => {
    failure = error;
    wake();
  });
  for (;;) {
    if (arrived.length === 0 && !failure) zip.readEntry();
    if (arrived.length === 0 && !failure) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    if (failure) throw failure;
    const entry = arrived.shift();
    if (!entry) return;
    yield entry;
  }
}

function nameOf(entry: Entry): string {
  // Without decodeStrings the name is a buffer, whatever the type says.
  const raw = entry.fileName as unknown as Buffer;
  return getFileNameLowLevel(entry.generalPurposeBitFlag, raw, entry.extraFields, false);
}
