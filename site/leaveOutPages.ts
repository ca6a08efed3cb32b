// oxlint-disable-next-line typescript/triple-slash-reference -- the root tsconfig reads this file without its folder
/// <reference path="./framework.d.ts" />
import {LoaderResolver} from "@observablehq/framework/dist/loader.js";

/**
 * Keeps pages out of the site, built or previewed, by their addresses: they get no file, and a link to one is a broken link, which stops the
 * build. Framework makes a page of every file of Markdown under its root and has no setting for it.
 */
export function leaveOutPages(addresses: readonly string[]): void {
  const left = new Set(addresses);
  const {findPage, findPagePaths} = LoaderResolver.prototype;
  LoaderResolver.prototype.findPage = function (path) {
    return left.has(path) ? undefined : findPage.call(this, path);
  };
  LoaderResolver.prototype.findPagePaths = function* () {
    for (const path of findPagePaths.call(this)) if (!left.has(path)) yield path;
  };
}
