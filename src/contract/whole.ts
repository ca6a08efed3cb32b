import type {Manifest} from "./release.js";

/** All regions of a release together, as they stand in Swedish sentences. */
export interface Whole {
  /** First in a heading or a label. */
  readonly title: string;
  readonly short: string;
  /** `i riket`. */
  readonly where: string;
  /** `rikets`. */
  readonly of: string;
  /** Where a text says land rather than rike: `hela landet`, `i landet`, `landets`. */
  readonly country: string;
  readonly inCountry: string;
  readonly ofCountry: string;
}

const nation: Whole = {
  ...{title: "Riket", short: "riket", where: "i riket", of: "rikets"},
  ...{country: "hela landet", inCountry: "i landet", ofCountry: "landets"},
};

/** Islands: Swedish says "på Gotland" but "i Skåne". */
const islands: ReadonlySet<string> = new Set(["Gotland"]);

/** A place as it stands in a sentence, by its short name: `i Skåne`, `på Gotland`, `i riket`. */
export function inPlaceNamed(short: string): string {
  return `${islands.has(short) ? "på" : "i"} ${short}`;
}

/**
 * How the place above all regions is named: the nation; the region, where the release has only one; or what its regions come to
 * together.
 */
export function wholeOf({places}: Pick<Manifest, "places">): Whole {
  const own = places.find(({code}) => code === null);
  if (own === undefined || own.title === nation.title) return nation;
  const {title, short} = own;
  const [where, of] = [inPlaceNamed(short), `${short}s`];
  const country = hasRegions({places}) ? short : `hela ${short}`;
  return {...{title, short, where, of}, ...{country, inCountry: where, ofCountry: of}};
}

/** Whether a release has regions beside their sum: one of a single region has that alone. */
export function hasRegions({places}: Pick<Manifest, "places">): boolean {
  return places.length > 1;
}

/** Whether a release covers the nation. */
export function isNation({places}: Pick<Manifest, "places">): boolean {
  return wholeOf({places}) === nation;
}
