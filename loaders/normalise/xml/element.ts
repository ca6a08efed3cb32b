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
    return this.#field(this.#address, nodeField.line) & 0xffff;
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
    for (let node = this.#first(); node !== 0; node = this.#field(node, nodeField.next)) {
      if (this.#field(node, nodeField.type) === nodeType.element) yield new Element(node, this.#memory);
    }
  }

  /** True when it holds no element: what a text, a date or a truth value must be. */
  get isLeaf(): boolean {
    for (let node = this.#first(); node !== 0; node = this.#field(node, nodeField.next))
      if (this.#field(node, nodeField.type) === nodeType.element) return false;
    return true;
  }

  /** All text in it, trimmed. */
  text(): string {
    const text = this.#textBelow(this.#address);
    return isPrintable(text.charCodeAt(0)) && isPrintable(text.charCodeAt(text.length - 1))
      ? text
      : text.trim();
  }

  /** True when there is some text in it beside blanks. Says so without making a value of the text. */
  get hasText(): boolean {
    const first = this.#first();
    if (first === 0) return false;
    if (isText(this.#field(first, nodeField.type))) {
      // What begins otherwise could be blanks only.
      if (isPrintable(this.#memory.bytes[this.#field(first, nodeField.content)] ?? 0)) return true;
    }
    return this.text() !== "";
  }

  /** An attribute without namespace, or an empty text. */
  attribute(name: string): string {
    let node = this.#field(this.#address, nodeField.attributes);
    for (; node !== 0; node = this.#field(node, nodeField.next)) {
      if (nameOf(this.#memory, node) === name && this.#field(node, nodeField.namespace) === 0)
        return this.#textBelow(node);
    }
    return "";
  }

  #first(): number {
    return this.#field(this.#address, nodeField.children);
  }

  #field(node: number, offset: number): number {
    return this.#memory.words[(node + offset) >> 2] ?? 0;
  }

  #textBelow(parent: number): string {
    const first = this.#field(parent, nodeField.children);
    if (first === 0) return "";
    let text = this.#textOf(first);
    for (let node = this.#field(first, nodeField.next); node !== 0; node = this.#field(node, nodeField.next))
      text += this.#textOf(node);
    return text;
  }

  #textOf(node: number): string {
    const type = this.#field(node, nodeField.type);
    if (isText(type)) return textAt(this.#memory.bytes, this.#field(node, nodeField.content));
    // Comments and processing instructions are no text.
    return type === nodeType.element ? this.#textBelow(node) : "";
  }
}

function isText(type: number): boolean {
  return type === nodeType.text || type === nodeType.cdata;
}

/** A character of ASCII that is no blank and no control. */
function isPrintable(code: number): boolean {
  return code > 0x20 && code < 0x7f;
}
