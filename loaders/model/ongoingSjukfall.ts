import {readReference} from "./reference.ts";

/** Ongoing sjukfall in one län (or `ALL`), sex (or `ALL`) and diagnosis (`ALL`, `F00-F99` or `F43`). */
export interface OngoingSjukfall {
  /** YYYY-MM, both included. */
  readonly firstMonth: string;
  readonly lastMonth: string;
  readonly region: string;
  readonly sex: string;
  readonly diagnosis: string;
  /** The month-end stocks of the months, added; `undefined` where not published. */
  readonly sumOfStocks: number | undefined;
  /** Mean over the months of the per cent of the sjukfall with any diagnosis; `undefined` where not published. */
  readonly sharePercent: number | undefined;
}

/**
 * Ongoing sjukfall as Försäkringskassan publishes them: per län for 2025, for riket also 2005 and January–May 2026.
 * The average stock is `sumOfStocks` by the number of months. Source: `data/reference/ongoing-sjukfall.csv`.
 */
export function ongoingSjukfall(): OngoingSjukfall[] {
  const known = (text: string | undefined) => (text === undefined || text === "" ? undefined : Number(text));
  return readReference("ongoing-sjukfall.csv").map((row) => ({
    firstMonth: row["first_month"] ?? "",
    lastMonth: row["last_month"] ?? "",
    region: row["region"] ?? "",
    sex: row["sex"] ?? "",
    diagnosis: row["diagnosis"] ?? "",
    sumOfStocks: known(row["sum_of_stocks"]),
    sharePercent: known(row["share_percent"]),
  }));
}
