import {
  PDFArray,
  PDFBool,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  type PDFObject,
  PDFRawStream,
  PDFStream,
  PDFString,
} from "pdf-lib";
import {contentOf} from "./finishPdf.ts";
import {untagged} from "./markArtifacts.ts";
import {faultsOfLinks, linksOf} from "./pdfLinks.ts";
import {faultsOfLoops} from "./pdfLoops.ts";
import {pdfOperators} from "./pdfOperators.ts";
import {faultsOfStructure, structureOf} from "./pdfStructure.ts";

/** A rule of Acrobat's accessibility report, and what a file says to it. */
export interface PdfVerdict {
  readonly rule: string;
  readonly status: "Godkänt" | "Underkänt" | "Kräver manuell kontroll" | "Överhoppat";
  readonly description: string;
}

/** The dictionary reader of one file. */
interface Reader {
  readonly document: PDFDocument;
  readonly get: (dict: PDFDict, key: string) => PDFObject | undefined;
}

const permission = "Behörighetsflagga";

/**
 * Holds a PDF against the rules of the accessibility report that Acrobat makes, in its order. Two rules need a person's eyes; *Sammanfattning* is
 * skipped, as in the report of the commission.
 */
export async function checkPdf(bytes: Uint8Array): Promise<PdfVerdict[]> {
  const document = await PDFDocument.load(bytes, {updateMetadata: false, ignoreEncryption: true});
  const {context, catalog} = document;
  // Nothing more can be read of it.
  if (context.trailerInfo.Encrypt !== undefined)
    return [{rule: permission, status: "Underkänt", description: "Filen är krypterad"}];
  const loops = faultsOfLoops(document);
  if (loops.length > 0)
    return [{rule: "Läsbar struktur", status: "Underkänt", description: loops.join("; ")}];
  const reader: Reader = {document, get: (dict, key) => context.lookup(dict.get(PDFName.of(key)))};
  const {get} = reader;
  const pages = document.getPages();
  const contents = pages.map(contentOf);
  const marked = dictOf(get(catalog, "MarkInfo"));
  const preferences = dictOf(get(catalog, "ViewerPreferences"));
  const structure = structureOf(document);
  const faults = faultsOfStructure(structure);
  const language = textOf(get(catalog, "Lang"));
  const outline = outlineOf(reader);
  const headings = structure.filter(({type}) => /^H[1-3]$/.test(type)).length;
  const annotations = pages.flatMap(({node}) =>
    arrayOf(context.lookup(node.get(PDFName.of("Annots"))), reader),
  );
  const loose = contents.reduce((sum, stream) => sum + untagged(stream).length, 0);
  const texts = contents.reduce(
    (sum, stream) => sum + pdfOperators(stream).filter(({name}) => /^T[jJ]$/.test(name)).length,
    0,
  );
  const dicts = context.enumerateIndirectObjects().flatMap(([, one]) => dictsIn(one));
  const typed = (type: string): PDFDict[] => dicts.filter((one) => nameOf(get(one, "Type")) === type);
  const fonts = typed("Font").filter((one) => !nameOf(get(one, "Subtype")).startsWith("CIDFont"));
  const links = linksOf(document);
  const actions = dicts.filter((one) => nameOf(get(one, "S")) === "JavaScript");
  const media = annotations.filter((one) =>
    /^(Movie|Sound|Screen|RichMedia)$/.test(nameOf(get(one, "Subtype"))),
  );
  const rule = (name: string, holds: boolean, description: string): PdfVerdict => ({
    rule: name,
    status: holds ? "Godkänt" : "Underkänt",
    description,
  });
  const manual = (name: string, description: string): PdfVerdict => ({
    rule: name,
    status: "Kräver manuell kontroll",
    description,
  });
  const none = (name: string, wrong: readonly string[], description: string): PdfVerdict =>
    rule(name, wrong.length === 0, wrong.length === 0 ? description : wrong.slice(0, 3).join("; "));
  return [
    rule(permission, true, "Filen är inte krypterad"),
    rule("PDF med bara bilder", texts > 0, `${texts} textobjekt`),
    rule(
      "Taggad PDF",
      marked !== undefined && get(marked, "Marked") === PDFBool.True,
      "Dokumentet är taggat",
    ),
    manual("Logisk läsordning", "Läs filen med skärmläsare"),
    rule("Primärt språk", /^sv\b/.test(language), `Språket är ${language === "" ? "inte satt" : language}`),
    rule(
      "Titel",
      (document.getTitle() ?? "") !== "" &&
        preferences !== undefined &&
        get(preferences, "DisplayDocTitle") === PDFBool.True,
      document.getTitle() ?? "Titeln saknas",
    ),
    rule(
      "Bokmärken",
      outline > 0 && outline >= headings,
      `${outline} bokmärken, ${headings} rubriker på nivå 1–3`,
    ),
    manual("Färgkontrast", "Färgerna prövas i webbplatsens tester; se på bilderna"),
    rule("Taggat innehåll", loose === 0, `${loose} målade delar utanför taggar`),
    rule(
      "Taggade anteckningar",
      annotations.every((one) => get(one, "StructParent") !== undefined),
      `${annotations.length} anteckningar`,
    ),
    rule(
      "Tabbordning",
      pages.every(({node}) => nameOf(context.lookup(node.get(PDFName.of("Tabs")))) === "S"),
      `${pages.length} sidor följer strukturen`,
    ),
    rule(
      "Teckenkodning",
      fonts.every((one) => get(one, "ToUnicode") instanceof PDFRawStream),
      `${fonts.length} teckensnitt har teckenkarta`,
    ),
    rule("Taggad multimedia", media.length === 0, "Ingen multimedia"),
    rule("Skärmflimmer", media.length === 0 && actions.length === 0, "Inget rörligt"),
    rule(
      "Skript",
      actions.length === 0 && get(catalog, "OpenAction") === undefined && get(catalog, "AA") === undefined,
      "Inga skript",
    ),
    rule("Tidsbestämda svar", actions.length === 0, "Inga"),
    none("Navigeringslänkar", faultsOfLinks(document), `${links.length} länkar med text`),
    rule("Taggade formulärfält", get(catalog, "AcroForm") === undefined, "Inga formulär"),
    rule("Fältbeskrivningar", get(catalog, "AcroForm") === undefined, "Inga formulär"),
    ...faults.map(([name, wrong, description]) => none(name, wrong, description)),
    {rule: "Sammanfattning", status: "Överhoppat", description: "Tabellerna har rubrik i stället"},
  ];
}

/** How many bookmarks the file has, on all levels. */
function outlineOf({document, get}: Reader): number {
  const root = dictOf(get(document.catalog, "Outlines"));
  const count = (item: PDFDict | undefined): number => {
    let n = 0;
    for (let one = item; one !== undefined; one = dictOf(get(one, "Next")))
      n += 1 + count(dictOf(get(one, "First")));
    return n;
  };
  return root === undefined ? 0 : count(dictOf(get(root, "First")));
}

/** The dictionaries that an object is or holds, those that stand within others too: what they point at is an object of its own. */
function dictsIn(object: PDFObject): PDFDict[] {
  if (object instanceof PDFArray) return object.asArray().flatMap(dictsIn);
  if (object instanceof PDFStream) return dictsIn(object.dict);
  return object instanceof PDFDict ? [object, ...object.values().flatMap(dictsIn)] : [];
}

function arrayOf(value: PDFObject | undefined, {document}: Reader): PDFDict[] {
  if (!(value instanceof PDFArray)) return [];
  return value.asArray().flatMap((one) => dictOf(document.context.lookup(one)) ?? []);
}

function dictOf(value: PDFObject | undefined): PDFDict | undefined {
  return value instanceof PDFDict ? value : undefined;
}

function nameOf(value: PDFObject | undefined): string {
  return value instanceof PDFName ? value.decodeText() : "";
}

function textOf(value: PDFObject | undefined): string {
  return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : "";
}
