import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {pagesLeftOut, sidebarPages} from "../../../site/pages.ts";
import {pageTextFor, textFor} from "../../../site/pageText.ts";

const riket = {slug: "riket", code: null, title: "Riket", short: "riket"};
const skane = {slug: "skane", code: "12", title: "Region Skåne", short: "Skåne"};
const places = [riket, skane];
const [madeUp, own] = [
  {synthetic: true, places},
  {synthetic: false, places},
];

describe("textFor(text, release)", () => {
  it("keeps a part of a line for its own kind of release, and takes it out for the other", () => {
    const text =
      "Ett.<!-- demolandet --> Två.<!-- /demolandet --> Tre.<!-- egna data --> Fyra.<!-- /egna data -->\n";
    expect(textFor(text, madeUp)).toBe("Ett. Två. Tre.\n");
    expect(textFor(text, own)).toBe("Ett. Tre. Fyra.\n");
  });

  it("takes comments with lines of their own away with their lines, so that a list stays whole", () => {
    const text =
      "- a\n<!-- demolandet -->\n- b\n<!-- /demolandet -->\n- c\n<!-- egna data -->\n- d\n<!-- /egna data -->\n";
    expect(textFor(text, madeUp)).toBe("- a\n- b\n- c\n");
    expect(textFor(text, own)).toBe("- a\n- c\n- d\n");
  });

  it("keeps what is about several regions for a release that has them", () => {
    const text = "a<!-- flera regioner -->b<!-- /flera regioner -->c";
    expect(textFor(text, own)).toBe("abc");
    expect(textFor(text, {...own, places: [riket]})).toBe("ac");
  });

  it("takes each part by itself, and leaves other comments be", () => {
    const text =
      "<!-- demolandet -->a<!-- /demolandet -->b<!-- demolandet -->c<!-- /demolandet --><!-- d -->";
    expect(textFor(text, madeUp)).toBe("abc<!-- d -->");
    expect(textFor(text, own)).toBe("b<!-- d -->");
  });

  it.each([
    "<!-- demolandet -->a",
    "a<!-- /demolandet -->",
    "<!-- demolandet -->a<!-- /egna data -->",
    "<!-- demolandet -->a<!-- demolandet -->b<!-- /demolandet -->",
  ])("stops at a comment that stands alone: %s", (text) => {
    expect(() => textFor(text, madeUp)).toThrow(/har ingen motsvarighet/);
  });

  it("lets the parser of Markdown read that, and names the page that is wrong", () => {
    let rule = (_state: {src: string; env: {path?: string}}): void => undefined;
    const after = (_before: string, _name: string, apply: typeof rule): void => void (rule = apply);
    pageTextFor(own)({core: {ruler: {after}}});
    const state = {src: "a<!-- demolandet -->b<!-- /demolandet -->", env: {path: "/om"}};
    rule(state);
    expect(state.src).toBe("a");
    expect(() => {
      rule({src: "<!-- demolandet -->", env: {path: "/om"}});
    }).toThrow("src/om.md: <!-- demolandet --> har ingen motsvarighet");
  });
});

const source = join(import.meta.dirname, "../../../src");
const names = readdirSync(source, {recursive: true, encoding: "utf8"}).filter((name) => name.endsWith(".md"));
/** The pages that a release has, each with what it says of it. */
function pagesOf(release: typeof own): [page: string, text: string][] {
  const left = pagesLeftOut(release).map((address) => `${address.slice(1)}.md`);
  return names
    .filter((name) => !left.includes(name))
    .map((name) => [name, textFor(readFileSync(join(source, name), "utf8"), release)]);
}

describe("the pages of a release of real certificates", () => {
  const about = /demoland|låtsasland|nara-sanningen|\bH-\d{4}-\d{3}\b/i;

  it("neither tell of the made-up country nor lead to its pages, as those of a release of it do", () => {
    const tell = (release: typeof own): string[] =>
      pagesOf(release).flatMap(([page, text]) => (about.test(text) ? [page] : []));
    expect(tell(own)).toEqual([]);
    expect(tell(madeUp).sort()).toEqual([
      "demolandet.md",
      "hypoteser.md",
      "metod.md",
      "nara-sanningen.md",
      "officiell-statistik.md",
      "om.md",
      "rojandekontroll.md",
      "vad-ar-en-vardenhet.md",
      "varfor-skiljer.md",
    ]);
  });

  it("are in the menu without those two, which a release of the made-up country has", () => {
    const paths = (release: typeof own): string[] =>
      sidebarPages(release).flatMap((entry) => ("path" in entry ? [entry.path] : []));
    const ofDemo = ["/nara-sanningen", "/demolandet"];
    expect(pagesLeftOut(own)).toEqual(ofDemo);
    expect(pagesLeftOut(madeUp)).toEqual([]);
    expect(paths(madeUp)).toEqual(expect.arrayContaining(ofDemo));
    expect(paths(own)).toEqual(paths(madeUp).filter((path) => !ofDemo.includes(path)));
  });
});

describe("the pages of a release of one region", () => {
  const one = {synthetic: false, places: [{...riket, title: "Region Skåne", short: "Skåne"}]};

  it("are without that of all regions, which none of the others leads to in its text", () => {
    expect(pagesLeftOut(one)).toContain("/regionernas-bild");
    expect(pagesLeftOut(own)).not.toContain("/regionernas-bild");
    expect(pagesOf(one).filter(([, text]) => text.includes("regionernas-bild"))).toEqual([]);
  });

  it("stand in the menu under its name, with no list of regions", () => {
    const names = (release: typeof own) => sidebarPages(release).map(({name}) => name);
    expect(names(own).slice(0, 3)).toEqual([
      ...["Så läser du siffrorna", "Sjukskrivningsmönster i riket", "Per region"],
    ]);
    expect(names(one).slice(0, 3)).toEqual([
      ...["Så läser du siffrorna", "Sjukskrivningsmönster i Skåne", "Längd"],
    ]);
    expect(names(one)).not.toContain("Regionernas bild");
  });
});
