import {UsageError} from "./errors.ts";
import {type Day, day, formatDay, lastDayOfMonth, lastWholeMonth, monthOf} from "./model/day.ts";
import type {Source} from "./model/source.ts";
import type {Settings} from "./settings.ts";

/**
 * The day of the extract and the months of the release: as the settings say, else as the source knows, else from the
 * first and last day of signing among the certificates that count, in whole months: the day itself would be a fact
 * about one certificate.
 */
export function timeSpan(source: Source, settings: Settings, first: Day, last: Day) {
  const extractDay = day(
    settings.extractDate ?? source.defaults?.extractDate ?? formatDay(lastDayOfMonth(last)),
  );
  const firstMonth = settings.firstMonth ?? source.defaults?.firstMonth ?? monthOf(first);
  const whole = lastWholeMonth(extractDay);
  const lastMonth =
    settings.lastMonth ?? source.defaults?.lastMonth ?? (whole < firstMonth ? firstMonth : whole);
  if (firstMonth > lastMonth) {
    throw new UsageError(
      settings.firstMonth === undefined
        ? `lastMonth ${lastMonth}: ligger före källans första månad, ${firstMonth}`
        : `firstMonth ${firstMonth}: kommer efter sista månaden, ${lastMonth}`,
    );
  }
  if (lastMonth > monthOf(extractDay)) {
    const [name, month] =
      settings.lastMonth === undefined ? ["firstMonth", firstMonth] : ["lastMonth", lastMonth];
    throw new UsageError(`${name} ${month}: kommer efter uttaget ${formatDay(extractDay)}`);
  }
  return {extractDay, firstMonth, lastMonth};
}
