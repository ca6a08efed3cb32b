import type {Place} from "../../src/contract/release.ts";
import type {Code} from "./dimension.ts";
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

/**
 * The regions whose certificates a source has, by the codes of their län, and the name of every other place. A source of the
 * whole nation leaves a unit without a region only where the registry tells none.
 */
export interface Coverage {
  readonly regions: readonly Region[];
  /** What stands at `unknownRegion`. */
  readonly otherwise: string;
}

/** The coverage of a source: of the whole nation where no codes are given. */
export function coverageOf(codes: readonly string[] | undefined): Coverage {
  const all = regions();
  return codes === undefined
    ? {regions: all, otherwise: "Okänd region"}
    : {regions: all.filter(({code}) => codes.includes(code)), otherwise: "Annan eller okänd region"};
}

/** The codes of the dimension of regions: those that are told, and last every other. */
export function regionCodes({regions: covered, otherwise}: Coverage): Code[] {
  return [...covered.map(({code, title}) => ({code, title})), {code: unknownRegion, title: otherwise}];
}

/**
 * SQL of the code of the region that a unit is counted in, from the registry's: `told` are the codes that are told. A region of the nation
 * that is none of them is counted as the unknown one; what is no region of the nation stands as it is.
 */
export function regionSelect(column: string, told: readonly Code[]): string {
  const others = regions().filter(({code}) => !told.some((one) => one.code === code));
  const known = `coalesce(${column}, '${unknownRegion}')`;
  if (others.length === 0) return known;
  const codes = others.map(({code}) => `'${code}'`).join(", ");
  return `CASE WHEN ${column} IN (${codes}) THEN '${unknownRegion}' ELSE ${known} END`;
}

/**
 * The places with pages of their own: first all regions of the source together, the nation where it has them all, and then each in
 * the order of their codes. Where the source has one region alone, that is the only place.
 */
export function places({regions: covered}: Coverage = coverageOf(undefined)): Place[] {
  const [first, ...more] = covered;
  const whole = {slug: "riket", code: null};
  if (first !== undefined && more.length === 0) return [{...whole, title: first.title, short: first.short}];
  const isNation = covered.length === regions().length;
  return [
    {
      ...whole,
      ...(isNation ? {title: "Riket", short: "riket"} : {title: "Hela underlaget", short: "hela underlaget"}),
    },
    ...covered.map(({slug, code, title, short}) => ({slug, code, title, short})),
  ];
}
