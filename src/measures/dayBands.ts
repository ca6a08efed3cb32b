import type {Count} from "./count.js";
import type {DayBand} from "./groupedQuantile.js";

/** A band of whole days as its code says: `8-14`, and `61-` without end. Null for what is no band (`none`, `U`). */
export function bandOf(code: string): Pick<DayBand, "from" | "until"> | null {
  const [, from, until] = /^(\d+)-(\d*)$/.exec(code) ?? [];
  if (from === undefined) return null;
  return {from: Number(from), until: until === "" ? Infinity : Number(until)};
}

/** Counts by bands of days in order of length, from counts by code; codes that are no band are left out. */
export function dayBands(counts: ReadonlyMap<string, Count>): DayBand[] {
  return [...counts]
    .flatMap(([code, count]) => {
      const band = bandOf(code);
      return band === null ? [] : [{...band, count}];
    })
    .sort((a, b) => a.from - b.from);
}
