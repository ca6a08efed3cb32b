import {existsSync, statSync} from "node:fs";
import {join, relative, sep} from "node:path";
import {build, type Plugin} from "esbuild";
import type {InstalledPackage, InstalledPackages} from "./installedPackages.ts";
import {lateNumberFormat} from "./lateNumberFormat.ts";

/** Browsers that Framework itself compiles for. */
const target = ["es2022", "chrome96", "firefox96", "safari16"];

/**
 * Bundles an installed package, or the file or export `subpath` of it, into one ES module for the browser.
 *
 * What the package itself imports stays a separate module (`/npm/<name>@<version>/+esm`) when it is a direct dependency
 * of this project, so that a page has one copy of it; everything else is bundled in, which saves requests. What only a
 * dependency of the package imports is bundled in too: d3 re-exports all of d3-array, and with a part left out nothing
 * of d3 can be shaken off. A `require()` is never left out: there is none in a browser. A CommonJS package has a
 * default export only.
 */
export async function bundlePackage(
  root: string,
  packages: InstalledPackages,
  wanted: InstalledPackage,
  subpath: string | null,
): Promise<string> {
  const file = subpath === null ? undefined : join(wanted.folder, subpath);
  const entry: Plugin = {
    name: "entry",
    setup(esbuild) {
      esbuild.onResolve({filter: /^underlag:entry$/}, async () =>
        file !== undefined && existsSync(file) && statSync(file).isFile()
          ? {path: file}
          : await esbuild.resolve(subpath === null ? wanted.name : `${wanted.name}/${subpath}`, {
              kind: "import-statement",
              resolveDir: root,
            }),
      );
    },
  };
  const separate: Plugin = {
    name: "separate",
    setup(esbuild) {
      esbuild.onResolve({filter: /^[^./\\]/}, ({kind, path, importer}) => {
        if (kind !== "import-statement" && kind !== "dynamic-import") return undefined;
        const inside = relative(wanted.folder, importer).split(sep);
        if (inside.includes("..") || inside.includes("node_modules")) return undefined;
        const [, name = "", rest] = /^((?:@[^/]+\/)?[^/]+)(?:\/(.+))?$/.exec(path) ?? [];
        if (name === wanted.name || !packages.direct.has(name)) return undefined;
        const other = packages.find(name);
        if (other === undefined) return undefined;
        return {
          path: `/npm/${name}@${other.version}/${rest === undefined ? "" : `${rest}/`}+esm`,
          external: true,
        };
      });
    },
  };
  const {outputFiles} = await build({
    absWorkingDir: root,
    entryPoints: ["underlag:entry"],
    plugins: [entry, separate, lateNumberFormat],
    bundle: true,
    write: false,
    format: "esm",
    platform: "browser",
    target,
    minify: true,
    legalComments: "eof",
    define: {"process.env.NODE_ENV": '"production"'},
    logLevel: "silent",
  });
  const [output] = outputFiles;
  if (output === undefined) throw new Error(`esbuild wrote nothing for ${wanted.name}`);
  return output.text;
}
