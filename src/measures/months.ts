/** A month of the calendar as YYYY-MM; as text, months sort in order of time. */
export type Month = string;

/** The month that lies `steps` months later (earlier when negative). */
export function addMonths(month: Month, steps: number): Month {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + steps;
  const year = Math.floor(count / 12);
  return `${String(year).padStart(4, "0")}-${String(count - year * 12 + 1).padStart(2, "0")}`;
}

/** The quarter of a month, as YYYY-Qn. */
export function quarterOf(month: Month): string {
  return `${month.slice(0, 4)}-Q${Math.ceil(Number(month.slice(5, 7)) / 3)}`;
}

/** The quarters that lie wholly within a row of consecutive months, in order. */
export function wholeQuarters(months: readonly Month[]): string[] {
  const seen = new Map<string, number>();
  for (const month of months) seen.set(quarterOf(month), (seen.get(quarterOf(month)) ?? 0) + 1);
  return [...seen].filter(([, count]) => count === 3).map(([quarter]) => quarter);
}

/** The same month or quarter of the year before. */
export function yearBefore(period: string): string {
  return `${String(Number(period.slice(0, 4)) - 1).padStart(4, "0")}${period.slice(4)}`;
}

/** The last month of a quarter (YYYY-Qn) or a year (YYYY); of a month, the month itself. */
export function lastMonthOf(period: string): Month {
  if (period.length === 4) return `${period}-12`;
  if (period.charAt(5) !== "Q") return period;
  return `${period.slice(0, 4)}-${String(Number(period.slice(6)) * 3).padStart(2, "0")}`;
}

/** The last day of a month, as YYYY-MM-DD. */
export function lastDayOf(month: Month): string {
  // Day 0 of the next month; the third argument is a day, so no clock is read.
  const day = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).getUTCDate();
  return `${month}-${day}`;
}

/** Whether all of a month had passed when the extract was made: otherwise its counts can only grow. */
export function isWhole(month: Month, extractDate: string): boolean {
  return lastDayOf(month) <= extractDate;
}
