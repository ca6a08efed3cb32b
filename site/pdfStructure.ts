import {
  PDFArray,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFString,
  type PDFDocument,
  type PDFObject,
} from "pdf-lib";

/** A tag of a PDF: its kind, what is said instead of it, and the tags in it. */
export interface PdfTag {
  readonly type: string;
  /** Empty where it has none. */
  readonly alternative: string;
  /** True where it holds content of its own. */
  readonly hasContent: boolean;
  readonly parent: PdfTag | null;
  readonly children: PdfTag[];
}

/** Every tag of a file in reading order, each before those in it. Chromium's own names are taken for the standard's. */
export function structureOf(document: PDFDocument): PdfTag[] {
  const {context, catalog} = document;
  const root = context.lookup(catalog.get(PDFName.of("StructTreeRoot")));
  const tags: PdfTag[] = [];
  const roles = root instanceof PDFDict ? context.lookup(root.get(PDFName.of("RoleMap"))) : undefined;
  const standard = (name: string): string => {
    const mapped = roles instanceof PDFDict ? context.lookup(roles.get(PDFName.of(name))) : undefined;
    return mapped instanceof PDFName ? mapped.decodeText() : name;
  };
  const visit = (value: PDFObject | undefined, parent: PdfTag | null): void => {
    const node = context.lookup(value);
    if (node instanceof PDFArray) for (const one of node.asArray()) visit(one, parent);
    if (!(node instanceof PDFDict)) return;
    const name = node.get(PDFName.of("S"));
    // A reference to content, not a tag.
    if (!(name instanceof PDFName)) return;
    const said = context.lookup(node.get(PDFName.of("Alt")));
    const kids = context.lookup(node.get(PDFName.of("K")));
    const all = kids instanceof PDFArray ? kids.asArray().map((one) => context.lookup(one)) : [kids];
    const tag: PdfTag = {
      type: standard(name.decodeText()),
      alternative: said instanceof PDFString || said instanceof PDFHexString ? said.decodeText() : "",
      hasContent: all.some(
        (one) =>
          one instanceof PDFNumber || (one instanceof PDFDict && one.get(PDFName.of("S")) === undefined),
      ),
      parent,
      children: [],
    };
    parent?.children.push(tag);
    tags.push(tag);
    visit(node.get(PDFName.of("K")), tag);
  };
  if (root instanceof PDFDict) visit(root.get(PDFName.of("K")), null);
  return tags;
}

/** The rules that are about tags, in Acrobat's order: the rule's name, what breaks it, and what is said where nothing does. */
export function faultsOfStructure(
  tags: readonly PdfTag[],
): readonly (readonly [rule: string, faults: readonly string[], description: string])[] {
  const of = (type: string): PdfTag[] => tags.filter((tag) => tag.type === type);
  const figures = of("Figure");
  const inside = (tag: PdfTag, type: string): boolean =>
    tag.parent !== null && (tag.parent.type === type || inside(tag.parent, type));
  const under = (tag: PdfTag, test: (one: PdfTag) => boolean): boolean =>
    test(tag) || tag.children.some((child) => under(child, test));
  const tables = of("Table");
  const rowsOf = (table: PdfTag): PdfTag[] =>
    table.children.flatMap((one) =>
      one.type === "TR" ? [one] : one.children.filter(({type}) => type === "TR"),
    );
  const cells = (row: PdfTag): number =>
    row.children.filter(({type}) => type === "TH" || type === "TD").length;
  const misplaced = (type: string, parents: readonly string[]): string[] =>
    of(type)
      .filter(({parent}) => !parents.includes(parent?.type ?? ""))
      .map(({parent}) => `${type} ligger i ${parent?.type ?? "roten"}`);
  const levels = tags.flatMap(({type}) => (/^H[1-6]$/.test(type) ? [Number(type.slice(1))] : []));
  const skipped = levels.flatMap((level, i) =>
    level > (levels[i - 1] ?? 0) + 1 ? [`H${level} följer på H${levels[i - 1] ?? 0}`] : [],
  );
  const number = `${figures.length} figurer`;
  return [
    [
      "Alternativ text för figurer",
      figures
        .filter(({alternative}) => alternative.trim() === "")
        .map(() => "en figur saknar alternativ text"),
      number,
    ],
    [
      "Inkapslad alternativ text",
      figures.filter((one) => inside(one, "Figure")).map(() => "en figur ligger i en annan"),
      number,
    ],
    [
      "Kopplad till innehåll",
      tags
        .filter((tag) => tag.alternative !== "" && !under(tag, ({hasContent}) => hasContent))
        .map(({type}) => `${type} har alternativ text men inget innehåll`),
      number,
    ],
    ["Döljer anteckning", [], "Ingen alternativ text döljer en anteckning"],
    [
      "Alternativ text för andra element",
      tags
        .filter((one) => one.type === "Formula" && one.alternative === "")
        .map(() => "en formel saknar alternativ text"),
      "Inga andra element behöver det",
    ],
    ["Rader", misplaced("TR", ["Table", "THead", "TBody", "TFoot"]), `${of("TR").length} rader`],
    ["TH och TD", [...misplaced("TH", ["TR"]), ...misplaced("TD", ["TR"])], `${tables.length} tabeller`],
    [
      "Rubriker",
      tables
        .filter((table) => !under(table, ({type}) => type === "TH"))
        .map(() => "en tabell saknar rubrikceller"),
      `${tables.length} tabeller`,
    ],
    [
      "Regelbundenhet",
      tables
        .filter((table) => new Set(rowsOf(table).map(cells)).size > 1)
        .map(() => "en tabell har olika många celler i raderna"),
      `${tables.length} tabeller`,
    ],
    ["Listpunkter", misplaced("LI", ["L"]), `${of("LI").length} listpunkter`],
    ["Lbl och LBody", [...misplaced("Lbl", ["LI", "Note"]), ...misplaced("LBody", ["LI"])], "Rätt placerade"],
    ["Relevant kapsling", skipped, `${levels.length} rubriker`],
  ];
}
