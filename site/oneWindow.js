import {createRequire} from "node:module";
import {pathToFileURL} from "node:url";

/*
 * Runs in Framework's process before Framework, when the site is built (never in the preview, where files change).
 *
 * Framework makes a browser window of its own for each fragment of HTML that it reads, some thousand in a build, and looks anew for
 * each file, and hashes anew what each module imports, for every page that uses it. That is more than half of a build's time. Here one
 * window parses every fragment, as a document of its own, and what was found once is remembered: nothing changes under a build.
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
for (const name of ["find", "getSourceFileHash", "getModuleHash", "resolveImportPath"]) {
  const answer = LoaderResolver.prototype[name];
  const known = new Map();
  LoaderResolver.prototype[name] = function (path) {
    if (!known.has(path)) known.set(path, answer.call(this, path));
    return known.get(path);
  };
}
