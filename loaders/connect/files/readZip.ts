import type {Readable} from "node:stream";
import {crc32} from "node:zlib";
import {type Entry, getFileNameLowLevel, open, validateFileName, type ZipFile} from "yauzl";
import {byPath, type Found, isHidden, type Unreadable} from "./found.ts";

declare module "yauzl" {
  /** The name of an entry from its raw bytes: UTF-8 where the entry says so, else code page 437. */
  export function getFileNameLowLevel(
    flags: number,
    raw: Buffer,
    extraFields: Entry["extraFields"],
    strict: boolean,
  ): string;
}

/** XML packs to a tenth, repetitive XML to a fiftieth. Beyond this, and large, it was made to blow up. */
const greatestRatio = 200;
const harmlessSize = 1_048_576;

/**
 * The files of a zip, in the order of their paths, hidden ones and folders skipped: the same files in the same order
 * as from the folder that was packed. An entry is unpacked when it is read, in memory, and never written anywhere.
 * Throws what yauzl throws where the file is no zip.
 */
export async function* readZip(path: string): AsyncGenerator<Found> {
  const zip = await openZip(path);
  try {
    const entries: {readonly file: string; readonly entry: Entry}[] = [];
    for await (const entry of readEntries(zip)) {
      const file = nameOf(entry);
      if (!file.endsWith("/") && !isHidden(file)) entries.push({file, entry});
    }
    for (const {file, entry} of entries.sort(byPath)) {
      yield {file, total: entries.length, read: (limit) => readEntry(zip, entry, file, limit)};
    }
  } finally {
    zip.close();
  }
}

function openZip(path: string): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    // Names are decoded and judged here: yauzl stops at the first unsafe one, and the rest must go through.
    open(path, {lazyEntries: true, autoClose: false, decodeStrings: false}, (error, zip) => {
      if (error) reject(error);
      else resolve(zip);
    });
  });
}

async function* readEntries(zip: ZipFile): AsyncGenerator<Entry> {
  for (;;) {
    const entry = await new Promise<Entry | undefined>((resolve, reject) => {
      const done = (settle: () => void) => {
        zip.removeAllListeners();
        settle();
      };
      zip.once("entry", (found: Entry) => {
        done(() => {
          resolve(found);
        });
      });
      zip.once("end", () => {
        done(() => {
          resolve(undefined);
        });
      });
      zip.once("error", (error: Error) => {
        done(() => {
          reject(error);
        });
      });
      zip.readEntry();
    });
    if (!entry) return;
    yield entry;
  }
}

function nameOf(entry: Entry): string {
  // Without decodeStrings the name is a buffer, whatever the type says.
  const raw = entry.fileName as unknown as Buffer;
  return getFileNameLowLevel(entry.generalPurposeBitFlag, raw, entry.extraFields, false);
}

async function readEntry(
  zip: ZipFile,
  entry: Entry,
  file: string,
  limit: number,
): Promise<Uint8Array | Unreadable> {
  if (validateFileName(file) !== null || file.includes("\\")) return {rule: "zip.unsafe-name"};
  if (entry.isEncrypted()) return {rule: "zip.encrypted"};
  if (entry.uncompressedSize > limit) return {rule: "file.too-large"};
  if (entry.uncompressedSize > harmlessSize && entry.uncompressedSize > greatestRatio * entry.compressedSize)
    return {rule: "zip.ratio"};
  try {
    const bytes = await readAll(await openEntry(zip, entry));
    return crc32(bytes) === entry.crc32 ? bytes : {rule: "zip.damaged"};
  } catch {
    // A wrong size, an unknown method of packing, an end of file.
    return {rule: "zip.damaged"};
  }
}

function openEntry(zip: ZipFile, entry: Entry): Promise<Readable> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) reject(error);
      else resolve(stream);
    });
  });
}

/** All bytes of a stream that yauzl keeps to the size that the entry declares. */
async function readAll(stream: Readable): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}
