/** A calendar day: whole days since 1970-01-01, no time of day, no zone. The portable SQL knows no other date. */
export type Day = number & {readonly unit: "day"};

const msPerDay = 86_400_000;
const iso = /^(\d{4})-(\d{2})-(\d{2})$/;

/**
 * The day of an ISO calendar date, or `undefined` where the text is none (2025-02-30 is none).
 *
 * @example
 * parseDay("1970-01-02") // 1
 */
export function parseDay(text: string): Day | undefined {
  const match = iso.exec(text);
  if (!match) return undefined;
  const [year, month, dayOfMonth] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const date = new Date(Date.UTC(year, month - 1, dayOfMonth));
  // Date.UTC rolls 30 February over into March: a date that does not come back as it went in is no date.
  const isSame =
    date.getUTCDate() === dayOfMonth && date.getUTCMonth() === month - 1 && date.getUTCFullYear() === year;
  return isSame ? ((date.getTime() / msPerDay) as Day) : undefined;
}

/** Like {@link parseDay}, for text that is known to be a date (settings, tests). Throws a RangeError otherwise. */
export function day(text: string): Day {
  const value = parseDay(text);
  if (value === undefined)
    throw new RangeError(`expected a calendar day as YYYY-MM-DD, got ${JSON.stringify(text)}`);
  return value;
}

/** The day as YYYY-MM-DD. */
export function formatDay(value: Day): string {
  return new Date(value * msPerDay).toISOString().slice(0, 10);
}

/** The last month that was over at the end of a day, as YYYY-MM: on 30 June that is June, on 29 June May. */
export function lastWholeMonth(value: Day): string {
  const [year = 0, month = 0] = monthOf((value + 1) as Day)
    .split("-")
    .map(Number);
  return month === 1 ? `${year - 1}-12` : `${year}-${String(month - 1).padStart(2, "0")}`;
}

/** The last day of a day's month. */
export function lastDayOfMonth(value: Day): Day {
  const [year = 0, month = 0] = monthOf(value).split("-").map(Number);
  // Day 0 of the next month is the last of this one.
  return (Date.UTC(year, month, 0) / msPerDay) as Day;
}

/** The month of a day as YYYY-MM. */
export function monthOf(value: Day): string {
  return formatDay(value).slice(0, 7);
}
