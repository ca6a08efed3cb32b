import type {Description} from "./description.js";
import type {Manifest} from "./release.js";

/** Where a release is found for ever, below the site's address: pages, and under `data/` its tables and metadata. */
export const frozenPath = (version: string): string => `fryst/${version}/`;

/** The lasting address of a release. */
export function frozenAddress(
  {address}: Pick<Description, "address">,
  {version}: Pick<Manifest, "version">,
): string {
  return `${address}${frozenPath(version)}`;
}
