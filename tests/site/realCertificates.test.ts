import {readdirSync, rmSync} from "node:fs";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {plantedInFile, plantSource} from "../fixtures/planted.ts";
import {openPage} from "./browser.ts";
import {makeCheckout} from "./checkout.ts";
import {runUnderlag} from "./runProject.ts";
import {servedSite} from "./servedSite.ts";
import {buildIn, slot} from "./site.ts";

const folder = join(slot, "planted");
const checkout = join(folder, "checkout");

beforeAll(async () => {
  rmSync(folder, {recursive: true, force: true});
  plantSource(join(folder, "source"));
  const releases = join(folder, "releases");
  await runUnderlag(
    ["release", "--certificates", join(folder, "source"), "--out", releases, "--work", join(folder, "work")],
    {UNDERLAG_KEY: "a key of the tests, long enough to do"},
  );
  const [version = ""] = readdirSync(releases);
  makeCheckout(checkout);
  await buildIn(checkout, join(releases, version));
});
afterAll(() => {
  rmSync(folder, {recursive: true, force: true});
});

describe("the site of a release with hardly any persons", () => {
  it("opens without error where every table is empty or nearly so, and says that there is too little", async () => {
    const site = await servedSite({dist: join(checkout, "dist")});
    const context = await site.browser.newContext({locale: "sv-SE"});
    for (const route of ["/", "/metod", "/sjukskrivningsmonster/riket", "/sjukskrivningsmonster/gotland"]) {
      const {page, problems} = await openPage(context, new URL(route, site.url).href);
      expect(problems).toEqual([]);
      expect(await page.locator(".observablehq--error").count()).toBe(0);
      // Real certificates: nothing may call them made up.
      expect(await page.getByText("Påhittade data").count()).toBe(0);
      if (route.endsWith("gotland")) expect(await page.locator(".underlag-empty").count()).toBeGreaterThan(2);
    }
    await site.close();
  });
});

describe("the site of a release from certificates with planted identifiers", () => {
  it("holds none of them in any file", () => {
    const files = readdirSync(join(checkout, "dist"), {recursive: true, withFileTypes: true})
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    expect(files.length).toBeGreaterThan(100);
    // The check does find what is there: the source itself is full of it.
    const [one = ""] = readdirSync(join(folder, "source"));
    expect(plantedInFile(join(folder, "source", one))).not.toEqual([]);
    expect(files.filter((file) => plantedInFile(file).length > 0)).toEqual([]);
  });
});
