import {readFileSync} from "node:fs";
import {join} from "node:path";
import type {Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {dynamicPaths, sidebarPages} from "../../site/pages.ts";
import {readManifest} from "../../site/release.ts";
import {findColourViolations, findViolations} from "./axe.ts";
import {inParallel, openIn, openPage, settle} from "./browser.ts";
import {kindsOf} from "./kinds.ts";
import type {TriedReadings} from "./readings.ts";
import {servedSite, type ServedSite} from "./servedSite.ts";
import {testSite, type TestSite} from "./site.ts";

const notebooks = [
  ...["sjukskrivningsmonster", "langd", "diagnosforandring", "omfattningsforandring"],
  "kompletteringspraxis",
  "insatser",
];

let site: TestSite & ServedSite;

beforeAll(async () => {
  site = await servedSite(await testSite());
});
afterAll(async () => {
  await site.close();
});

/** What is wrong with the page as it looks now, one sentence a fault. */
async function faultsOf(page: Page): Promise<string[]> {
  return await page.evaluate(() => {
    const faults: string[] = [];
    for (const cell of document.querySelectorAll(".observablehq--error"))
      faults.push(`a cell failed: ${cell.textContent}`);
    if (document.querySelector("observablehq-loading")) faults.push("a cell is still loading");
    for (const value of document.querySelectorAll("main .observablehq--inspect"))
      faults.push(`a cell shows its value as code: ${value.textContent}`);
    for (const figure of document.querySelectorAll(".diagram")) {
      const name = figure.querySelector("h2, h3, h4")?.textContent ?? figure.id;
      // Whether its question was written down before the data existed; statistics of others alone are neither.
      const ofRelease = [...figure.querySelectorAll(".underlag-source code")].length > 0;
      const standing = figure.querySelector(".underlag-standing")?.textContent ?? "";
      if (
        ofRelease &&
        !/^(Utforskande|(Förhandsregistrerad|Exempel på registrerad) H-\d{4}-\d+)$/.test(standing)
      )
        faults.push(`the diagram “${name}” does not say whether it is exploratory: “${standing}”`);
      // A diagram may say that there is too little to draw: the tests below count those.
      if (figure.querySelector(".underlag-empty")) continue;
      // The chart itself, not the samples of its key; its filled symbols, not the grid or the axes. What is no symbol (a band, a
      // cell, a part of a bar, a line without symbols) says that it is a mark.
      const svg = figure.querySelector<SVGSVGElement>(".underlag-chart > svg");
      const symbols = [...(svg?.querySelectorAll<SVGGraphicsElement>("path, circle, rect") ?? [])].filter(
        (mark) => {
          const {width, height} = mark.getBBox();
          const {fill, fillOpacity} = getComputedStyle(mark);
          if (mark.closest(".underlag-mark")) return width > 0 && height > 0;
          return fill !== "none" && Number(fillOpacity) > 0.5 && width > 3 && width < 20 && height > 3;
        },
      );
      if (symbols.length < 2) faults.push(`the diagram “${name}” draws ${symbols.length} points`);
      if (!svg?.getAttribute("aria-label")) faults.push(`the diagram “${name}” has no text alternative`);
      const {right, left, width} = svg?.getBoundingClientRect() ?? new DOMRect();
      for (const text of svg?.querySelectorAll("text") ?? []) {
        const box = text.getBoundingClientRect();
        if (box.width > 0 && (box.left < left - 1 || box.right > right + 1))
          faults.push(`the diagram “${name}” cuts “${text.textContent}”`);
      }
      if (width > 0 && (left < 0 || right > innerWidth + 1)) {
        const frame = svg?.parentElement;
        if (!frame || getComputedStyle(frame).overflowX === "visible")
          faults.push(`the diagram “${name}” reaches out of the window`);
      }
    }
    const {scrollWidth, clientWidth} = document.documentElement;
    if (scrollWidth > clientWidth)
      faults.push(`the page is ${scrollWidth} px wide in a window of ${clientWidth} px`);
    return faults;
  });
}

/** What stands on a page, or is said of what stands there, in words that Framework would have written. */
async function englishOf(page: Page): Promise<string[]> {
  const english =
    /\b(Toggle sidebar|Copy code|Copied!|Previous page|Next page|Contents|Search|No results|Built with|Untitled|Draft|Loading|Page not found)\b/i;
  const texts = await page.evaluate(() => {
    const all = [...document.querySelectorAll("body, body *:not(script, style)")];
    const attributes = ["title", "aria-label", "placeholder", "alt", "data-shortcut"];
    return [
      document.title,
      ...all.flatMap((one) => attributes.map((name) => one.getAttribute(name) ?? "")),
      ...all.flatMap((one) => ["::before", "::after"].map((part) => getComputedStyle(one, part).content)),
      ...all.flatMap((one) =>
        [...one.childNodes].filter(({nodeType}) => nodeType === 3).map((text) => text.nodeValue ?? ""),
      ),
    ];
  });
  return texts.filter((text) => english.test(text));
}

describe("every page of the built site", () => {
  it("has the start page, the method, disclosure control and one page for each place of the release", () => {
    const {routes} = site;
    const own = [
      "/",
      "/sa-laser-du",
      "/regionernas-bild",
      "/officiell-statistik",
      "/datakvalitet",
      "/metod",
      "/matt",
      "/rojandekontroll",
      "/nara-sanningen",
      "/demolandet",
      "/om",
      "/sjukskrivningsmonster/riket",
    ];
    expect(routes).toEqual(expect.arrayContaining(own));
    // What the menu leads to, and what is made of one parameterised file.
    const manifest = readManifest(join(site.release, "manifest.json"));
    const menu = sidebarPages(manifest).flatMap((entry) => ("path" in entry ? [entry] : entry.pages));
    expect(routes).toEqual(
      expect.arrayContaining([...menu.map(({path}) => path), ...dynamicPaths(manifest)]),
    );
    for (const notebook of notebooks)
      expect(routes.filter((route) => route.startsWith(`/${notebook}/`))).toHaveLength(22);
  });

  it("runs without error, draws every diagram, says nothing in Framework's English and breaks no rule of axe, in light and dark, wide and narrow", async () => {
    const problems: string[] = [];
    const passed: number[] = [];
    const diagrams = new Map<string, number>();
    const withoutChart = new Map<string, number>();
    // Short addresses lead on to a notebook, which has a route of its own.
    const routes = site.routes.filter((route) => !route.startsWith("/v/"));
    // The pages of a notebook differ in figures alone, those of a type of unit in names too: of most colours are tried in one way.
    const isRepresentative = (route: string): boolean => {
      const [, folder = "", name] = route.split("/");
      if (["vardenhet", "vardenheter"].includes(folder)) return name === "vardcentral";
      return !notebooks.includes(folder) || name === undefined || ["riket", "skane"].includes(name);
    };
    // And widths by turns: of each notebook half the places are drawn wide, and of each place half the notebooks, in light and dark.
    const isWide = (route: string): boolean => {
      const [, folder = ""] = route.split("/");
      const names = routes.filter((other) => other.startsWith(`/${folder}/`));
      return Math.floor((notebooks.indexOf(folder) + names.indexOf(route)) / 2) % 2 === 0;
    };
    const all = [...routes, "/finns-inte"];
    const inOrder = [...all.filter(isRepresentative), ...all.filter((route) => !isRepresentative(route))];
    // One reader goes through the site: the pages share their programs.
    const context = await site.browser.newContext({locale: "sv-SE"});
    const tabs = [await context.newPage(), await context.newPage()];
    // What elements there were on the pages that axe has judged: one with nothing else has nothing else for it to judge.
    const judged = new Set<string>();
    const remember = async (page: Page): Promise<void> => {
      for (const kind of await kindsOf(page)) judged.add(kind);
    };
    // In what ways texts have been read in the scheme that a page did not start in.
    const tried: TriedReadings = new Map();
    const judge = async (route: string, page: Page, rules: "all" | "others"): Promise<void> => {
      await remember(page);
      const found = await findViolations(page, rules);
      passed.push(found.passed);
      problems.push(...found.violations.map((violation) => `${route}: ${violation}`));
    };
    await inParallel(inOrder, tabs.length, async (route) => {
      const page = tabs.pop();
      if (!page) throw new RangeError("more pages at a time than tabs");
      const representative = isRepresentative(route);
      // Every other page starts dark, so that both ways of starting are seen.
      const [first, second] =
        site.routes.indexOf(route) % 2 === 0 ? (["light", "dark"] as const) : (["dark", "light"] as const);
      const wide = {width: 1280, height: 800};
      const narrow = {width: 390, height: 844};
      await page.emulateMedia({colorScheme: first});
      const begins = representative || isWide(route) ? wide : narrow;
      await page.setViewportSize(begins);
      const opened = await openIn(page, new URL(route, site.url).href);
      const look = async (how: string): Promise<void> => {
        await settle(page);
        for (const fault of await faultsOf(page)) problems.push(`${route} (${how}): ${fault}`);
      };
      await look(`${first}, ${begins.width} px`);
      if (["/", "/metod", "/finns-inte"].includes(route) || route.endsWith("/riket"))
        problems.push(...(await englishOf(page)).map((text) => `${route} says “${text}”`));
      diagrams.set(route, await page.locator(".diagram").count());
      const empty = await page.locator(".diagram .underlag-empty").count();
      if (empty > 0) withoutChart.set(route, empty);
      if (representative) {
        // The others are compared with it as they are: of either width, their tables closed.
        await remember(page);
        await page.emulateMedia({colorScheme: second});
        await look(`${second}, 1280 px`);
        // The menu stands beside the page: the same on every one.
        if (route === "/") await judge(route, page, "all");
        await page.setViewportSize(narrow);
        await look(`${second}, 390 px`);
        await page.emulateMedia({colorScheme: first});
        await look(`${first}, 390 px`);
        await remember(page);
        // The narrowest phone: what a code on the wall leads to is read there too.
        await page.setViewportSize({width: 320, height: 568});
        await look(`${first}, 320 px`);
        // Tables that a reader opens are part of the page.
        await page.evaluate(() => {
          for (const details of document.querySelectorAll("main details")) details.setAttribute("open", "");
        });
        await judge(route, page, "all");
        await page.emulateMedia({colorScheme: second});
        await settle(page);
        // Nothing but colours is another.
        const violations = await findColourViolations(page, tried);
        problems.push(...violations.map((violation) => `${route} (${second}): ${violation}`));
      } else if ((await kindsOf(page)).some((kind) => !judged.has(kind))) await judge(route, page, "others");
      const expected = route === "/finns-inte" ? /^status 404|^console error: .*404/ : /^$/;
      problems.push(
        ...opened.problems
          .filter((problem) => !expected.test(problem))
          .map((problem) => `${route}: ${problem}`),
      );
      tabs.push(page);
    });
    problems.push(...(await context.cookies()).map(({name}) => `a page sets a cookie, ${name}`));
    await context.close();
    expect(problems).toEqual([]);
    // Many rules must have had something to look at, or axe did not see the pages.
    expect(Math.min(...passed)).toBeGreaterThan(15);
    // The same notebook for every place.
    for (const notebook of notebooks) {
      const ofNation = diagrams.get(`/${notebook}/riket`) ?? 0;
      expect(ofNation).toBeGreaterThanOrEqual(5);
      for (const [route, count] of diagrams)
        if (route.startsWith(`/${notebook}/`)) expect([route, count]).toEqual([route, ofNation]);
    }
    expect(diagrams.get("/")).toBeGreaterThan(0);
    // The smallest regions may lack the months that an index needs; the nation and the great regions lack nothing.
    const lacking = [...withoutChart.keys()];
    for (const route of ["/", "riket", "stockholm", "skane", "vastra-gotaland"])
      expect(lacking).not.toContain(route === "/" ? route : `/sjukskrivningsmonster/${route}`);
    expect(lacking.length).toBeLessThan(5);
  }, 900_000);

  it("answers an address that does not exist with a Swedish page and status 404", async () => {
    const response = await fetch(new URL("/finns-inte", site.url));
    expect(response.status).toBe(404);
    expect(await response.text()).toMatch(/<html lang="sv">[^]*finns inte/i);
  });

  it("lets a reader save a table as CSV and as Parquet within the page's own policy", async () => {
    const context = await site.browser.newContext({locale: "sv-SE", acceptDownloads: true});
    const {page, problems} = await openPage(context, new URL("/sjukskrivningsmonster/riket", site.url).href);
    const figure = page.locator(".diagram").first();
    await figure.locator("summary").first().click();
    for (const [label, magic] of [
      [/^Ladda ner CSV:/, ""],
      [/^Ladda ner Parquet:/, "PAR1"],
    ] as const) {
      const saved = page.waitForEvent("download");
      await figure.getByRole("button", {name: label}).click();
      const bytes = readFileSync(await (await saved).path());
      expect(bytes.length).toBeGreaterThan(100);
      expect(bytes.subarray(0, magic.length).toString()).toBe(magic);
    }
    expect(problems).toEqual([]);
    await context.close();
  });

  it("has the same numbers in the table, in the CSV and at the ends of the chart", async () => {
    const context = await site.browser.newContext({locale: "sv-SE", acceptDownloads: true});
    const {page} = await openPage(context, new URL("/sjukskrivningsmonster/skane", site.url).href);
    const figure = page.locator(".diagram").first();
    await figure.locator("summary").first().click();
    const shown = await figure
      .locator("tbody tr")
      .evaluateAll((rows) =>
        rows.map((row) => [...row.children].map((cell) => cell.textContent.replace(/\s/g, ""))),
      );
    const saved = page.waitForEvent("download");
    await figure.getByRole("button", {name: /^Ladda ner CSV:/}).click();
    const [header = "", ...lines] = readFileSync(await (await saved).path(), "utf8")
      .trim()
      .split("\n");
    const n = header
      .trim()
      .split(",")
      .findIndex((name) => name === "antal");
    expect(n).toBeGreaterThan(0);
    expect(lines.map((line) => line.trim().split(",")[n])).toEqual(shown.map((row) => row[n]));
    expect(lines).toHaveLength(36);
    // Greater counts stand higher in the chart: the symbols' order is that of the table.
    const heights = await figure.locator(".underlag-chart > svg").evaluate((svg) =>
      [...svg.querySelectorAll<SVGGraphicsElement>("path, circle")]
        .filter((mark) => {
          const {width, height} = mark.getBBox();
          return width > 3 && width < 20 && height < 20 && getComputedStyle(mark).fill !== "none";
        })
        .map((mark) => mark.getBoundingClientRect())
        .sort((one, other) => one.left - other.left)
        .map(({top}) => top),
    );
    const counts = shown.map((row) => Number(row[n]));
    expect(heights).toHaveLength(counts.length);
    const highest = counts.indexOf(Math.max(...counts));
    expect(heights.indexOf(Math.min(...heights))).toBe(highest);
    await context.close();
  });

  it("says what a link asked for that is not there, and what version it was made for", async () => {
    const context = await site.browser.newContext({locale: "sv-SE"});
    const query = "?v=1&d=2020.01.0&kon=%3Cb%3EX&fran=2031-01&grad=50";
    const {page, problems} = await openPage(
      context,
      new URL(`/sjukskrivningsmonster/skane${query}`, site.url).href,
    );
    const text = await page.locator("main").innerText();
    expect(text).toContain("2020.01.0");
    expect(text).toContain("Länkens värde för ”Kön” finns inte i materialet.");
    expect(text).toContain("Länkens värde för ”Från och med” finns inte i materialet.");
    expect(await page.locator("main b", {hasText: "X"}).count()).toBe(0);
    // What could be used was used.
    expect(await page.getByLabel("Sjukskrivningsgrad", {exact: true}).inputValue()).toBe("50");
    expect(problems).toEqual([]);
    await context.close();
  });

  it("keeps the reader's choices in the address and finds them again there", async () => {
    const context = await site.browser.newContext({locale: "sv-SE"});
    const {page} = await openPage(context, new URL("/sjukskrivningsmonster/riket", site.url).href);
    await page.getByLabel("Kön", {exact: true}).selectOption("K");
    await page.getByLabel("pågående", {exact: false}).check();
    // The address is written when the diagrams have been drawn.
    await settle(page);
    const address = new URL(page.url());
    expect(Object.fromEntries(address.searchParams)).toMatchObject({v: "1", satt: "pagaende", kon: "K"});
    const again = await openPage(context, address.href);
    expect(await again.page.getByLabel("Kön", {exact: true}).inputValue()).toBe("K");
    expect(await again.page.locator(".diagram h3").first().textContent()).toContain("pågick");
    expect(again.page.url()).toBe(address.href);
    await context.close();
  });

  it("opens and closes the menu with the keyboard in a narrow window", async () => {
    const context = await site.browser.newContext({locale: "sv-SE", viewport: {width: 390, height: 844}});
    const {page} = await openPage(context, site.url);
    const menu = page.locator("#observablehq-sidebar");
    expect(await menu.isVisible()).toBe(false);
    await page.getByLabel("Visa eller dölj menyn").focus();
    await page.keyboard.press("Space");
    await menu.waitFor({state: "visible"});
    await page.getByLabel("Visa eller dölj menyn").focus();
    await page.keyboard.press("Space");
    await menu.waitFor({state: "hidden"});
    await context.close();
  });

  it("lets the first Tab jump past the menu to the content", async () => {
    const context = await site.browser.newContext({locale: "sv-SE"});
    const {page} = await openPage(context, new URL("/metod", site.url).href);
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Hoppa till innehållet");
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("observablehq-main");
    await context.close();
  });
});
