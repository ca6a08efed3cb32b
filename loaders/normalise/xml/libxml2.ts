import {Buffer} from "node:buffer";
import moduleLoader from "libxml2-wasm/lib/libxml2raw.mjs";
import {Rejection} from "../rules.ts";

/**
 * Libxml2 itself, below the objects that its package offers: those took nine tenths of the time of a certificate. What
 * is used here is internal to the pinned version of libxml2-wasm and stands in this folder and nowhere else; the tests
 * of normalise would tell at once if a field had moved.
 */
const lib = await moduleLoader();
lib._xmlInitParser();

/**
 * XML_PARSE_NONET, NO_XXE, NO_SYS_CATALOG, NOCDATA, COMPACT, and NOBLANKS: blanks between elements, which are a third of the
 * nodes of an indented document, become none. Limits of depth (256) and of text (10 MB) stay on.
 */
const options = 0x800 | 0x80_0000 | 0x200_0000 | 0x4000 | 0x1_0000 | 0x100;

/** A context keeps every name that it has met: after so many bytes it is replaced by a new one. */
const bytesPerContext = 16_777_216;
/** Room for a document is kept between documents up to this size. */
const keptRoom = 1_048_576;

/** Where the fields of libxml2's `xmlError` stand, in bytes. */
const errorField = {level: 12, line: 20, column: 40} as const;
/** The first complaint that is more than a warning. */
let complaint: {readonly line: number; readonly column: number} | undefined;
const collectComplaint = lib.addFunction((_: number, error: number) => {
  const field = (at: number) => lib.HEAP32[(error + at) >> 2] ?? 0;
  if (field(errorField.level) > 1)
    complaint ??= {line: field(errorField.line), column: field(errorField.column)};
}, "vii");

/** How nearly all documents begin. Told so, the parser need not look for a way to decode. */
const usualStart = Buffer.from('<?xml version="1.0" encoding="UTF-8"');
const usualName = "UTF-8";
const usualEncoding = lib._malloc(usualName.length + 1);
lib.stringToUTF8(usualName, usualEncoding, usualName.length + 1);

let context = 0;
let bytesRead = 0;
let room = 0;
let roomSize = 0;
let memory: Memory = {words: new Int32Array(), bytes: Buffer.alloc(0), generation: 0};

/** A parsed document: addresses in libxml2's memory, valid until the next one is parsed. */
export interface ParsedDocument {
  readonly address: number;
  readonly root: number;
  readonly memory: Memory;
}

/** Libxml2's memory as it lies, and how many contexts there were: names keep their addresses within one of them. */
export interface Memory {
  readonly words: Int32Array;
  readonly bytes: Buffer;
  readonly generation: number;
}

/**
 * Parses a document, which {@link freeDocument} must give back: WebAssembly memory is not garbage collected. A document
 * that is not well formed is rejected with the parser's line and column.
 */
export function parseDocument(bytes: Uint8Array): ParsedDocument {
  const isWorn = bytesRead + bytes.length > bytesPerContext;
  if (context === 0 || isWorn) renewContext();
  let address = read(bytes);
  if (complaint && bytesRead > bytes.length) {
    // Names of earlier documents count towards the parser's limit on names: only alone is it judged.
    if (address !== 0) lib._xmlFreeDoc(address);
    renewContext();
    address = read(bytes);
  }
  if (complaint || address === 0) {
    if (address !== 0) lib._xmlFreeDoc(address);
    // The parser's message can quote the document, so only its place is kept.
    throw new Rejection("xml.malformed", complaint?.line, complaint?.column);
  }
  if (lib._xmlGetIntSubset(address) !== 0) {
    lib._xmlFreeDoc(address);
    // The guard has looked already; this one sees what the parser saw, however it decoded it.
    throw new Rejection("xml.doctype");
  }
  const root = lib._xmlDocGetRootElement(address);
  return {address, root, memory: currentMemory()};
}

/** Gives the memory of a document back. */
export function freeDocument({address}: ParsedDocument): void {
  lib._xmlFreeDoc(address);
}

function read(bytes: Uint8Array): number {
  if (roomSize < bytes.length + 1) {
    if (room !== 0) lib._free(room);
    roomSize = Math.max(65_536, bytes.length + 1);
    room = lib._malloc(roomSize);
  }
  lib.HEAPU8.set(bytes, room);
  lib.HEAPU8[room + bytes.length] = 0;
  complaint = undefined;
  bytesRead += bytes.length;
  const encoding = beginsAsUsual(bytes) ? usualEncoding : 0;
  const address = lib._xmlCtxtReadMemory(context, room, bytes.length, 0, encoding, options);
  if (roomSize > keptRoom) {
    lib._free(room);
    room = 0;
    roomSize = 0;
  }
  return address;
}

function beginsAsUsual(bytes: Uint8Array): boolean {
  for (let at = 0; at < usualStart.length; at++) if (bytes[at] !== usualStart[at]) return false;
  return true;
}

function renewContext(): void {
  if (context !== 0) lib._xmlFreeParserCtxt(context);
  context = lib._xmlNewParserCtxt();
  lib._xmlCtxtSetErrorHandler(context, collectComplaint, 0);
  memory = {...memory, generation: memory.generation + 1};
  bytesRead = 0;
}

function currentMemory(): Memory {
  // The memory can have grown, and then has other views.
  if (memory.words !== lib.HEAP32) {
    const {buffer} = lib.HEAPU8;
    memory = {words: lib.HEAP32, bytes: Buffer.from(buffer), generation: memory.generation};
  }
  return memory;
}
