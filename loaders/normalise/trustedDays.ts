import {type Day, day, formatDay, parseDay} from "../model/day.ts";
import type {Settings} from "../settings.ts";

/** The days that a document can tell of, all included. A day outside is a mistake that would move months and extract. */
export interface TrustedDays {
  /** First day of signing, of sending and of a period. */
  readonly first: Day;
  /** Last day of signing and of sending. */
  readonly latest: Day;
  /** Last day of a period: periods reach into the future. */
  readonly periodsEnd: Day;
}

/**
 * From `settings.earliestDay` to `latest`, and for periods to the same date `settings.yearsAhead` years later (from 29
 * February to 28 February where there is none; never past the year 9999, which dates cannot tell).
 */
export function trustedDays(settings: Settings, latest: Day): TrustedDays {
  const date = formatDay(latest);
  const year = String(Math.min(9999, Number(date.slice(0, 4)) + settings.yearsAhead)).padStart(4, "0");
  const periodsEnd = parseDay(year + date.slice(4)) ?? day(`${year}-02-28`);
  return {first: day(settings.earliestDay), latest, periodsEnd};
}

/** True for a day on which a certificate or message can have been signed or sent. */
export function isTrusted(at: Day, {first, latest}: TrustedDays): boolean {
  return at >= first && at <= latest;
}
