import {createHash} from "node:crypto";
import {existsSync, readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {EnvironmentError, InputError} from "../loaders/errors.ts";
import {compareVersions, isVersion} from "../loaders/publish/releaseVersion.ts";
import {Manifest} from "../src/contract/release.ts";

/** A release on disk: where it lies and what it says of itself. */
export interface ReleaseFolder {
  readonly folder: string;
  readonly manifest: Manifest;
}

/** Reads and checks a manifest. A wrong one names file, field and rule. */
export function readManifest(file: string): Manifest {
  if (!existsSync(file)) throw new InputError(`${file} finns inte`);
  let written: unknown;
  try {
    written = JSON.parse(readFileSync(file, "utf8"));
  } catch {
    throw new InputError(`${file}: är inte läsbar JSON`);
  }
  const result = Manifest.safeParse(written);
  if (result.success) return result.data;
  const issues = result.error.issues.map((issue) => `${issue.path.join(".") || "(rot)"}: ${issue.message}`);
  throw new InputError(`${file}: ${issues.slice(0, 5).join("; ")}`);
}

/** The manifest of the release that lies staged for the pages. */
export function stagedManifest(root: string): Manifest {
  const file = join(root, "src/data/manifest.json");
  if (!existsSync(file))
    throw new EnvironmentError(
      "ingen utgåva ligger i src/data. Kör npm run site eller npm run dev: de lägger dit den",
    );
  return readManifest(file);
}

/**
 * The release that the site shows: the one in the folder `chosen`, or of the version `chosen`; without a choice the
 * newest version in `data/releases`. Versions are ordered as numbers, so 2026.11.10 is newer than 2026.11.9.
 */
export function findRelease(root: string, chosen: string | undefined): ReleaseFolder {
  const releases = join(root, "data/releases");
  if (chosen !== undefined && chosen !== "") {
    const folder = [chosen, join(releases, chosen)].find((path) => existsSync(join(path, "manifest.json")));
    if (folder === undefined)
      throw new EnvironmentError(`UNDERLAG_RELEASE=${chosen}: där finns ingen utgåva (manifest.json saknas)`);
    return {folder, manifest: readManifest(join(folder, "manifest.json"))};
  }
  const version = releaseVersions(root).at(-1);
  if (version === undefined)
    throw new EnvironmentError(
      "det finns ingen utgåva i data/releases. Gör en med: npm run data (eller välj en med UNDERLAG_RELEASE)",
    );
  const folder = join(releases, version);
  return {folder, manifest: readManifest(join(folder, "manifest.json"))};
}

/** Versions that `data/releases` holds, the oldest first. Folders without a manifest are no releases. */
export function releaseVersions(root: string): string[] {
  const releases = join(root, "data/releases");
  if (!existsSync(releases)) return [];
  return readdirSync(releases)
    .filter((name) => isVersion(name) && existsSync(join(releases, name, "manifest.json")))
    .sort(compareVersions);
}

/** SHA-256 of bytes, in hexadecimal. */
export function sha256(bytes: string | Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
