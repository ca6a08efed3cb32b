import type {Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {openPage} from "./browser.ts";
import {servedSite, type ServedSite} from "./servedSite.ts";
import {testSite} from "./site.ts";

let site: ServedSite;
let page: Page;
let problems: readonly string[];

beforeAll(async () => {
  site = await servedSite(await testSite());
  const context = await site.browser.newContext({locale: "sv-SE"});
  ({page, problems} = await openPage(context, new URL("/hypoteser", site.url).href));
});
afterAll(async () => {
  await site.close();
});

describe("the page of hypotheses", () => {
  it("gets the true, the false and the undecidable one of the made-up country right", async () => {
    const table = page.locator("table", {hasText: "Hypoteserna och vad prövningen visade"});
    const rows = await table
      .locator("tbody tr")
      .evaluateAll((all) => all.map((row) => [...row.children].map(({textContent}) => textContent)));
    const outcomes = new Map(rows.map(([id, , outcome]) => [id, outcome]));
    // The form's second version is planted; nothing grows in Skåne; Gotland is too small to tell.
    expect(outcomes.get("H-2026-001")).toBe("Stöds");
    expect(outcomes.get("H-2026-002")).toBe("Stöds inte");
    expect(outcomes.get("H-2026-003")).toBe("Går inte att avgöra");
    for (const [, , , effect] of rows)
      expect(effect).toMatch(/^−?\d+,\d \S+ \(mellan −?\d+,\d och −?\d+,\d\)$/);
  });

  it("shows an estimate with its interval, never a p-value, and a curve of specifications for each", async () => {
    // All of it: what lies below the window is not laid out, and has no inner text.
    const text = await page.locator("main").textContent();
    expect(text).not.toMatch(/p-värde|\bp\s*[=<]/i);
    const curves = page.locator(".diagram", {hasText: "specifikationer har skillnaden samma tecken"});
    expect(await curves.count()).toBe(4);
    expect(problems).toEqual([]);
  });
});
