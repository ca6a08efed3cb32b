import type {Memory} from "./libxml2.ts";
import {namespaceOf, nameOf, nodeField} from "./names.ts";
import {textAt} from "./texts.ts";

const nodeType = {element: 1, text: 3, cdata: 4} as const;

/**
 * An element of a document that is open: valid only inside `withXml`. Nothing is decoded before it is asked for,
 * so what is not asked for (names, addresses) never becomes a value of this program. It reads libxml2's tree where it
 * lies, without a call for each node: see the remark in libxml2.ts.
 */
export class Element {
  readonly name: string;
  readonly namespace: string;
  readonly #address: number;
  readonly #memory: Memory;
  #children: readonly Element[] | undefined;

  constructor(address: number, memory: Memory) {
    this.#address = address;
    this.#memory = memory;
    this.name = nameOf(memory, address);
    this.namespace = namespaceOf(memory, address);
  }

  /** The line it starts on; 65535 for that line and all later ones. */
  get line(): number {
    return field(this.#memory, this.#address, nodeField.line) & 0xffff;
  }

  /** Its child elements, in order; kept for the next time they are asked for. */
  children(): readonly Element[] {
    if (this.#children) return this.#children;
    const memory = this.#memory;
    const {words} = memory;
    const found: Element[] = [];
    let node = words[(this.#address + nodeField.children) >> 2] ?? 0;
    for (; node !== 0; node = words[(node + nodeField.next) >> 2] ?? 0) {
      if (words[(node + nodeField.type) >> 2] === nodeType.element) found.push(new Element(node, memory));
    }
    return (this.#children = found);
  }

  /** Its child elements one by one, not kept: for lists as long as a registry. */
  *eachChild(): Generator<Element> {
    for (let child = this.firstChild; child; child = child.nextSibling) yield child;
  }

  /** Its first child element. Steps from one to the next keep no list: for what is looked through once. */
  get firstChild(): Element | undefined {
    return elementFrom(this.#memory, field(this.#memory, this.#address, nodeField.children));
  }

  /** The next element beside it. */
  get nextSibling(): Element | undefined {
    return elementFrom(this.#memory, field(this.#memory, this.#address, nodeField.next));
  }

  /**
   * The first child element with a name in one of two namespaces, or the only one: then none where there are several. No
   * object is made for the others: most elements are asked for one or two of theirs, once.
   */
  child(name: string, uris: readonly [string, string], which: "first" | "only"): Element | undefined {
    const memory = this.#memory;
    const {words} = memory;
    let found = 0;
    let node = words[(this.#address + nodeField.children) >> 2] ?? 0;
    for (; node !== 0; node = words[(node + nodeField.next) >> 2] ?? 0) {
      if (words[(node + nodeField.type) >> 2] !== nodeType.element || nameOf(memory, node) !== name) continue;
      const uri = namespaceOf(memory, node);
      if (uri !== uris[0] && uri !== uris[1]) continue;
      if (which === "first") return new Element(node, memory);
      if (found !== 0) return undefined;
      found = node;
    }
    return found === 0 ? undefined : new Element(found, memory);
  }

  /** True when it holds no element: what a text, a date or a truth value must be. */
  get isLeaf(): boolean {
    const memory = this.#memory;
    let node = field(memory, this.#address, nodeField.children);
    for (; node !== 0; node = field(memory, node, nodeField.next))
      if (field(memory, node, nodeField.type) === nodeType.element) return false;
    return true;
  }

  /** All text in it, trimmed. */
  text(): string {
    const text = textBelow(this.#memory, this.#address);
    return isPrintable(text.charCodeAt(0)) && isPrintable(text.charCodeAt(text.length - 1))
      ? text
      : text.trim();
  }

  /** True when there is some text in it beside blanks. Says so without making a value of the text. */
  get hasText(): boolean {
    const memory = this.#memory;
    const first = field(memory, this.#address, nodeField.children);
    if (first === 0) return false;
    // What begins otherwise could be blanks only.
    if (
      isText(field(memory, first, nodeField.type)) &&
      isPrintable(memory.bytes[field(memory, first, nodeField.content)] ?? 0)
    )
      return true;
    return this.text() !== "";
  }

  /** An attribute without namespace, or an empty text. */
  attribute(name: string): string {
    const memory = this.#memory;
    let node = field(memory, this.#address, nodeField.attributes);
    for (; node !== 0; node = field(memory, node, nodeField.next)) {
      if (nameOf(memory, node) === name && field(memory, node, nodeField.namespace) === 0)
        return textBelow(memory, node);
    }
    return "";
  }
}

/** The first element among a node and those after it. */
function elementFrom(memory: Memory, first: number): Element | undefined {
  let node = first;
  for (; node !== 0; node = field(memory, node, nodeField.next))
    if (field(memory, node, nodeField.type) === nodeType.element) return new Element(node, memory);
  return undefined;
}

// Functions and not private methods: those are put on every object anew, and a certificate has 150.

function field({words}: Memory, node: number, offset: number): number {
  return words[(node + offset) >> 2] ?? 0;
}

function textBelow(memory: Memory, parent: number): string {
  const first = field(memory, parent, nodeField.children);
  if (first === 0) return "";
  let text = textOf(memory, first);
  let node = field(memory, first, nodeField.next);
  for (; node !== 0; node = field(memory, node, nodeField.next)) text += textOf(memory, node);
  return text;
}

function textOf(memory: Memory, node: number): string {
  const type = field(memory, node, nodeField.type);
  if (isText(type)) return textAt(memory.bytes, field(memory, node, nodeField.content));
  // Comments and processing instructions are no text.
  return type === nodeType.element ? textBelow(memory, node) : "";
}

function isText(type: number): boolean {
  return type === nodeType.text || type === nodeType.cdata;
}

/** A character of ASCII that is no blank and no control. */
function isPrintable(code: number): boolean {
  return code > 0x20 && code < 0x7f;
}
