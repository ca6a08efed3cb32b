import {addCounts, noCount, type Count} from "../measures/count.js";
import {shareInterval} from "../measures/shareInterval.js";
import {formatPercent, percentBetween} from "../measures/swedish.js";
import {countBy, type Table} from "../measures/table.js";

/**
 * The share of the certificates signed in a year that Försäkringskassan asked to have completed, from the published
 * table, with what chance and rounding leave open: "9,8 % (mellan 9,1 och 10,5 procent)", or an en dash where the release
 * has none of that year.
 */
export function completedShare(certificates: Table, year: string, base: number): string {
  const ofYear = (codes: readonly string[]): Count => {
    const months = countBy(certificates, "month", new Map([["completed", new Set(codes)]]));
    return addCounts([...months].map(([month, count]) => (month.startsWith(year) ? count : noCount)));
  };
  const {share, interval} = shareInterval(ofYear(["1"]), ofYear(["0", "1"]), base);
  return share === null ? "–" : `${formatPercent(share)} (${percentBetween(...interval)})`;
}
