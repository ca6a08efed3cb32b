import {ParseOption, XmlDocument, XmlLibError} from "libxml2-wasm";
import {Rejection} from "../rules.ts";
import {Decoded, Element} from "./element.ts";
import {guardProlog} from "./guard.ts";

/** No network, no external entity, no DTD. Limits of depth (256) and of text (10 MB) stay on. */
const option = [
  ParseOption.XML_PARSE_NONET,
  ParseOption.XML_PARSE_NO_XXE,
  ParseOption.XML_PARSE_NO_SYS_CATALOG,
  ParseOption.XML_PARSE_NOCDATA,
  ParseOption.XML_PARSE_COMPACT,
].reduce<number>((all, one) => all | one, 0);

/**
 * Opens an XML document, hands its root to `read` and closes it again: WebAssembly memory is not garbage collected.
 * A document that is not well formed is rejected with the parser's line and column. Libxml2 decodes by byte order
 * mark and declaration: UTF-8, UTF-16, ISO-8859-1, ASCII.
 */
export function withXml<T>(bytes: Uint8Array, read: (root: Element) => T): T {
  guardProlog(bytes);
  const document = open(bytes);
  try {
    // The guard has looked already; this one sees what the parser saw, however it decoded it.
    if (document.dtd) throw new Rejection("xml.doctype");
    // The address of the root: see the remark in element.ts.
    const {_nodePtr: address} = document.root as unknown as {readonly _nodePtr: number};
    return read(new Element(address, new Decoded()));
  } finally {
    document.dispose();
  }
}

function open(bytes: Uint8Array): XmlDocument {
  try {
    // eslint-disable-next-line @typescript-eslint/no-unsafe-enum-assignment -- options are bits; the type knows only single ones
    return XmlDocument.fromBuffer(bytes, {option});
  } catch (error) {
    if (!(error instanceof XmlLibError)) throw error;
    // The first complaint is the cause; the parser's message can quote the document, so only its place is kept.
    const detail = error.details.find(({level}) => level > 1);
    throw new Rejection("xml.malformed", detail?.line, detail?.col);
  }
}
