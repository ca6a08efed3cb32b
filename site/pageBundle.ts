import {buildSync} from "esbuild";
import {posix} from "node:path";
import {attribute, createElement, type Document, elements, insertChild, setText, textOf} from "./htmlTree.ts";
import {type ModuleFacts, moduleFacts} from "./moduleFacts.ts";
import {sha256} from "./release.ts";
import type {SiteFiles} from "./siteFiles.ts";

/** Where Framework lays the components of a site; a bundle lies beside them, so that what it leaves out is found from it. */
const components = "_import/components";

/** The modules of some components and all they need of the project's own, as one. */
export interface Bundle {
  readonly path: string;
  readonly bytes: Buffer;
}

/** Makes the bundle of some modules: its `m0` is the first of them, and so on. */
export type Bundler = (modules: readonly string[]) => Bundle;

/**
 * Bundles components of the site in `folder`: 50 small files of a page become one, which compresses better and is asked for once.
 * Libraries stay files of their own, since pages share them, and so does what a component loads on demand. The same set
 * of modules is bundled once.
 */
export function bundlerOf(folder: string, files: SiteFiles): Bundler {
  const made = new Map<string, Bundle>();
  return (modules) => {
    const key = modules.join("\n");
    const before = made.get(key);
    if (before !== undefined) return before;
    const {outputFiles} = buildSync({
      stdin: {
        contents: modules.map((path, i) => `export * as m${i} from "./${path}";`).join("\n"),
        resolveDir: folder,
        sourcefile: "page.js",
      },
      absWorkingDir: folder,
      ...{bundle: true, write: false, format: "esm", platform: "browser", target: "es2022"},
      ...{minify: true, legalComments: "none", charset: "utf8", logLevel: "silent"},
      external: ["../../_npm/*", "../../_node/*", "../../_observablehq/*", ...onDemand(modules, files)],
    });
    const bytes = Buffer.from(outputFiles[0]?.contents ?? []);
    const path = `${components}/page.${sha256(bytes).slice(0, 8)}.js`;
    const bundle = {path, bytes};
    made.set(key, bundle);
    return bundle;
  };
}

/**
 * Lets a page load its components as one module. Its scripts import each component by a literal text, as Framework writes them;
 * what is preloaded of them is preloaded as one.
 */
export function bundlePage(document: Document, page: string, files: SiteFiles, bundler: Bundler): void {
  const all = elements(document);
  const scripts = all.filter(
    (one) => one.tagName === "script" && attribute(one, "type") === "module" && !attribute(one, "src"),
  );
  const literal = /\bimport\("((?:\.{1,2}\/)+_import\/components\/[\w.-]+\.js)"\)/g;
  const pathOf = (specifier: string): string => posix.join(posix.dirname(page), specifier);
  const modules = [
    ...new Set(
      scripts.flatMap((script) =>
        [...textOf(script).matchAll(literal)].map(([, specifier = ""]) => pathOf(specifier)),
      ),
    ),
  ].filter((path) => files.has(path));
  const inside = withImports(modules, files);
  // A module that asks where it lies would get another answer in a bundle.
  if (modules.length < 2 || inside.some((path) => factsAt(files, path).asksWhereItLies)) return;
  const {path, bytes} = bundler(modules);
  files.set(path, bytes);
  const address = relativeTo(page, path);
  for (const script of scripts)
    setText(
      script,
      textOf(script).replace(literal, (written, specifier: string) => {
        const at = modules.indexOf(pathOf(specifier));
        return at < 0 ? written : `import("${address}").then((page) => page.m${at})`;
      }),
    );
  const preloads = all.filter((one) => one.tagName === "link" && attribute(one, "rel") === "modulepreload");
  const [first, ...others] = preloads.filter((one) => inside.includes(pathOf(attribute(one, "href") ?? "")));
  const parent = first?.parentNode;
  if (first === undefined || parent === null || parent === undefined || !("tagName" in parent)) return;
  const link = createElement(first, "link", {rel: "modulepreload", href: address});
  insertChild(parent, link, parent.childNodes.indexOf(first));
  for (const one of [first, ...others])
    one.parentNode?.childNodes.splice(one.parentNode.childNodes.indexOf(one), 1);
}

/** The modules and those of the project's own that they import, however far. */
function withImports(modules: readonly string[], files: SiteFiles): string[] {
  const found = new Set(modules);
  for (const path of found)
    for (const specifier of factsAt(files, path).fixed) {
      const target = posix.join(posix.dirname(path), specifier);
      if (target.startsWith("_import/") && files.has(target)) found.add(target);
    }
  return [...found];
}

/** What the modules load when the code comes to it, as they write it. */
function onDemand(modules: readonly string[], files: SiteFiles): string[] {
  return withImports(modules, files).flatMap((path) => factsAt(files, path).onDemand);
}

function factsAt(files: SiteFiles, path: string): ModuleFacts {
  return moduleFacts(files.get(path) ?? Buffer.of());
}

function relativeTo(page: string, path: string): string {
  const relative = posix.relative(posix.dirname(page), path);
  return relative.startsWith(".") ? relative : `./${relative}`;
}
