import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {pageFooter, pageHead, pageHeader} from "../../../site/frame.ts";
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

  it("writes nothing from the manifest as HTML", () => {
    expect(pageFooter({...manifest, version: '<b>"&'})).toContain("&lt;b&gt;&quot;&amp;");
  });

  it("has no percent-encoded number sign in the icon: Framework encodes the address once more", () => {
    expect(pageHead()).not.toContain("%23");
  });
});

describe("the pages of a release", () => {
  it("lists the notebook, the regions together, the method, how persons are protected and at what cost, the demo, the site", () => {
    expect(sidebarPages(manifest)).toEqual([
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
      {name: "Längd", path: "/langd/riket"},
      {name: "Diagnosförändring", path: "/diagnosforandring/riket"},
      {name: "Omfattningsförändring", path: "/omfattningsforandring/riket"},
      {name: "Regionernas bild", path: "/regionernas-bild"},
      {name: "Officiell statistik", path: "/officiell-statistik"},
      {name: "Datakvalitet", path: "/datakvalitet"},
      {name: "Metod", path: "/metod"},
      {name: "Mått och definitioner", path: "/matt"},
      {name: "Röjandekontroll", path: "/rojandekontroll"},
      {name: "Nära sanningen?", path: "/nara-sanningen"},
      {name: "Demolandet mot verkligheten", path: "/demolandet"},
      {name: "Om webbplatsen", path: "/om"},
    ]);
  });

  it("makes one page for each place, with the place in its title", () => {
    const notebooks = ["sjukskrivningsmonster", "langd", "diagnosforandring", "omfattningsforandring"];
    expect(dynamicPaths(manifest)).toEqual(
      notebooks.flatMap((folder) => ["riket", "gotland", "skane"].map((slug) => `/${folder}/${slug}`)),
    );
    expect(placeTitles(manifest).get("/sjukskrivningsmonster/skane")).toBe("Skåne län");
  });
});
