import type {Range} from "./target.ts";

/** Which true counts of events a count published by rule R leaves open, whatever the number of persons. */
export function known(published: number, base: number): Range {
  // A count of at least `base` persons stands as it is; any other is a multiple of the base within `base − 1` of the truth.
  if (published % base !== 0) return {lower: published, upper: published};
  return {
    lower: published === 0 ? 0 : published - base + 1,
    upper: published + base - 1,
  };
}

/** What claim 5 promises to leave open: 0 … b − 1 behind a 0, and 1 … b behind a b. Above that, a base's width upwards to it. */
export function promised(published: number, base: number): Range {
  return published === 0 ? {lower: 0, upper: base - 1} : {lower: published - base + 1, upper: published};
}
