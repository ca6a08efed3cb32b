/**
 * How numbers and dates are written in Swedish: no-break space (U+00A0) between groups and before %, decimal comma,
 * minus sign U+2212, en dash in ranges, and a fixed number of decimals for each kind of measure.
 */

import {decimals} from "./decimals.js";

const nbsp = "\u00a0";
const months = ["januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september"].concat(
  "oktober",
  "november",
  "december",
);
const shortMonths = [
  "jan.",
  "feb.",
  "mars",
  "apr.",
  "maj",
  "juni",
  "juli",
  "aug.",
  "sep.",
  "okt.",
  "nov.",
  "dec.",
];

/** A whole number: `12 345`. */
export function formatCount(n: number): string {
  // Rounding first: −0,4 would otherwise become −0.
  return decimals(Math.round(n) || 0, 0);
}

/** A share from 0 to 1 as per cent with one decimal: `12,3 %`. */
export function formatPercent(share: number): string {
  return `${decimals(share * 100, 1)}${nbsp}%`;
}

/** An index number, without decimals: `104`. */
export function formatIndex(value: number): string {
  return formatCount(value);
}

/** Two limits in running text: `mellan 9,8 och 12,4 procent`, or `nära 99,6 procent` where they are written alike. */
export function percentBetween(low: number, high: number): string {
  const [least, most] = [decimals(low * 100, 1), decimals(high * 100, 1)];
  return least === most ? `nära ${least} procent` : `mellan ${least} och ${most} procent`;
}

/** A number with one decimal: `3,5`. */
export function formatTenths(value: number): string {
  return decimals(value, 1);
}

/** `2025-03` as `mars 2025`. */
export function formatMonth(month: string): string {
  return `${nameOfMonth(month.slice(5, 7))} ${month.slice(0, 4)}`;
}

/** `03` as `mars`. */
export function nameOfMonth(inYear: string): string {
  return months[Number(inYear) - 1] ?? inYear;
}

/** `03` as `mars`, `12` as `dec.`: for ticks. */
export function shortNameOfMonth(inYear: string): string {
  return shortMonths[Number(inYear) - 1] ?? inYear;
}

/** `2025-Q1` as `kvartal 1 2025`. */
export function formatQuarter(quarter: string): string {
  return `kvartal ${quarter.slice(6)} ${quarter.slice(0, 4)}`;
}

/** A month or a quarter: `mars 2025`, `kvartal 1 2025`. */
export function formatTime(time: string): string {
  if (time.length === 4) return time;
  return time.charAt(5) === "Q" ? formatQuarter(time) : formatMonth(time);
}

/** A month, quarter or year as it stands after a preposition of its own: `i mars 2025`, `under kvartal 1 2025`, `under 2025`. */
export function duringTime(time: string): string {
  return `${time.charAt(5) === "Q" || time.length === 4 ? "under" : "i"} ${formatTime(time)}`;
}

/** A rate with two decimals: `13,21`. */
export function formatRate(value: number): string {
  return decimals(value, 2);
}

/** A change as whole per cent with its sign: `+8 %`, `−3 %`, `0 %`. */
export function formatChange(value: number): string {
  const percent = Math.round(value * 100) || 0;
  return `${percent > 0 ? "+" : ""}${decimals(percent, 0)}${nbsp}%`;
}

/** A period of quarters: `kvartal 3 2024–kvartal 1 2025`, `kvartal 1–4 2025` within a year, or one quarter's name. */
export function formatQuarters(from: string, to: string): string {
  if (from === to) return formatQuarter(from);
  if (from.slice(0, 4) === to.slice(0, 4)) return `kvartal ${from.slice(6)}–${formatQuarter(to).slice(8)}`;
  return `${formatQuarter(from)}–${formatQuarter(to)}`;
}

/** A period of months: `januari 2023–december 2025`, `januari–mars 2025` within a year, or one month's name. */
export function formatPeriod(from: string, to: string): string {
  if (from === to) return formatMonth(from);
  const sameYear = from.slice(0, 4) === to.slice(0, 4);
  return `${sameYear ? nameOfMonth(from.slice(5, 7)) : formatMonth(from)}–${formatMonth(to)}`;
}

/** A period of months or of quarters. */
export function formatTimes(from: string, to: string): string {
  return from.charAt(5) === "Q" ? formatQuarters(from, to) : formatPeriod(from, to);
}

/** `a`, `a och b`, `a, b och c`. */
export function joinSwedish(words: readonly string[]): string {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} och ${words.at(-1) ?? ""}`;
}

/** The first letter as a capital; the rest is left alone. */
export function capitalise(text: string): string {
  return text.charAt(0).toLocaleUpperCase("sv-SE") + text.slice(1);
}

/** The first letter small, unless the word is an abbreviation or a name with a capital second letter. */
export function decapitalise(text: string): string {
  return /^\p{Lu}\p{Lu}/u.test(text) ? text : text.charAt(0).toLocaleLowerCase("sv-SE") + text.slice(1);
}

/** `2025-03-09` as `9 mars 2025`. */
export function formatDay(day: string): string {
  return `${Number(day.slice(8, 10))} ${formatMonth(day)}`;
}

/** Signs that stand after z, in the order of the letters that do. */
const afterZ: Readonly<Record<string, string>> = {å: "{", ä: "|", ö: "}"};

/** Whether a name stands before another in a Swedish list (negative), after it (positive) or is the same (0), whatever its capitals. */
export function compareNames(a: string, b: string): number {
  const [first, second] = [orderOf(a), orderOf(b)];
  return first < second ? -1 : first > second ? 1 : 0;
}

function orderOf(name: string): string {
  return name.toLowerCase().replace(/[åäö]/g, (letter) => afterZ[letter] ?? letter);
}
