import {readFileSync} from "node:fs";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {readManifest} from "../../site/release.ts";
import type {UnitTable} from "../../src/contract/unitTable.js";
import {openPage} from "./browser.ts";
import {servedSite, type ServedSite} from "./servedSite.ts";
import {testSite, type TestSite} from "./site.ts";

let site: TestSite & ServedSite;

beforeAll(async () => {
  site = await servedSite(await testSite());
});
afterAll(async () => {
  await site.close();
});

describe("the pages on units", () => {
  it("find the unit that was given many completions where it is a unit of its own, and say what it is else a part of", async () => {
    const context = await site.browser.newContext({locale: "sv-SE"});
    const {page, problems} = await openPage(context, new URL("/vad-ar-en-vardenhet", site.url).href);
    const table = page.getByRole("table", {name: /Vårdcentralen Exempel Söder 2, Skåne under tre sätt/});
    const rows = await table
      .locator("tbody tr")
      .evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent)));
    const [asRegistered, alone] = rows;
    expect(alone?.at(-1)).toBe("avviker från förväntad variation");
    expect(alone?.[1]).toContain("Söder 2, Skåne");
    // The vårdenhet that it belongs to has thirteen others beside it.
    expect(asRegistered?.[1]).toContain("Norr 1, Skåne");
    expect(problems).toEqual([]);
    await context.close();
  });

  it("show the unit that the address names, with the counts of the release", async () => {
    const {registry} = readManifest(join(site.release, "manifest.json"));
    expect(registry?.units?.length).toBeGreaterThan(100);
    const data = join(site.checkout, "src/data/units/vardcentral.json");
    const units = JSON.parse(readFileSync(data, "utf8")) as UnitTable;
    const at = units.units.findIndex(({code}) => code === "SYNTET-12-0001");
    const last = (at + 1) * units.years.length - 1;
    const context = await site.browser.newContext({locale: "sv-SE"});
    const address = new URL("/vardenhet/vardcentral?enhet=SYNTET-12-0001", site.url);
    const {page, problems} = await openPage(context, address.href);
    const facts = page.getByRole("table", {name: /Så är Vårdcentralen Exempel Norr 1, Skåne bestämd/});
    const shown = await facts.getByRole("row", {name: `Intyg ${units.years.at(-1) ?? ""} `}).textContent();
    expect(shown?.replace(/\s/g, "")).toContain(String(units.certificates[last]));
    expect(await page.locator(".diagram svg[role=img]").count()).toBe(5);
    // None of them in the window: the first on the page is drawn when the cells have run, the others when the browser has time.
    const away = (figures: Element[]) => figures.map(({classList}) => classList.contains("underlag-away"));
    expect(await page.locator(".diagram").evaluateAll(away)).toEqual([false, true, true, true, true]);
    // A cell whose value is a text and no element shows it as code does.
    expect(await page.locator("main .observablehq--inspect").allTextContents()).toEqual([]);
    const started = await facts
      .getByRole("row", {name: `Startade sjukfall ${units.years.at(-1) ?? ""} `})
      .textContent();
    expect(started?.replace(/\s/g, "")).toContain(`ungefär${5 * (units.sjukfall.started[last] ?? 0)},`);
    // Sjukfall that began in the last year have not been followed: the one before it is the last that is told.
    const [all = 0, long = 0] = [units.sjukfall.followed[last - 1], units.sjukfall.longer90[last - 1]];
    expect(units.sjukfall.followed[last]).toBe(0);
    const share = new Intl.NumberFormat("sv-SE", {style: "percent", minimumFractionDigits: 1}).format(
      long / all,
    );
    const told = page.getByText(/av sjukfallen som började .* varade längre än 90 dagar/).first();
    expect((await told.textContent())?.replace(/\s/g, "")).toContain(share.replace(/\s/g, ""));
    // Made when the first diagram has been painted: nobody has scrolled to it.
    const likest = page.getByRole("table", {name: /^Enheter som liknar Vårdcentralen Exempel Norr 1, Skåne/});
    await likest.waitFor({state: "attached"});
    expect(await likest.locator("tbody tr").count()).toBe(8);
    expect(problems).toEqual([]);
    await context.close();
  });
});
