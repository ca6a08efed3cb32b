import {posix} from "node:path";
import {allowedIn, allowedUrls} from "./allowedUrls.ts";
import {describedIn} from "./describedIn.ts";
import {attribute, type Element, elements, parsePage, textOf} from "./htmlTree.ts";
import {moduleFacts} from "./moduleFacts.ts";
import {type ModuleImports, moduleImports} from "./moduleImports.ts";
import {addressOf, pagePaths, type SiteFiles} from "./siteFiles.ts";

/**
 * What is wrong with a built site, one sentence a fault; empty when it may be published. Framework ends with success for
 * a page that cannot be parsed, an import that leads nowhere, a broken link and a type error: this looks instead.
 *
 * `log` is what Framework wrote while it built.
 */
export function faultsOfSite(files: SiteFiles, log: string): string[] {
  // Every page is parsed once, whatever is asked of it.
  const pages = new Map(
    pagePaths(files).map((path) => [path, elements(parsePage(files.get(path)?.toString() ?? ""))]),
  );
  return [
    ...faultsOfLog(log, measureCards(files)),
    ...faultsOfPages(files, pages),
    ...faultsOfLinkTexts(pages),
    ...faultsOfImports(files, pages),
    ...faultsOfUrls(files, pages),
  ];
}

/** All elements of each page, by the page's path. */
type Pages = ReadonlyMap<string, readonly Element[]>;

/** Addresses of the cards of measures: a script makes them, so that Framework does not find them on their page. */
function measureCards(files: SiteFiles): ReadonlySet<string> {
  const [, bytes] = [...files].find(([path]) => /^_file\/data\/measures\.[0-9a-f]+\.json$/.test(path)) ?? [];
  if (bytes === undefined) return new Set();
  const {cards} = JSON.parse(bytes.toString()) as {readonly cards: readonly {readonly id: string}[]};
  return new Set(cards.map(({id}) => `/matt#${id}`));
}

/** Faults that Framework only mentions while it builds. A link to one of the addresses in `made` is none: scripts make those. */
export function faultsOfLog(log: string, made: ReadonlySet<string> = new Set()): string[] {
  const isMade = (line: string): boolean => made.has(/↳ .* → (\S+)/.exec(line)?.[1] ?? "");
  // oxlint-disable-next-line no-control-regex -- the colours of a terminal
  const lines = log.replaceAll(/\u001b\[[\d;]*m/g, "").split("\n");
  const broken = lines.filter((line) => /↳ .* → /.test(line));
  // Framework sums them up on a line of its own.
  const onlyMade = broken.length > 0 && broken.every(isMade);
  return lines
    .filter((line) => !isMade(line) && !(onlyMade && /^\s*Warning: \d+ broken links?\b/i.test(line)))
    .filter((line) => /broken link|↳ .* → |^\s*Warning:|error:|import not found|unable to/i.test(line))
    .map((line) => `Framework: ${line.trim()}`);
}

/** Pages with a cell that cannot run, links and files that do not exist, text that was left in a template. */
function faultsOfPages(files: SiteFiles, pages: Pages): string[] {
  const addresses = new Set([...pages.keys()].map(addressOf));
  const faults: string[] = [];
  if (!addresses.has("/")) faults.push("det finns ingen startsida (index.html)");
  for (const [page, all] of pages) {
    for (const element of all) {
      if (attribute(element, "class")?.includes("observablehq--error"))
        faults.push(`${page}: en cell på sidan går inte att köra: ${textOf(element).trim()}`);
      const to = attribute(element, "href") ?? attribute(element, "src");
      if (to === undefined || /^(\w+:|#|\/\/)/.test(to)) continue;
      const target = decoded(new URL(to, `http://site${addressOf(page)}`).pathname);
      const found = addresses.has(target) || files.has(target.slice(1));
      if (!found) faults.push(`${page}: <${element.tagName}> leder till ${target}, som inte finns`);
    }
  }
  return faults;
}

/** A path as it is read; one with a percent sign that stands for nothing is read as it is written, and is no page's. */
function decoded(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

/** Links in the text of a page that read the same and lead to different places: who hears them one by one cannot tell them apart. */
function faultsOfLinkTexts(pages: Pages): string[] {
  const faults: string[] = [];
  for (const [page, all] of pages) {
    const main = all.find(({tagName}) => tagName === "main");
    const leads = new Map<string, string>();
    for (const link of main === undefined ? [] : elements(main)) {
      const to = attribute(link, "href");
      if (link.tagName !== "a" || to === undefined) continue;
      const said = textOf(link).replace(/\s+/g, " ").trim();
      const target = new URL(to, `http://site${addressOf(page)}`).href;
      const other = leads.get(said);
      // A heading's own link reads as the heading does.
      if (other !== undefined && other !== target && !isOfHeading(link))
        faults.push(`${page}: länktexten ”${said}” leder till olika sidor`);
      if (!isOfHeading(link)) leads.set(said, target);
    }
  }
  return faults;
}

const isOfHeading = (link: Parameters<typeof attribute>[0]): boolean =>
  attribute(link, "class") === "observablehq-header-anchor";

/** Imports that are no path in the site: a package that was not found keeps its bare name. */
function faultsOfImports(files: SiteFiles, pages: Pages): string[] {
  const faults: string[] = [];
  const check = (place: string, base: string, {fixed, onDemand}: ModuleImports): void => {
    for (const specifier of [...fixed, ...onDemand]) {
      if (!/^\.{0,2}\//.test(specifier)) {
        faults.push(`${place}: importen "${specifier}" är inte löst`);
        continue;
      }
      const path = posix.join("/", posix.dirname(base), specifier).slice(1);
      if (!files.has(path)) faults.push(`${place}: importen ${specifier} leder till ${path}, som inte finns`);
    }
  };
  for (const [page, all] of pages)
    for (const one of all)
      if (one.tagName === "script" && attribute(one, "src") === undefined)
        check(page, page, moduleImports(textOf(one)));
  for (const [path, bytes] of files)
    if (path.startsWith("_import/") && path.endsWith(".js")) check(path, path, moduleFacts(bytes));
  return faults;
}

/** The addresses that the publisher's own description names: the site's, the publisher's, that of the licence. */
function saidByPublisher(files: SiteFiles): string[] {
  const described = describedIn(files);
  return described ? [described.address, described.publisher.homepage, described.license.url] : [];
}

/** Whether an address begins with another, which may be a host alone: then the host ends there too. */
function beginsWith(url: string, allowed: string): boolean {
  const rest = url.slice(allowed.length);
  return url.startsWith(allowed) && (/^\w+:\/\/[^/]+\//.test(allowed) || !/^[\w.@-]*\w/.test(rest));
}

/** Addresses of other hosts anywhere in the site, outside the list of those that are known to be harmless. */
function faultsOfUrls(files: SiteFiles, pages: Pages): string[] {
  const faults = new Set<string>();
  const own = saidByPublisher(files);
  for (const [path, bytes] of files) {
    if (!/\.(html|js|css|json|svg)$/.test(path)) continue;
    const where = path.startsWith("_npm/") ? path.split("/").slice(1, -1).join("/") : path;
    const ofPackage = [...allowedIn].flatMap(([start, urls]) => (path.startsWith(start) ? urls : []));
    const known = [...allowedUrls, ...own, ...ofPackage];
    for (const [url] of bytes.toString().matchAll(/\b(?:https?|wss?):\/\/[^\s"'`)<>\\,;]+/g))
      if (!known.some((allowed) => beginsWith(url, allowed))) faults.add(`${where}: adressen ${url}`);
    for (const element of pages.get(path) ?? []) {
      const to =
        attribute(element, "src") ?? (element.tagName === "a" ? undefined : attribute(element, "href"));
      if (to !== undefined && /^(https?:)?\/\//.test(to))
        faults.add(`${path}: <${element.tagName}> hämtar ${to}`);
    }
  }
  return [...faults];
}
