import type {Browser, Page} from "playwright-core";
import {FailedError} from "../loaders/errors.ts";
import {finishPdf, type PdfFacts} from "./finishPdf.ts";

/** Room at the edges of the paper; page numbers stand in the lower one. */
const margin = {top: "16mm", right: "15mm", bottom: "18mm", left: "15mm"} as const;

const footer = `<div style="width:100%;font:8pt sans-serif;text-align:center;color:#444"><span class="pageNumber"></span> (<span class="totalPages"></span>)</div>`;

/** How a page is prepared before it is printed: a file given to it, say. */
export type Prepare = (page: Page) => Promise<void>;

/** Prints one page of a served site as a finished PDF. */
export async function printPage(
  browser: Browser,
  address: string,
  facts: Omit<PdfFacts, "title" | "chromium">,
  prepare: Prepare = async () => Promise.resolve(),
): Promise<Uint8Array> {
  const context = await browser.newContext({
    locale: "sv-SE",
    colorScheme: "light",
    reducedMotion: "reduce",
    // The width of the text on the paper, so that diagrams are drawn for it.
    viewport: {width: 680, height: 1000},
  });
  try {
    const page = await context.newPage();
    // From the start as on paper: a diagram that is drawn anew while the page is printed would be so in some runs only.
    await page.emulateMedia({media: "print"});
    const response = await page.goto(address, {waitUntil: "load"});
    if (response !== null && response.status() >= 400)
      throw new FailedError(`${address}: svarar ${response.status()}`);
    await settled(page);
    await prepare(page);
    await openTables(page);
    await page.evaluate(leaveOut, facts.from);
    const title = await page.title();
    const bytes = await page.pdf({
      ...{format: "A4", tagged: true, outline: true, printBackground: true, margin},
      ...{displayHeaderFooter: true, headerTemplate: "<span></span>", footerTemplate: footer},
    });
    return await finishPdf(bytes, {title, chromium: browser.version(), ...facts});
  } finally {
    await context.close();
  }
}

/** Takes the address of this machine, where the page is served for the printing, out of what is read. */
function leaveOut(address: string): void {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const {currentNode: text} = texts;
    if (text.nodeValue?.includes(address)) text.nodeValue = text.nodeValue.replaceAll(address, "");
  }
}

/** Waits until every cell has run and every diagram is drawn. */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      document.querySelector("observablehq-loading") === null &&
      [...document.querySelectorAll(".diagram")].every(
        (figure) => figure.querySelector("svg, .underlag-empty") !== null,
      ),
    undefined,
    {timeout: 60_000},
  );
  const failed = await page.locator(".observablehq--error").count();
  if (failed > 0) throw new FailedError(`${page.url()}: ${failed} celler gick inte att köra`);
}

/** Opens what is folded together: on paper nobody can. A diagram is told in full by its table. */
async function openTables(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const summary of document.querySelectorAll<HTMLElement>("main details:not([open]) > summary"))
      summary.click();
  });
  await page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  });
  await settled(page);
}
