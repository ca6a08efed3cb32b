import {Rejection} from "../rules.ts";

/** A text as it lies in the bytes: where it starts after a byte order mark, and how wide a unit is. */
interface Layout {
  readonly start: number;
  readonly encoding: "latin1" | "utf16le" | "utf16be";
}

/**
 * Looks at the prolog, before any parser sees the document, and refuses what is empty, what is no XML, and any
 * document type declaration: entities are how a small file becomes a gigabyte or reads another file, and no
 * document of these services has one. Reads to the first element and no further.
 */
export function guardProlog(bytes: Uint8Array): void {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const layout = layoutOf(bytes);
  const width = layout.encoding === "latin1" ? 1 : 2;
  let place = layout.start;
  for (;;) {
    while (blanks.some((blank) => isAt(buffer, blank, place, layout))) place += width;
    if (place + width > buffer.length) throw new Rejection("xml.empty");
    if (isAt(buffer, "<?", place, layout)) place = find(buffer, "?>", place, layout) + 2 * width;
    else if (isAt(buffer, "<!--", place, layout))
      place = find(buffer, "-->", place + 4 * width, layout) + 3 * width;
    else if (isAt(buffer, "<!", place, layout))
      throw new Rejection("xml.doctype", lineOf(buffer, place, layout));
    else if (isAt(buffer, "<", place, layout)) return;
    else throw new Rejection("xml.not-xml", lineOf(buffer, place, layout));
    // A prolog that never ends in an element is left to the parser, which names the place.
    if (place >= buffer.length) return;
  }
}

function lineOf(buffer: Buffer, place: number, layout: Layout): number {
  const width = layout.encoding === "latin1" ? 1 : 2;
  let line = 1;
  let at = find(buffer, "\n", layout.start, layout);
  for (; at < place; at = find(buffer, "\n", at + width, layout)) line++;
  return line;
}

const blanks = [" ", "\n", "\r", "\t"] as const;

/** True when an ASCII text stands at a place. */
function isAt(buffer: Buffer, text: string, place: number, {encoding}: Layout): boolean {
  const width = encoding === "latin1" ? 1 : 2;
  const low = encoding === "utf16be" ? 1 : 0;
  for (let at = 0; at < text.length; at++) {
    const from = place + at * width;
    if (buffer[from + low] !== text.charCodeAt(at)) return false;
    if (width === 2 && buffer[from + 1 - low] !== 0) return false;
  }
  return true;
}

/** The place of the next `text`, or the end where there is none. */
function find(buffer: Buffer, text: string, from: number, layout: Layout): number {
  const sought = layout.encoding === "latin1" ? text : encode(text, layout);
  let place = buffer.indexOf(sought, from);
  // In UTF-16 the bytes of two neighbours can look like a third character.
  while (place !== -1 && layout.encoding !== "latin1" && (place - layout.start) % 2 !== 0)
    place = buffer.indexOf(sought, place + 1);
  return place === -1 ? buffer.length : place;
}

function encode(text: string, {encoding}: Layout): Buffer {
  return encoding === "utf16be" ? Buffer.from(text, "utf16le").swap16() : Buffer.from(text, encoding);
}

function layoutOf(bytes: Uint8Array): Layout {
  const a = bytes[0];
  const b = bytes[1];
  const c = bytes[2];
  if (a === 0xef && b === 0xbb && c === 0xbf) return {start: 3, encoding: "latin1"};
  if (a === 0xff && b === 0xfe) return {start: 2, encoding: "utf16le"};
  if (a === 0xfe && b === 0xff) return {start: 2, encoding: "utf16be"};
  if (a === 0x3c && b === 0) return {start: 0, encoding: "utf16le"};
  if (a === 0 && b === 0x3c) return {start: 0, encoding: "utf16be"};
  return {start: 0, encoding: "latin1"};
}
