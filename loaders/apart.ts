import {existsSync, realpathSync} from "node:fs";
import {basename, dirname, join, relative, resolve, sep} from "node:path";
import {fileURLToPath} from "node:url";
import {UsageError} from "./errors.ts";

/** Folders of the project that are served, packed, frozen or committed, with all that lies in them. */
const shared = ["src", "dist", "fryst", "pack", "data/releases"];

/** Folders that programs keep and clear as they like, in any project. */
const kept = new Set([".git", "node_modules"]);

const projectFolder = fileURLToPath(new URL("..", import.meta.url));

/**
 * Refuses micro data in the folder of releases: that one is made to be copied, served and committed, with all that lies in it. `places`
 * are what each flag names for the owner alone: a folder, or a file by its folder.
 */
export function keepApart(
  releases: string,
  places: {readonly work: string; readonly quarantine: string | undefined},
): void {
  const flags = {work: places.work, quarantine: places.quarantine && dirname(places.quarantine)};
  for (const [flag, place] of Object.entries(flags)) {
    if (place === undefined) continue;
    if (isWithin(place, releases))
      throw new UsageError(
        `--${flag}: får inte ligga i mappen med utgåvor (${releases}), som är till för att delas: välj en annan plats`,
      );
    keepPrivate(flag, place);
  }
}

/** Refuses micro data where the project keeps what is public, or programs what is theirs: the site that is built of it, git, packages. */
export function keepPrivate(flag: string, place: string, project = projectFolder): void {
  const folder =
    shared.find((name) => isWithin(place, join(project, name))) ??
    [...kept].find((name) => realPath(place).split(sep).includes(name));
  if (folder !== undefined)
    throw new UsageError(
      `--${flag}: får inte ligga i ${folder}, där inga mikrodata får finnas: välj en annan plats, till exempel data/work`,
    );
}

function isWithin(place: string, folder: string): boolean {
  const [first] = relative(realPath(folder), realPath(place)).split(sep);
  return first !== "..";
}

/** Where a path leads, by whatever links: of one that is not there yet, where it will be. */
function realPath(path: string): string {
  const whole = resolve(path);
  if (existsSync(whole) || dirname(whole) === whole) return realpathSync(whole);
  return join(realPath(dirname(whole)), basename(whole));
}
