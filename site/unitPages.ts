import type {Manifest} from "../src/contract/release.ts";
import {unitTypesOf} from "./unitTypes.ts";

type Registered = Partial<Pick<Manifest, "registry">>;

/**
 * The pages on units: one of all units of each type, and one that shows the unit which its address names. There are thousands of units,
 * and a page each would be the same page but for a hundred figures: a build of minutes, and a folder that nobody can look through. The
 * types are few, and no page compares units of two.
 */
const folders = [
  {folder: "vardenheter", title: "Vårdenheter"},
  {folder: "vardenhet", title: "En vårdenhet"},
] as const;

/** The address of the page of all units of a type; of the first type there always is one. */
export const unitsPath = (type: string, folder: string = folders[0].folder): string => `/${folder}/${type}`;

/** Every page on units. */
export function unitPaths({registry = null}: Registered): string[] {
  return unitTypesOf({registry}).flatMap(({id}) => folders.map(({folder}) => unitsPath(id, folder)));
}

/** What the titles of those pages add, by address. */
export function unitTitles({registry = null}: Registered): ReadonlyMap<string, string> {
  return new Map(
    unitTypesOf({registry}).flatMap(({id, title}) =>
      folders.map(({folder}) => [unitsPath(id, folder), title] as const),
    ),
  );
}
