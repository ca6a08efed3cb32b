import type {Countings} from "../src/contract/countings.ts";
import type {Manifest} from "../src/contract/release.ts";
import {releaseTable, type ReadFile} from "./releaseCells.ts";

/** Families whose sums are ways of counting, and the dimension of the period, which begins with the year. */
const summed = [
  {family: "started", period: "month"},
  {family: "ended", period: "quarter"},
  {family: "ongoing", period: "month"},
  {family: "certificates", period: "month"},
] as const;

/** The bands of days below the fifteenth, from which Försäkringskassan can pay sjukpenning to those who have an employer. */
const short = new Set(["1-7", "8-14"]);

/** Every way of counting the country's sjukfall in the whole years of a release. */
export async function countings(manifest: Manifest, read: ReadFile): Promise<Countings> {
  const sums = new Map<string, Record<"counts" | "atBase", Record<string, number>>>();
  const add = (period: string, way: string, n: number, atBase: number): void => {
    const year = sums.get(period.slice(0, 4)) ?? {counts: {}, atBase: {}};
    sums.set(period.slice(0, 4), year);
    year.counts[way] = (year.counts[way] ?? 0) + n;
    year.atBase[way] = (year.atBase[way] ?? 0) + atBase;
  };
  for (const {family, period} of summed)
    for (const {codes, n, atBase} of (await releaseTable(manifest, family, read)?.cells([period])) ?? [])
      add(codes[period] ?? "", family, n, atBase);
  for (const {codes, n, atBase} of (await releaseTable(manifest, "durations", read)?.cells([
    "year",
    "duration",
  ])) ?? [])
    if (!short.has(codes["duration"] ?? "")) add(codes["year"] ?? "", "long", n, atBase);
  const others = releaseTable(manifest, "counting_ways", read);
  for (const {codes, n} of (await others?.cells(["year", "counting_way"])) ?? [])
    // Every cell of this table is rounded.
    add(codes["year"] ?? "", codes["counting_way"] ?? "", n, 1);
  const months = (manifest.dimensions["month"]?.codes ?? []).map(({code}) => code);
  const whole = [...sums].filter(([year]) => months.filter((month) => month.startsWith(year)).length === 12);
  return {
    years: whole.map(([year, counted]) => ({year, ...counted})).sort((a, b) => (a.year < b.year ? -1 : 1)),
  };
}
