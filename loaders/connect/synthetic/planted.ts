import {day, type Day} from "../../model/day.ts";
import {readReference} from "../../model/reference.ts";

/**
 * An effect that is put into the country on purpose, so that a test (or a reader) can see whether an analysis finds
 * it: what, where and how large.
 */
export interface Planted {
  readonly id: string;
  /** Swedish. */
  readonly title: string;
  /** Code of the region, or empty where it holds everywhere. */
  readonly region: string;
  /** Ordinal of the vårdcentral in its region, from 1; 0 where it is no unit's. */
  readonly unit: number;
  /** In parts of `per`. */
  readonly size: number;
  readonly per: number;
  /** The day it begins, or undefined where it always holds. */
  readonly from: Day | undefined;
}

/** Every planted effect: the rows of `synthetic-planted.csv`. */
export const plantedEffects: readonly Planted[] = readReference("synthetic-planted.csv").map((row) => ({
  id: row["id"] ?? "",
  title: row["title"] ?? "",
  region: row["region"] ?? "",
  unit: Number(row["unit"]),
  size: Number(row["size"]),
  per: Number(row["per"]),
  from: row["from"] ? day(row["from"]) : undefined,
}));

/** The planted effect with this id. Throws where the table has none. */
export function planted(id: string): Planted {
  const found = plantedEffects.find((one) => one.id === id);
  if (!found) throw new RangeError(`no planted effect ${id}`);
  return found;
}

/** Version 2 of the form from this day of signing. */
export const formVersion2Day: Day = planted("form-version-2").from ?? day("2025-08-05");

/** The growing region grows in a straight line from its day until two years later. */
export const growthDays = 731;
