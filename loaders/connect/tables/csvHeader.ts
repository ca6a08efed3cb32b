import {closeSync, openSync, readSync} from "node:fs";
import {constants, gunzipSync} from "node:zlib";
import type {Encoding} from "./mappingSchema.ts";
import {decodeWindows1252} from "./windows1252.ts";

/** How a CSV file is written, as far as it must be known before the engine reads it. */
export interface CsvLayout {
  readonly encoding: Encoding | "utf-16be";
  readonly delimiter: string;
  readonly quote: string;
  /** The names of the header, in order, trimmed. */
  readonly names: readonly string[];
}

/** More than any header takes. */
const startBytes = 262_144;

/** Delimiters that are looked for where none is given, in order. */
const delimiters = [";", ",", "\t", "|"] as const;

/**
 * Reads the header of a CSV file, packed with gzip or not. A byte order mark tells the encoding, whatever is given;
 * without one it is UTF-8. Where no delimiter is given it is the one that cuts the header into most names.
 */
export function readCsvLayout(
  path: string,
  given: {
    readonly encoding?: Encoding | undefined;
    readonly delimiter?: string | undefined;
    readonly quote?: string | undefined;
  },
): CsvLayout {
  const start = readStart(path);
  const encoding = markOf(start) ?? given.encoding ?? "utf-8";
  const text = decode(start, encoding).replace(/^\uFEFF/, "");
  const quote = given.quote ?? '"';
  const candidates = given.delimiter === undefined ? delimiters : [given.delimiter];
  const cut = candidates.map((delimiter) => ({delimiter, names: firstRow(text, delimiter, quote)}));
  const best = cut.reduce((a, b) => (b.names.length > a.names.length ? b : a));
  return {encoding, quote, ...best};
}

function readStart(path: string): Buffer {
  const descriptor = openSync(path, "r");
  try {
    const start = Buffer.alloc(startBytes);
    const bytes = start.subarray(0, readSync(descriptor, start, 0, start.length, 0));
    // What is cut off is of no matter: the header stands first.
    return isGzip(path) ? gunzipSync(bytes, {finishFlush: constants.Z_SYNC_FLUSH}) : bytes;
  } finally {
    closeSync(descriptor);
  }
}

/** True for a file that is packed with gzip, by its name. */
export function isGzip(path: string): boolean {
  return /\.gz$/i.test(path);
}

function markOf([a, b, c]: Buffer): CsvLayout["encoding"] | undefined {
  if (a === 0xef && b === 0xbb && c === 0xbf) return "utf-8";
  if (a === 0xff && b === 0xfe) return "utf-16";
  if (a === 0xfe && b === 0xff) return "utf-16be";
  return undefined;
}

function decode(bytes: Buffer, encoding: CsvLayout["encoding"]): string {
  switch (encoding) {
    case "utf-8":
      return bytes.toString("utf8");
    case "latin-1":
      return bytes.toString("latin1");
    case "windows-1252":
      return decodeWindows1252(bytes);
    case "utf-16":
      return bytes.toString("utf16le");
    case "utf-16be":
      return Buffer.from(bytes.subarray(0, bytes.length & ~1))
        .swap16()
        .toString("utf16le");
  }
}

/** The fields of the first row; a quoted one may hold delimiters, line breaks and doubled quotes. */
function firstRow(text: string, delimiter: string, quote: string): string[] {
  const names: string[] = [];
  let name = "";
  let isQuoted = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? "";
    if (isQuoted) {
      if (character !== quote) name += character;
      else if (text[at + 1] === quote) name += text[++at] ?? "";
      else isQuoted = false;
    } else if (quote !== "" && character === quote && name === "") isQuoted = true;
    else if (character === delimiter) {
      names.push(name.trim());
      name = "";
    } else if (character === "\n" || character === "\r") break;
    else name += character;
  }
  names.push(name.trim());
  return names;
}
