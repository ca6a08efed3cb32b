import {describe, expect, it} from "vitest";
import {faultsOfLog, faultsOfSite} from "../../../site/gates.ts";
import {frameworkPage} from "./frameworkPage.ts";

const faults = (files: Record<string, string>, log = ""): string[] =>
  faultsOfSite(
    new Map(
      Object.entries({
        "index.html": frameworkPage("<h1>Hej</h1>"),
        "metod.html": frameworkPage("<h1>Metod</h1>"),
        "_observablehq/theme.11111111.css": "a{}",
        "_observablehq/client.22222222.js": "export const define = 1;",
        ...files,
      }).map(([path, text]) => [path, Buffer.from(text)]),
    ),
    log,
  );

describe("faultsOfSite(files, log)", () => {
  it("lets a whole site through", () => {
    expect(faults({})).toEqual([]);
    expect(faultsOfLog("load /index in 12ms\n5 links validated\n├── metod   12 kB")).toEqual([]);
  });

  it("wants links that read the same to lead to the same place", () => {
    const page = (...targets: string[]) => ({
      "a.html": frameworkPage(targets.map((to) => `<a href="${to}">Metod</a>`).join(" ")),
    });
    expect(faults(page("./metod", "./metod"))).toEqual([]);
    expect(faults(page("./metod", "./"))).toEqual(["a.html: länktexten ”Metod” leder till olika sidor"]);
    const heading =
      '<h2><a class="observablehq-header-anchor" href="#m">Metod</a></h2><a href="./metod">Metod</a>';
    expect(faults({"a.html": frameworkPage(heading)})).toEqual([]);
  });

  it("asks that of links in the text of the page alone: not of a menu, an anchor that leads nowhere, or what is no link", () => {
    const bare = (body: string) => ({"a.html": `<!doctype html><html><body>${body}</body></html>`});
    const two = '<a href="./metod">Metod</a><a href="./">Metod</a>';
    expect(faults(bare(`<nav>${two}</nav><main></main>`))).toEqual([]);
    expect(faults(bare(two))).toEqual([]);
    expect(faults(bare(`<nav></nav><main>${two}</main>`))).toHaveLength(1);
    expect(faults(bare('<main><a>Metod</a><a href="./metod">Metod</a></main>'))).toEqual([]);
    expect(faults(bare('<main><link rel="next" href="./metod"><link rel="prev" href="./"></main>'))).toEqual(
      [],
    );
  });

  it("takes words for the same however they are broken, and addresses for the same however they are written", () => {
    const page = (body: string) => ({
      "langd/a.html": `<!doctype html><html><body><main>${body}</main></body></html>`,
    });
    const broken = '<a href="../metod">Om metoden</a> <a href="../"> Om\n  metoden </a>';
    expect(faults(page(broken))).toEqual(["langd/a.html: länktexten ”Om metoden” leder till olika sidor"]);
    expect(faults(page('<a href="../metod">Om metoden</a> <a href="../">Ommetoden</a>'))).toEqual([]);
    expect(faults(page('<a href="../metod">Metod</a> <a href="/metod">Metod</a>'))).toEqual([]);
  });

  it("lets a link to a card of a measure through, which a script makes, and no link to a card that is not there", () => {
    const cards = {"_file/data/measures.0a1b.json": JSON.stringify({cards: [{id: "andel"}]})};
    const log = (...links: string[]): string =>
      [`Warning: ${links.length} broken link (7 validated)`, ...links].join("\n");
    expect(faults(cards, log("↳ /index → /matt#andel"))).toEqual([]);
    expect(faults(cards, log("↳ /index → /matt#andel", "↳ /index → /matt#andelen"))).toEqual([
      "Framework: Warning: 2 broken link (7 validated)",
      "Framework: ↳ /index → /matt#andelen",
    ]);
    expect(faults({}, log("↳ /index → /matt#andel"))).toHaveLength(2);
  });

  it.each([
    [
      "a cell that cannot run",
      {"a.html": frameworkPage('<div class="observablehq--error">x</div>')},
      /a\.html: en cell/,
    ],
    [
      "a link to no page",
      {"a.html": frameworkPage('<a href="./nope">x</a>')},
      /a\.html: <a> leder till \/nope/,
    ],
    [
      "a link with a percent sign that stands for nothing",
      {"a.html": frameworkPage('<a href="./50%">x</a>')},
      /a\.html: <a> leder till \/50%/,
    ],
    [
      "a picture that is missing",
      {"a.html": frameworkPage('<img src="./x.png">')},
      /<img> leder till \/x\.png/,
    ],
    [
      "a bare import in a page",
      {"a.html": frameworkPage("", '<script type="module">import x from "lodash";</script>')},
      /a\.html: importen "lodash" är inte löst/,
    ],
    [
      "an import that leads nowhere",
      {"_import/b.1234abcd.js": 'import "./c.js"'},
      /importen \.\/c\.js leder till _import\/c\.js/,
    ],
    [
      "the address of another host",
      {"_import/b.1234abcd.js": 'fetch("https://example.org/x")'},
      /https:\/\/example\.org\/x/,
    ],
    [
      "something fetched from another host",
      {"a.html": frameworkPage('<img src="//example.org/x.png">')},
      /<img> hämtar/,
    ],
  ])("finds %s", (_, files, message) => {
    expect(faults(files as unknown as Record<string, string>).join("\n")).toMatch(message);
  });

  it("lets the publisher's own address through, and no other host that begins alike", () => {
    const said = {
      address: "https://statistik.example",
      publisher: {homepage: "https://region.example/om"},
      license: {url: "https://licens.example/"},
    };
    const to = (url: string) =>
      faults({
        "_file/data/description.0a1b2c3d.json": JSON.stringify(said),
        "a.html": frameworkPage(`<p>${url}</p>`),
      });
    for (const own of [
      "https://statistik.example",
      "https://statistik.example/langd.",
      "https://licens.example/4",
    ])
      expect(to(own), own).toEqual([]);
    for (const other of ["https://statistik.example.org/", "https://statistik.example@a.example/"])
      expect(to(other), other).toEqual([`a.html: adressen ${other}`]);
  });

  it("lets the names of XML vocabularies through", () => {
    expect(faults({"_npm/a@1.0.0/11112222.js": 'const svg="http://www.w3.org/2000/svg"'})).toEqual([]);
  });

  it("finds what Framework only mentions, also in colour", () => {
    const log =
      "\u001b[33mWarning: \u001b[39m1 broken link (5 validated)\n\u001b[2m↳\u001b[22m /index \u001b[2m→\u001b[22m /nope";
    expect(faultsOfLog(log)).toEqual([
      "Framework: Warning: 1 broken link (5 validated)",
      "Framework: ↳ /index → /nope",
    ]);
    expect(faultsOfLog("\nError: unable to fetch: x")).toHaveLength(1);
  });
});
