import {missing} from "../../engine/engine.ts";
import type {Linked} from "../../model/linked.ts";
import type {Scratch} from "../../model/scratch.ts";
import {degreePaths} from "../courseCodes.ts";

/** Of each sjukfall the position of how its degree changed, and the days from its first to the first with a lower degree. */
export interface DegreeCourses {
  readonly path: Int32Array;
  readonly lowered: Int32Array;
}

const [unchanged, down, stepwise, up, varied] = ["unchanged", "down", "stepwise", "up", "varied"].map(
  (code) => degreePaths.findIndex((one) => one.code === code),
) as [number, number, number, number, number];

/** Follows the degree from period to period. */
export function degreeCourses({periods, sjukfall}: Linked, scratch: Scratch): DegreeCourses {
  const {first_period, start_day} = sjukfall;
  const [path, lowered] = [scratch.take(start_day.length), scratch.take(start_day.length)];
  for (let row = 0; row < path.length; row++) {
    const first = first_period[row] ?? 0;
    const after = first_period[row + 1] ?? periods.degree.length;
    let rises = 0;
    let falls = 0;
    lowered[row] = missing;
    for (let period = first + 1; period < after; period++) {
      const change = (periods.degree[period] ?? 0) - (periods.degree[period - 1] ?? 0);
      if (change > 0) rises++;
      if (change < 0 && falls++ === 0) lowered[row] = (periods.from_day[period] ?? 0) - (start_day[row] ?? 0);
    }
    if (falls === 0) path[row] = rises === 0 ? unchanged : up;
    else if (rises > 0) path[row] = varied;
    else path[row] = falls === 1 ? down : stepwise;
  }
  return {path, lowered};
}
