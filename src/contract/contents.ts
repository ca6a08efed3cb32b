import type {FamilyDescription, Manifest} from "./release.js";

/** Dimensions of which a page loads no list of codes: there are thousands of units, in tables of their own; blocks stand in `block`. */
const withoutCodes = new Set(["care_unit", "block_first"]);

/** What only the pages that tell of the release itself read: how near the truth it is, and how it was attacked. */
const ofAccount = ["audit", "calibration", "utility"] as const;
/** What rounding did to a table, which is told by the same pages. */
const ofRounding = ["margins", "remainder", "report"] as const;

/** What a page needs to know of a release, `data/contents.json`. */
export type Contents = Omit<Manifest, (typeof ofAccount)[number] | "families"> & {
  readonly families: readonly Omit<FamilyDescription, (typeof ofRounding)[number]>[];
};

/**
 * What the pages that tell of the release itself need, `data/account.json`: its manifest without the list of files and without what
 * there is one of for each unit. The whole manifest lies beside it, byte for byte that of the release.
 */
export function accountOf(manifest: Manifest): Manifest {
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

/** What every other page needs: less than half of the account, since each page loads it before it can answer to choices. */
export function contentsOf(manifest: Manifest): Contents {
  return {
    ...without(accountOf(manifest), ofAccount),
    families: manifest.families.map((family) => without(family, ofRounding)),
  };
}

function without<T extends object, Name extends keyof T>(all: T, names: readonly Name[]): Omit<T, Name> {
  return Object.fromEntries(
    Object.entries(all).filter(([name]) => !names.some((one) => one === name)),
  ) as Omit<T, Name>;
}
