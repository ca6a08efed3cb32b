import {readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {pagePaths, readSiteFiles} from "../../site/siteFiles.ts";
import {Manifest} from "../../src/contract/release.ts";
import {slot} from "../fixtures/kept.ts";
import {plantedInFile, plantSource} from "../fixtures/planted.ts";
import {openPage} from "./browser.ts";
import {makeCheckout, takePackages} from "./checkout.ts";
import {runUnderlag} from "./runProject.ts";
import {servedSite} from "./servedSite.ts";
import {buildIn, testSite} from "./site.ts";

const folder = join(slot, "planted");
const checkout = join(folder, "checkout");
let release: string;

/** The nation, a region that other pages lead to, and one that is looked at. */
const places = ["riket", "skane", "gotland"];

/**
 * Leaves these places alone in what a release says of itself: the pages of a region come of the same parameterised files, and here no region
 * has a row of its own. The tables of the others stay in the release, where their bytes are looked through.
 */
function keepPlaces(release: string): void {
  const path = join(release, "manifest.json");
  const manifest = Manifest.parse(JSON.parse(readFileSync(path, "utf8")));
  const ofRegions = manifest.files.filter(({path}) => /^places\/(?!riket\/)/.test(path));
  expect(ofRegions.length).toBeGreaterThan(100);
  expect(ofRegions.filter(({rows}) => rows !== 0)).toEqual([]);
  const kept = manifest.places.filter(({slug}) => places.includes(slug));
  writeFileSync(path, JSON.stringify({...manifest, places: kept}));
}

beforeAll(async () => {
  rmSync(folder, {recursive: true, force: true});
  plantSource(join(folder, "source"));
  const releases = join(folder, "releases");
  await runUnderlag(
    ["release", "--certificates", join(folder, "source"), "--out", releases, "--work", join(folder, "work")],
    {UNDERLAG_KEY: "a key of the tests, long enough to do"},
  );
  const [version = ""] = readdirSync(releases);
  release = join(releases, version);
  keepPlaces(release);
  makeCheckout(checkout);
  takePackages((await testSite()).checkout, checkout);
  await buildIn(checkout, release);
});
afterAll(() => {
  rmSync(folder, {recursive: true, force: true});
});

describe("the site of a release with hardly any persons", () => {
  it("opens without error where every table is empty or nearly so, and says that there is too little", async () => {
    const site = await servedSite({dist: join(checkout, "dist")});
    const context = await site.browser.newContext({locale: "sv-SE"});
    const notebooks = ["/sjukskrivningsmonster/riket", "/sjukskrivningsmonster/gotland"];
    for (const route of ["/", "/metod", "/hypoteser", ...notebooks]) {
      const {page, problems} = await openPage(context, new URL(route, site.url).href);
      expect(problems).toEqual([]);
      expect(await page.locator(".observablehq--error").count()).toBe(0);
      // Real certificates: nothing may call them made up.
      expect(await page.getByText("Påhittade data").count()).toBe(0);
      // What search engines for data read: once, where the site begins.
      const told = await page.locator('script[type="application/ld+json"]').allTextContents();
      const dataset: unknown = JSON.parse(readFileSync(join(release, "schema-org.json"), "utf8"));
      expect(told.map((text): unknown => JSON.parse(text))).toEqual(route === "/" ? [dataset] : []);
      if (route === "/hypoteser")
        expect(await page.locator("main .underlag-empty").first().textContent()).toBe(
          "Ingen hypotes är registrerad ännu. Så registrerar du en egen.",
        );
      if (route.endsWith("gotland")) expect(await page.locator(".underlag-empty").count()).toBeGreaterThan(2);
    }
    await site.close();
  });

  it("has no page on the made-up country, no link to one, and no word of it or its hypotheses on any page", () => {
    const files = readSiteFiles(join(checkout, "dist"));
    const pages = pagePaths(files);
    const about = /demoland|låtsasland|nara-sanningen|\bH-\d{4}-\d{3}\b/i;
    expect(pages.length).toBeGreaterThan(50);
    expect(pages.filter((path) => about.test(`${path} ${files.get(path)?.toString()}`))).toEqual([]);
    const [register] = [...files].filter(([path]) => path.startsWith("_file/data/hypotheses."));
    expect(JSON.parse(register?.[1].toString() ?? "")).toEqual({tested: 0, hypotheses: []});
  });
});

describe("the site of a release from certificates with planted identifiers", () => {
  it("holds none of them in any file, nor does the release", () => {
    const files = [join(checkout, "dist"), release].flatMap((top) =>
      readdirSync(top, {recursive: true, withFileTypes: true})
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name)),
    );
    expect(files.length).toBeGreaterThan(500);
    // The check does find what is there: the source itself is full of it.
    const [one = ""] = readdirSync(join(folder, "source"));
    expect(plantedInFile(join(folder, "source", one))).not.toEqual([]);
    expect(files.filter((file) => plantedInFile(file).length > 0)).toEqual([]);
  });
});
