import {createHash} from "node:crypto";
import {existsSync, mkdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {readFile} from "node:fs/promises";
import {extname, join, sep} from "node:path";
import {EnvironmentError} from "../loaders/errors.ts";
import {bundlePackage} from "./bundlePackage.ts";
import {installedPackages, type InstalledPackage, type InstalledPackages} from "./installedPackages.ts";
import {recogniseNpmRequest} from "./npmRequest.ts";

/**
 * The version that a library has which Framework merely offers and this project does not have. Framework asks for the
 * version of every library it offers, also for a page of plain text; the library itself is asked for only when used.
 */
const notInstalled = "0.0.0-not-installed";

/**
 * Keeps Framework inside the machine: from now on `fetch` in this process is answered from `package-lock.json` and
 * `node_modules` under `root`, and everything else is refused with the name of what was asked for. The configuration
 * calls this before anything else; it holds for the build and for the preview.
 *
 * Framework's caches of packages (`src/.observablehq/cache`) are dropped when the lock file or this module has changed.
 */
export function offline(root: string): void {
  process.env["OBSERVABLE_TELEMETRY_DISABLE"] = "1";
  dropOldCache(root);
  const packages = installedPackages(root);
  globalThis.fetch = async (input, init) => {
    const address = new URL(input instanceof Request ? input.url : input);
    const method = input instanceof Request ? input.method : (init?.method ?? "GET");
    if (method !== "GET") throw refusal(`${method} ${address.pathname}`);
    return await answerRequest(root, packages, address.pathname);
  };
}

/** What `fetch` answers for a path: a version, a bundled module, a file; or a refusal that names the package. */
export async function answerRequest(
  root: string,
  packages: InstalledPackages,
  pathname: string,
): Promise<Response> {
  const request = recogniseNpmRequest(pathname);
  if (request === undefined) throw refusal(pathname);
  const found = packages.find(request.name);
  if (request.is === "version") {
    if (request.of === "latest") return Response.json({version: found?.version ?? notInstalled});
    if (found === undefined) throw missing(request.name);
    return Response.json({versions: {[found.version]: {}}});
  }
  if (found === undefined) throw missing(request.name);
  if (request.version !== found.version)
    throw new EnvironmentError(
      `npm:${request.name}@${request.version}: installerad är version ${found.version}. Skriv npm:${request.name} utan version`,
    );
  if (request.is === "module") return javascript(await bundlePackage(root, packages, found, request.subpath));
  if (request.path === "package.json") return Response.json(await exactPackageJson(packages, found));
  const file = join(found.folder, request.path);
  if (!file.startsWith(found.folder + sep) || !existsSync(file))
    throw new EnvironmentError(`npm:${request.name}/${request.path}: filen finns inte i paketet`);
  if (/^\.m?js$/.test(extname(file)) && (await isModule(file)))
    return javascript(await bundlePackage(root, packages, found, request.path));
  return new Response(await readFile(file), {
    headers: {
      "content-type": /^\.[cm]?js$/.test(extname(file))
        ? "application/javascript"
        : "application/octet-stream",
    },
  });
}

function javascript(source: string): Response {
  return new Response(source, {headers: {"content-type": "application/javascript; charset=utf-8"}});
}

function refusal(what: string): EnvironmentError {
  return new EnvironmentError(
    `bygget ville hämta ${what} utifrån. Webbplatsen byggs utan nät: hämtningen är stoppad`,
  );
}

function missing(name: string): EnvironmentError {
  // Framework takes a Parquet attachment without a method for a wish to read it with these two.
  const advice = ["apache-arrow", "parquet-wasm"].includes(name)
    ? 'Läs filen med FileAttachment("….parquet").arrayBuffer() direkt, så behövs det inte'
    : `Kör: npm install --save-exact ${name}`;
  return new EnvironmentError(`npm:${name} används på en sida men är inte installerat. ${advice}`);
}

/**
 * The package's own package.json, with the versions that its bundle imports as dependencies: Framework looks there for
 * what an import means, and the lock file has decided it.
 */
async function exactPackageJson(packages: InstalledPackages, {folder}: InstalledPackage): Promise<unknown> {
  const own = JSON.parse(await readFile(join(folder, "package.json"), "utf8")) as object;
  const versions = [...packages.direct].map(
    (name) => [name, packages.find(name)?.version ?? notInstalled] as const,
  );
  return {...own, dependencies: Object.fromEntries(versions)};
}

/** Does the file use `import` or `export`? Others (workers, scripts) are served as they are. */
async function isModule(file: string): Promise<boolean> {
  const {build} = await import("esbuild");
  const {metafile} = await build({
    entryPoints: [file],
    bundle: false,
    write: false,
    metafile: true,
    outfile: "out.js",
    logLevel: "silent",
  });
  const outputs = Object.values(metafile.outputs);
  return outputs.some(({exports, imports}) => exports.length > 0 || imports.length > 0);
}

function dropOldCache(root: string): void {
  const cache = join(root, "src/.observablehq/cache");
  const stampFile = join(cache, "packages.sha256");
  const hash = createHash("sha256").update(readFileSync(join(root, "package-lock.json")));
  for (const module of ["offline.ts", "bundlePackage.ts", "lateNumberFormat.ts"])
    hash.update(readFileSync(join(import.meta.dirname, module)));
  const stamp = hash.digest("hex");
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp) return;
  for (const folder of ["_npm", "_node", "_observablehq"])
    rmSync(join(cache, folder), {recursive: true, force: true});
  mkdirSync(cache, {recursive: true});
  writeFileSync(stampFile, stamp);
}
