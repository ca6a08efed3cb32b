import type {Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {inParallel, openPage, settle} from "./browser.ts";
import {servedSite, type ServedSite} from "./servedSite.ts";
import {testSite, type TestSite} from "./site.ts";

let site: TestSite & ServedSite;

beforeAll(async () => {
  site = await servedSite(await testSite());
});
afterAll(async () => {
  await site.close();
});

/** The notebooks: those of a place, on the nation's page, and that of all regions. Decks have their own keys. */
const notebooks = (): string[] =>
  site.routes.filter(
    (route) => /^\/(?!workshop\/)[^/]+\/riket$/.test(route) || route === "/regionernas-bild",
  );

/** What A4 has room for within the margins of the style sheet, in CSS pixels: 210 − 24 by 297 − 28 mm. */
const paper = {
  width: Math.floor((186 / 25.4) * 96),
  height: Math.floor((269 / 25.4) * 96),
};

/** The most stops of the tabulator key on a page: the menu, the controls, links and tables. */
const mostStops = 400;

/** What would be lost or unreadable on paper, one sentence a fault. The first table is open. */
async function faultsOnPaper(page: Page): Promise<string[]> {
  return await page.evaluate(({width, height}) => {
    const faults: string[] = [];
    const isShown = (node: Element): boolean => node.getClientRects().length > 0;
    for (const name of [".underlag-controls", ".underlag-places", ".underlag-downloads", "#observablehq-toc"])
      for (const node of document.querySelectorAll(name))
        if (isShown(node)) faults.push(`${name} is printed`);
    for (const closed of document.querySelectorAll(".diagram details:not([open])"))
      if (isShown(closed)) faults.push("the summary of a closed table is printed");
    const channels = (colour: string): number[] => (colour.match(/[\d.]+/g) ?? []).slice(0, 3).map(Number);
    for (const words of document.querySelectorAll("h1, h2, h3, .underlag-axis, .underlag-notes li"))
      if (Math.min(...channels(getComputedStyle(words).color)) > 140)
        faults.push(`“${words.textContent}” is too light for white paper`);
    if (Math.max(...channels(getComputedStyle(document.body).backgroundColor)) < 255)
      faults.push("the paper is not white");
    for (const svg of document.querySelectorAll(".underlag-chart > svg")) {
      const box = svg.getBoundingClientRect();
      if (box.left < 0 || box.right > width + 1 || box.height > height)
        faults.push(`“${svg.getAttribute("aria-label") ?? ""}” is ${box.width} × ${box.height} px`);
    }
    for (const frame of document.querySelectorAll(".diagram details[open] .underlag-scroll")) {
      const {scrollHeight, clientHeight, scrollWidth, clientWidth} = frame;
      if (frame.querySelectorAll("tbody tr").length === 0) faults.push("an open table has no rows");
      if (scrollHeight > clientHeight + 1) faults.push("rows of an open table are cut");
      if (scrollWidth > clientWidth + 1) faults.push("columns of an open table are cut");
    }
    return faults;
  }, paper);
}

/** One stop of the tabulator key: what has the focus, and whether it can be seen that it has. */
interface Stop {
  readonly kind: "select" | "radio" | "button" | "summary" | "other" | "end";
  readonly name: string;
  readonly value: string;
  /** Whether it has another value to change to. */
  readonly choice: boolean;
  readonly ring: boolean;
}

async function stopOf(page: Page): Promise<Stop> {
  return await page.evaluate((): Stop => {
    const at = document.activeElement;
    const inForm = (at?.closest(".underlag-controls") ?? null) !== null;
    const ring = at !== null && getComputedStyle(at).outlineStyle !== "none";
    if (at === null || at === document.body)
      return {kind: "end", name: "", value: "", choice: false, ring: true};
    if (inForm && at instanceof HTMLSelectElement)
      return {
        kind: "select",
        name: at.name,
        value: at.value,
        choice: at.options.length > 1,
        ring,
      };
    if (inForm && at instanceof HTMLInputElement)
      return {
        kind: "radio",
        name: at.name,
        value: at.value,
        // A field to search a list with chooses nothing.
        choice: at.type !== "search",
        ring,
      };
    const kind = inForm ? "button" : at.matches(".diagram summary") ? "summary" : "other";
    return {kind, name: at.textContent, value: "", choice: false, ring};
  });
}

/** Goes through a page by the keyboard alone, changes every control that it reaches and opens the first table. */
async function walk(page: Page): Promise<{reached: Set<string>; faults: string[]}> {
  const reached = new Set<string>();
  const faults: string[] = [];
  for (let i = 0; i < mostStops; i++) {
    await page.keyboard.press("Tab");
    const stop = await stopOf(page);
    if (stop.kind === "end") return {reached, faults};
    if (!stop.ring) faults.push(`${stop.kind} ${stop.name} does not show that it has the focus`);
    if (stop.choice) {
      await page.keyboard.press("ArrowDown");
      if ((await stopOf(page)).value === stop.value) await page.keyboard.press("ArrowUp");
      if ((await stopOf(page)).value === stop.value) faults.push(`${stop.name} cannot be changed`);
    }
    if (stop.kind === "summary" && !reached.has("summary")) {
      await page.keyboard.press("Enter");
      await page.locator(".diagram details[open] tbody tr").first().waitFor({timeout: 10_000});
    }
    reached.add(stop.kind === "summary" || stop.kind === "button" ? stop.kind : stop.name);
  }
  faults.push(`the tabulator key stops more than ${mostStops} times`);
  return {reached, faults};
}

/** How many diagrams a page has not drawn when it is printed right after a choice, from its top. */
async function undrawnOnPaper(page: Page): Promise<number> {
  return await page.evaluate(async () => {
    scrollTo(0, 0);
    const [list] = document.querySelectorAll<HTMLSelectElement>(".underlag-controls select");
    if (list !== undefined) {
      list.selectedIndex = list.selectedIndex > 1 ? 1 : list.options.length - 1;
      list.dispatchEvent(new Event("input", {bubbles: true}));
    }
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    dispatchEvent(new Event("beforeprint"));
    return document.querySelectorAll(".diagram[aria-busy]").length;
  });
}

describe("every notebook", () => {
  it("is whole and legible on paper, also from a dark screen, without what can only be used on a screen", async () => {
    const faults: string[] = [];
    await inParallel(notebooks(), 2, async (route) => {
      const context = await site.browser.newContext({
        viewport: paper,
        colorScheme: "dark",
        locale: "sv-SE",
      });
      const {page} = await openPage(context, new URL(route, site.url).href);
      await page.locator(".diagram summary").first().click();
      await page.emulateMedia({media: "print", colorScheme: "dark"});
      await settle(page);
      faults.push(...(await faultsOnPaper(page)).map((fault) => `${route}: ${fault}`));
      await context.close();
    });
    expect(faults).toEqual([]);
  });

  it("can be used by keyboard alone: each control reached and changed, and a table opened", async () => {
    const faults: string[] = [];
    await inParallel(notebooks(), 2, async (route) => {
      const context = await site.browser.newContext({locale: "sv-SE"});
      const {page, problems} = await openPage(context, new URL(route, site.url).href);
      const names = await page
        .locator(".underlag-controls :is(select, input)")
        .evaluateAll((all) => all.map((one) => one.getAttribute("name") ?? ""));
      const {reached, faults: found} = await walk(page);
      await settle(page);
      faults.push(...[...problems, ...found].map((fault) => `${route}: ${fault}`));
      for (const name of [...new Set(names), "button", "summary"])
        if (!reached.has(name)) faults.push(`${route}: the keyboard does not reach ${name}`);
      if (!new URL(page.url()).search) faults.push(`${route}: the changes are not in the address`);
      const undrawn = await undrawnOnPaper(page);
      if (undrawn > 0) faults.push(`${route}: ${undrawn} diagrams are not drawn when the page is printed`);
      await context.close();
    });
    expect(faults).toEqual([]);
  });
});

/** What a reader sees of a page: its question, the box that is read first, and a table row by row. */
async function readOf(
  page: Page,
  table: string,
): Promise<{question: string; first: string; rows: string[][]}> {
  const rows = await page
    .locator(`${table} tbody tr`)
    .evaluateAll((all) =>
      all.map((row) => [...row.children].map((cell) => cell.textContent.replace(/\s+/g, " ").trim())),
    );
  return {
    question: await page.locator("h1").innerText(),
    first: await page.locator(".underlag-first").innerText(),
    rows,
  };
}

describe("a notebook where no script runs", () => {
  it("has its question, what must be read first, the first diagram and its table as the browser would show them", async () => {
    const faults: string[] = [];
    // Of each kind one: all are told by the same function.
    const routes = [
      "/sjukskrivningsmonster/gotland",
      "/insatser/riket",
      "/regionernas-bild",
      "/vardenheter/vardcentral",
    ];
    const [withScript, without] = await Promise.all([
      site.browser.newContext({locale: "sv-SE", viewport: {width: 1280, height: 800}}),
      site.browser.newContext({
        locale: "sv-SE",
        javaScriptEnabled: false,
        viewport: {width: 390, height: 800},
      }),
    ]);
    await inParallel(routes, 2, async (route) => {
      const address = new URL(route, site.url).href;
      const {page} = await openPage(withScript, address);
      await page.locator(".diagram details > summary").first().click();
      const drawn = await readOf(page, ".diagram:first-of-type details:first-of-type");
      // Who runs scripts sees nothing of it.
      if (await page.locator("p.underlag-noscript").isVisible())
        faults.push(`${route}: tells a browser with scripts that it has none`);
      const plain = await without.newPage();
      await plain.goto(address);
      const read = await readOf(plain, "noscript .underlag-scroll");
      const most = Math.min(drawn.rows.length, 60);
      if (most === 0) faults.push(`${route}: has no first table`);
      if (JSON.stringify(read) !== JSON.stringify({...drawn, rows: drawn.rows.slice(0, most)}))
        faults.push(`${route}: reads otherwise without scripts: ${JSON.stringify(read).slice(0, 600)}`);
      // One of its two pictures: that for a phone.
      if ((await plain.locator(".diagram svg[role=img]").filter({visible: true}).count()) !== 1)
        faults.push(`${route}: does not show its first diagram once`);
      if (!(await plain.locator("p.underlag-noscript").isVisible()))
        faults.push(`${route}: does not say what is missing`);
      const {scrollWidth, clientWidth} = await plain.evaluate(() => document.documentElement);
      if (scrollWidth > clientWidth) faults.push(`${route}: is wider than a phone`);
      await Promise.all([page.close(), plain.close()]);
    });
    await Promise.all([withScript.close(), without.close()]);
    expect(faults).toEqual([]);
  });
});
