import {Element} from "./element.ts";
import {guardProlog} from "./guard.ts";
import {freeDocument, parseDocument} from "./libxml2.ts";
import {startNames} from "./names.ts";

/**
 * Opens an XML document, hands its root to `read` and closes it again. No network, no external entity, no DTD. Libxml2
 * decodes by byte order mark and declaration: UTF-8, UTF-16, ISO-8859-1, ASCII.
 */
export function withXml<T>(bytes: Uint8Array, read: (root: Element) => T): T {
  guardProlog(bytes);
  const document = parseDocument(bytes);
  try {
    startNames(document.memory);
    return read(new Element(document.root, document.memory));
  } finally {
    freeDocument(document);
  }
}
