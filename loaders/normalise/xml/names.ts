import type {Memory} from "./libxml2.ts";
import {textAt} from "./texts.ts";

/** Byte offsets of the fields of libxml2's nodes (`xmlNode`, and as far as they share them `xmlAttr`). */
export const nodeField = {
  ...{type: 4, name: 8, children: 12, next: 24, namespace: 36, content: 40, attributes: 44, line: 56},
} as const;
/** The URI of an `xmlNs`. */
const uriField = 8;

let generation = -1;
/**
 * Names by the last bits of their addresses, and the addresses: they lie packed in a few kB of libxml2's dictionary, so that
 * hardly two want the same place, and a certificate asks for 150 names: a map takes three times as long.
 */
const slots = 4_096;
const nameAddresses = new Int32Array(slots);
const names = new Array<string>(slots).fill("");
const namespaces = new Map<number, string>();
/** Neighbours mostly share their namespace: the one that was asked for last. */
let lastAddress = 0;
let lastUri = "";

/**
 * Names that were decoded already, by their address: libxml2 keeps each name once a context. To be called when a
 * document has been parsed: namespaces live as long as their document.
 */
export function startNames(memory: Memory): void {
  namespaces.clear();
  lastAddress = 0;
  if (memory.generation === generation) return;
  generation = memory.generation;
  nameAddresses.fill(0);
}

/** The local name of an element or attribute. */
export function nameOf({words, bytes}: Memory, node: number): string {
  const address = words[(node + nodeField.name) >> 2] ?? 0;
  const slot = address & (slots - 1);
  if (nameAddresses[slot] === address) return names[slot] ?? "";
  nameAddresses[slot] = address;
  return (names[slot] = comparable(textAt(bytes, address)));
}

/** The namespace URI of an element or attribute; empty where it has none. */
export function namespaceOf({words, bytes}: Memory, node: number): string {
  const address = words[(node + nodeField.namespace) >> 2] ?? 0;
  if (address === 0) return "";
  if (address === lastAddress) return lastUri;
  let uri = namespaces.get(address);
  if (uri === undefined) {
    uri = comparable(textAt(bytes, words[(address + uriField) >> 2] ?? 0));
    namespaces.set(address, uri);
  }
  lastAddress = address;
  return (lastUri = uri);
}

const shared = new Map<string, string>();
/** Documents have some tens of names; somebody who makes them up shall not fill the memory. */
const mostShared = 10_000;

/** The same text as a property name: the engine keeps those once, so comparing two of them is comparing addresses. */
function comparable(text: string): string {
  let known = shared.get(text);
  if (known === undefined) {
    if (shared.size >= mostShared) shared.clear();
    known = Object.keys({[text]: 0})[0] ?? text;
    shared.set(text, known);
  }
  return known;
}
