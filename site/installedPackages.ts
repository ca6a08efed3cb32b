import {existsSync, readFileSync, realpathSync} from "node:fs";
import {join} from "node:path";
import {z} from "zod";
import {EnvironmentError} from "../loaders/errors.ts";

const PackageJson = z.object({
  name: z.string(),
  version: z.string(),
  dependencies: z.record(z.string(), z.string()).optional(),
});
const PackageLock = z.object({packages: z.record(z.string(), z.object({version: z.string().optional()}))});

/** A package that lies in `node_modules` in the version that the lock file names. */
export interface InstalledPackage {
  readonly name: string;
  readonly version: string;
  readonly folder: string;
}

/** The packages that the pages may use. */
export interface InstalledPackages {
  /** The package, or `undefined` when the lock file has none of that name at the top level. */
  find(name: string): InstalledPackage | undefined;
  /** The dependencies of this project's own package.json, as against those that other packages brought along. */
  readonly direct: ReadonlySet<string>;
}

/**
 * Reads what `package-lock.json` says is installed under `root`, and holds `node_modules` to it: a package in another
 * version than the lock's stops the build, for then two machines would build two sites from one commit.
 */
export function installedPackages(root: string): InstalledPackages {
  const read = (path: string): unknown => JSON.parse(readFileSync(path, "utf8"));
  const own = PackageJson.partial({version: true}).parse(read(join(root, "package.json")));
  const lock = PackageLock.parse(read(join(root, "package-lock.json"))).packages;
  const found = new Map<string, InstalledPackage | undefined>();

  function look(name: string): InstalledPackage | undefined {
    const locked = lock[`node_modules/${name}`]?.version;
    if (locked === undefined) return undefined;
    const folder = join(root, "node_modules", name);
    const manifest = join(folder, "package.json");
    const {version} = existsSync(manifest) ? PackageJson.parse(read(manifest)) : {version: "ingen"};
    if (version !== locked)
      throw new EnvironmentError(
        `paketet ${name}: package-lock.json säger ${locked}, i node_modules finns ${version}. Kör: npm ci`,
      );
    // esbuild names files by their real path, and node_modules may be a link.
    return {name, version, folder: realpathSync(folder)};
  }

  return {
    find(name) {
      if (!found.has(name)) found.set(name, look(name));
      return found.get(name);
    },
    direct: new Set(Object.keys(own.dependencies ?? {})),
  };
}
