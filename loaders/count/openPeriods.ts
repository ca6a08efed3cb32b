import type {Dimension} from "../model/dimension.ts";
import {quarterOf, yearOf} from "./dimensions.ts";

/**
 * The position of the quarter or year that goes on when the release ends, or −1 where each is over: "2025-Q4" and "2025" for
 * a release that ends with November. A later release counts more in it, and the difference between two exact counts of one
 * cell would be the exact count of the months between, however few persons they hold: nothing in it may stand as it is.
 */
export function openPeriod(period: Dimension | undefined, months: Dimension | undefined): number {
  const last = months?.codes.at(-1)?.code ?? "";
  const number = Number(last.slice(5));
  const at = (code: string) => period?.codes.findIndex((one) => one.code === code) ?? -1;
  if (period?.id === "quarter" && number % 3 !== 0) return at(quarterOf(last));
  if (period?.id === "year" && number !== 12) return at(yearOf(last));
  return -1;
}
