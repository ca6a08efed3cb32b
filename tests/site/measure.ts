import {readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {Browser} from "playwright-core";
import {EnvironmentError} from "../../loaders/errors.ts";
import {findRelease} from "../../site/release.ts";
import {serve} from "../../site/serve.ts";
import {runProgram} from "../../site/program.ts";
import {addressOf, pagePaths, readSiteFiles} from "../../site/siteFiles.ts";
import type {UnitTable} from "../../src/contract/unitTable.ts";
import {findChromium} from "../chromium.ts";
import {startBrowser} from "./browser.ts";
import {projectRoot} from "../fixtures/kept.ts";
import {makeCheckout} from "./checkout.ts";
import {measureRedraws} from "./redraw.ts";
import {buildIn} from "./site.ts";

/** What a visitor's first look at a page costs. */
export interface PageCost {
  readonly route: string;
  readonly requests: number;
  /** Bytes over the wire, brotli where the server compresses, headers included. */
  readonly bytes: number;
  /** Milliseconds from the first request: the largest piece of the page, the first diagram, and its like that answers to choices. */
  readonly largestPaint: number;
  readonly firstDiagram: number;
  readonly answers: number;
}

/** A diagram, and one that the page has drawn itself. */
const diagrams = [".diagram svg", ":not(observablehq-loading) > .diagram svg"];

/** Seconds for a clean build of the newest release, in a checkout of its own. */
export async function timeBuild(checkout: string): Promise<number> {
  const {folder} = findRelease(projectRoot, process.env["UNDERLAG_RELEASE"]);
  makeCheckout(checkout);
  const start = performance.now();
  await buildIn(checkout, folder);
  return (performance.now() - start) / 1000;
}

/** Loads a page cold, with a processor four times as slow as this one and a line of 10 Mbit/s. */
export async function measurePage(browser: Browser, base: string, route: string): Promise<PageCost> {
  const context = await browser.newContext({locale: "sv-SE", viewport: {width: 1280, height: 800}});
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send("Network.enable");
  await devtools.send("Emulation.setCPUThrottlingRate", {rate: 4});
  const throughput = (10 * 1_000_000) / 8;
  await devtools.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: 20,
    downloadThroughput: throughput,
    uploadThroughput: throughput,
  });
  let bytes = 0;
  let requests = 0;
  devtools.on("Network.loadingFinished", ({encodedDataLength}) => {
    bytes += encodedDataLength;
    requests++;
  });
  // The page itself takes the time: what asks from outside is answered when the page has nothing else to do. What is there has its time in the frame that shows it.
  await page.addInitScript((all) => {
    new MutationObserver(() => {
      for (const found of all)
        if (performance.getEntriesByName(found).length === 0 && document.querySelector(found) !== null)
          requestAnimationFrame(() => {
            performance.mark(found);
          });
    }).observe(document, {childList: true, subtree: true});
  }, diagrams);
  await page.goto(new URL(route, base).href, {waitUntil: "commit"});
  const [firstDiagram, answers] = await Promise.all(
    diagrams.map(async (found) => {
      const there = await page.waitForFunction(
        (name) => performance.getEntriesByName(name)[0]?.startTime,
        found,
      );
      return await there.jsonValue();
    }),
  );
  // Playwright now and then waits on for a line that has long been idle.
  await page.waitForLoadState("networkidle", {timeout: 5_000}).catch(() => undefined);
  const largestPaint = await page.evaluate(
    async () =>
      await new Promise<number>((resolve) => {
        new PerformanceObserver((list) => {
          resolve(list.getEntries().at(-1)?.startTime ?? 0);
        }).observe({type: "largest-contentful-paint", buffered: true});
      }),
  );
  await context.close();
  return {route, requests, bytes, largestPaint, firstDiagram: firstDiagram ?? 0, answers: answers ?? 0};
}

/** The page of some unit: it shows the one that its address names. */
function aUnit(dist: string): string {
  const [table] =
    [...readSiteFiles(dist)].find(([path]) => /\/data\/units\/vardcentral\.\w+\.json$/.test(path)) ?? [];
  if (table === undefined) throw new EnvironmentError(`${dist}: there is no table of health centres`);
  const {units} = JSON.parse(readFileSync(join(dist, table), "utf8")) as UnitTable;
  return `/vardenhet/vardcentral?enhet=${units[0]?.code ?? ""}`;
}

/** Measures every notebook of a built site, and prints a line for each. */
export async function measureSite(dist: string, print: (line: string) => void): Promise<void> {
  const server = await serve({folder: dist, port: 0});
  const browser = await startBrowser(findChromium());
  const notebooks = pagePaths(readSiteFiles(dist))
    .map(addressOf)
    .filter((address) => address.endsWith("/riket") && !address.startsWith("/workshop/"));
  const withControls = [...notebooks, "/sjukskrivningsmonster/skane", "/regionernas-bild", "/datakvalitet"];
  const others = [
    "/vardenheter/vardcentral",
    "/vad-ar-en-vardenhet",
    "/varfor-skiljer",
    "/officiell-statistik",
  ];
  for (const route of ["/", ...withControls, ...others, aUnit(dist)]) {
    // The first load lets the server compress; the second is measured.
    await measurePage(browser, server.url, route);
    const cost = await measurePage(browser, server.url, route);
    print(
      `${route}: ${cost.requests} requests, ${Math.round(cost.bytes / 1000)} kB, largest paint ` +
        `${Math.round(cost.largestPaint)} ms, first diagram ${Math.round(cost.firstDiagram)} ms, ` +
        `answers to choices after ${Math.round(cost.answers)} ms`,
    );
  }
  for (const route of withControls) {
    const {changes, seen, all, slowest} = await measureRedraws(browser, server.url, route);
    print(
      `${route}: ${changes} changes, seen after ${seen.median} ms (95 of 100: ${seen.p95}), all drawn after ` +
        `${all.median} ms (${all.p95}), slowest ${slowest}`,
    );
  }
  await browser.close();
  await server.close();
}

const help = `npx tsx tests/site/measure.ts [MAPP]

Times the build, then the pages: first diagrams, what comes over the wire, redraws. With a folder the site in it, not built anew.`;

await runProgram(import.meta.url, {help, words: 1}, async ({words: [built]}) => {
  const print = (line: string): void => {
    process.stdout.write(`${line}\n`);
  };
  // A site that stands already, or the newest release built anew.
  if (built !== undefined) {
    await measureSite(built, print);
    return;
  }
  const checkout = join(tmpdir(), `underlag-bench-${process.pid}`);
  try {
    print(`clean build: ${(await timeBuild(checkout)).toFixed(1)} s`);
    await measureSite(join(checkout, "dist"), print);
  } finally {
    rmSync(checkout, {recursive: true, force: true});
  }
});
