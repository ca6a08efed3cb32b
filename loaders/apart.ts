import {dirname, relative, resolve, sep} from "node:path";
import {UsageError} from "./errors.ts";

/**
 * Refuses micro data in the folder of releases: that one is made to be copied, served and committed, with all that lies in it. `places`
 * are what each flag names for the owner alone: a folder, or a file by its folder.
 */
export function keepApart(
  releases: string,
  places: {readonly work: string; readonly quarantine: string | undefined},
): void {
  const flags = {work: places.work, quarantine: places.quarantine && dirname(places.quarantine)};
  for (const [flag, place] of Object.entries(flags))
    if (place !== undefined && isWithin(place, releases))
      throw new UsageError(
        `--${flag}: får inte ligga i mappen med utgåvor (${releases}), som är till för att delas: välj en annan plats`,
      );
}

function isWithin(place: string, folder: string): boolean {
  const [first] = relative(resolve(folder), resolve(place)).split(sep);
  return first !== "..";
}
