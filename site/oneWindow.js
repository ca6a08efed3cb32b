import {createRequire} from "node:module";
import {dirname, join} from "node:path";
import {pathToFileURL} from "node:url";

/*
 * Runs in Framework's process before Framework, when the site is built (never in the preview, where files change).
 *
 * Framework makes a browser window of its own for each fragment of HTML that it reads, some thousand in a build, looks anew for
 * each file, and hashes anew what each module imports, for every page that uses it, and spells every heading anew for its address. That
 * is more than half of a build's time. Here one window parses every fragment, as a document of its own, and what was found once is
 * remembered: nothing changes under a build.
 */

const own = createRequire(import.meta.url);
const framework = createRequire(own.resolve("@observablehq/framework/dist/bin/observable.js"));

const jsdom = framework("jsdom");
const {DOMParser} = new jsdom.JSDOM("").window;
jsdom.JSDOM = class {
  constructor(html) {
    this.window = {document: new DOMParser().parseFromString(html, "text/html")};
  }
};

const {LoaderResolver} = await import(pathToFileURL(framework.resolve("../loader.js")).href);
for (const name of ["find", "getSourceFileHash", "getModuleHash", "resolveImportPath"])
  LoaderResolver.prototype[name] = remember(LoaderResolver.prototype[name]);

// Of a file that is not there every folder above it could be an archive: for all files of a folder the same answer.
const {findArchive} = LoaderResolver.prototype;
const withoutArchive = new Set();
LoaderResolver.prototype.findArchive = function (path) {
  const folder = dirname(path);
  if (withoutArchive.has(folder)) return undefined;
  const found = findArchive.call(this, path);
  if (found === undefined) withoutArchive.add(folder);
  return found;
};

// As Framework gives it to the parser of Markdown, with what it has spelled before: pages of places have the same headings.
const {default: MarkdownIt} = await import(
  pathToFileURL(join(dirname(framework.resolve("markdown-it/package.json")), "index.mjs")).href
);
const {use} = MarkdownIt.prototype;
MarkdownIt.prototype.use = function (plugin, options, ...rest) {
  return use.call(
    this,
    plugin,
    options?.slugify ? {...options, slugify: remember(options.slugify)} : options,
    ...rest,
  );
};

/** The same answers, each found once for a text. */
function remember(answer) {
  const known = new Map();
  return function (text) {
    if (!known.has(text)) known.set(text, answer.call(this, text));
    return known.get(text);
  };
}
