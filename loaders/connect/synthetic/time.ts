import {day} from "../../model/day.ts";

/**
 * The day of the extract, and the first and last month that the demo release counts: three calendar years. A sjukfall
 * that begins late in a month is signed in the next, so the extract is made a month after the last one.
 */
export const syntheticExtractDate = "2026-01-31";
export const syntheticFirstMonth = "2023-01";
export const syntheticLastMonth = "2025-12";

/** Sjukfall begin from this day on, so that the stock of ongoing ones is steady when the first month comes. */
export const burnInDay = day("2020-01-01");

/** Sjukfall that ended before this day left no certificates in the extract. */
export const keptFromDay = day("2022-12-01");

export const extractDay = day(syntheticExtractDate);
