import {existsSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {join, resolve} from "node:path";
import {EnvironmentError, UsageError} from "../loaders/errors.ts";
import {makeFolder} from "../loaders/model/makeFolder.ts";
import {startChromium} from "./chromium.ts";
import {frozenFolder} from "./frozen.ts";
import {originIn, sayOrigin} from "./origin.ts";
import {printPage} from "./printPages.ts";
import {projectRoot, runProgram} from "./program.ts";
import {publishedAddress} from "./publishedAddress.ts";
import {stagedManifest, sha256} from "./release.ts";
import {serve} from "./serve.ts";
import {addressOf, pagePaths, readSiteFiles} from "./siteFiles.ts";
import {withSiteLock} from "./siteLock.ts";

/** Where the PDF files of a site lie, in the site itself: a frozen release takes them along. */
export const pdfFolder = "pdf";

/** Pages that are no reading: they move on, or are for a screen; nor frozen ones, which have files of their own, nor those of thousands of units, each on its own. */
const notPrinted =
  /^\/(404$|v\/|fryst\/|vardenhet\/|sql-verkstad$)|^\/workshop\/[^/]+(\/talare|\/lagesbild)?$/;

/** The pages of a built site that are printed, by address: every notebook and text, and each deck as its document. */
export function printedPages(addresses: readonly string[]): string[] {
  return addresses.filter((address) => !notPrinted.test(address));
}

/** The name of a page's file: `/langd/skane` is `langd-skane.pdf`, a deck's document has the deck's name. */
export function pdfName(address: string): string {
  const name = address.replace(/\/dokument$/, "").replace(/^\/|\/$/g, "");
  return `${name === "" ? "startsida" : name.replaceAll("/", "-")}.pdf`;
}

/** What is printed, and what about it. */
export interface PrintJob {
  /** The built site. */
  readonly folder: string;
  /** Addresses of pages. */
  readonly pages: readonly string[];
  /** Where the files go. */
  readonly out: string;
  /** Day of the figures, YYYY-MM-DD: the only date in the files. */
  readonly date: string;
  /** Address of the site's root, with a final slash, that links lead to; relative to the files where nobody has said one. */
  readonly to: string;
  /** A saved lägesbild to print: given to the page that reads one. */
  readonly capture?: string;
}

/** Prints pages of a site as PDF files, one after the other, and gives each file's name and bytes. */
export async function printSite(
  {folder, pages, out, date, to, capture}: PrintJob,
  log: (line: string) => void,
): Promise<ReadonlyMap<string, Uint8Array>> {
  makeFolder(out);
  const server = await serve({folder, port: 0});
  const browser = await startChromium();
  const made = new Map<string, Uint8Array>();
  try {
    for (const page of pages) {
      const facts = {date: new Date(date), from: server.url, to};
      const bytes = await printPage(browser, new URL(page, server.url).href, facts, async (opened) => {
        if (capture === undefined) return;
        await opened.setInputFiles("input[type=file]", capture);
        await opened.waitForSelector(".underlag-picture");
      });
      const name = pdfName(page);
      writeFileSync(join(out, name), bytes);
      made.set(name, bytes);
      log(`${sha256(bytes)}  ${name}`);
    }
  } finally {
    await browser.close();
    await server.close();
  }
  return made;
}

/** Where links of PDF files lead: to the published site, else to the site that the folder of files lies in. */
export function linksOf(root: string): string {
  const published = publishedAddress(root);
  return published === null ? "../" : `${published.scheme}://${published.rest}/`;
}

const help = `npm run pdf [-- ADRESSER] [--out MAPP] [--lagesbild FIL]

Skriver webbplatsens sidor som taggade PDF-filer. Utan adresser skrivs alla anteckningsböcker, texter och bildspel, i dist/pdf.

Flaggor
  --out MAPP        mappen för filerna (standard: dist/pdf; för en lägesbild mappen där kommandot körs)
  --lagesbild FIL   en sparad lägesbild (JSON) i stället för sidor

Exempel
  npm run pdf
  npm run pdf -- /langd/skane --out .
  npm run pdf -- --lagesbild lagesbild-riket-2026.01.0.json`;

await runProgram(
  import.meta.url,
  {help, flags: ["lagesbild", "out"], words: Infinity},
  async ({flags, words}) => {
    const folder = join(projectRoot, "dist");
    if (!existsSync(join(folder, "index.html")))
      throw new EnvironmentError("det finns ingen byggd webbplats i dist. Bygg den med: npm run site");
    const all = pagePaths(readSiteFiles(folder)).map(addressOf);
    const {lagesbild: capture} = flags;
    const wanted = capture === undefined ? words : [`/workshop/${deckOf(capture)}/lagesbild`];
    const unknown = wanted.filter((page) => !all.includes(page));
    if (unknown.length > 0) throw new UsageError(`${unknown.join(", ")}: sidan finns inte i webbplatsen`);
    const isInSite = capture === undefined && flags["out"] === undefined;
    const out = resolve(flags["out"] ?? (isInSite ? join(folder, pdfFolder) : "."));
    const print = async (): Promise<void> => {
      // A file of a page that is gone would be taken for one of this release.
      if (wanted.length === 0 && flags["out"] === undefined) rmSync(out, {recursive: true, force: true});
      if (isInSite) await namePrinter(folder);
      const {extractDate} = stagedManifest(projectRoot);
      const made = await printSite(
        {
          ...{folder, out, date: extractDate, to: linksOf(projectRoot)},
          pages: wanted.length > 0 ? wanted : printedPages(all),
          ...(capture === undefined ? {} : {capture}),
        },
        console.error,
      );
      console.error(`${made.size} PDF-filer ligger i:`);
      console.log(out);
    };
    // What only reads the site is in nobody's way.
    await (isInSite ? withSiteLock(projectRoot, "npm run pdf", print) : print());
  },
);

/** Lets the pages of a site say which browser made its PDF files; before these are made, so that they say so too. */
async function namePrinter(folder: string): Promise<void> {
  const browser = await startChromium();
  const chromium = browser.version();
  await browser.close();
  for (const path of pagePaths(readSiteFiles(folder)).filter((one) => !one.startsWith(`${frozenFolder}/`))) {
    const html = readFileSync(join(folder, path), "utf8");
    const origin = originIn(html);
    if (origin !== undefined) writeFileSync(join(folder, path), sayOrigin(html, {...origin, chromium}));
  }
}

/** The deck that a saved lägesbild is about. */
function deckOf(file: string): string {
  if (!existsSync(file)) throw new UsageError(`${file}: filen finns inte`);
  const {deck} = (JSON.parse(readFileSync(file, "utf8")) ?? {}) as {readonly deck?: unknown};
  if (typeof deck !== "string") throw new UsageError(`${file}: är ingen sparad lägesbild`);
  return deck;
}
