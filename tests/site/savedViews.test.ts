import {readFileSync} from "node:fs";
import {afterAll, beforeAll, expect, it} from "vitest";
import {openPage, settle} from "./browser.ts";
import {servedSite, type ServedSite} from "./servedSite.ts";
import {testSite, type TestSite} from "./site.ts";

let site: ServedSite & TestSite;

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
  await settle(other.page);
  expect(await other.page.getByLabel("Kön", {exact: true}).inputValue()).toBe("K");
  expect([...problems, ...list.problems, ...other.problems]).toEqual([]);
});

it("says of a view of another release that it is so, and leads to it where it is frozen", async () => {
  const context = await site.browser.newContext({locale: "sv-SE"});
  await context.route("**/_file/data/contents.*.json", async (route) => {
    const response = await route.fetch();
    const json = (await response.json()) as object;
    await route.fulfill({response, json: {...json, frozen: ["2025.01.0"]}});
  });
  const notice = async (version: string): Promise<[string, string | null]> => {
    const {page, problems} = await openPage(
      context,
      new URL(`/langd/skane?v=1&d=${version}&kon=K`, site.url).href,
    );
    const told = page.locator(".underlag-notice");
    const text = await told.innerText();
    const link = told.getByRole("link");
    const href = (await link.count()) === 0 ? null : await link.getAttribute("href");
    expect(problems).toEqual([]);
    await page.close();
    return [text, href];
  };
  const [own = ""] = site.release.split("/").slice(-1);
  expect(await notice("2025.01.0")).toEqual([
    `Länken är gjord för utgåva 2025.01.0. Se vyn i utgåva 2025.01.0. Här visas utgåva ${own}, så talen kan vara andra.`,
    `${site.url}fryst/2025.01.0/langd/skane?v=1&d=2025.01.0&kon=K`,
  ]);
  expect(await notice("2024.01.0")).toEqual([
    `Länken är gjord för utgåva 2024.01.0. Den utgåvan finns inte på den här webbplatsen. Här visas utgåva ${own}, så talen kan vara andra.`,
    null,
  ]);
  await context.close();
});
