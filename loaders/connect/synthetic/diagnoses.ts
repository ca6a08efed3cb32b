import {readReference} from "../../model/reference.ts";
import {country} from "./country.ts";

/** The classes that published stocks tell apart, in the order of their numbers in the SQL. */
export const classes = ["F43", "F", "M", "other"] as const;
export type DiagnosisClass = (typeof classes)[number];

/** Last age of each age band that the structure of diagnoses follows, but for the last band. */
export const diagnosisAgeBands = [30, 40, 50, 60] as const;

/** Sex 0 is women, 1 men. */
export type Sex = 0 | 1;

/** One diagnosis of the country. */
export interface SyntheticDiagnosis {
  readonly code: string;
  readonly class: DiagnosisClass;
  /** How many sjukfall begin with it a year, in proportion, women and men; short ones included. */
  readonly starts: readonly [number, number];
  /** Number of its list of lengths in {@link profiles}. */
  readonly profile: number;
  /** Per cent in each age band, and in December–March: 100 is as everywhere. */
  readonly ages: readonly number[];
  readonly winter: number;
}

const started = readReference("started-sjukfall-by-length.csv").filter(({year}) => year === "2017");
const persons = readReference("persons-with-started-sjukfall.csv");

/** Points of the cumulative distribution of length: per mille, days; straight lines between. */
export type Quantiles = readonly (readonly [number, number])[];

/** The bands of the published lengths: code, first day and the first day of the next. */
const publishedBands = [
  ["15-29", 15, 30],
  ["30-89", 30, 90],
  ["90-179", 90, 180],
  ["180-364", 180, 365],
] as const;

/** Lengths of each published category (SRS 2017) and of each assumed kind. */
const lengths = new Map<string, Quantiles>([
  ...publishedCategories().map((category) => [category, publishedLengths(category)] as const),
  ...Object.entries(country.lengthQuantiles),
]);

/** The distributions of length, by number. */
export const profiles: readonly Quantiles[] = [...lengths.values()];

/** Length in days at each per mille of each distribution. */
export const profileLengths: readonly (readonly number[])[] = profiles.map(lengthsOf);

/** Every diagnosis of the country. Their positions are their numbers in the SQL. */
export const diagnoses: readonly SyntheticDiagnosis[] = readDiagnoses();

/** The categories with a published distribution of length. */
function publishedCategories(): string[] {
  return [...new Set(started.map(({diagnosis}) => diagnosis ?? ""))].filter(
    (diagnosis) => diagnosis !== "ALL",
  );
}

/** Started sjukfall over 14 days in 2017 by length, for a category. */
function startedByLength(category: string): ReadonlyMap<string, number> {
  const rows = started.filter(({diagnosis}) => diagnosis === category);
  return new Map(rows.map(({length = "", started: n}) => [length, Number(n)]));
}

/** The share of a category's sjukfall that are at most 14 days long, per mille: assumed by its letter. */
function shortShare(category: string): number {
  return country.shortShares[category.slice(0, 1)] ?? 150;
}

function publishedLengths(category: string): Quantiles {
  const counts = startedByLength(category);
  const total = counts.get("ALL") ?? NaN;
  const short = shortShare(category);
  let below = short;
  const points: [number, number][] = [
    [0, 5],
    [short, 15],
  ];
  for (const [band, , next] of publishedBands) {
    below += ((1000 - short) * (counts.get(band) ?? 0)) / total;
    points.push([Math.round(below), next]);
  }
  const [tail] = [points.at(-1)?.[0] ?? 1000];
  for (const [per, days] of country.tailOfLengths.slice(1))
    points.push([Math.round(tail + ((1000 - tail) * per) / 1000), days]);
  return points;
}

/** Women's share of the persons who started a sjukfall over 14 days in 2015, by category. */
function womenShare(category: string): number {
  const rows = persons.filter(({diagnosis}) => diagnosis === category);
  const of = (sex: string) => Number(rows.find((row) => row["sex"] === sex)?.["persons"]);
  return of("K") / of("ALL");
}

function classOf(code: string): DiagnosisClass {
  if (code.startsWith("F43")) return "F43";
  return code.startsWith("F") ? "F" : code.startsWith("M") ? "M" : "other";
}

function readDiagnoses(): SyntheticDiagnosis[] {
  const rows = readReference("synthetic-diagnoses.csv");
  const ages = new Map(
    readReference("synthetic-ages.csv").map(({id, ...bands}) => [id, Object.values(bands).map(Number)]),
  );
  const everyAge = [...diagnosisAgeBands, 0].map(() => 100);
  const names = [...lengths.keys()];
  const sumOf = (category: string, column: string) =>
    rows
      .filter(({code, length}) => code?.startsWith(category) && length === "published")
      .reduce((sum, row) => sum + Number(row[column]), 0);
  return rows.map((row) => {
    const {code = "", length = "", winter} = row;
    const category = code.slice(0, 3);
    // A published category gives the number of sjukfall; its codes share it out. Others say their number themselves.
    const published = length === "published";
    const profile = names.indexOf(published ? category : length);
    if (profile === -1) throw new RangeError(`synthetic-diagnoses.csv: no lengths for ${code}`);
    const long = startedByLength(category).get("ALL") ?? 0;
    const women = womenShare(category);
    const startedOf = ([column, share]: readonly [string, number]) =>
      published ? (long * share * Number(row[column])) / sumOf(category, column) : Number(row[column]);
    const all = 1 - shareUpTo14(profileLengths[profile] ?? []);
    return {
      code,
      class: classOf(code),
      starts: [startedOf(["women", women]) / all, startedOf(["men", 1 - women]) / all],
      profile,
      ages: ages.get(row["ages"]) ?? everyAge,
      winter: winter ? Number(winter) : 100,
    };
  });
}

/** Length in days at each per mille of a distribution: straight lines between the points, in whole days. */
export function lengthsOf(quantiles: Quantiles): number[] {
  return quantiles.slice(1).flatMap(([right, high], index) => {
    const [left, low] = quantiles[index] ?? [0, 1];
    return Array.from({length: right - left}, (_, step) =>
      Math.floor(low + ((high - low) * step) / (right - left)),
    );
  });
}

function shareUpTo14(days: readonly number[]): number {
  return days.filter((length) => length <= 14).length / days.length;
}
