import type {Dimension} from "../model/dimension.ts";
import {quarterOf, yearOf} from "./months.ts";

/**
 * The positions of the quarters or years that a release counts in part: the one that began before its first month, and the one that goes
 * on after its last ("2025-Q4" and "2025" for a release that ends with November). Another release can count more or less of it, and the
 * difference between two exact counts of one cell would be the exact count of the months between, however few persons they hold: nothing in it
 * may stand as it is.
 */
export function openPeriods(period: Dimension | undefined, months: Dimension | undefined): Set<number> {
  const [first, last] = [months?.codes[0]?.code ?? "", months?.codes.at(-1)?.code ?? ""];
  const at = (code: string) => period?.codes.findIndex((one) => one.code === code) ?? -1;
  const number = (month: string) => Number(month.slice(5));
  const open: string[] = [];
  if (period?.id === "quarter") {
    if (number(first) % 3 !== 1) open.push(quarterOf(first));
    if (number(last) % 3 !== 0) open.push(quarterOf(last));
  } else if (period?.id === "year") {
    if (number(first) !== 1) open.push(yearOf(first));
    if (number(last) !== 12) open.push(yearOf(last));
  }
  return new Set(open.map(at));
}
