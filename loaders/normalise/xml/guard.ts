import {Rejection} from "../rules.ts";

/** A text as it lies in the bytes: where it starts after a byte order mark, and how wide a unit is. */
interface Layout {
  readonly start: number;
  readonly width: 1 | 2;
  readonly isBigEndian: boolean;
}

/**
 * Looks at the prolog, before any parser sees the document, and refuses what is empty, what is no XML, and any
 * document type declaration: entities are how a small file becomes a gigabyte or reads another file, and no
 * document of these services has one. Reads to the first element and no further.
 */
export function guardProlog(bytes: Uint8Array): void {
  const layout = layoutOf(bytes);
  const {width} = layout;
  let place = layout.start;
  for (;;) {
    while (isBlank(unitAt(bytes, place, layout))) place += width;
    if (place + width > bytes.length) throw new Rejection("xml.empty");
    if (isAt(bytes, "<?", place, layout)) place = find(bytes, "?>", place, layout) + 2 * width;
    else if (isAt(bytes, "<!--", place, layout))
      place = find(bytes, "-->", place + 4 * width, layout) + 3 * width;
    else if (isAt(bytes, "<!", place, layout))
      throw new Rejection("xml.doctype", lineOf(bytes, place, layout));
    else if (isAt(bytes, "<", place, layout)) return;
    else throw new Rejection("xml.not-xml", lineOf(bytes, place, layout));
    // A prolog that never ends in an element is left to the parser, which names the place.
    if (place >= bytes.length) return;
  }
}

function lineOf(bytes: Uint8Array, place: number, layout: Layout): number {
  let line = 1;
  for (let at = layout.start; at < place; at += layout.width) if (unitAt(bytes, at, layout) === 0x0a) line++;
  return line;
}

/** The unit at a place; none past the end, where half a unit is none either. */
function unitAt(bytes: Uint8Array, place: number, {width, isBigEndian}: Layout): number | undefined {
  const first = bytes[place];
  if (width === 1) return first;
  const second = bytes[place + 1];
  if (first === undefined || second === undefined) return undefined;
  return isBigEndian ? (first << 8) | second : (second << 8) | first;
}

function isBlank(unit: number | undefined): boolean {
  return unit === 0x20 || unit === 0x0a || unit === 0x0d || unit === 0x09;
}

/** True when an ASCII text stands at a place. */
function isAt(bytes: Uint8Array, text: string, place: number, layout: Layout): boolean {
  for (let at = 0; at < text.length; at++)
    if (unitAt(bytes, place + at * layout.width, layout) !== text.charCodeAt(at)) return false;
  return true;
}

/** The place of the next `text`, or the end where there is none. */
function find(bytes: Uint8Array, text: string, from: number, layout: Layout): number {
  for (let place = from; place < bytes.length; place += layout.width) {
    // Prologs can be long: the engine finds a byte faster than a loop does.
    if (layout.width === 1) place = bytes.indexOf(text.charCodeAt(0), place);
    if (place === -1) break;
    if (isAt(bytes, text, place, layout)) return place;
  }
  return bytes.length;
}

function layoutOf(bytes: Uint8Array): Layout {
  const a = bytes[0];
  const b = bytes[1];
  const c = bytes[2];
  if (a === 0xef && b === 0xbb && c === 0xbf) return {start: 3, width: 1, isBigEndian: false};
  if (a === 0xff && b === 0xfe) return {start: 2, width: 2, isBigEndian: false};
  if (a === 0xfe && b === 0xff) return {start: 2, width: 2, isBigEndian: true};
  if (a === 0x3c && b === 0) return {start: 0, width: 2, isBigEndian: false};
  if (a === 0 && b === 0x3c) return {start: 0, width: 2, isBigEndian: true};
  return {start: 0, width: 1, isBigEndian: false};
}
