import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  type PDFObject,
  type PDFPage,
  PDFRawStream,
  PDFRef,
  PDFString,
} from "pdf-lib";
import {markArtifacts} from "./markArtifacts.ts";

/** What a PDF says of itself. */
export interface PdfFacts {
  readonly title: string;
  /** The date of the figures: no other date stands in the file. */
  readonly date: Date;
  /** Address that the site was served at while it was printed, and what its links are to lead to instead. */
  readonly from: string;
  readonly to: string;
  /** Version of the browser that printed it. */
  readonly chromium: string;
}

/**
 * Finishes a tagged PDF from Chromium: what it paints without a tag (lines, page numbers) becomes artifacts, the title and the
 * dates are those of the page and of the release. The same bytes in give the same bytes out.
 */
export async function finishPdf(
  bytes: Uint8Array,
  {title, date, from, to, chromium}: PdfFacts,
): Promise<Uint8Array> {
  const document = await PDFDocument.load(bytes, {updateMetadata: false});
  for (const page of document.getPages()) {
    const marked = document.context.flateStream(markArtifacts(contentOf(page)));
    page.node.set(PDFName.of("Contents"), document.context.register(marked));
  }
  for (const [, one] of document.context.enumerateIndirectObjects()) redirect(document, one, from, to);
  numberTags(document);
  // Chromium draws it by chance; a file is known by its own bytes.
  delete document.context.trailerInfo.ID;
  document.setTitle(title, {showInWindowTitleBar: true});
  document.setLanguage("sv");
  document.setCreationDate(date);
  document.setModificationDate(date);
  document.setProducer(`Chromium ${chromium}, pdf-lib`);
  document.setCreator("underlag");
  return await document.save({useObjectStreams: true, addDefaultPage: false, updateFieldAppearances: false});
}

/** Lets a link into the site lead to where readers find it. */
function redirect({context}: PDFDocument, value: PDFObject, from: string, to: string): void {
  const action = value instanceof PDFDict ? context.lookup(value.get(PDFName.of("A"))) : undefined;
  const found = action instanceof PDFDict ? context.lookup(action.get(PDFName.of("URI"))) : undefined;
  if (!(action instanceof PDFDict) || !(found instanceof PDFString)) return;
  const address = found.decodeText();
  if (address.startsWith(from)) action.set(PDFName.of("URI"), PDFString.of(to + address.slice(from.length)));
}

/**
 * Numbers the names of tags from 1. Chromium names them by the browser's own count of elements, which differs from run to run; their
 * order does not, and the tree of names stays sorted.
 */
function numberTags({context}: PDFDocument): void {
  const roots = context.enumerateIndirectObjects().map(([, one]) => one);
  const found = new Set<string>();
  const visit = (value: PDFObject, rename: (name: string) => string | undefined): PDFObject => {
    if (value instanceof PDFString || value instanceof PDFHexString) {
      const name = /^node\d{8}$/.exec(value.decodeText())?.[0];
      const renamed = name === undefined ? undefined : rename(name);
      return renamed === undefined ? value : PDFString.of(renamed);
    }
    if (value instanceof PDFDict)
      for (const [key, one] of value.entries()) value.set(key, visit(one, rename));
    if (value instanceof PDFArray)
      for (const [i, one] of value.asArray().entries()) value.set(i, visit(one, rename));
    return value;
  };
  for (const root of roots)
    visit(root, (name) => {
      found.add(name);
      return undefined;
    });
  const numbers = new Map(
    [...found].sort().map((name, i) => [name, `node${String(i + 1).padStart(8, "0")}`]),
  );
  for (const root of roots) visit(root, (name) => numbers.get(name));
}

/** What a page paints: its content streams one after another, as one. */
export function contentOf(page: PDFPage): Uint8Array {
  const {context} = page.doc;
  const contents = page.node.get(PDFName.of("Contents"));
  const target = contents instanceof PDFRef ? context.lookup(contents) : contents;
  const streams = target instanceof PDFArray ? target.asArray().map((one) => context.lookup(one)) : [target];
  return Buffer.concat(
    streams.flatMap((stream) =>
      stream instanceof PDFRawStream
        ? [Buffer.from(decodePDFRawStream(stream).decode()), Buffer.from("\n")]
        : [],
    ),
  );
}
