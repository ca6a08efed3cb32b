import {closeSync, openSync, readSync, rmSync, writeSync} from "node:fs";
import {crc32, deflateRawSync} from "node:zlib";

/** Bytes that are gathered before they are written. */
const bufferBytes = 1_048_576;
/** 1980-01-01: the first day that a zip can tell, so that the same entries are the same bytes. */
const dosDate = 0x21;
const utf8Names = 0x0800;
const most16 = 0xffff;
const most32 = 0xffff_ffff;

/** Writes a file in large pieces. */
class Pieces {
  readonly #descriptor: number;
  #waiting: Buffer[] = [];
  #bytes = 0;
  length = 0;

  constructor(file: string) {
    this.#descriptor = openSync(file, "w");
  }

  add(...pieces: readonly Buffer[]): void {
    for (const piece of pieces) {
      this.#waiting.push(piece);
      this.#bytes += piece.length;
      this.length += piece.length;
    }
    if (this.#bytes >= bufferBytes) this.#write();
  }

  close(): void {
    this.#write();
    closeSync(this.#descriptor);
  }

  #write(): void {
    const bytes = Buffer.concat(this.#waiting);
    for (let done = 0; done < bytes.length;) done += writeSync(this.#descriptor, bytes, done);
    this.#waiting = [];
    this.#bytes = 0;
  }
}

/**
 * Writes a zip of any number of entries in little memory: each is packed and written at once, and the directory, which a
 * zip has at its end, waits in a file of its own. Source: PKWARE APPNOTE 6.3.10, with ZIP64 where numbers outgrow 32 bits.
 */
export class ZipWriter {
  readonly #waiting: string;
  readonly #entries: Pieces;
  readonly #directory: Pieces;
  #count = 0;

  /** `waiting` is where the directory waits: gone when the zip is closed. */
  constructor(file: string, waiting: string) {
    this.#waiting = waiting;
    this.#entries = new Pieces(file);
    this.#directory = new Pieces(waiting);
  }

  add(path: string, content: Buffer): void {
    const name = Buffer.from(path);
    const packed = deflateRawSync(content, {level: 1});
    const offset = this.#entries.length;
    const isFar = offset >= most32;
    const common = Buffer.alloc(26);
    common.writeUInt16LE(isFar ? 45 : 20, 0);
    common.writeUInt16LE(utf8Names, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt16LE(dosDate, 8);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(content.length, 18);
    common.writeUInt16LE(name.length, 22);
    this.#entries.add(numbers([4, 0x0403_4b50]), common, name, packed);
    const extra = isFar ? numbers([2, 1], [2, 8], [8, offset]) : Buffer.alloc(0);
    const listed = Buffer.from(common);
    listed.writeUInt16LE(extra.length, 24);
    const place = numbers([2, 0], [2, 0], [2, 0], [4, 0], [4, Math.min(offset, most32)]);
    this.#directory.add(numbers([4, 0x0201_4b50], [2, 45]), listed, place, name, extra);
    this.#count++;
  }

  close(): void {
    const offset = this.#entries.length;
    const {length} = this.#directory;
    this.#directory.close();
    const descriptor = openSync(this.#waiting, "r");
    for (;;) {
      const piece = Buffer.alloc(bufferBytes);
      const read = readSync(descriptor, piece, 0, piece.length, null);
      if (read === 0) break;
      this.#entries.add(piece.subarray(0, read));
    }
    closeSync(descriptor);
    rmSync(this.#waiting);
    const count = this.#count;
    if (count > most16 || offset >= most32 || length >= most32) {
      const end = offset + length;
      this.#entries.add(
        numbers([4, 0x0606_4b50], [8, 44], [2, 45], [2, 45], [4, 0], [4, 0]),
        numbers([8, count], [8, count], [8, length], [8, offset]),
        numbers([4, 0x0706_4b50], [4, 0], [8, end], [4, 1]),
      );
    }
    const entries = Math.min(count, most16);
    this.#entries.add(
      numbers([4, 0x0605_4b50], [2, 0], [2, 0], [2, entries], [2, entries]),
      numbers([4, Math.min(length, most32)], [4, Math.min(offset, most32)], [2, 0]),
    );
    this.#entries.close();
  }
}

/** Whole numbers one after another, each in so many bytes, the smallest byte first. */
function numbers(...list: readonly (readonly [bytes: 2 | 4 | 8, value: number])[]): Buffer {
  const buffer = Buffer.alloc(list.reduce((sum, [bytes]) => sum + bytes, 0));
  let at = 0;
  for (const [bytes, value] of list) {
    if (bytes === 2) buffer.writeUInt16LE(value, at);
    else if (bytes === 4) buffer.writeUInt32LE(value, at);
    else buffer.writeBigUInt64LE(BigInt(value), at);
    at += bytes;
  }
  return buffer;
}
