import {type Day, parseDay} from "../../model/day.ts";

const zone = "(?:Z|[+-]\\d{2}:\\d{2})?";
const date = new RegExp(`^(\\d{4}-\\d{2}-\\d{2})${zone}$`);
const moment = new RegExp(
  `^(\\d{4}-\\d{2}-\\d{2})(?:T(?:(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d+)?|24:00:00))?${zone}$`,
);

/** The day of an xs:date (YYYY-MM-DD, a zone is ignored), or `undefined` where the text is none. */
export function dayOfDate(text: string): Day | undefined {
  return known.get(text) ?? calendarDay(date.exec(text)?.[1]);
}

/**
 * The day of an xs:dateTime or xs:date as it is written (the services write local time without zone), or `undefined`
 * where the text is neither.
 */
export function dayOfMoment(text: string): Day | undefined {
  return calendarDay(moment.exec(text)?.[1]);
}

/** Days are few and certificates many: what a date says is found once. Bounded, for dates that somebody makes up. */
const known = new Map<string, Day | undefined>();
const most = 20_000;

function calendarDay(text: string | undefined): Day | undefined {
  if (text === undefined) return undefined;
  if (!known.has(text)) {
    if (known.size >= most) known.clear();
    known.set(text, parseDay(text));
  }
  return known.get(text);
}
