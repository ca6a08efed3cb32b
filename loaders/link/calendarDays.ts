import type {Lookup} from "../engine/lookup.ts";
import {type Day, day, formatDay} from "../model/day.ts";

// Nobody who is born before can be in a certificate; no period reaches the day after.
const first = day("1850-01-01");
const last = day("2099-12-31");

/**
 * The days with their dates as whole numbers: 2025-03-01 is 20250301. The difference of two such numbers is
 * 10,000 or more for each completed year, so who is born on 29 February grows older on 1 March in other years.
 */
export function calendarDays(): Lookup {
  return (calendar ??= makeCalendar());
}

let calendar: Lookup | undefined;

function makeCalendar(): Lookup {
  const days = Array.from({length: last - first + 1}, (_, at) => first + at);
  const date = (at: number) => Number(formatDay(at as Day).replaceAll("-", ""));
  return {
    name: "calendar_day",
    columns: {
      day: {type: "INTEGER", values: days},
      date_number: {type: "INTEGER", values: days.map(date)},
    },
  };
}
