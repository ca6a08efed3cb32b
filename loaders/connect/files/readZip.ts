import {closeSync, openSync, readSync} from "node:fs";
import {crc32, inflateRawSync} from "node:zlib";
import {validateFileName} from "yauzl";
import type {Found, Unreadable} from "./found.ts";
import {readDirectory, type ZipEntry} from "./zipDirectory.ts";

/** XML packs to a tenth, repetitive XML to a fiftieth. Beyond this, and large, it was made to blow up. */
const greatestRatio = 200;
const harmlessSize = 1_048_576;

/**
 * The files of a zip, of any size and any number of entries, in the order of their paths, hidden ones and folders
 * skipped: the same files in the same order as from the folder that was packed. An entry is unpacked when it is read, in
 * memory, and never written anywhere. Throws where the file is no zip.
 */
export async function* readZip(path: string): AsyncGenerator<Found> {
  const descriptor = openSync(path, "r");
  try {
    const directory = await readDirectory(descriptor);
    const total = directory.length;
    for (const entry of directory)
      yield {file: entry.file, total, read: (limit) => readEntry(descriptor, entry, limit)};
  } finally {
    closeSync(descriptor);
  }
}

function readEntry(descriptor: number, entry: ZipEntry, limit: number): Uint8Array | Unreadable {
  const {file, size, packedSize} = entry;
  if (validateFileName(file) !== null || file.includes("\\")) return {rule: "zip.unsafe-name"};
  if (entry.isEncrypted) return {rule: "zip.encrypted"};
  if (size > limit) return {rule: "file.too-large"};
  if (size > harmlessSize && size > greatestRatio * packedSize) return {rule: "zip.ratio"};
  try {
    const bytes = unpack(readPacked(descriptor, entry), entry);
    return bytes.length === size && crc32(bytes) === entry.crc32 ? bytes : {rule: "zip.damaged"};
  } catch {
    // A wrong size, an unknown method of packing, an end of file.
    return {rule: "zip.damaged"};
  }
}

/** A local header without its name and further fields. */
const headerSize = 30;
const headerSignature = 0x04034b50;
/** Name and further fields of most entries: read with the rest in one go. */
const usualNames = 256;

/** The packed bytes of an entry. Synchronous: asking the pool of threads costs more than reading a certificate. */
function readPacked(descriptor: number, {offset, packedSize, size}: ZipEntry): Uint8Array {
  // Deflate adds some bytes in a thousand at most; more than that is not one of its files, and not worth the memory.
  if (packedSize > size + 1_024 + size / 100) throw new RangeError("packed to more than it was");
  const buffer = Buffer.alloc(headerSize + usualNames + packedSize);
  const read = readSync(descriptor, buffer, 0, buffer.length, offset);
  if (read < headerSize || buffer.readUInt32LE(0) !== headerSignature)
    throw new RangeError("no local header");
  const start = headerSize + buffer.readUInt16LE(26) + buffer.readUInt16LE(28);
  if (start + packedSize <= read) return buffer.subarray(start, start + packedSize);
  const packed = Buffer.alloc(packedSize);
  if (readSync(descriptor, packed, 0, packedSize, offset + start) < packedSize)
    throw new RangeError("cut off");
  return packed;
}

function unpack(packed: Uint8Array, {method, size}: ZipEntry): Uint8Array {
  if (method === 0) return packed;
  if (method !== 8) throw new RangeError("unknown method of packing");
  // An entry that unpacks to more than it declares is stopped there.
  return inflateRawSync(packed, {maxOutputLength: Math.max(1, size)});
}
