import type {Range} from "./target.ts";

/**
 * Which true counts of events a count published by rule R leaves open, whatever the number of persons. A cell of few
 * persons, or one that a single person dominates, is published as a multiple of the base within `base − 1` of the truth;
 * any other as it is, but for the `slack` that the manifest states of a table whose sums are tied to another's.
 */
export function known(published: number, base: number, slack = 0): Range {
  if (published % base !== 0) return {lower: Math.max(0, published - slack), upper: published + slack};
  const most = Math.max(base - 1, slack);
  return {lower: published === 0 ? 0 : Math.max(0, published - most), upper: published + most};
}

/**
 * What claim 5 promises to leave open: 0 … b − 1 behind a 0, and 1 … b behind a b. Above that, a base's width upwards to
 * it. Nothing (an empty range) behind any other count: enough persons are in it, and none of them dominates it.
 */
export function promised(published: number, base: number): Range {
  if (published % base !== 0) return {lower: 1, upper: 0};
  return published === 0 ? {lower: 0, upper: base - 1} : {lower: published - base + 1, upper: published};
}
