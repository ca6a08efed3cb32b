import {createRequire} from "node:module";
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {pathToFileURL} from "node:url";
import type {Browser, BrowserContext, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {readCapture} from "../../src/components/captureRows.js";
import {checkPdf} from "../../site/checkPdf.ts";
import {readHypothesis} from "../../site/hypotheses.ts";
import {packFile} from "../../site/packFile.ts";
import {printSite} from "../../site/pdf.ts";
import {serve, type SiteServer} from "../../site/serve.ts";
import {readSiteFiles} from "../../site/siteFiles.ts";
import {openPage, startBrowser} from "./browser.ts";
import {testSite, type TestSite} from "./site.ts";

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const folder = mkdtempSync(join(tmpdir(), "underlag-workshop-"));

let site: TestSite;
let server: SiteServer;
let browser: Browser;

beforeAll(async () => {
  site = await testSite();
  server = await serve({folder: site.dist, port: 0});
  browser = await startBrowser();
});
afterAll(async () => {
  await browser.close();
  await server.close();
  rmSync(folder, {recursive: true, force: true});
});

const room = {locale: "sv-SE", viewport: {width: 1280, height: 720}, acceptDownloads: true};

/** Goes through a deck with the keyboard alone, and says what each position shows. */
async function walk(page: Page): Promise<
  {
    hash: string;
    heading: string;
    changed: string;
    standing: string;
    below: number;
    marks: number;
    axis: string[];
  }[]
> {
  const seen = [];
  for (;;) {
    const at = await page.evaluate(() => ({
      hash: location.hash,
      heading: document.querySelector("h1")?.textContent ?? "",
      changed: document.querySelector(".underlag-changed")?.textContent ?? "",
      standing: document.querySelector(".underlag-room-step .underlag-standing")?.textContent ?? "",
      below:
        (document.querySelector(".underlag-chart svg")?.getBoundingClientRect().bottom ?? 0) -
        (document.querySelector(".underlag-room-nav")?.getBoundingClientRect().top ?? 0),
      marks: document.querySelectorAll(".underlag-chart svg :is(path, circle, rect, line)").length,
      axis: [
        ...document.querySelectorAll(".underlag-chart svg [text-anchor=end] text, .underlag-chart svg text"),
      ]
        .map((text) => text.textContent)
        .filter((text) => /^[\d\s\u00a0,]+$/.test(text)),
    }));
    seen.push(at);
    if (at.hash === "#lagesbild") return seen;
    await page.keyboard.press("ArrowRight");
    await page.waitForFunction((before) => location.hash !== before, at.hash);
  }
}

/** Writes down what the room says, with the keyboard. */
async function say(page: Page, text: string, hypothesis = ""): Promise<void> {
  await page.keyboard.press("a");
  await page.getByLabel("Observation", {exact: true}).fill(text);
  await page.getByLabel("Hypotes", {exact: true}).fill(hypothesis);
  await page.getByRole("button", {name: "Lägg till i lägesbilden"}).click();
  await page.keyboard.press("Escape");
}

/** The text of the file that a button saves. */
async function savedBy(page: Page, button = "Spara som JSON"): Promise<string> {
  const saved = page.waitForEvent("download");
  await page.getByRole("button", {name: button}).click();
  return readFileSync(await (await saved).path(), "utf8");
}

async function faultsOfAxe(page: Page): Promise<string[]> {
  return await page.evaluate(async () => {
    const run = (window as unknown as {axe: {run: () => Promise<{violations: {id: string}[]}>}}).axe;
    return (await run.run()).violations.map(({id}) => id);
  });
}

/** Opens the speaker's window by its key. */
async function openSpeaker(context: BrowserContext, page: Page): Promise<Page> {
  const [speaker] = await Promise.all([context.waitForEvent("page"), page.keyboard.press("t")]);
  await speaker.locator(".underlag-speaker h1").waitFor();
  return speaker;
}

describe("a workshop", () => {
  it("is led with the keyboard from its first step to a saved lägesbild, with the speaker's window in step", async () => {
    const context = await browser.newContext({...room, bypassCSP: true, reducedMotion: "reduce"});
    const {page, problems} = await openPage(context, new URL("/workshop/riket", server.url).href);
    await page.locator(".underlag-room h1").waitFor();
    const seen = await walk(page);
    const steps = seen.filter(({hash}) => /^#steg-\d+$/.test(hash));
    expect(steps).toHaveLength(9);
    expect(steps.slice(0, 8).filter(({marks}) => marks < 5)).toEqual([]);
    expect(steps.filter(({marks, standing}) => marks >= 5 && standing !== "Utforskande")).toEqual([]);
    // Every chart is seen whole on a small projector.
    expect(seen.filter(({below}) => below > 0)).toEqual([]);
    expect(steps[1]?.changed).toBe("Ändrat: Kön: Alla → Kvinnor");
    expect(steps[2]?.changed).toBe("Ändrat: Kön: Kvinnor → Män");
    // One axis for all three: what moves is the lines.
    expect(steps[1]?.axis).toEqual(steps[0]?.axis);
    expect(steps[2]?.axis).toEqual(steps[0]?.axis);

    await page.keyboard.press("Home");
    const speaker = await openSpeaker(context, page);
    await page.keyboard.press("PageDown");
    await page.locator(".underlag-room h1", {hasText: "Hur många sjukfall startar"}).waitFor();
    await speaker.locator("h1", {hasText: "1. Hur många sjukfall startar?"}).waitFor();
    expect(await speaker.locator("[role=timer]").innerText()).toMatch(/^(3 min|2 min \d+ s) kvar$/);
    await speaker.getByRole("button", {name: "Nästa"}).click();
    await page.locator(".underlag-room h1", {hasText: "Hur ser det ut för kvinnor?"}).waitFor();
    expect(new URL(page.url()).hash).toBe("#steg-2");

    await say(page, "Det ser ut som förra året.");
    await speaker.close();
    await page.keyboard.press("End");
    await page.locator(".underlag-said").waitFor();
    const capture = readCapture(await savedBy(page), "riket");
    expect(capture).toMatchObject({deck: "riket", rows: [{n: 1, step: "kvinnor"}]});
    expect(typeof capture === "string" ? "" : capture.rows[0]?.view).toMatch(
      /^\/sjukskrivningsmonster\/riket\?v=1.*kon=K/,
    );
    // Nothing is stored before somebody asks for it.
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
    await page.getByRole("button", {name: "Spara på den här datorn"}).click();
    expect(await page.evaluate(() => localStorage.length)).toBe(1);
    await page.getByRole("button", {name: "Hämta från den här datorn"}).click();
    await page.getByText("En rad är inläst").waitFor();
    await page.getByRole("button", {name: "Radera från den här datorn"}).click();
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
    expect(await context.cookies()).toEqual([]);

    await page.addScriptTag({path: axe});
    expect(await faultsOfAxe(page)).toEqual([]);
    await page.evaluate(() => (location.hash = "#steg-3-samtal-1"));
    await page.locator(".underlag-prompt").waitFor();
    expect(await faultsOfAxe(page)).toEqual([]);
    for (const name of ["o", "a", "q", "?"]) {
      await page.keyboard.press(name);
      expect([name, await faultsOfAxe(page)]).toEqual([name, []]);
      await page.keyboard.press("Escape");
    }
    expect(problems).toEqual([]);
    await context.close();
  });

  it("reflows on a phone, and its short address leads to the view", async () => {
    const context = await browser.newContext({locale: "sv-SE", viewport: {width: 320, height: 640}});
    for (const path of ["/workshop/region#steg-2", "/workshop/region/dokument", "/workshop/region/talare"]) {
      const {page, problems} = await openPage(context, new URL(path, server.url).href);
      await page.locator("h1").first().waitFor();
      const [wide, inner] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      expect([path, wide]).toEqual([path, inner]);
      expect(problems).toEqual([]);
      await page.close();
    }
    const page = await context.newPage();
    await page.goto(new URL("/v/region-2", server.url).href);
    await page.waitForURL(/\/sjukskrivningsmonster\/skane\?v=1.*kon=K/);
    await context.close();
  });

  it("runs from one file without a net: every step draws, nothing is asked for, the windows are in step", async () => {
    const files = readSiteFiles(site.dist);
    const file = join(folder, "region.html");
    const html = await packFile(site.checkout, files, "region");
    expect(await packFile(site.checkout, files, "region")).toBe(html);
    writeFileSync(file, html);
    const context = await browser.newContext({...room, offline: true});
    const wrong: string[] = [];
    context.on("request", (request) => {
      if (!request.url().startsWith(pathToFileURL(file).href)) wrong.push(request.url());
    });
    context.on("weberror", (error) => wrong.push(error.error().message));
    context.on("console", (message) => wrong.push(message.text()));
    const page = await context.newPage();
    await page.goto(pathToFileURL(file).href);
    const seen = await walk(page);
    const steps = seen.filter(({hash}) => /^#steg-\d+$/.test(hash));
    expect(steps.slice(0, 8).filter(({marks}) => marks < 5)).toEqual([]);
    await page.keyboard.press("Home");
    const speaker = await openSpeaker(context, page);
    await speaker.getByRole("button", {name: "Nästa"}).click();
    await page.locator(".underlag-room h1", {hasText: "Hur vanligt är det"}).waitFor();
    await say(page, "Linjerna ligger ihop.", "De går isär nästa år.");
    await page.keyboard.press("End");
    const draft = readHypothesis(await savedBy(page, "Spara utkast till hypotesregistret"));
    expect(draft.problems).toEqual([]);
    expect(draft.hypothesis).toMatchObject({
      ...{id: "H-2026-005", title: "De går isär nästa år.", registered: null},
      analysis: {family: "started", measure: "count"},
    });
    const json = await savedBy(page);
    writeFileSync(join(folder, "lagesbild.json"), json);
    const again = await context.newPage();
    await speaker.close();
    await page.close();
    await again.goto(`${pathToFileURL(file).href}#lagesbild`);
    await again.setInputFiles("input[type=file]", join(folder, "lagesbild.json"));
    await again.locator(".underlag-said").waitFor();
    expect(await savedBy(again)).toBe(json);
    expect(wrong).toEqual([]);
    await context.close();
  });

  it("is printed with its lägesbild, and notebooks too, as files that pass every rule and are made alike twice", async () => {
    const job = {folder: site.dist, out: folder, date: "2026-01-31", to: "../"};
    const pages = ["/workshop/region/dokument", "/langd/skane"];
    const capture = join(folder, "lagesbild.json");
    const quiet = (): void => undefined;
    const first = await printSite({...job, pages}, quiet);
    const second = await printSite({...job, pages}, quiet);
    const picture = await printSite({...job, pages: ["/workshop/region/lagesbild"], capture}, quiet);
    for (const [name, bytes] of first)
      expect([name, Buffer.compare(bytes, second.get(name) ?? bytes)]).toEqual([name, 0]);
    for (const [name, bytes] of [...first, ...picture]) {
      const wrong = (await checkPdf(bytes)).filter(({status}) => status === "Underkänt");
      expect([name, wrong]).toEqual([name, []]);
    }
  });
});
