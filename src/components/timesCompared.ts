import type {View} from "../contract/view.js";
import {yearBefore} from "../measures/months.js";
import {formatTimes} from "../measures/swedish.js";
import {ownSide, placeSides, type FamilySide} from "./familySides.js";
import {formOf, type FormVersion} from "./formTimes.js";
import type {PlaceFamily} from "./placeFamily.js";
import {yearBeforeSeries} from "./placeSeries.js";
import {comparisonOf} from "./selection.js";

/** The months or quarters that a diagram counts together, and those of the year before that they are laid beside. */
export interface TimesCompared {
  readonly times: readonly string[];
  /** The same times a year earlier; none where nothing but the nation is compared, and where there is no such year. */
  readonly before: readonly string[];
  /** In words: `januari–juli 2025`, `januari–juli 2025 jämfört med januari–juli 2024`. */
  readonly period: string;
  /** Which of the two can still grow. */
  readonly preliminary: readonly [now: boolean, before: boolean];
  readonly notes: readonly string[];
}

/** What decides which times have a year before. */
export interface TimeRule {
  /** The version of the form that the diagram is about; left out where it is about all certificates. */
  readonly version?: FormVersion;
  /** Whether all of a time had come when the extract was made; left out where nothing comes late. */
  readonly isSettled?: (time: string) => boolean;
}

/**
 * The times as they are; or, of a place beside itself the year before, the latest of them, a year at the most, that the table has a
 * year before too. Both must be on one version of the form, and on the same: answers to different questions are not laid beside each
 * other. Where no time has such a year before, the times as they are, and why.
 */
export function timesCompared(
  family: PlaceFamily,
  view: View,
  times: readonly string[],
  {version, isSettled = () => true}: TimeRule = {},
): TimesCompared {
  const [first, last] = [times[0], times.at(-1)];
  const alone = {
    ...{times, before: [], preliminary: [false, false] as const, notes: []},
    period: first === undefined || last === undefined ? "" : formatTimes(first, last),
  };
  if (comparisonOf(view) === "riket" || first === undefined || last === undefined) return alone;
  const {period: all} = alone;
  const quarterly = first.includes("Q");
  const known = family.nation.columns.get(quarterly ? "quarter" : "month")?.codes ?? [];
  const withYear = times.filter((time) => known.includes(yearBefore(time)));
  if (withYear.length === 0)
    return {
      ...alone,
      notes: [`Året före finns inte i tabellen. Därför visas bara ${all}, utan jämförelse.`],
    };
  const comparable = withYear.filter((time) => isOnSameForm(time, version));
  const form = formOf(comparable.at(-1) ?? "");
  const now = comparable.filter((time) => formOf(time) === form).slice(quarterly ? -4 : -12);
  if (now.length === 0) return {...alone, notes: [otherForm(version, all)]};
  const before = now.map(yearBefore);
  const period = timesInWords(now);
  const preliminary = [!now.every(isSettled), !before.every(isSettled)] as const;
  const each = quarterly ? "kvartalen" : "månaderna";
  return {
    ...{times: now, before, preliminary},
    period: `${period} jämfört med ${timesInWords(before)}`,
    notes: [
      ...(now.length < times.length
        ? [
            `Av perioden jämförs bara ${period} med året före: de senaste ${each}, högst ${quarterly ? "fyra" : "tolv"}, som finns i tabellen båda åren och var på samma version av blanketten.`,
          ]
        : []),
      ...(preliminary[0] && !preliminary[1] ? [unsettledNote(each)] : []),
    ],
  };
}

/** What a place is laid beside in those times: the nation; or itself the year before, where there is one. */
export function timeSides(family: PlaceFamily, view: View, compared: TimesCompared): FamilySide[] {
  if (comparisonOf(view) === "riket") return placeSides(family);
  const own = ownSide(family);
  const {times, before, preliminary} = compared;
  if (before.length === 0) return [own];
  const inTimes = (some: readonly string[], isPreliminary: boolean): FamilySide => {
    const period = timesInWords(some);
    return {
      ...own,
      ...{times: some, period, label: `${own.label} ${period}${isPreliminary ? " (preliminärt)" : ""}`},
    };
  };
  return [inTimes(times, preliminary[0]), {...inTimes(before, preliminary[1]), ...yearBeforeSeries}];
}

/** What is said where times that can still grow are laid beside those of a year before that cannot. */
export function unsettledNote(each: "månaderna" | "kvartalen"): string {
  return `De senaste ${each} är inte färdiga, men de som de jämförs med är det. En skillnad kan därför bero på att alla begäranden inte har hunnit komma.`;
}

/** Whether a month, quarter or year and the same one a year earlier lie wholly on the same version of the form; on a certain one, if given. */
export function isOnSameForm(time: string, version?: FormVersion): boolean {
  const form = formOf(time);
  return form !== null && form === formOf(yearBefore(time)) && (version === undefined || form === version);
}

/** Why times are not laid beside those of the year before, though the table has them. */
function otherForm(version: FormVersion | undefined, period: string): string {
  if (version === "1")
    return "Version 1 av blanketten användes till den 5 augusti 2025. Perioden har inget helt kvartal på den versionen att jämföra med året före. Därför visas version 1 utan jämförelse.";
  if (version === "2")
    return "Version 2 av blanketten kom den 5 augusti 2025. Inget helt kvartal i perioden har samma version året före. Därför visas version 2 utan jämförelse.";
  return `Den 5 augusti 2025 fick blanketten en ny version med delvis andra frågor. Perioden och året före är på olika versioner och jämförs inte. Därför visas bara ${period}, utan jämförelse.`;
}

/** `januari–juli 2025`, `kvartal 1–2 2025`; all of a year as `2025`. */
function timesInWords(times: readonly string[]): string {
  const [first = "", last = ""] = [times[0], times.at(-1)];
  const year = first.slice(0, 4);
  return times.length === (first.includes("Q") ? 4 : 12) && last.startsWith(year)
    ? year
    : formatTimes(first, last);
}
