import {rmSync, writeFileSync} from "node:fs";
import {basename, join, posix} from "node:path";
import {FailedError} from "../loaders/errors.ts";
import {keepSidebarStyles, makeAccessible} from "./accessiblePage.ts";
import {contentSecurityPolicy, loadedModules} from "./contentSecurityPolicy.ts";
import {describedIn} from "./describedIn.ts";
import {showFirstLooks} from "./firstLook.ts";
import {
  createElement,
  type Document,
  elements,
  insertChild,
  parsePage,
  setText,
  textOf,
  writePage,
} from "./htmlTree.ts";
import {type Bundler, bundlePage, bundlerOf} from "./pageBundle.ts";
import {notFoundPage} from "./notFoundPage.ts";
import {preloadFiles} from "./preloadFiles.ts";
import {sha256} from "./release.ts";
import {putScriptsLast} from "./scriptsLast.ts";
import {addressOf, pagePaths, type SiteFiles} from "./siteFiles.ts";
import type {StaticPage} from "./staticPages.ts";
import {tellSiteWithoutScript} from "./withoutScript.ts";

/** Texts that Framework's client writes on a page by itself, and the Swedish for them. */
const clientTexts: readonly (readonly [english: string, swedish: string])[] = [
  ["Copy code", "Kopiera koden"],
  ["Toggle sidebar", "Visa eller dölj menyn"],
];

/**
 * Finishes a site that Framework has built, in place: Swedish and accessible pages that show their first diagram before any script has run, each with its
 * own content security policy, with its components as one module, its scripts and files asked for when the page has been read, and a page for addresses that do not exist. `before` is what lies in the folder; `titles` says what the title of a page is to add, and
 * `statics` what it says where no script runs, by address. The same site in gives the same bytes out.
 */
export async function postbuild(
  root: string,
  folder: string,
  before: SiteFiles,
  {titles, statics}: {titles: ReadonlyMap<string, string>; statics: ReadonlyMap<string, StaticPage>},
  log: (line: string) => void,
): Promise<void> {
  const drawn = await showFirstLooks(root, before, log);
  const told = await tellSiteWithoutScript(drawn, statics);
  const after = finishSite(told, titles, bundlerOf(folder, before));
  for (const [path, bytes] of after)
    if (before.get(path)?.equals(bytes) !== true) writeFileSync(join(folder, path), bytes);
  for (const path of before.keys()) if (!after.has(path)) rmSync(join(folder, path));
}

/** What the files of a site built by Framework become. Pure. */
export function finishSite(
  built: SiteFiles,
  titles: ReadonlyMap<string, string> = new Map(),
  bundler?: Bundler,
): SiteFiles {
  const {files, renamed} = rewriteClient(built);
  const loaded = new Set<string>();
  for (const page of pagePaths(files)) {
    let html = files.get(page)?.toString() ?? "";
    for (const [old, name] of renamed) html = html.replaceAll(old, name);
    const document = parsePage(html);
    makeAccessible(document);
    if (bundler !== undefined) bundlePage(document, page, files, bundler);
    preloadFiles(document);
    putScriptsLast(document);
    nameThePlace(document, titles.get(addressOf(page)));
    const head = elements(document).find(({tagName}) => tagName === "head");
    if (head === undefined) throw new FailedError(`${page}: sidan har inget <head>`);
    const content = contentSecurityPolicy(document, page, files);
    // After the charset, before anything that loads.
    insertChild(head, createElement(head, "meta", {"http-equiv": "Content-Security-Policy", content}), 2);
    files.set(page, Buffer.from(writePage(document)));
    for (const path of loadedModules(document, page, files)) loaded.add(path);
  }
  // What is in a bundle and is loaded by no page by itself is not needed any more.
  if (bundler !== undefined)
    for (const path of files.keys())
      if (path.startsWith("_import/") && path.endsWith(".js") && !loaded.has(path)) files.delete(path);
  const home = new URL(describedIn(files)?.address ?? "http://site/").pathname;
  if (!files.has("404.html")) files.set("404.html", Buffer.from(notFoundPage(home)));
  return files;
}

/** Adds a place to the title of its page, before the site's own name. */
function nameThePlace(document: Document, place: string | undefined): void {
  const title = elements(document).find(({tagName}) => tagName === "title");
  if (place === undefined || title === undefined) return;
  const [own = "", ...rest] = textOf(title).split(" | ");
  setText(title, [`${own}: ${place}`, ...rest].join(" | "));
}

/**
 * Rewrites Framework's client and style sheets. A file that changes gets a new hash in its name: browsers keep files
 * with a hash for ever. Only pages may name such a file; another that does stops the build.
 */
function rewriteClient(built: SiteFiles): {files: SiteFiles; renamed: ReadonlyMap<string, string>} {
  const files: SiteFiles = new Map();
  const renamed = new Map<string, string>();
  const untranslated = new Set(clientTexts.map(([english]) => english));
  for (const [path, bytes] of built) {
    let text: string | undefined;
    if (path.endsWith(".css")) text = keepSidebarStyles(bytes.toString());
    if (path.startsWith("_observablehq/") && path.endsWith(".js")) {
      text = bytes.toString();
      for (const [english, swedish] of clientTexts) {
        if (text.includes(english)) untranslated.delete(english);
        text = text.replaceAll(english, swedish);
      }
    }
    if (text === undefined || text === bytes.toString()) {
      files.set(path, bytes);
      continue;
    }
    const name = basename(path).replace(/\.[0-9a-f]{8}(\.\w+)$/, `.${sha256(text).slice(0, 8)}$1`);
    if (name === basename(path)) throw new FailedError(`${path}: filnamnet har ingen kontrollsumma att byta`);
    renamed.set(basename(path), name);
    files.set(posix.join(posix.dirname(path), name), Buffer.from(text));
  }
  if (untranslated.size > 0)
    throw new FailedError(
      `Framework skriver inte längre ${[...untranslated].join(", ")}: se över översättningen`,
    );
  if (![...renamed.keys()].some((name) => name.endsWith(".css")))
    throw new FailedError("ingen stilmall nämner sidomenyns omkopplare: se över keepSidebarStyles");
  for (const [path, bytes] of files)
    if (!path.endsWith(".html"))
      for (const old of renamed.keys())
        if (bytes.includes(old)) throw new FailedError(`${path} nämner ${old}, som har fått ett nytt namn`);
  return {files, renamed};
}
