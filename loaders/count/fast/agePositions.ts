import {missing} from "../../engine/engine.ts";
import type {Scratch} from "../../model/scratch.ts";
import type {Lookups} from "./lookups.ts";

/**
 * The position of each age on a day: completed years from `born`, a date as a number. The difference of two such numbers is 10,000
 * or more for each completed year. Unknown where the birthday is, or where it comes after the day.
 */
export function agePositions(
  days: Int32Array,
  born: Int32Array,
  {age, date}: Pick<Lookups, "age" | "date">,
  scratch: Scratch,
): Int32Array {
  const unknown = age.outside + 1;
  const found = scratch.take(days.length);
  for (let row = 0; row < days.length; row++) {
    const birthday = born[row] ?? missing;
    const place = (days[row] ?? 0) - date.first;
    const isKnown = place >= 0 && place < date.positions.length && birthday !== missing;
    const years = isKnown ? Math.floor(((date.positions[place] ?? 0) - birthday) / 10_000) : -1;
    found[row] =
      years < 0 ? unknown : years < age.positions.length ? (age.positions[years] ?? unknown) : age.outside;
  }
  return found;
}
