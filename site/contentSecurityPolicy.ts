import {createHash} from "node:crypto";
import {posix} from "node:path";
import {attribute, type Document, elements, textOf} from "./htmlTree.ts";
import {type ModuleFacts, moduleFacts} from "./moduleFacts.ts";
import {type ModuleImports, moduleImports} from "./moduleImports.ts";
import type {SiteFiles} from "./siteFiles.ts";

/**
 * What one page may do, as the value of `Content-Security-Policy` in a `<meta>`: run the site's own modules and exactly
 * the inline scripts that it was built with, and fetch from its own origin. Nothing else, from nowhere else.
 *
 * Only a page that runs a module which compiles code from text gets `'unsafe-eval'`; what its workers run does not count, for
 * this policy does not bind them. Only a page that loads a WebAssembly module, itself or in a worker, gets `'wasm-unsafe-eval'`, and
 * only one that starts workers may, from its own origin. Plot and htl set style attributes: hence `'unsafe-inline'` for style.
 */
export function contentSecurityPolicy(document: Document, page: string, files: SiteFiles): string {
  const inline = elements(document)
    .filter((one) => one.tagName === "script" && attribute(one, "src") === undefined)
    .map((script) => `'sha256-${createHash("sha256").update(textOf(script)).digest("base64")}'`);
  const factsOf = (paths: readonly string[]): ModuleFacts[] =>
    paths.filter((path) => path.endsWith(".js")).map((path) => moduleFacts(files.get(path) ?? Buffer.of()));
  const code = factsOf(loadedModules(document, page, files, "page"));
  const all = factsOf(loadedModules(document, page, files));
  const needs = [
    ...(code.some(({compilesText}) => compilesText) ? ["'unsafe-eval'"] : []),
    ...(all.some(({loadsWebAssembly}) => loadsWebAssembly) ? ["'wasm-unsafe-eval'"] : []),
  ];
  const startsWorkers = code.some((one) => one.startsWorkers);
  // Framework's own 404 page sets a base, so that it finds its files from any address.
  const hasBase = elements(document).some(({tagName}) => tagName === "base");
  return [
    "default-src 'none'",
    ["script-src", "'self'", ...new Set(inline), ...needs].join(" "),
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    `worker-src '${startsWorkers ? "self" : "none"}'`,
    `base-uri '${hasBase ? "self" : "none"}'`,
    "form-action 'none'",
  ].join("; ");
}

/**
 * The modules that a page can come to load, as paths in the site: what its own scripts and preloads name, and what
 * those import. Framework's own client offers every library by dynamic import; a page that uses one preloads it, so
 * the client's offers are not followed. `by` page leaves out what only its workers load, and files it asks for by address.
 */
export function loadedModules(
  document: Document,
  page: string,
  files: SiteFiles,
  by: "page" | "page and workers" = "page and workers",
): string[] {
  const found = new Set<string>();
  const add = (from: string, specifier: string): void => {
    if (!/^(\.{0,2}\/)/.test(specifier)) return;
    const path = posix.join(specifier.startsWith("/") ? "" : posix.dirname(from), specifier);
    const clean = path.replace(/^\//, "").replace(/[?#].*$/, "");
    if (files.has(clean)) found.add(clean);
  };
  const follow = (from: string, {fixed, onDemand, addresses}: ModuleImports): void => {
    for (const specifier of fixed) add(from, specifier);
    if (from.startsWith("_observablehq/")) return;
    for (const specifier of onDemand)
      if (by === "page and workers" || !addresses.includes(specifier)) add(from, specifier);
  };
  for (const one of elements(document)) {
    if (one.tagName === "link" && attribute(one, "rel") === "modulepreload")
      add(page, attribute(one, "href") ?? "");
    if (one.tagName !== "script") continue;
    const source = attribute(one, "src");
    if (source !== undefined) add(page, source);
    else follow(page, moduleImports(textOf(one)));
  }
  // A set grows while it is walked: the walk ends when no module names a new one.
  for (const path of found) {
    if (path.endsWith(".js")) follow(path, moduleFacts(files.get(path) ?? Buffer.of()));
  }
  return [...found].sort();
}
