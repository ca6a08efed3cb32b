import {chromium, type Browser, type BrowserContext, type Page, type Request} from "playwright-core";
import {findTestBrowser} from "../chromium.ts";

/** Starts a browser of the machine, quiet: it asks nobody for anything on its own. */
export async function startBrowser(executablePath = findTestBrowser()): Promise<Browser> {
  if (executablePath === undefined)
    throw new Error("Chromium is missing: run `npx tsx tests/chromium.ts --install`, or name it in CHROMIUM");
  return await chromium.launch({
    executablePath,
    args: [
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-default-apps",
      "--disable-domain-reliability",
      "--disable-sync",
      "--disable-gpu",
      // Nothing here is drawn by a graphics card: an emulated one costs a sixteenth of what the tests of the site take.
      "--disable-software-rasterizer",
      "--disable-dev-shm-usage",
      "--metrics-recording-only",
      "--no-first-run",
      "--no-default-browser-check",
    ],
  });
}

/** A page that has been opened, and everything that went wrong on it so far. */
export interface OpenedPage {
  readonly page: Page;
  /** Errors of scripts, console and network, refusals of the content security policy, requests to other origins. */
  readonly problems: readonly string[];
}

/** Opens an address and waits until every cell of the page has run. */
export async function openPage(context: BrowserContext, url: string): Promise<OpenedPage> {
  return await openIn(await context.newPage(), url);
}

/**
 * Opens an address in a tab that there is, as a reader does who goes from page to page: what the pages share is fetched and compiled
 * once. What the page before it does until it is gone is no problem of this one.
 */
export async function openIn(page: Page, url: string): Promise<OpenedPage> {
  for (const heard of [
    "framenavigated",
    "pageerror",
    "console",
    "request",
    "requestfailed",
    "response",
  ] as const)
    page.removeAllListeners(heard);
  const {origin} = new URL(url);
  const problems: string[] = [];
  // Until the new document is there, nothing but the request for it is this page's: the one before it still does what it did.
  const document = {isThere: false};
  const own = new WeakSet<Request>();
  page.on("framenavigated", (frame) => {
    if (frame === page.mainFrame()) document.isThere = true;
  });
  page.on("pageerror", (error) => {
    if (document.isThere) problems.push(`script error: ${error.message}`);
  });
  page.on("console", (message) => {
    if (document.isThere && ["error", "warning"].includes(message.type()))
      problems.push(`console ${message.type()}: ${message.text()}`);
  });
  page.on("request", (request) => {
    if (!document.isThere && !request.isNavigationRequest()) return;
    own.add(request);
    const to = new URL(request.url());
    if (to.protocol !== "data:" && to.protocol !== "blob:" && to.origin !== origin)
      problems.push(`request to another origin: ${request.url()}`);
  });
  page.on("requestfailed", (request) => {
    if (own.has(request)) problems.push(`request failed: ${request.url()}`);
  });
  page.on("response", (response) => {
    if (own.has(response.request()) && response.status() >= 400)
      problems.push(`status ${response.status()}: ${response.url()}`);
  });
  await page.goto(url, {waitUntil: "load"});
  await settle(page);
  return {page, problems};
}

/** Waits until no cell is pending and every diagram has been drawn, or for thirty seconds. */
export async function settle(page: Page): Promise<void> {
  await drawn(page);
  // A choice just made reaches the cells in the next frame, and diagrams outside the window are drawn after those in it.
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
  await drawn(page);
}

async function drawn(page: Page): Promise<void> {
  await page
    .waitForFunction(
      () =>
        document.querySelector("observablehq-loading") === null &&
        [...document.querySelectorAll(".diagram")].every(
          (figure) => figure.querySelector("svg, .underlag-empty") !== null,
        ),
      undefined,
      {timeout: 30_000},
    )
    .catch(() => undefined);
}

/** Does the work for every item, `width` at a time. */
export async function inParallel<T>(
  items: readonly T[],
  width: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const left = [...items];
  const worker = async (): Promise<void> => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item);
  };
  await Promise.all(Array.from({length: width}, worker));
}
