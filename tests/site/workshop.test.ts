import {createHash} from "node:crypto";
import {mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {pathToFileURL} from "node:url";
import type {Browser, BrowserContext, Page} from "playwright-core";
import decodeQR from "qr/decode.js";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {readCapture} from "../../src/components/captureRows.js";
import type {DeckContents} from "../../src/components/deckModel.js";
import {checkPdf} from "../../site/checkPdf.ts";
import {frozenPage} from "../../site/freeze.ts";
import {readHypothesis} from "../../site/hypotheses.ts";
import {deckIn, packFile} from "../../site/packFile.ts";
import {printSite} from "../../site/pdf.ts";
import {serve, type SiteServer} from "../../site/serve.ts";
import {readSiteFiles, type SiteFiles} from "../../site/siteFiles.ts";
import {findViolations} from "./axe.ts";
import {openPage, startBrowser} from "./browser.ts";
import {runTypeScript} from "./runProject.ts";
import {testSite, type TestSite} from "./site.ts";

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

/** What a room sees at a position of a deck. */
interface Seen {
  readonly hash: string;
  readonly changed: string;
  readonly standing: string;
  /** Pixels of the chart, of what stands beside it or of the page that lie below the buttons or the window's edge. */
  readonly below: number;
  readonly marks: number;
  /** Lines of the chart that are dashed. */
  readonly dashed: number;
  readonly axis: readonly string[];
  /** Names of what a legend holds. */
  readonly legend: number;
  /** The texts of charts and the other ones that are smaller than a room can read, with their size. */
  readonly small: readonly string[];
}

/** Goes through a deck with the keyboard alone, and says what each position shows. */
async function walk(page: Page): Promise<Seen[]> {
  const seen: Seen[] = [];
  for (;;) {
    const at = await page.evaluate(seeRoom);
    seen.push(at);
    if (at.hash === "#lagesbild") return seen;
    await page.keyboard.press("ArrowRight");
    await page.waitForFunction((before) => location.hash !== before, at.hash);
  }
}

/** Runs in the page. Body text of at least 24 pixels, and 20 in charts and what belongs to them. */
function seeRoom(): Seen {
  const svg = document.querySelector(".underlag-chart svg");
  const small: string[] = [];
  const texts = document.createTreeWalker(document.querySelector(".underlag-room") ?? document, 4);
  while (texts.nextNode()) {
    const {parentElement: parent, nodeValue} = texts.currentNode;
    if (parent === null || nodeValue === null || nodeValue.trim() === "" || parent.closest("dialog, title"))
      continue;
    if (parent.getClientRects().length === 0) continue;
    const scale = parent instanceof SVGGraphicsElement ? (parent.getScreenCTM()?.a ?? 1) : 1;
    const size = parseFloat(getComputedStyle(parent).fontSize) * scale;
    const ofChart =
      parent.closest("svg, table, .underlag-selection, .underlag-axis, .underlag-legend") !== null;
    // A text that is drawn in pixels of the screen is a hundredth more or less.
    if (size < (ofChart ? 20 : 24) - 0.01) small.push(`${nodeValue.trim()} (${size.toFixed(1)})`);
  }
  const buttons = document.querySelector(".underlag-room-nav")?.getBoundingClientRect().top ?? 0;
  const ends = [svg, document.querySelector(".underlag-room-side")];
  return {
    hash: location.hash,
    changed: document.querySelector(".underlag-changed")?.textContent ?? "",
    standing: document.querySelector(".underlag-room-step .underlag-standing")?.textContent ?? "",
    below: Math.max(
      ...ends.map((one) => (one?.getBoundingClientRect().bottom ?? 0) - buttons),
      document.documentElement.scrollHeight - innerHeight,
    ),
    marks: document.querySelectorAll(".underlag-chart svg :is(path, circle, rect, line)").length,
    dashed: [...document.querySelectorAll(".underlag-chart svg path")].filter(
      (line) => line.closest("[stroke-dasharray]") !== null,
    ).length,
    axis: [...document.querySelectorAll(".underlag-chart svg text")]
      .map((text) => text.textContent)
      .filter((text) => /^[\d\s\u00a0,]+$/.test(text)),
    legend: document.querySelectorAll(".underlag-room-main > .underlag-legend li").length,
    small,
  };
}

/** Runs in the page: what moves now, and what would when it changes. */
function movingParts(): string[] {
  const lasts = (times: string): boolean => times.split(",").some((time) => parseFloat(time) > 0);
  const would = [...document.querySelectorAll("*")].flatMap((one) =>
    ["", "::before", "::after"].flatMap((part) => {
      const style = getComputedStyle(one, part);
      return lasts(style.transitionDuration) ||
        lasts(style.animationDuration) ||
        style.scrollBehavior === "smooth"
        ? [`${one.tagName.toLowerCase()} ${one.getAttribute("class") ?? ""}${part}`]
        : [];
    }),
  );
  return [...would, ...document.getAnimations().map(({playState}) => `is ${playState}`)];
}

/** What a code says, read from the pixels that the browser draws, and the address that stands beneath it. */
async function readCode(page: Page, where: string): Promise<{says: string; text: string; href: string}> {
  const {image, text, href} = await page.locator(`${where} .underlag-code`).evaluate(async (found) => {
    const svg = found.querySelector("svg");
    const picture = new Image();
    const modules = svg?.viewBox.baseVal.width ?? 0;
    const side = 6 * modules;
    const drawn = svg?.cloneNode(true) as SVGSVGElement;
    drawn.setAttribute("width", String(side));
    drawn.setAttribute("height", String(side));
    const url = URL.createObjectURL(
      new Blob([new XMLSerializer().serializeToString(drawn)], {type: "image/svg+xml"}),
    );
    await new Promise((resolve, reject) => {
      picture.onload = resolve;
      picture.onerror = reject;
      picture.src = url;
    });
    const canvas = new OffscreenCanvas(side, side).getContext("2d");
    canvas?.drawImage(picture, 0, 0);
    URL.revokeObjectURL(url);
    const link = found.querySelector("a");
    return {
      image: {width: side, height: side, data: [...(canvas?.getImageData(0, 0, side, side).data ?? [])]},
      text: link?.textContent ?? "",
      href: link?.href ?? "",
    };
  });
  const says = decodeQR({...image, data: Uint8Array.from(image.data)}, {timeLimit: 10_000});
  return {says, text, href};
}

/** The files of a site as they would be where its publisher has said its address: decks lead to the frozen release there. */
function publishedAt(files: SiteFiles, url: string): SiteFiles {
  const {protocol, host} = new URL(url);
  const published = JSON.stringify({scheme: protocol.replace(":", ""), rest: host});
  return new Map(
    [...files].map(([path, bytes]) => [
      path,
      path.startsWith("_file/data/workshop/")
        ? Buffer.from(bytes.toString().replace('"published":null', `"published":${published}`))
        : bytes,
    ]),
  );
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

/**
 * Packs a deck by the command that a facilitator gives, holds its list of hashes to the files that lie in the folder, and gives those by
 * name.
 */
async function packInFolder(id: string): Promise<ReadonlyMap<string, Buffer>> {
  const {stdout} = await runTypeScript("site/pack.ts", [id], {cwd: site.checkout});
  const out = stdout.trim();
  const files = new Map(readdirSync(out).map((name) => [name, readFileSync(join(out, name))]));
  rmSync(join(site.checkout, "pack"), {recursive: true});
  const name = `workshop-${id}-${site.release.split("/").at(-1) ?? ""}`;
  expect([...files.keys()].sort()).toEqual(
    [`${name}.html`, `workshop-${id}.pdf`, "LÄS MIG.txt", "SHA256SUMS"].sort(),
  );
  expect(files.get("LÄS MIG.txt")?.toString()).toContain(`Öppna ${name}.html i en webbläsare.`);
  const sums = [...files].flatMap(([file, bytes]) =>
    file === "SHA256SUMS" ? [] : [`${createHash("sha256").update(bytes).digest("hex")}  ${file}`],
  );
  expect(files.get("SHA256SUMS")?.toString().trimEnd().split("\n").sort()).toEqual(sums.sort());
  return files;
}

/** Opens the speaker's window by its key. */
async function openSpeaker(context: BrowserContext, page: Page): Promise<Page> {
  const [speaker] = await Promise.all([context.waitForEvent("page"), page.keyboard.press("t")]);
  await speaker.locator(".underlag-speaker h1").waitFor();
  return speaker;
}

describe("a workshop", () => {
  it("is led with the keyboard from its first step to a saved lägesbild, with the speaker's window in step", async () => {
    const context = await browser.newContext({...room, reducedMotion: "reduce"});
    const {page, problems} = await openPage(context, new URL("/workshop/riket", server.url).href);
    await page.locator(".underlag-room h1").waitFor();
    const seen = await walk(page);
    const steps = seen.filter(({hash}) => /^#steg-\d+$/.test(hash));
    expect(steps).toHaveLength(9);
    expect(steps.slice(0, 8).filter(({marks}) => marks < 5)).toEqual([]);
    expect(steps.filter(({marks, standing}) => marks >= 5 && standing !== "Utforskande")).toEqual([]);
    // Every chart is seen whole on a small projector, and read from the back of the room.
    expect(seen.filter(({below}) => below > 0)).toEqual([]);
    expect(seen.flatMap(({small}) => small)).toEqual([]);
    expect(steps[1]?.changed).toBe("Ändrat: Kön: Alla → Kvinnor");
    expect(steps[2]?.changed).toBe("Ändrat: Kön: Kvinnor → Män");
    // The line of the step before is there, thin and dashed; the first step has none.
    expect(steps.slice(0, 3).map(({dashed}) => dashed)).toEqual([0, 1, 1]);
    // One axis for all three: what moves is the lines.
    expect(steps[1]?.axis).toEqual(steps[0]?.axis);
    expect(steps[2]?.axis).toEqual(steps[0]?.axis);

    await page.keyboard.press("Home");
    await page.keyboard.press("f");
    await page.waitForFunction(() => document.fullscreenElement !== null);
    await page.keyboard.press("f");
    await page.waitForFunction(() => document.fullscreenElement === null);
    const speaker = await openSpeaker(context, page);
    await page.keyboard.press("PageDown");
    await page.locator(".underlag-room h1", {hasText: "Hur många sjukfall startar"}).waitFor();
    await speaker.locator("h1", {hasText: "1. Hur många sjukfall startar?"}).waitFor();
    const left = speaker.locator("[role=timer]");
    expect(await left.innerText()).toMatch(/^(3 min|2 min \d+ s) kvar$/);
    // The clock is paused and extended from either window, by key and by button.
    await page.keyboard.press("p");
    await left.getByText(/kvar \(pausad\)$/).waitFor();
    await page.keyboard.press("+");
    await left.getByText(/^(4 min|3 min \d+ s) kvar \(pausad\)$/).waitFor();
    await speaker.getByRole("button", {name: "En minut till"}).click();
    await speaker.getByRole("button", {name: "Pausa eller fortsätt"}).click();
    await left.getByText(/^(5 min|4 min \d+ s) kvar$/).waitFor();
    await speaker.getByRole("button", {name: "Nästa"}).click();
    await page.locator(".underlag-room h1", {hasText: "Hur ser det ut för kvinnor?"}).waitFor();
    expect(new URL(page.url()).hash).toBe("#steg-2");

    await say(page, "Det ser ut som förra året.");
    // A number on the chart: with the keyboard, from the speaker's window, and where somebody presses in the chart.
    await page.keyboard.press("m");
    await page.getByLabel("Punkt i diagrammet").selectOption("mars 2024");
    await page.getByLabel("Text", {exact: true}).fill("Här är det mest");
    await page.keyboard.press("Enter");
    await page.getByText("Markör 1 står vid mars 2024.").waitFor();
    await page.keyboard.press("Escape");
    await speaker.getByText("1. mars 2024: Här är det mest").waitFor();
    await speaker.getByLabel("Punkt i diagrammet").selectOption("april 2024");
    await speaker.getByRole("button", {name: "Sätt markören"}).click();
    const points = page.locator(".underlag-chart svg [data-place]");
    const last = await points.last().boundingBox();
    await page.mouse.click(last?.x ?? 0, (last?.y ?? 0) + 4);
    await page.getByLabel("Text", {exact: true}).fill("Sist");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Escape");
    const markers = page.locator(".underlag-markers li");
    expect(await markers.allInnerTexts()).toEqual([
      ...["mars 2024: Här är det mest", "april 2024", "december 2025: Sist"],
    ]);
    expect(await page.locator(".underlag-marker text").allTextContents()).toEqual(["1", "2", "3"]);
    expect((await page.evaluate(seeRoom)).small).toEqual([]);
    await page.keyboard.press("m");
    await page.getByRole("button", {name: "Ta bort markör 2. april 2024"}).press("Enter");
    await page.keyboard.press("Escape");
    await speaker.getByText("2. april 2024").waitFor({state: "detached"});
    expect(await page.locator(".underlag-marker text").allTextContents()).toEqual(["1", "3"]);
    await speaker.close();
    await page.keyboard.press("End");
    await page.locator(".underlag-said").waitFor();
    const capture = readCapture(await savedBy(page), "riket");
    expect(await savedBy(page, "Spara som Markdown")).toMatch(
      /^# Lägesbild: Sjukskrivningarna i stort\n[^]*## Hur ser det ut för kvinnor\?\n[^]*- \*\*Observation:\*\* Det ser ut som förra året\.\n[^]*\/sjukskrivningsmonster\/riket\?v=1/,
    );
    // As Swedish Excel reads it: a mark of the encoding, semicolons.
    expect(await savedBy(page, "Spara som CSV")).toMatch(
      /^\ufeffRad;Steg;Fråga;Observation;[^\n]*;Vy;Utgåva\r?\n1;kvinnor;Hur ser det ut för kvinnor\?;Det ser ut som förra året\.;/,
    );
    expect(capture).toMatchObject({
      ...{deck: "riket", rows: [{n: 1, step: "kvinnor"}]},
      markers: [
        {n: 1, step: "kvinnor", name: "mars 2024", text: "Här är det mest"},
        {n: 3, name: "december 2025", text: "Sist"},
      ],
    });
    expect(await page.locator(".underlag-picture .underlag-marker text").allTextContents()).toEqual([
      "1",
      "3",
    ]);
    expect((await page.evaluate(seeRoom)).small).toEqual([]);
    expect(typeof capture === "string" ? "" : capture.rows[0]?.view).toMatch(
      /^\/sjukskrivningsmonster\/riket\?v=1.*kon=K/,
    );
    // Nothing is stored before somebody asks for it.
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
    await page.getByRole("button", {name: "Spara på den här datorn"}).click();
    expect(await page.evaluate(() => localStorage.length)).toBe(1);
    await page.getByRole("button", {name: "Hämta från den här datorn"}).click();
    await page.getByText("En rad är inläst med 2 markörer").waitFor();
    await page.getByRole("button", {name: "Radera från den här datorn"}).click();
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
    expect(await context.cookies()).toEqual([]);

    const faultsOfAxe = async (): Promise<readonly string[]> => (await findViolations(page)).violations;
    expect(await faultsOfAxe()).toEqual([]);
    await page.evaluate(() => (location.hash = "#steg-3-samtal-1"));
    await page.locator(".underlag-prompt").waitFor();
    expect(await faultsOfAxe()).toEqual([]);
    for (const name of ["o", "a", "m", "q", "?"]) {
      await page.keyboard.press(name);
      expect([name, await faultsOfAxe()]).toEqual([name, []]);
      await page.keyboard.press("Escape");
    }
    expect(problems).toEqual([]);
    await context.close();
  });

  it("is set in type that a room can read, with at most seven names in a key, on small and on large projectors", async () => {
    const context = await browser.newContext(room);
    for (const [deck, width, height] of [
      ["riket", 1024, 768],
      ["region", 1024, 768],
      ["vardenhet", 1024, 768],
      ["vardenhet", 1280, 720],
      ["riket", 1920, 1080],
      ["region", 1920, 1080],
      ["vardenhet", 1920, 1080],
    ] as const) {
      const {page, problems} = await openPage(context, new URL(`/workshop/${deck}`, server.url).href);
      await page.setViewportSize({width, height});
      await page.locator(".underlag-room h1").waitFor();
      const seen = await walk(page);
      const wrong = seen.filter(({small, below, legend}) => small.length > 0 || below > 0 || legend > 7);
      expect([deck, width, wrong]).toEqual([deck, width, []]);
      expect(problems).toEqual([]);
      await page.close();
    }
    await context.close();
  });

  it.each([
    [1024, 768],
    [1280, 720],
  ])(
    "shows every step whole where it is frozen too, with the note that it is (%d × %d)",
    async (width, height) => {
      const context = await browser.newContext({...room, viewport: {width, height}});
      await context.route("**/workshop/riket", async (route) => {
        const response = await route.fetch();
        const of = {path: "workshop/riket.html", version: "2020.01.0", commit: "unknown"};
        await route.fulfill({response, body: frozenPage(await response.text(), of)});
      });
      const {page, problems} = await openPage(context, new URL("/workshop/riket", server.url).href);
      await page.locator(".underlag-room h1").waitFor();
      expect(await page.locator(".underlag-frozen").isVisible()).toBe(true);
      expect((await walk(page)).filter(({below}) => below > 0)).toEqual([]);
      expect(problems).toEqual([]);
      await context.close();
    },
  );

  it("tells the last of many markers beside the chart, and with a key all of them", async () => {
    const context = await browser.newContext(room);
    const {page, problems} = await openPage(context, new URL("/workshop/region#steg-1", server.url).href);
    await page.locator(".underlag-chart svg").waitFor();
    await page.keyboard.press("m");
    const months = await page.getByLabel("Punkt i diagrammet").locator("option").allTextContents();
    const marked = months.filter((name) => name.startsWith("Riket")).slice(0, 12);
    for (const month of marked) {
      await page.getByLabel("Punkt i diagrammet").selectOption(month);
      await page.getByLabel("Text", {exact: true}).fill("Här ändrades rutinen på flera håll i länet");
      await page.keyboard.press("Enter");
    }
    expect(await page.locator(".underlag-marked li").count()).toBe(12);
    await page.keyboard.press("Escape");
    expect((await page.evaluate(seeRoom)).below).toBeLessThanOrEqual(0);
    expect(await page.locator(".underlag-marker text").allTextContents()).toHaveLength(12);
    await page.getByText("M visar alla 12 markörer.").waitFor();
    const told = page.locator(".underlag-markers li").filter({visible: true});
    expect(await told.last().innerText()).toContain(marked.at(-1));
    expect(await told.count()).toBeLessThan(12);
    expect(problems).toEqual([]);
    await context.close();
  });

  it("moves nothing from one step to the next, and no page moves anything where the reader has asked for that", async () => {
    const context = await browser.newContext(room);
    const {page, problems} = await openPage(context, new URL("/workshop/riket", server.url).href);
    await page.locator(".underlag-room h1").waitFor();
    for (const reducedMotion of ["no-preference", "reduce"] as const) {
      await page.emulateMedia({reducedMotion});
      for (const key of ["ArrowRight", "ArrowRight", "ArrowLeft"]) {
        await page.keyboard.press(key);
        expect([reducedMotion, await page.evaluate(movingParts)]).toEqual([reducedMotion, []]);
      }
    }
    // The menu's arrows turn when a part of it is opened.
    await page.goto(new URL("/workshop/", server.url).href);
    const open = async (reducedMotion: "no-preference" | "reduce"): Promise<string[]> => {
      await page.emulateMedia({reducedMotion});
      await page
        .locator("#observablehq-sidebar summary")
        .first()
        .evaluate((summary: HTMLElement) => {
          summary.click();
        });
      return await page.evaluate(movingParts);
    };
    expect(await open("no-preference")).toEqual(expect.arrayContaining(["summary ::after", "is running"]));
    expect(await open("reduce")).toEqual([]);
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
    await page.goto(new URL("/workshop/region#steg-2", server.url).href);
    await page.locator(".underlag-chart svg").waitFor();
    await say(page, "Sedd på telefonen.");
    await page.keyboard.press("End");
    await page.locator(".underlag-said").waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
    await page.goto(new URL("/v/region-2", server.url).href);
    await page.waitForURL(/\/sjukskrivningsmonster\/skane\?v=1.*kon=K/);
    await context.close();
  });

  it("runs from one file without a net: every step draws, nothing is asked for, the windows are in step", async () => {
    const files = publishedAt(readSiteFiles(site.dist), server.url);
    const file = join(folder, "region.html");
    const html = await packFile(site.checkout, files, "region");
    expect(await packFile(site.checkout, files, "region")).toBe(html);
    writeFileSync(file, html);
    const context = await browser.newContext({...room, offline: true});
    const wrong: string[] = [];
    context.on("request", (request) => {
      // A blob is what the test itself draws a code from.
      if (!request.url().startsWith(pathToFileURL(file).href) && !request.url().startsWith("blob:"))
        wrong.push(request.url());
    });
    context.on("weberror", (error) => wrong.push(error.error().message));
    context.on("console", (message) => wrong.push(message.text()));
    const page = await context.newPage();
    await page.goto(pathToFileURL(file).href);
    const seen = await walk(page);
    const steps = seen.filter(({hash}) => /^#steg-\d+$/.test(hash));
    expect(steps.slice(0, 8).filter(({marks}) => marks < 5)).toEqual([]);
    expect(seen.filter(({small, below}) => small.length > 0 || below > 0)).toEqual([]);
    await page.keyboard.press("Home");
    const speaker = await openSpeaker(context, page);
    await speaker.getByRole("button", {name: "Nästa"}).click();
    await page.locator(".underlag-room h1", {hasText: "Hur vanligt är det"}).waitFor();
    const frozen = `fryst/${site.release.split("/").at(-1) ?? ""}/`;
    const short = `${server.url}${frozen}v/region-1`;
    expect(await readCode(page, ".underlag-room-side")).toEqual({
      says: short,
      text: short.replace("http://", ""),
      href: short,
    });
    await page.keyboard.press("q");
    await page.locator("dialog .underlag-code").waitFor();
    expect(await readCode(page, "dialog")).toMatchObject({says: short});
    await page.keyboard.press("Escape");
    await say(page, "Linjerna ligger ihop.", "De går isär nästa år.");
    await page.keyboard.press("m");
    await page.getByLabel("Punkt i diagrammet").selectOption("Riket, mars 2024");
    await page.keyboard.press("Tab");
    await page.keyboard.type("Ny rutin");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Escape");
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
    expect(await again.locator(".underlag-picture .underlag-chart svg").getAttribute("aria-label")).toMatch(
      / Markörer: 1 vid Riket, mars 2024\.$/,
    );
    expect(await savedBy(again, "Spara som Markdown")).toContain(
      `<${server.url}${frozen}sjukskrivningsmonster/skane?`,
    );
    expect(wrong).toEqual([]);
    await context.close();

    // A participant's phone, where the release is frozen: its pages are those of the site, in a folder of their own.
    const phone = await browser.newContext({locale: "sv-SE", viewport: {width: 390, height: 800}});
    await phone.route(`${server.url}${frozen}**`, async (route) =>
      route.continue({url: route.request().url().replace(frozen, "")}),
    );
    const opened = await phone.newPage();
    await opened.goto(short);
    await opened.waitForURL(`${server.url}${frozen}sjukskrivningsmonster/skane?*matt=per1000*`);
    await opened.locator(".diagram svg").first().waitFor();
    await phone.close();
  });

  it.each(["riket", "vardenhet"])("runs from one file without a net, as any other: %s", async (id) => {
    const files = readSiteFiles(site.dist);
    const file = join(folder, `${id}.html`);
    writeFileSync(file, await packFile(site.checkout, files, id));
    const {steps} = JSON.parse(deckIn(files, id).json) as DeckContents;
    const withChart = steps.flatMap(({shown}, i) =>
      (shown?.model.chart ?? null) === null ? [] : [`#steg-${i + 1}`],
    );
    const context = await browser.newContext({...room, offline: true});
    const wrong: string[] = [];
    context.on("request", (request) => {
      if (request.url() !== pathToFileURL(file).href) wrong.push(request.url());
    });
    context.on("weberror", (error) => wrong.push(error.error().message));
    context.on("console", (message) => wrong.push(message.text()));
    const page = await context.newPage();
    await page.goto(pathToFileURL(file).href);
    const seen = await walk(page);
    expect(seen.filter(({hash}) => /^#steg-\d+$/.test(hash))).toHaveLength(steps.length);
    expect(withChart.length).toBeGreaterThan(5);
    expect(seen.flatMap(({hash, marks}) => (withChart.includes(hash) && marks >= 5 ? [hash] : []))).toEqual(
      withChart,
    );
    expect(wrong).toEqual([]);
    await context.close();
  });

  it("is printed with its lägesbild, and notebooks too, as files that pass every rule and are made alike twice", async () => {
    const job = {folder: site.dist, out: folder, date: "2026-01-31", to: "../"};
    const pages = ["/workshop/region/dokument", "/langd/skane"];
    const capture = join(folder, "lagesbild.json");
    const quiet = (): void => undefined;
    const first = await printSite({...job, pages}, quiet);
    const again = await printSite({...job, pages: ["/langd/skane"]}, quiet);
    const picture = await printSite({...job, pages: ["/workshop/region/lagesbild"], capture}, quiet);
    const packed = await packInFolder("region");
    for (const [name, bytes] of first)
      expect([name, Buffer.compare(bytes, again.get(name) ?? packed.get(name) ?? Buffer.of())]).toEqual([
        name,
        0,
      ]);
    for (const [name, bytes] of [...first, ...picture]) {
      const wrong = (await checkPdf(bytes)).filter(({status}) => status === "Underkänt");
      expect([name, wrong]).toEqual([name, []]);
    }
  });
});
