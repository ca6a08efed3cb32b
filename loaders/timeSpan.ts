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
  const known = knownExtractDate(source, settings);
  const extractDay = known === undefined ? lastDayOfMonth(last) : day(known);
  const firstMonth = settings.firstMonth ?? source.defaults?.firstMonth ?? monthOf(first);
  const whole = lastWholeMonth(extractDay);
  const lastMonth =
    settings.lastMonth ?? source.defaults?.lastMonth ?? (whole < firstMonth ? firstMonth : whole);
  refuseImpossible(settings, {extractDay, firstMonth, lastMonth});
  return {extractDay, isAssumed: known === undefined, firstMonth, lastMonth};
}

/** Refuses days and months that cannot be together, of those that are known before anything is read. */
export function checkKnownSpan(source: Source, settings: Settings): void {
  const {defaults} = source;
  const extractDate = knownExtractDate(source, settings);
  refuseImpossible(settings, {
    extractDay: extractDate === undefined ? undefined : day(extractDate),
    firstMonth: settings.firstMonth ?? defaults?.firstMonth,
    lastMonth: settings.lastMonth ?? defaults?.lastMonth,
  });
}

/** The day of the extract where the settings or the source tell it before anything is read, YYYY-MM-DD. */
function knownExtractDate({defaults}: Source, settings: Settings): string | undefined {
  return settings.extractDate ?? defaults?.extractDate;
}

function refuseImpossible(
  settings: Settings,
  {
    extractDay,
    firstMonth,
    lastMonth,
  }: {extractDay: Day | undefined; firstMonth: string | undefined; lastMonth: string | undefined},
): void {
  if (firstMonth !== undefined && lastMonth !== undefined && firstMonth > lastMonth) {
    throw new UsageError(
      settings.firstMonth === undefined
        ? `lastMonth ${lastMonth}: ligger före källans första månad, ${firstMonth}`
        : `firstMonth ${firstMonth}: kommer efter sista månaden, ${lastMonth}`,
    );
  }
  const latest = lastMonth ?? firstMonth;
  if (extractDay === undefined || latest === undefined || latest <= monthOf(extractDay)) return;
  // The last month follows from the first where neither the settings nor the source have one.
  const name = settings.lastMonth === undefined && latest === firstMonth ? "firstMonth" : "lastMonth";
  throw new UsageError(`${name} ${latest}: kommer efter uttaget ${formatDay(extractDay)}`);
}
