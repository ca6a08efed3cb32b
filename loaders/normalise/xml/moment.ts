import {type Day, parseDay} from "../../model/day.ts";

const zone = "(?:Z|[+-]\\d{2}:\\d{2})?";
const date = new RegExp(`^(\\d{4}-\\d{2}-\\d{2})${zone}$`);
const moment = new RegExp(
  `^(\\d{4}-\\d{2}-\\d{2})(?:T(?:(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d+)?|24:00:00))?${zone}$`,
);

/** The day of an xs:date (YYYY-MM-DD, a zone is ignored), or `undefined` where the text is none. */
export function dayOfDate(text: string): Day | undefined {
  const match = date.exec(text);
  return match?.[1] === undefined ? undefined : parseDay(match[1]);
}

/** The day of an xs:dateTime or xs:date as it is written (the services write local time without zone), or `undefined`. */
export function dayOfMoment(text: string): Day | undefined {
  const match = moment.exec(text);
  return match?.[1] === undefined ? undefined : parseDay(match[1]);
}
