import {Rejection} from "../rules.ts";

const lineFeed = 0x0a;
const less = 0x3c;
const question = 0x3f;
const exclamation = 0x21;
const hyphen = 0x2d;
const greater = 0x3e;

/**
 * Looks at the prolog, before any parser sees the document, and refuses what is empty, what is no XML, and any
 * document type declaration: entities are how a small file becomes a gigabyte or reads another file, and no
 * document of these services has one. Reads to the first element and no further.
 */
export function guardProlog(bytes: Uint8Array): void {
  const {start, stride, offset} = encoding(bytes);
  const length = Math.floor((bytes.length - start) / stride);
  let line = 1;
  const at = (index: number): number => {
    if (index >= length) return -1;
    const place = start + index * stride;
    if (stride === 2 && bytes[place + 1 - offset] !== 0) return 0xff;
    return bytes[place + offset] ?? -1;
  };
  /** The place after the next `first second`, counting lines on the way; the end where there is none. */
  const after = (from: number, first: number, second: number): number => {
    let index = from;
    for (; index < length; index++) {
      const unit = at(index);
      if (unit === lineFeed) line++;
      if (unit === first && at(index + 1) === second) return index + 2;
    }
    return index;
  };

  let index = 0;
  for (;;) {
    while (isBlank(at(index))) if (at(index++) === lineFeed) line++;
    const unit = at(index);
    if (unit === -1) throw new Rejection(index === 0 || length === index ? "xml.empty" : "xml.not-xml");
    if (unit !== less) throw new Rejection("xml.not-xml", line);
    const next = at(index + 1);
    if (next === question) index = after(index + 2, question, greater);
    else if (next === exclamation && at(index + 2) === hyphen) {
      index = after(index + 4, hyphen, hyphen);
      if (at(index) === greater) index++;
    } else if (next === exclamation) throw new Rejection("xml.doctype", line);
    else return;
    // A prolog that never ends in an element is left to the parser, which names the place.
    if (index >= length) return;
  }
}

function isBlank(unit: number): boolean {
  return unit === 0x20 || unit === 0x09 || unit === 0x0d || unit === lineFeed;
}

/** Where the text starts after a byte order mark, how wide a unit is, and which of its bytes is the low one. */
function encoding(bytes: Uint8Array): {start: number; stride: 1 | 2; offset: 0 | 1} {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return {start: 3, stride: 1, offset: 0};
  if (a === 0xff && b === 0xfe) return {start: 2, stride: 2, offset: 0};
  if (a === 0xfe && b === 0xff) return {start: 2, stride: 2, offset: 1};
  if (a === less && b === 0) return {start: 0, stride: 2, offset: 0};
  if (a === 0 && b === less) return {start: 0, stride: 2, offset: 1};
  return {start: 0, stride: 1, offset: 0};
}
