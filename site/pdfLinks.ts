import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  type PDFPage,
  PDFRef,
  PDFString,
} from "pdf-lib";
import {contentOf} from "./finishPdf.ts";
import {pdfOperators} from "./pdfOperators.ts";

/** What a tag and those in it show as text or say instead, and the annotations that they are the tags of. */
interface Said {
  readonly hasWords: boolean;
  readonly annotations: readonly PDFRef[];
}

/**
 * What is wrong with the links of a file, one sentence each: a link leads somewhere, and is told in words. They are the text in its tag,
 * what its tag says instead of that, or what the annotation says of itself.
 */
export function faultsOfLinks(document: PDFDocument): string[] {
  const tagged = new Map<string, boolean>();
  for (const {annotations, hasWords} of linkTags(document))
    for (const ref of annotations) tagged.set(ref.toString(), hasWords);
  return linksOf(document).flatMap(({ref, link}, i) => {
    const name = `länk ${i + 1}`;
    if (!leads(document, link)) return [`${name} leder ingenstans`];
    if (textOf(document, link, "Contents") !== "") return [];
    const hasWords = tagged.get(ref.toString());
    if (hasWords === undefined) return [`${name} har ingen tagg`];
    return hasWords ? [] : [`${name} saknar text`];
  });
}

/** The link annotations of a file, page by page. */
export function linksOf(document: PDFDocument): {readonly ref: PDFRef; readonly link: PDFDict}[] {
  const {context} = document;
  return document.getPages().flatMap(({node}) => {
    const all = context.lookup(node.get(PDFName.of("Annots")));
    return (all instanceof PDFArray ? all.asArray() : []).flatMap((ref) => {
      const link = context.lookup(ref);
      return ref instanceof PDFRef &&
        link instanceof PDFDict &&
        link.get(PDFName.of("Subtype")) === PDFName.of("Link")
        ? [{ref, link}]
        : [];
    });
  });
}

/** Has the link an address, or a place in the file that is there? */
function leads({context, catalog}: PDFDocument, link: PDFDict): boolean {
  const of = (dict: PDFDict, key: string): PDFObject | undefined => context.lookup(dict.get(PDFName.of(key)));
  const action = of(link, "A");
  if (action instanceof PDFDict && of(action, "URI") !== undefined) return true;
  const place = of(link, "Dest") ?? (action instanceof PDFDict ? of(action, "D") : undefined);
  const places = of(catalog, "Dests");
  // Chromium names places by names, and lists them in the catalogue.
  return place instanceof PDFName ? places instanceof PDFDict && places.has(place) : place !== undefined;
}

/** What each tag of a link says. */
function linkTags(document: PDFDocument): Said[] {
  const {context, catalog} = document;
  const spoken = new Map(document.getPages().map((page) => [page.ref.toString(), textContents(page)]));
  const found: Said[] = [];
  const visit = (value: PDFObject | undefined, page: PDFObject | undefined): Said => {
    const node = context.lookup(value);
    if (node instanceof PDFNumber)
      return {
        hasWords: page instanceof PDFRef && spoken.get(page.toString())?.has(node.asNumber()) === true,
        annotations: [],
      };
    if (node instanceof PDFArray) return together(node.asArray().map((one) => visit(one, page)));
    if (!(node instanceof PDFDict)) return {hasWords: false, annotations: []};
    const own = node.get(PDFName.of("Pg")) ?? page;
    const annotation = node.get(PDFName.of("Obj"));
    if (annotation instanceof PDFRef) return {hasWords: false, annotations: [annotation]};
    const content = node.get(PDFName.of("MCID"));
    if (content !== undefined) return visit(content, own);
    const inside = visit(node.get(PDFName.of("K")), own);
    const instead = ["Alt", "ActualText"].some((key) => textOf(document, node, key) !== "");
    const said = {...inside, hasWords: inside.hasWords || instead};
    if (node.get(PDFName.of("S")) === PDFName.of("Link")) found.push(said);
    return said;
  };
  const root = context.lookup(catalog.get(PDFName.of("StructTreeRoot")));
  if (root instanceof PDFDict) visit(root.get(PDFName.of("K")), undefined);
  return found;
}

function together(parts: readonly Said[]): Said {
  return {
    hasWords: parts.some(({hasWords}) => hasWords),
    annotations: parts.flatMap(({annotations}) => annotations),
  };
}

/** The numbers of a page's marked contents that show text. */
function textContents(page: PDFPage): ReadonlySet<number> {
  const stream = contentOf(page);
  const found = new Set<number>();
  const open: (number | undefined)[] = [];
  for (const {name, start, end} of pdfOperators(stream)) {
    const written = (): string => Buffer.from(stream.subarray(start, end)).toString("latin1");
    if (name === "BDC" || name === "BMC") {
      const [, number] = /\/MCID\s+(\d+)/.exec(written()) ?? [];
      open.push(number === undefined ? undefined : Number(number));
    } else if (name === "EMC") open.pop();
    else if (["Tj", "TJ", "'", '"'].includes(name) && /<[^<>\s]|\([^)\s]/.test(written())) {
      const inside = open.findLast((one) => one !== undefined);
      if (inside !== undefined) found.add(inside);
    }
  }
  return found;
}

function textOf({context}: PDFDocument, dict: PDFDict, key: string): string {
  const value = context.lookup(dict.get(PDFName.of(key)));
  return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText().trim() : "";
}
