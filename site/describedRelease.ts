import {readFileSync} from "node:fs";
import {join} from "node:path";
import {parse} from "yaml";
import {InputError} from "../loaders/errors.ts";
import {fieldFault} from "../loaders/fieldFault.ts";
import {Description} from "../src/contract/description.ts";
import type {Manifest} from "../src/contract/release.ts";
import {projectRoot} from "./program.ts";
import {type ReleaseFolder, sha256} from "./release.ts";

/** The files of metadata that lie beside the tables of a release, held to the manifest's SHA-256. */
export function metadataOf({folder, manifest}: ReleaseFolder): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  for (const {path, sha256: expected} of manifest.metadata ?? []) {
    const bytes = readFileSync(join(folder, path));
    if (sha256(bytes) !== expected)
      throw new InputError(
        `${folder}: ${path} har en annan SHA-256 än manifestet anger. Utgåvan är ändrad eller trasig`,
      );
    files.set(path, bytes);
  }
  return files;
}

/**
 * What the publisher says of a release: its own `description.json`; for a release of before metadata the project's
 * `data/description.yaml`.
 */
export function descriptionOf(manifest: Manifest, metadata: ReadonlyMap<string, Buffer>): Description {
  const own = metadata.get("description.json");
  const file = own ? "description.json" : "data/description.yaml";
  const text = own ?? readFileSync(join(projectRoot, "data/description.yaml"));
  const result = Description.safeParse(parse(text.toString()), {error: fieldFault});
  if (result.success) return result.data;
  const issues = result.error.issues.map(({path, message}) => `${path.join(".")}: ${message}`);
  throw new InputError(`utgåva ${manifest.version}, ${file}: ${issues.join("; ")}`);
}

/** SHA-256 of the tables of each place by family: what the code of a view is to check what it fetches by. */
export function placeHashes(manifest: Manifest): Map<string, Readonly<Record<string, string>>> {
  return new Map(manifest.places.map(({slug}) => [slug, hashesBelow(`places/${slug}/`, manifest)]));
}

/** SHA-256 of the tables of the whole country, by family. */
export const tableHashes = (manifest: Manifest): Readonly<Record<string, string>> =>
  hashesBelow("tables/", manifest);

function hashesBelow(start: string, {files}: Manifest): Readonly<Record<string, string>> {
  const own = files.filter(({path}) => path.startsWith(start));
  return Object.fromEntries(
    own.map(({path, sha256: hash}) => [path.slice(start.length).replace(/\.parquet$/, ""), hash]),
  );
}
