import {XmlNodeStruct, XmlNodeType, XmlNsStruct, xmlNodeGetContent} from "libxml2-wasm/lib/libxml2.mjs";

/** Namespaces of a document that were already decoded, by their address. */
export type Namespaces = Map<number, string>;

/**
 * An element of a document that is open: valid only inside `withXml`. Nothing is decoded before it is asked for,
 * so what is not asked for (names, addresses) never becomes a value of this program.
 *
 * The library's own node objects cost 7 µs an element, 90 % of the time of a certificate; the addresses beneath them
 * cost 1 µs. They are internal to the pinned version of libxml2-wasm, so they are used in this file and nowhere else.
 */
export class Element {
  readonly name: string;
  readonly namespace: string;
  readonly #address: number;
  readonly #namespaces: Namespaces;

  constructor(address: number, namespaces: Namespaces) {
    this.#address = address;
    this.#namespaces = namespaces;
    const namespace = XmlNodeStruct.namespace(address);
    let uri = namespaces.get(namespace);
    if (uri === undefined) {
      uri = namespace === 0 ? "" : XmlNsStruct.href(namespace);
      namespaces.set(namespace, uri);
    }
    this.namespace = uri;
    this.name = XmlNodeStruct.name_(address);
  }

  /** The line it starts on; 65535 for that line and all later ones. */
  get line(): number {
    return XmlNodeStruct.line(this.#address);
  }

  /** Its child elements, in order. */
  children(): Element[] {
    const found: Element[] = [];
    for (let node = XmlNodeStruct.children(this.#address); node !== 0; node = XmlNodeStruct.next(node)) {
      if (isElement(node)) found.push(new Element(node, this.#namespaces));
    }
    return found;
  }

  /** True when it holds no element: what a text, a date or a truth value must be. */
  get isLeaf(): boolean {
    for (let node = XmlNodeStruct.children(this.#address); node !== 0; node = XmlNodeStruct.next(node)) {
      if (isElement(node)) return false;
    }
    return true;
  }

  /** All text in it, trimmed. */
  text(): string {
    return XmlNodeStruct.children(this.#address) === 0 ? "" : xmlNodeGetContent(this.#address).trim();
  }

  /** An attribute without namespace, or an empty text. */
  attribute(name: string): string {
    for (let node = XmlNodeStruct.properties(this.#address); node !== 0; node = XmlNodeStruct.next(node)) {
      if (XmlNodeStruct.namespace(node) === 0 && XmlNodeStruct.name_(node) === name)
        return xmlNodeGetContent(node);
    }
    return "";
  }
}

function isElement(node: number): boolean {
  return XmlNodeStruct.type(node) === (XmlNodeType.XML_ELEMENT_NODE as number);
}
