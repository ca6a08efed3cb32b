import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {PDFDocument, PDFName, PDFString, PDFWriter, StandardFonts} from "pdf-lib";
import {afterAll, describe, expect, it} from "vitest";
import {FailedError} from "../../../loaders/errors.ts";
import {checkPdf} from "../../../site/checkPdf.ts";
import {checkPdfs} from "../../../site/checkPdfs.ts";
import {finishPdf} from "../../../site/finishPdf.ts";
import {markArtifacts, untagged} from "../../../site/markArtifacts.ts";
import {pdfName, printedPages, printSite} from "../../../site/pdf.ts";
import {faultsOfLinks, linksOf} from "../../../site/pdfLinks.ts";
import {pdfOperators} from "../../../site/pdfOperators.ts";
import {faultsOfStructure, type PdfTag} from "../../../site/pdfStructure.ts";

const bytes = (text: string): Uint8Array => Buffer.from(text, "latin1");
const text = (stream: Uint8Array): string => Buffer.from(stream).toString("latin1");

describe("pdfOperators(stream)", () => {
  it("passes over strings, names, dictionaries and comments that look like operators", () => {
    const stream =
      "/P <</MCID 0>> BDC\nBT (S \\) (f) Tj) Tj <53> Tj [(a) -3 (S)] TJ ET % S f\nEMC q 1 0 0 1 .5 -2 cm Q";
    expect(pdfOperators(bytes(stream)).map(({name}) => name)).toEqual([
      ...["BDC", "BT", "Tj", "Tj", "TJ", "ET", "EMC", "q", "cm", "Q"],
    ]);
  });

  it("takes an inline image for one operator, whatever its bytes", () => {
    const stream = "BI /W 1 /H 1 ID \x00S fEI\xff\nEI S";
    expect(pdfOperators(bytes(stream)).map(({name}) => name)).toEqual(["EI", "S"]);
  });
});

describe("markArtifacts(stream)", () => {
  it("wraps what is painted outside tags, a path from its beginning", () => {
    expect(text(markArtifacts(bytes("q 0 0 m 1 1 l S Q")))).toBe("q /Artifact BMC\n0 0 m 1 1 l S\nEMC\n Q");
  });

  it("leaves tagged content, and paths that only clip, as they are", () => {
    const stream = "/P <</MCID 0>> BDC 0 0 1 1 re f EMC 0 0 9 9 re W n";
    expect(text(markArtifacts(bytes(stream)))).toBe(stream);
  });

  it("begins a painted path after one that only clips", () => {
    expect(text(markArtifacts(bytes("0 0 9 9 re W n 0 0 m 1 1 l S")))).toBe(
      "0 0 9 9 re W n /Artifact BMC\n0 0 m 1 1 l S\nEMC\n",
    );
  });

  it("leaves nothing untagged, and changes nothing the second time", () => {
    const once = markArtifacts(bytes("0 0 1 1 re f BT (a) Tj ET /Im Do\n/X BMC EMC (b) '"));
    expect(untagged(once)).toEqual([]);
    expect(text(markArtifacts(once))).toBe(text(once));
  });
});

describe("faultsOfStructure(tags)", () => {
  /** Tags from `[type, alternative, ...children]`. */
  type Written = readonly [string, string, ...(readonly unknown[])];
  const tags = (...written: readonly Written[]): PdfTag[] => {
    const all: PdfTag[] = [];
    const make = ([type, alternative, ...inside]: Written, parent: PdfTag | null): void => {
      const tag: PdfTag = {type, alternative, hasContent: inside.length === 0, parent, children: []};
      parent?.children.push(tag);
      all.push(tag);
      for (const one of inside) make(one as Written, tag);
    };
    for (const one of written) make(one, null);
    return all;
  };
  const broken = (...written: readonly Written[]): string[] =>
    faultsOfStructure(tags(...written)).flatMap(([rule, faults]) => (faults.length > 0 ? [rule] : []));
  const row = (...types: string[]): Written => ["TR", "", ...types.map((type) => [type, ""] as const)];

  it("finds nothing in a sound document", () => {
    const table: Written = ["Table", "", row("TH", "TH"), row("TH", "TD")];
    expect(broken(["H1", ""], ["H2", ""], ["Figure", "Ett diagram"], table, ["L", "", ["LI", ""]])).toEqual(
      [],
    );
  });

  it("finds a figure without words, and one within another", () => {
    expect(broken(["Figure", ""])).toEqual(["Alternativ text för figurer"]);
    expect(broken(["Figure", "a", ["Figure", "b"]])).toEqual(["Inkapslad alternativ text"]);
  });

  it("finds tables without headings or with uneven rows, and rows outside tables", () => {
    expect(broken(["Table", "", row("TD")])).toEqual(["Rubriker"]);
    expect(broken(["Table", "", row("TH"), row("TH", "TD")])).toEqual(["Regelbundenhet"]);
    expect(broken(row("TH"))).toEqual(["Rader"]);
  });

  it("finds list items outside lists and skipped levels of headings", () => {
    expect(broken(["LI", ""])).toEqual(["Listpunkter"]);
    expect(broken(["H1", ""], ["H3", ""])).toEqual(["Relevant kapsling"]);
  });
});

describe("checkPdf(bytes)", () => {
  it("finds what a plain, untagged file lacks, and two finished files are the same", async () => {
    const document = await PDFDocument.create();
    const font = await document.embedFont(StandardFonts.Helvetica);
    document.addPage().drawText("Hej", {font});
    document.catalog.set(PDFName.of("Lang"), document.context.obj("en"));
    const plain = await document.save({useObjectStreams: false});
    const verdicts = await checkPdf(plain);
    const manual = verdicts.filter(({status}) => status === "Kräver manuell kontroll");
    expect(manual.map(({rule}) => rule)).toEqual(["Logisk läsordning", "Färgkontrast"]);
    const wrong = verdicts.filter(({status}) => status === "Underkänt").map(({rule}) => rule);
    expect(wrong).toEqual(
      expect.arrayContaining([
        "Taggad PDF",
        "Primärt språk",
        "Titel",
        "Bokmärken",
        "Taggat innehåll",
        "Tabbordning",
      ]),
    );
    const facts = {
      title: "Titel",
      date: new Date("2026-01-31"),
      from: "http://a/",
      to: "../",
      chromium: "156.0.1",
    };
    const [one, other] = [await finishPdf(plain, facts), await finishPdf(plain, facts)];
    expect(Buffer.from(one).equals(other)).toBe(true);
    const finished = await PDFDocument.load(one, {updateMetadata: false});
    expect(finished.getProducer()).toMatch(/^Chromium 156\.0\.1,/);
    const left = (await checkPdf(one)).filter(({status}) => status === "Underkänt").map(({rule}) => rule);
    expect(left).not.toContain("Taggat innehåll");
    expect(left).not.toContain("Primärt språk");
    expect(left).not.toContain("Titel");
  });

  it("finds a script in an annotation that stands on its page and has no object of its own", async () => {
    const document = await PDFDocument.create();
    const page = document.addPage();
    const script = {S: "JavaScript", JS: PDFString.of("app.alert(1)")};
    const annotation = {Type: "Annot", Subtype: "Link", Rect: [0, 0, 1, 1], A: script};
    page.node.set(PDFName.of("Annots"), document.context.obj([annotation]));
    const verdicts = await checkPdf(await document.save({useObjectStreams: false}));
    expect(verdicts.find(({rule}) => rule === "Skript")?.status).toBe("Underkänt");
  });

  it.each([
    [
      "sidträdet",
      (f: PDFDocument) => {
        const pages = f.catalog.get(PDFName.of("Pages"));
        f.catalog.Pages().set(PDFName.of("Kids"), f.context.obj([pages ?? null]));
      },
    ],
    [
      "taggträdet",
      (f: PDFDocument) => {
        const [one, two] = [f.context.nextRef(), f.context.nextRef()];
        f.context.assign(one, f.context.obj({S: "Div", K: [two]}));
        f.context.assign(two, f.context.obj({S: "P", K: one}));
        f.catalog.set(PDFName.of("StructTreeRoot"), f.context.obj({K: one}));
      },
    ],
    [
      "taggarnas nummerträd",
      (f: PDFDocument) => {
        const own = f.context.nextRef();
        f.context.assign(own, f.context.obj({Kids: [own]}));
        f.catalog.set(PDFName.of("StructTreeRoot"), f.context.obj({ParentTree: own}));
      },
    ],
    [
      "bokmärkesträdet",
      (f: PDFDocument) => {
        const [one, two] = [f.context.nextRef(), f.context.nextRef()];
        f.context.assign(one, f.context.obj({Next: two}));
        f.context.assign(two, f.context.obj({Next: one}));
        f.catalog.set(PDFName.of("Outlines"), f.context.obj({First: one}));
      },
    ],
    [
      "namnträdet Dests",
      (f: PDFDocument) => {
        const own = f.context.nextRef();
        f.context.assign(own, f.context.obj({Kids: [{Kids: [own]}]}));
        f.catalog.set(PDFName.of("Names"), f.context.obj({Dests: own}));
      },
    ],
  ] as const)("ends with a fault where %s leads back to itself", async (name, bend) => {
    const document = await PDFDocument.create();
    document.addPage();
    const saved = await document.save({useObjectStreams: false});
    const bent = await PDFDocument.load(saved, {updateMetadata: false});
    bend(bent);
    const [verdict, ...more] = await checkPdf(
      await PDFWriter.forContext(bent.context, 100).serializeToBuffer(),
    );
    expect(more).toEqual([]);
    expect(verdict).toMatchObject({rule: "Läsbar struktur", status: "Underkänt"});
    expect(verdict?.description).toMatch(
      new RegExp(`^${name} leder tillbaka till sig självt \\(objekt \\d+ 0 R\\)$`),
    );
  });

  it("finds no loop in a part that two trees share", async () => {
    const document = await PDFDocument.create();
    const page = document.addPage();
    const tag = document.context.register(document.context.obj({S: "P", K: 0, Pg: page.ref}));
    document.catalog.set(
      PDFName.of("StructTreeRoot"),
      document.context.obj({K: [tag], ParentTree: {Nums: [0, [tag]]}}),
    );
    const verdicts = await checkPdf(await document.save());
    expect(verdicts.map(({rule}) => rule)).not.toContain("Läsbar struktur");
  });

  it("fails an encrypted file by the rule of its permissions", async () => {
    const document = await PDFDocument.create();
    document.addPage();
    document.context.trailerInfo.Encrypt = document.context.register(
      document.context.obj({Filter: "Standard", V: 1}),
    );
    const verdicts = await checkPdf(await document.save({useObjectStreams: false}));
    expect(verdicts.map(({rule, status}) => [rule, status])).toEqual([["Behörighetsflagga", "Underkänt"]]);
  });
});

describe("faultsOfLinks(document)", () => {
  /** What a link says of itself, what its tag holds, and where it leads. */
  interface Written {
    readonly contents?: string;
    /** Nothing where no tag points at the link. */
    readonly tag?: {readonly K?: readonly number[]; readonly Alt?: string};
    readonly to?: "address" | "place" | "no place";
  }
  /** A page whose marked content 0 is a word and 1 a line, with links. */
  const faultsOf = async (...links: readonly Written[]): Promise<string[]> => {
    const document = await PDFDocument.create();
    const {context, catalog} = document;
    const page = document.addPage();
    const stream = "/P <</MCID 0>> BDC BT <0024> Tj ET EMC /P <</MCID 1>> BDC 0 0 m 9 9 l S BT () Tj ET EMC";
    page.node.set(PDFName.of("Contents"), context.register(context.stream(stream)));
    catalog.set(PDFName.of("Dests"), context.obj({kapitel: [page.ref, "Fit"]}));
    const made = links.map(({contents, tag, to = "address"}) => {
      const link = context.register(
        context.obj({
          ...{Type: "Annot", Subtype: "Link"},
          ...(to === "address" && {A: {S: "URI", URI: PDFString.of("https://underlag.example/")}}),
          ...(to === "place" && {Dest: "kapitel"}),
          ...(to === "no place" && {Dest: "borta"}),
          ...(contents !== undefined && {Contents: PDFString.of(contents)}),
        }),
      );
      const inside = {S: "Span", Pg: page.ref, ...(tag?.K && {K: [...tag.K]})};
      const element = {
        ...{S: "Link", K: [inside, {Type: "OBJR", Obj: link}]},
        ...(tag?.Alt !== undefined && {Alt: PDFString.of(tag.Alt)}),
      };
      return {link, tags: tag === undefined ? [] : [element]};
    });
    page.node.set(PDFName.of("Annots"), context.obj(made.map(({link}) => link)));
    catalog.set(PDFName.of("StructTreeRoot"), context.obj({K: made.flatMap(({tags}) => tags)}));
    return faultsOfLinks(await PDFDocument.load(await document.save()));
  };

  it("lets a link through that its tag has a text for, or other words, or that tells itself", async () => {
    const words = {K: [1], Alt: "Tabellen"};
    expect(await faultsOf({tag: {K: [1, 0]}}, {tag: words}, {contents: "Metoden"})).toEqual([]);
  });

  it("finds a link that no tag points at, and one whose tag says nothing", async () => {
    expect(await faultsOf({tag: {K: [0]}}, {}, {tag: {K: [1]}}, {tag: {K: [], Alt: " "}})).toEqual([
      "länk 2 har ingen tagg",
      "länk 3 saknar text",
      "länk 4 saknar text",
    ]);
  });

  it("finds no words in a tag that holds nothing at all", async () => {
    expect(await faultsOf({tag: {K: [0]}}, {tag: {}})).toEqual(["länk 2 saknar text"]);
  });

  it("counts links alone, and those that have objects of their own", async () => {
    const document = await PDFDocument.create();
    const {context} = document;
    const page = document.addPage();
    const one = (Subtype: string) => context.obj({Type: "Annot", Subtype});
    const [link, note] = [context.register(one("Link")), context.register(one("Text"))];
    page.node.set(PDFName.of("Annots"), context.obj([note, link, one("Link"), context.nextRef()]));
    expect(linksOf(document).map(({ref}) => ref)).toEqual([link]);
    expect(linksOf(await PDFDocument.create())).toEqual([]);
  });

  it("wants a place in the file to be there", async () => {
    const tag = {K: [0]};
    expect(await faultsOf({tag, to: "place"}, {tag, to: "no place"})).toEqual(["länk 2 leder ingenstans"]);
  });
});

describe("checkPdfs(files)", () => {
  const folder = mkdtempSync(join(tmpdir(), "underlag-pdf-"));
  afterAll(() => {
    rmSync(folder, {recursive: true, force: true});
  });

  it("prints the rules of a file and fails where one does: the command's exit code follows", async () => {
    const document = await PDFDocument.create();
    document.addPage();
    const [file, other] = ["a.pdf", "b.pdf"].map((name) => join(folder, name)) as [string, string];
    for (const one of [file, other]) writeFileSync(one, await document.save());
    const lines: string[] = [];
    const report = checkPdfs([file, other], {whole: false, log: (line) => lines.push(line)});
    await expect(report).rejects.toThrow(FailedError);
    await expect(report).rejects.toThrow(/regler är underkända i 2 PDF-filer/);
    expect(new FailedError("").exitCode).toBeGreaterThan(0);
    expect(lines.filter((line) => line.includes("Kräver manuell kontroll"))).toHaveLength(2);
    expect(lines.filter((line) => /Taggad PDF +Underkänt/.test(line))).toHaveLength(2);
  });
});

describe("printSite(job)", () => {
  it("says at once that a folder cannot be made, where the system takes none", async () => {
    const job = {folder: ".", pages: ["/"], out: "/proc/no/pdf", date: "2026-01-01", to: "../"};
    await expect(printSite(job, () => undefined)).rejects.toThrow(/ENOENT|EACCES|EPERM|EROFS/);
  });
});

describe("printedPages(addresses)", () => {
  it("prints what is read, a deck as its document, and not what moves on or is for a screen", () => {
    const addresses = ["/", "/langd/skane", "/workshop/", "/workshop/riket", "/workshop/riket/talare"];
    const others = [
      "/fryst/2026.01.0/langd/skane",
      "/workshop/riket/dokument",
      "/v/riket-1",
      "/404",
      "/vardenhet/x",
      "/vardenheter/y",
    ];
    const printed = printedPages([...addresses, ...others]);
    expect(printed).toEqual([
      "/",
      "/langd/skane",
      "/workshop/",
      "/workshop/riket/dokument",
      "/vardenheter/y",
    ]);
    expect(printed.map(pdfName)).toEqual([
      ...["startsida.pdf", "langd-skane.pdf", "workshop.pdf", "workshop-riket.pdf", "vardenheter-y.pdf"],
    ]);
  });
});
