import {existsSync, mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {pageFooter, pageHead, pageHeader} from "../../../site/frame.ts";
import {originIn, originPlace} from "../../../site/origin.ts";
import {dynamicPaths, placeTitles, sidebarPages} from "../../../site/pages.ts";
import type {Manifest} from "../../../src/contract/release.ts";
import {writeFakeRelease} from "../../site/fakeRelease.ts";

let folder: string;
let manifest: Manifest;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "underlag-frame-"));
  manifest = writeFakeRelease(folder);
});
afterAll(() => {
  rmSync(folder, {recursive: true, force: true});
});

describe("the frame of every page", () => {
  it("says that the figures are made up when they are, and only then", () => {
    expect(pageHeader({synthetic: true})).toMatch(/Påhittade data/);
    expect(pageHeader({synthetic: false})).toBe("");
    expect(pageFooter(manifest)).toContain("(påhittade data)");
    expect(pageFooter({...manifest, synthetic: false})).not.toContain("påhittade");
  });

  it("names the release, the extract date, the beginning of the data hash and the method", () => {
    const footer = pageFooter(manifest);
    for (const text of [
      "2026.03.0",
      "2026-03-31",
      `<code>${manifest.dataHash.slice(0, 12)}</code>`,
      'href="/metod"',
    ])
      expect(footer).toContain(text);
    expect(footer).not.toContain(manifest.dataHash);
  });

  it("says of a preview that it is one, and leaves the place of a built page's origin empty", () => {
    expect(pageFooter(manifest, {preview: true})).toMatch(/<p id="underlag-origin">Förhandsvisning: /);
    expect(originIn(pageFooter(manifest, {preview: true}))).toBeUndefined();
    expect(pageFooter(manifest)).toContain(originPlace);
  });

  it("writes nothing from the manifest as HTML", () => {
    expect(pageFooter({...manifest, version: '<b>"&'})).toContain("&lt;b&gt;&quot;&amp;");
  });

  it("has no percent-encoded number sign in the icon: Framework encodes the address once more", () => {
    expect(pageHead()).not.toContain("%23");
  });
});

describe("the pages of a release", () => {
  it("lists how to read the figures, the notebooks with the regions together, and then what lies behind them", () => {
    const entries = sidebarPages(manifest);
    expect(entries.slice(0, 3)).toEqual([
      {name: "Så läser du siffrorna", path: "/sa-laser-du"},
      {name: "Sjukskrivningsmönster i riket", path: "/sjukskrivningsmonster/riket"},
      {
        name: "Per region",
        open: false,
        pager: null,
        pages: [
          {name: "Gotlands län", path: "/sjukskrivningsmonster/gotland"},
          {name: "Skåne län", path: "/sjukskrivningsmonster/skane"},
        ],
      },
    ]);
    const names = entries.map(({name}) => name);
    const order = ["Officiell statistik", "Datakvalitet", "Metod", "Röjandekontroll", "Om webbplatsen"];
    expect(names.filter((name) => order.includes(name))).toEqual(order);
    expect(names.at(-1)).toBe("Om webbplatsen");
  });

  it("lists only pages that there are", () => {
    const source = join(import.meta.dirname, "../../../src");
    const paths = [
      ...sidebarPages(manifest).flatMap((entry) => ("path" in entry ? [entry.path] : [])),
      ...dynamicPaths(manifest),
    ];
    const missing = paths.filter((path) => {
      const [folder = "", place] = path.slice(1).split("/");
      const names = place === "" ? ["index"] : ["[plats]", "[typ]"];
      const files = place === undefined ? [`${folder}.md`] : names.map((name) => `${folder}/${name}.md`);
      return files.every((file) => !existsSync(join(source, file)));
    });
    expect(missing).toEqual([]);
  });

  it("makes one page for each place in each notebook, with the place in its title", () => {
    const paths = dynamicPaths(manifest);
    for (const slug of ["riket", "gotland", "skane"])
      expect(paths).toContain(`/sjukskrivningsmonster/${slug}`);
    expect(paths.length % 3).toBe(0);
    expect(placeTitles(manifest).get("/sjukskrivningsmonster/skane")).toBe("Skåne län");
  });
});
