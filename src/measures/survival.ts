import {combineIntervals} from "./combineIntervals.js";
import type {Count} from "./count.js";
import type {Estimate} from "./estimate.js";
import {kaplanMeier} from "./kaplanMeier.js";
import {roundingEffects} from "./roundingEffect.js";
import type {Interval} from "./wilsonInterval.js";

/** Sjukfall of a length from `from` to `until` days: those that ended so long, and those that were so long and still open. */
export interface LengthBand {
  readonly from: number;
  readonly until: number;
  readonly ended: Count;
  readonly open: Count;
}

/** What is left after a band of lengths: the share still on sick leave after day `until`, and how many came to the band. */
export interface SurvivalPoint {
  readonly from: number;
  readonly until: number;
  readonly atRisk: number;
  readonly still: Estimate;
}

/** The lengths in days that a survival curve is asked about: the rehabilitation chain's limits, and the sjuklöneperiod's end. */
export const askedDays = [14, 90, 180, 365] as const;

/**
 * How large a share is still on sick leave after each length, by Kaplan–Meier (`kaplanMeier`), from published counts by bands
 * of length or by day (`from` = `until`), in order of length. Sjukfall that are open at the extract count for as long as
 * they have come, and then no more. The interval holds chance and the rounding of every count, added in quadrature.
 *
 * In a band of several days those that are open count as at risk in all of it. With many of them that draws the curve upwards: take
 * narrow bands, or starts that all are older than the longest band. Every band costs rounding: take no more than are asked for.
 */
export function survival(bands: readonly LengthBand[], base: number): SurvivalPoint[] {
  const counts = bands.flatMap(({ended, open}) => [ended, open]);
  const curve = (values: readonly number[]) =>
    kaplanMeier(bands.map((_, i) => ({ended: values[2 * i] ?? 0, open: values[2 * i + 1] ?? 0})));
  const effects = roundingEffects(counts, base, (values) => curve(values).map(({share}) => share));
  return curve(counts.map(({n}) => n)).flatMap(({atRisk, share, interval}, i) => {
    const [band, effect] = [bands[i], effects[i]];
    if (!band || !effect) return [];
    const [low, high] = combineIntervals(share, [interval, effect]);
    const still = {value: share, interval: [Math.max(0, low), Math.min(1, high)] as const};
    return [{from: band.from, until: band.until, atRisk, still}];
  });
}

/**
 * The share that is still on sick leave after `day` days. Null where the curve cannot say: inside a band of lengths, and after
 * the last one. Before the first length the share is 1, without any doubt.
 */
export function stillAfter(curve: readonly SurvivalPoint[], day: number): Estimate | null {
  const first = curve[0];
  const last = curve.at(-1);
  if (first === undefined || last === undefined || day > last.until) return null;
  if (day < first.from) return {value: 1, interval: [1, 1]};
  if (curve.some(({from, until}) => from <= day && day < until)) return null;
  return curve.findLast(({until}) => until <= day)?.still ?? null;
}

/** The band of lengths, in days, in which a part of the sjukfall have ended, and the days between which it is with 95 per cent. */
export interface SurvivalQuantile {
  readonly band: Interval;
  /** First and last day; the last is null where the curve's upper limit never comes down so far. */
  readonly interval: readonly [low: number, high: number | null];
}

/**
 * After how many days a part `p` of the sjukfall have ended (0.5: the median): the first band after which at most 1 − p are left. The
 * interval is where the curve's own lower and upper limits come down to 1 − p. Null where the curve does not come down so far.
 *
 * Source: R. Brookmeyer and J. Crowley (1982), Biometrics 38:29–41; as R's quantile of a survfit, but for a curve that
 * lies at exactly 1 − p for a while: R then takes the middle of it, this its beginning.
 */
export function survivalQuantile(curve: readonly SurvivalPoint[], p: number): SurvivalQuantile | null {
  const left = 1 - p + 1e-12; // 1 − 0.9 is not 0.1 in binary
  const at = curve.find(({still}) => still.value <= left);
  if (at === undefined) return null;
  const low = curve.find(({still}) => still.interval[0] <= left) ?? at;
  const high = curve.find(({still}) => still.interval[1] <= left);
  return {band: [at.from, at.until], interval: [low.from, high?.until ?? null]};
}
