import {combineIntervals} from "./combineIntervals.js";
import type {Count} from "./count.js";
import type {Estimate} from "./estimate.js";
import {poissonInterval} from "./poissonInterval.js";
import {roundingInterval} from "./roundingInterval.js";

/** Rates are told per so many inhabitants. */
export const perThousand = 1_000;

/**
 * Events per `per` inhabitants, with an interval that holds both chance, as if each event came by itself (Poisson), and the
 * rounding of small cells; the two are added in quadrature. The number of inhabitants is taken as exact. Null without inhabitants.
 *
 * A person with several events in the period makes chance larger than Poisson's: the release does not tell how many
 * they are, so the interval is then somewhat too narrow.
 *
 * Source: see `poissonInterval`, `roundingInterval` and `combineIntervals`.
 *
 * @example
 * rate({n: 240, atBase: 0}, 12_000, 5)?.value // 20 per 1,000
 */
export function rate(
  count: Count,
  inhabitants: number,
  base: number,
  per: number = perThousand,
): Estimate | null {
  if (!(inhabitants > 0)) return null;
  const [low, high] = combineIntervals(count.n, [poissonInterval(count.n), roundingInterval(count, base)]);
  const scale = per / inhabitants;
  return {value: count.n * scale, interval: [Math.max(0, low) * scale, high * scale]};
}
