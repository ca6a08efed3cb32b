import {readFileSync} from "node:fs";
import {join} from "node:path";
import type {Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {readManifest} from "../../site/release.ts";
import type {Manifest} from "../../src/contract/release.js";
import {openPage} from "./browser.ts";
import {servedSite, type ServedSite} from "./servedSite.ts";
import {testSite, type TestSite} from "./site.ts";

let manifest: Manifest;
let site: TestSite & ServedSite;

beforeAll(async () => {
  site = await servedSite(await testSite());
  manifest = readManifest(join(site.release, "manifest.json"));
});
afterAll(async () => {
  await site.close();
});

async function open(route: string): Promise<Page> {
  const context = await site.browser.newContext({locale: "sv-SE"});
  const {page, problems} = await openPage(context, new URL(route, site.url).href);
  expect(problems).toEqual([]);
  return page;
}

/** The cells of the table with this caption, row by row. */
async function rowsOf(page: Page, caption: string): Promise<string[][]> {
  const table = page.locator("table", {has: page.locator("caption", {hasText: caption})}).first();
  const rows = await table.locator("tbody tr").all();
  return await Promise.all(rows.map(async (row) => await row.locator("th, td").allTextContents()));
}

const number = (n: number): string => n.toLocaleString("sv-SE");

describe("the page of disclosure control", () => {
  it("shows the audit's figures as the manifest has them, and no finding", async () => {
    const page = await open("/rojandekontroll");
    const shown = (await rowsOf(page, "Granskningen i siffror")).map((row) => row.at(-1));
    expect(shown[0]).toBe(number(manifest.audit?.cells ?? -1));
    expect(shown.at(-1)).toBe("0");
    await page.context().close();
  });

  it("shows cells by kind for every table, and what a small table became step by step", async () => {
    const page = await open("/rojandekontroll");
    const rows = await rowsOf(page, "Celler och ändringar i varje tabell");
    expect(rows.map(([title]) => title)).toEqual(manifest.families.map(({title}) => title));
    expect(rows.map((row) => row[1])).toEqual(manifest.families.map(({report}) => number(report.cells)));
    expect(await rowsOf(page, "Så publiceras tabellen")).toEqual([
      ["Kvinnor", "12", "5", "7", "0", "24"],
      ["Män", "8", "0", "0", "5", "13"],
      ["Summa", "20", "5", "7", "5", "37"],
    ]);
    await page.context().close();
  });

  it("saves a table as CSV with the figures of the manifest", async () => {
    const page = await open("/rojandekontroll");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", {name: "Ladda ner CSV: Celler och ändringar i varje tabell"}).click(),
    ]);
    expect(download.suggestedFilename()).toBe(`underlag-${manifest.version}-utgavan-celler.csv`);
    const lines = readFileSync(await download.path(), "utf8")
      .trimEnd()
      .split("\r\n");
    expect(lines[0]).toMatch(/^tabell,celler,exakta,/);
    expect(lines).toHaveLength(manifest.families.length + 1);
    await page.context().close();
  });
});

describe("the page of how near the truth the counts lie", () => {
  it("has the goals of the release with what came out, and both diagrams", async () => {
    const page = await open("/nara-sanningen");
    const goals = manifest.utility?.goals ?? [];
    const rows = await rowsOf(page, "Vad avrundningen ska klara");
    expect(rows.map(([title]) => title)).toEqual(goals.map(({title}) => title));
    expect(rows.map((row) => row[3])).toEqual(goals.map(({of}) => number(of)));
    expect(await page.locator(".underlag-chart > svg").count()).toBe(2);
    await page.context().close();
  });
});
