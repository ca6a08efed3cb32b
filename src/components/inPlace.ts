import type {Place} from "../contract/release.js";

/** Codes of the län that are islands: Swedish says "på Gotland" but "i Skåne". */
const islands: ReadonlySet<string | null> = new Set(["09"]);

/** The place as it stands in a sentence: `i Skåne`, `på Gotland`, `i riket`. */
export function inPlace({code, short}: Pick<Place, "code" | "short">): string {
  return `${islands.has(code) ? "på" : "i"} ${short}`;
}
