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
  const startsWith = (text: string, place: number) => {
    const sought = encode(text, layout);
    return (
      buffer.compare(sought, 0, sought.length, place, Math.min(place + sought.length, buffer.length)) === 0
    );
  };
  const lineOf = (place: number) => {
    let line = 1;
    for (
      let at = find(buffer, "\n", layout.start, layout);
      at < place;
      at = find(buffer, "\n", at + width, layout)
    )
      line++;
    return line;
  };

  let place = layout.start;
  for (;;) {
    while ([" ", "\n", "\r", "\t"].some((blank) => startsWith(blank, place))) place += width;
    if (place + width > buffer.length) throw new Rejection("xml.empty");
    if (startsWith("<?", place)) place = find(buffer, "?>", place, layout) + 2 * width;
    else if (startsWith("<!--", place)) place = find(buffer, "-->", place + 4 * width, layout) + 3 * width;
    else if (startsWith("<!", place)) throw new Rejection("xml.doctype", lineOf(place));
    else if (startsWith("<", place)) return;
    else throw new Rejection("xml.not-xml", lineOf(place));
    // A prolog that never ends in an element is left to the parser, which names the place.
    if (place >= buffer.length) return;
  }
}

/** The place of the next `text`, or the end where there is none. */
function find(buffer: Buffer, text: string, from: number, layout: Layout): number {
  const sought = encode(text, layout);
  let place = buffer.indexOf(sought, from);
  // In UTF-16 the bytes of two neighbours can look like a third character.
  while (place !== -1 && layout.encoding !== "latin1" && (place - layout.start) % 2 !== 0)
    place = buffer.indexOf(sought, place + 1);
  return place === -1 ? buffer.length : place;
}

function encode(text: string, {encoding}: Layout): Buffer {
  return encoding === "utf16be" ? Buffer.from(text, "utf16le").swap16() : Buffer.from(text, encoding);
}

function layoutOf([a, b, c]: Uint8Array): Layout {
  if (a === 0xef && b === 0xbb && c === 0xbf) return {start: 3, encoding: "latin1"};
  if (a === 0xff && b === 0xfe) return {start: 2, encoding: "utf16le"};
  if (a === 0xfe && b === 0xff) return {start: 2, encoding: "utf16be"};
  if (a === 0x3c && b === 0) return {start: 0, encoding: "utf16le"};
  if (a === 0 && b === 0x3c) return {start: 0, encoding: "utf16be"};
  return {start: 0, encoding: "latin1"};
}
