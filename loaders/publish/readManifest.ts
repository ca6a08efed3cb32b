import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {Manifest} from "../../src/contract/release.ts";
import {FailedError} from "../errors.ts";

/** The manifest of a release. Undefined where there is none that this version understands. */
export async function readManifest(folder: string): Promise<Manifest | undefined> {
  const text = await readFile(join(folder, "manifest.json"), "utf8").catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    return Manifest.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** What an earlier release published has to be known: a release that nobody can read could hold the figures that are changed. */
export function unreadable(version: string): FailedError {
  return new FailedError(
    `utgåva ${version} går inte att läsa (manifest.json saknas eller har en annan form), så det går inte att pröva om dess tal ändras. Återställ den, eller flytta den till en annan mapp`,
  );
}
