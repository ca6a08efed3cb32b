import {type Day, day, lastWholeMonth} from "./day.ts";

/** Days that a sjukfall is followed: past the last limit of the rehabiliteringskedja. */
export const followedDays = 365;

/**
 * The last day of the last year whose sjukfall had all been followed for {@link followedDays} days at the extract: each had then
 * ended within them or gone on past them, and no later extract says anything else. A sjukfall that reaches within `maxGap` days of
 * the extract can still go on.
 *
 * @example
 * followedTo(day("2026-01-05"), 5) // 2024-12-31; a day earlier 2023-12-31
 */
export function followedTo(extractDay: Day, maxGap: number): Day {
  const [year = 0, month = 0] = lastWholeMonth((extractDay - followedDays - maxGap) as Day)
    .split("-")
    .map(Number);
  return day(`${month === 12 ? year : year - 1}-12-31`);
}
