import {readFileSync} from "node:fs";
import {afterAll, beforeAll, expect, it} from "vitest";
import {openPage} from "./browser.ts";
import {servedSite, type ServedSite} from "./servedSite.ts";
import {testSite} from "./site.ts";

let site: ServedSite;

beforeAll(async () => {
  site = await servedSite(await testSite());
});
afterAll(async () => {
  await site.close();
});

it("keeps a named view in the browser alone, and gives it back from a file in another one", async () => {
  const mine = await site.browser.newContext({locale: "sv-SE", acceptDownloads: true});
  const {page, problems} = await openPage(mine, new URL("/langd/skane", site.url).href);
  await page.getByLabel("Kön", {exact: true}).selectOption("K");
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
  await page.getByText("Spara vyn", {exact: true}).click();
  await page.getByLabel("Namn på vyn").fill("Kvinnor i Skåne");
  await page.getByRole("button", {name: "Spara på den här datorn"}).press("Enter");
  await page.getByText("Vyn ”Kvinnor i Skåne” är sparad.").waitFor();
  const list = await openPage(mine, new URL("/sparade-vyer", site.url).href);
  const saved = list.page.waitForEvent("download");
  await list.page.getByRole("button", {name: "Ladda ner som fil"}).click();
  const file = await (await saved).path();
  expect(readFileSync(file, "utf8")).toContain('"page": "langd/skane"');
  await list.page.getByRole("button", {name: "Ta bort alla"}).click();
  expect(await list.page.evaluate(() => localStorage.length)).toBe(0);

  const other = await openPage(
    await site.browser.newContext({locale: "sv-SE"}),
    new URL("/sparade-vyer", site.url).href,
  );
  await other.page.locator("#vy-fil").setInputFiles(file);
  await other.page.getByRole("link", {name: "Kvinnor i Skåne"}).click();
  await other.page.waitForURL(/\/langd\/skane\?/);
  expect(await other.page.getByLabel("Kön", {exact: true}).inputValue()).toBe("K");
  expect([...problems, ...list.problems, ...other.problems]).toEqual([]);
});
