import {combineIntervals} from "./combineIntervals.js";
import type {Estimate} from "./estimate.js";
import {poissonInterval} from "./poissonInterval.js";
import {possibleCount} from "./possibleCount.js";

/**
 * A count that is one rounded cell, as an estimate of how many there would be in years like it: chance as if each event came by itself
 * (Poisson), and the rounding, which moves the cell less than a base, in quadrature. `scale` takes it to another unit: 1,000 over the patients listed, say.
 *
 * Source: see `poissonInterval`, `possibleCount` and `combineIntervals`.
 *
 * @example
 * cellEstimate(200, 5).interval // [172.9, 230.0]
 */
export function cellEstimate(published: number, base: number, scale = 1): Estimate {
  const [low, high] = combineIntervals(published, [
    poissonInterval(published),
    possibleCount(published, base),
  ]);
  return {value: published * scale, interval: [Math.max(0, low) * scale, high * scale]};
}
