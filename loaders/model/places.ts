import type {Place} from "../../src/contract/release.ts";
import {readReference} from "./reference.ts";

/** The code of a region that the registry does not tell. */
export const unknownRegion = "00";

/** One of the 21 regions: the code of its län, and its names. */
export interface Region {
  readonly code: string;
  readonly slug: string;
  /** The organisation: "Region Skåne". */
  readonly title: string;
  /** As it stands after "i": "Skåne". */
  readonly short: string;
}

/** The 21 regions in the order of their län codes. */
export function regions(): Region[] {
  return readReference("regions.csv").map((row) => ({
    code: row["code"] ?? "",
    slug: row["slug"] ?? "",
    title: row["region"] ?? "",
    short: row["short"] ?? "",
  }));
}

/** The places with pages of their own: the nation first, then the 21 regions in the order of their codes. */
export function places(): Place[] {
  const nation = {slug: "riket", code: null, title: "Riket", short: "riket"};
  return [nation, ...regions().map(({slug, code, title, short}) => ({slug, code, title, short}))];
}
