import {XmlNodeStruct, XmlNodeType, XmlNsStruct, xmlNodeGetContent} from "libxml2-wasm/lib/libxml2.mjs";

/**
 * Texts of a document that were decoded already, by their address. Libxml2 keeps every name once a document, so a
 * certificate has 250 elements and 50 names.
 */
export class Decoded {
  readonly #names = new Map<number, string>();
  readonly #namespaces = new Map<number, string>();

  name(node: number): string {
    // The address of the name is the field after the type; `next` of a namespace reads an address at its very start.
    const address = XmlNsStruct.next(node + 8);
    let name = this.#names.get(address);
    if (name === undefined) {
      name = XmlNodeStruct.name_(node);
      this.#names.set(address, name);
    }
    return name;
  }

  namespace(node: number): string {
    const address = XmlNodeStruct.namespace(node);
    if (address === 0) return "";
    let uri = this.#namespaces.get(address);
    if (uri === undefined) {
      uri = XmlNsStruct.href(address);
      this.#namespaces.set(address, uri);
    }
    return uri;
  }
}

/**
 * An element of a document that is open: valid only inside `withXml`. Nothing is decoded before it is asked for,
 * so what is not asked for (names, addresses) never becomes a value of this program.
 *
 * The library's own node objects took nine tenths of the time of a certificate; the addresses beneath them are a
 * seventh of that. They are internal to the pinned version of libxml2-wasm, so they are used in this file and nowhere
 * else, and the laws of normalise would tell at once if a field had moved.
 */
export class Element {
  readonly name: string;
  readonly namespace: string;
  readonly #address: number;
  readonly #decoded: Decoded;
  #children: readonly Element[] | undefined;

  constructor(address: number, decoded: Decoded) {
    this.#address = address;
    this.#decoded = decoded;
    this.name = decoded.name(address);
    this.namespace = decoded.namespace(address);
  }

  /** The line it starts on; 65535 for that line and all later ones. */
  get line(): number {
    return XmlNodeStruct.line(this.#address);
  }

  /** Its child elements, in order; kept for the next time they are asked for. */
  children(): readonly Element[] {
    if (this.#children) return this.#children;
    const found: Element[] = [];
    for (let node = XmlNodeStruct.children(this.#address); node !== 0; node = XmlNodeStruct.next(node)) {
      if (isElement(node)) found.push(new Element(node, this.#decoded));
    }
    return (this.#children = found);
  }

  /** Its child elements one by one, not kept: for lists as long as a registry. */
  *eachChild(): Generator<Element> {
    for (let node = XmlNodeStruct.children(this.#address); node !== 0; node = XmlNodeStruct.next(node)) {
      if (isElement(node)) yield new Element(node, this.#decoded);
    }
  }

  /** True when it holds no element: what a text, a date or a truth value must be. */
  get isLeaf(): boolean {
    return this.children().length === 0;
  }

  /** All text in it, trimmed. */
  text(): string {
    return XmlNodeStruct.children(this.#address) === 0 ? "" : xmlNodeGetContent(this.#address).trim();
  }

  /** An attribute without namespace, or an empty text. */
  attribute(name: string): string {
    for (let node = XmlNodeStruct.properties(this.#address); node !== 0; node = XmlNodeStruct.next(node)) {
      if (this.#decoded.name(node) === name && XmlNodeStruct.namespace(node) === 0)
        return xmlNodeGetContent(node);
    }
    return "";
  }
}

function isElement(node: number): boolean {
  return XmlNodeStruct.type(node) === (XmlNodeType.XML_ELEMENT_NODE as number);
}
