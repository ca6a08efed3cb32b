import {z95, type Interval} from "./wilsonInterval.js";

/**
 * Byar's limits for the mean of a Poisson count, of which `events` were seen: close to the exact limits from about ten on.
 *
 *   O(1 − 1/9O − z/3√O)³  to  (O + 1)(1 − 1/9(O + 1) + z/3√(O + 1))³
 *
 * Of none, the lower limit is 0. Source: N. E. Breslow and N. E. Day (1987), Statistical Methods in Cancer Research II, IARC
 * Scientific Publications 82, p. 69.
 *
 * @example
 * byarInterval(40) // [28.573, 54.470]; exact by R's poisson.test(40)$conf.int: [28.577, 54.469]
 */
export function byarInterval(events: number, z = z95): Interval {
  if (!(events >= 0)) throw new RangeError(`expected at least 0 events, got ${events}`);
  const limit = (o: number, sign: 1 | -1): number =>
    o * (1 - 1 / (9 * o) + (sign * z) / (3 * Math.sqrt(o))) ** 3;
  // The cube of a very small count turns negative: less than 0 nothing can be.
  return [events === 0 ? 0 : Math.max(0, limit(events, -1)), limit(events + 1, 1)];
}
