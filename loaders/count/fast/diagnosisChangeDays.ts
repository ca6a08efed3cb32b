import {missing} from "../../engine/engine.ts";
import type {Linked} from "../../model/linked.ts";
import type {Scratch} from "../../model/scratch.ts";
import {differenceOf} from "./diagnosisChange.ts";

/**
 * The days of each sjukfall from its first to the first of the first period whose diagnosis differs from the first at least as much as
 * the last one does; missing where the last does not differ, or where that cannot be said. Periods without a valid code tell nothing.
 */
export function diagnosisChangeDays({periods, sjukfall}: Linked, scratch: Scratch): Int32Array {
  const {first_period, start_day, diagnosis_first, diagnosis_last} = sjukfall;
  const days = scratch.take(start_day.length).fill(missing);
  for (let row = 0; row < days.length; row++) {
    const [opened, last] = [diagnosis_first[row] ?? 0, diagnosis_last[row] ?? 0];
    // Most sjukfall end as they began.
    if (opened === last || opened === 0 || last === 0) continue;
    const change = differenceOf(opened, last);
    let period = (first_period[row] ?? 0) + 1;
    for (;;) {
      const diagnosis = periods.diagnosis[period] ?? last;
      if (diagnosis > 0 && differenceOf(opened, diagnosis) >= change) break;
      period++;
    }
    days[row] = (periods.from_day[period] ?? 0) - (start_day[row] ?? 0);
  }
  return days;
}
