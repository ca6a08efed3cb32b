import {PDFArray, PDFDict, type PDFDocument, PDFName, type PDFObject, PDFRef} from "pdf-lib";

/** A tree of a file: its name, where it begins, and the fields of a part that lead to those below or after it. */
interface Tree {
  readonly name: string;
  readonly root: PDFObject | undefined;
  readonly fields: readonly string[];
}

/**
 * The trees of a file that lead back to a part of themselves, one sentence each: nobody who reads on in such a file comes to an end. A part that
 * is reached by two ways is told alike, for no tree has one, and many such can be read in more ways than anybody has time for.
 */
export function faultsOfLoops(document: PDFDocument): string[] {
  return treesOf(document).flatMap((tree) => {
    const twice = reachedTwice(document, tree);
    return twice === undefined ? [] : [`${tree.name} leder tillbaka till sig självt (objekt ${twice})`];
  });
}

function treesOf({context, catalog}: PDFDocument): Tree[] {
  const of = (dict: PDFDict | undefined, key: string): PDFObject | undefined => dict?.get(PDFName.of(key));
  const dict = (value: PDFObject | undefined): PDFDict | undefined => {
    const found = context.lookup(value);
    return found instanceof PDFDict ? found : undefined;
  };
  const tags = dict(of(catalog, "StructTreeRoot"));
  const names = dict(of(catalog, "Names"));
  return [
    {name: "sidträdet", root: of(catalog, "Pages"), fields: ["Kids"]},
    // What a number of content stands in is followed, too, where it is no number.
    {name: "taggträdet", root: of(tags, "K"), fields: ["K", "MCID"]},
    {name: "taggarnas nummerträd", root: of(tags, "ParentTree"), fields: ["Kids"]},
    {name: "bokmärkesträdet", root: of(catalog, "Outlines"), fields: ["First", "Next"]},
    ...(names?.entries() ?? []).map(([key, root]) => ({
      ...{name: `namnträdet ${key.decodeText()}`, root, fields: ["Kids"]},
    })),
  ];
}

/** The object that is reached twice, if any. What has no object of its own stands in one place and ends there. */
function reachedTwice({context}: PDFDocument, {root, fields}: Tree): string | undefined {
  const seen = new Set<string>();
  const left = [root];
  for (;;) {
    const value = left.pop();
    if (value === undefined && left.length === 0) return undefined;
    if (value instanceof PDFRef) {
      const name = value.toString();
      if (seen.has(name)) return name;
      seen.add(name);
    }
    const node = context.lookup(value);
    if (node instanceof PDFArray) left.push(...node.asArray());
    else if (node instanceof PDFDict) left.push(...fields.map((field) => node.get(PDFName.of(field))));
  }
}
