import {type Day, parseDay} from "../../model/day.ts";

const shape = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}):(\d{2}):\d{2}(?:\.\d+)?(?:Z|([+-])(\d{2}):(\d{2})))?$/;

/**
 * The first day of a unit's span: the date as written. The registry writes the start of a day in Swedish time
 * ("2010-06-01T00:00:00.000+02:00") or in universal time ("2014-01-01T01:00:00.000+01:00"); the date is right in both.
 * `undefined` for an empty text, `"no date"` for any other.
 */
export function startDay(text: string): Day | undefined | "no date" {
  if (text === "") return undefined;
  const date = shape.exec(text)?.[1];
  return (date === undefined ? undefined : parseDay(date)) ?? "no date";
}

/**
 * The last day of a unit's span: the date in universal time, because the registry ends a day at its last second
 * there ("2018-04-01T01:59:59.000+02:00" is the end of 31 March).
 */
export function lastDay(text: string): Day | undefined | "no date" {
  const written = startDay(text);
  if (written === undefined || written === "no date") return written;
  const [, , hour = "0", minute = "0", sign = "+", zoneHour = "0", zoneMinute = "0"] = shape.exec(text) ?? [];
  const ahead = (Number(zoneHour) * 60 + Number(zoneMinute)) * (sign === "-" ? -1 : 1);
  return (written + Math.floor((Number(hour) * 60 + Number(minute) - ahead) / 1440)) as Day;
}
