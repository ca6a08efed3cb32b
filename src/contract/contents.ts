import type {Manifest} from "./release.js";

/** Dimensions of which a page loads no list of codes: there are thousands of units, in tables of their own; blocks stand in `block`. */
const withoutCodes = new Set(["care_unit", "block_first"]);

/**
 * What a page needs to know of a release, `data/contents.json`: its manifest without the list of files and without what
 * there is one of for each unit. The whole manifest lies beside it, byte for byte that of the release.
 */
export function contentsOf(manifest: Manifest): Manifest {
  const dimensions = Object.entries(manifest.dimensions).map(([id, dimension]) => [
    id,
    withoutCodes.has(id) ? {title: dimension.title, codes: []} : dimension,
  ]);
  const {registry} = manifest;
  const others = Object.entries(manifest).filter(([name]) => name !== "unitDefinitions");
  return {
    ...(Object.fromEntries(others) as Manifest),
    registry: registry && {...registry, units: []},
    dimensions: Object.fromEntries(dimensions) as Manifest["dimensions"],
    files: [],
  };
}
