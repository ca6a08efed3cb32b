import {addCounts, noCount} from "../measures/count.js";
import {formatPercent} from "../measures/swedish.js";
import {countBy, type Table} from "../measures/table.js";

/**
 * The share of the certificates signed in a year that Försäkringskassan asked to have completed, from the published
 * table: "9,8 %", or an en dash where the release has none of that year.
 */
export function completedShare(certificates: Table, year: string): string {
  const ofYear = (codes: readonly string[]): number => {
    const months = countBy(certificates, "month", new Map([["completed", new Set(codes)]]));
    return addCounts([...months].map(([month, count]) => (month.startsWith(year) ? count : noCount))).n;
  };
  const all = ofYear(["0", "1"]);
  return all === 0 ? "–" : formatPercent(ofYear(["1"]) / all);
}
