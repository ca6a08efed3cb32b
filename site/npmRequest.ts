/** What Framework asks a package registry or a module network for, read off the path of the address. */
export type NpmRequest =
  /** Which version of a package is current (`latest`), or which versions there are (`all`). */
  | {readonly is: "version"; readonly name: string; readonly of: "latest" | "all"}
  /** A package, or a path in it, bundled as one ES module. */
  | {readonly is: "module"; readonly name: string; readonly version: string; readonly subpath: string | null}
  /** A file of a package as it is. */
  | {readonly is: "file"; readonly name: string; readonly version: string; readonly path: string};

const packageName = String.raw`(?:@[a-z\d~-][\w.~-]*/)?[a-z\d~-][\w.~-]*`;
const versionPath = new RegExp(`^/(${packageName})(/latest)?$`, "i");
const contentPath = new RegExp(`^/npm/(${packageName})@([^/@]+)/(.+)$`, "i");

/**
 * Recognises a request by its path alone: the hosts are constants inside Framework, may change between versions and
 * must not stand in this project. A path that is neither form gives `undefined`.
 *
 * @example
 * recogniseNpmRequest("/@observablehq/plot/latest")      // the current version of @observablehq/plot
 * recogniseNpmRequest("/npm/d3-array@3.2.5/+esm")        // d3-array as one module
 * recogniseNpmRequest("/npm/d3-array@3.2.5/package.json") // a file as it is
 */
export function recogniseNpmRequest(pathname: string): NpmRequest | undefined {
  const path = decodeURI(pathname);
  const content = contentPath.exec(path);
  if (content !== null) {
    const [, name = "", version = "", rest = ""] = content;
    if (rest === "+esm") return {is: "module", name, version, subpath: null};
    if (rest.endsWith("/+esm")) return {is: "module", name, version, subpath: rest.slice(0, -"/+esm".length)};
    return {is: "file", name, version, path: rest};
  }
  const current = versionPath.exec(path);
  if (current === null) return undefined;
  const [, name = "", latest] = current;
  return {is: "version", name, of: latest === undefined ? "all" : "latest"};
}
