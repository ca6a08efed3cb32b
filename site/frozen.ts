import {createHash} from "node:crypto";
import {cpSync, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync} from "node:fs";
import {join, relative, sep} from "node:path";
import {FailedError} from "../loaders/errors.ts";
import {compareVersions, isVersion} from "../loaders/publish/releaseVersion.ts";
import type {ReleaseFolder} from "./release.ts";

/** The folder of frozen releases below the project, and below a built site. */
export const frozenFolder = "fryst";
/** The list of hashes in each frozen release, and the list of those lists beside them. */
export const sumsName = "SHA256SUMS";

/** Versions that are frozen, the oldest first. */
export function frozenVersions(root: string): string[] {
  const folder = join(root, frozenFolder);
  if (!existsSync(folder)) return [];
  return readdirSync(folder).filter(isVersion).sort(compareVersions);
}

/** Every file below a folder, by its path with `/`, in order. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, {recursive: true, withFileTypes: true})
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .sort((a, b) => (a < b ? -1 : 1));
}

const hashOf = (file: string): string => createHash("sha256").update(readFileSync(file)).digest("hex");

/** The lines of a file of sums, as `sha256sum` writes and checks them. */
export function sumsOf(folder: string, paths: readonly string[]): string {
  return paths.map((path) => `${hashOf(join(folder, path))}  ${path}\n`).join("");
}

function readSums(file: string): Map<string, string> {
  const lines = existsSync(file) ? readFileSync(file, "utf8").trimEnd().split("\n") : [];
  return new Map(
    lines.filter((line) => line !== "").map((line) => [line.slice(66), line.slice(0, 64)] as const),
  );
}

/**
 * What is wrong with the frozen releases, one sentence a fault: a file that has changed, gone or come since it was frozen, or is a link; a release
 * that has gone; a list of hashes that was changed with the files.
 */
export function faultsOfFrozen(root: string): string[] {
  const folder = join(root, frozenFolder);
  const lists = readSums(join(folder, sumsName));
  const faults: string[] = [];
  const versions = frozenVersions(root);
  for (const path of lists.keys())
    if (!existsSync(join(folder, path)))
      faults.push(
        existsSync(join(folder, `.partial-${path}`))
          ? `${frozenFolder}/${path} är fryst till hälften: kör npm run freeze igen`
          : `${frozenFolder}/${path} finns inte längre`,
      );
  for (const version of versions) {
    const own = join(folder, version);
    const name = `${frozenFolder}/${version}`;
    const list = `${version}/${sumsName}`;
    if (!existsSync(join(folder, list))) {
      faults.push(`${name}: ${sumsName} saknas`);
      continue;
    }
    if (lists.get(list) !== hashOf(join(folder, list)))
      faults.push(`${name}/${sumsName} är inte den som skrevs när utgåvan frystes`);
    const sums = readSums(join(own, sumsName));
    for (const path of filesBelow(own).filter((one) => one !== sumsName)) {
      const listed = sums.get(path);
      sums.delete(path);
      if (listed === undefined) faults.push(`${name}/${path} fanns inte när utgåvan frystes`);
      else if (lstatSync(join(own, path)).isSymbolicLink())
        faults.push(`${name}/${path} är en länk till något annat`);
      else if (listed !== hashOf(join(own, path)))
        faults.push(`${name}/${path} är ändrad sedan utgåvan frystes`);
    }
    for (const path of sums.keys()) faults.push(`${name}/${path} finns inte längre`);
  }
  return faults;
}

/**
 * Lays the frozen releases in a built site, and the tables of the release that it shows where they will lie when it is frozen:
 * old links and the addresses in code lead to the same bytes for ever.
 */
export function layFrozen(root: string, site: string, {folder, manifest}: ReleaseFolder): void {
  const faults = faultsOfFrozen(root);
  if (faults.length > 0)
    throw new FailedError(
      `frysta utgåvor får aldrig ändras:\n${faults.map((fault) => `- ${fault}`).join("\n")}`,
    );
  const versions = frozenVersions(root);
  const target = join(site, frozenFolder);
  // These by name: what a killed run left there is no release.
  for (const name of versions.length > 0 ? [...versions, sumsName] : [])
    cpSync(join(root, frozenFolder, name), join(target, name), {recursive: true});
  const data = join(target, manifest.version, "data");
  if (versions.includes(manifest.version)) {
    const {dataHash} = JSON.parse(readFileSync(join(data, "manifest.json"), "utf8")) as {dataHash: string};
    if (dataHash !== manifest.dataHash)
      throw new FailedError(
        `utgåva ${manifest.version} är fryst med andra tal (dataavtryck ${dataHash.slice(0, 12)}): ge den nya utgåvan ett eget nummer`,
      );
    return;
  }
  for (const path of [
    "manifest.json",
    ...[...manifest.files, ...(manifest.metadata ?? [])].map((file) => file.path),
  ]) {
    mkdirSync(join(data, path, ".."), {recursive: true});
    cpSync(join(folder, path), join(data, path));
  }
}
