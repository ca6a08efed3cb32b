import type {Code} from "../model/dimension.ts";

/**
 * A way to count the sjukfall of a year, other than those of the families: what it counts, what joins certificates into one
 * sjukfall, and at most how many uncovered days.
 */
export interface CountingWay extends Code {
  /**
   * `started`: sjukfall that begin in the year. `persons`: the persons who have one of those. `year`: sjukfall with a covered day
   * in the year. `day`: months of the year in which a certificate covers the 25th, of each person: the year's number is the sum of twelve.
   */
  readonly counts: "started" | "persons" | "year" | "day";
  readonly scope: "person" | "within-provider";
  readonly gap: number;
}

/** Intygsstatistik's MAX_GAP; SFB 27 kap. 32 §. */
const usualGap = 5;

/** The day of the month whose stock is counted: that of Region Skåne. */
export const snapshotDay = 25;

const gaps = [0, usualGap, 7, 14, 30];

/**
 * The ways that are counted beside the families, the same whatever the settings say. 7 days: British fit notes; 14 and 30: gaps
 * in use in research on sick leave.
 */
export const countingWays: readonly CountingWay[] = [
  ...gaps.map((gap): CountingWay => ({
    ...{code: `gap-${gap}`, counts: "started", scope: "person", gap},
    title: `Startade, högst ${gap} dagars uppehåll`,
  })),
  {
    ...{code: "provider", counts: "started", scope: "within-provider", gap: usualGap},
    title: "Startade, per vårdgivare",
  },
  {
    ...{code: "persons", counts: "persons", scope: "person", gap: usualGap},
    title: "Personer med ett startat sjukfall",
  },
  {
    ...{code: "year", counts: "year", scope: "person", gap: usualGap},
    title: "Pågående någon dag under året",
  },
  {
    ...{code: "year-provider", counts: "year", scope: "within-provider", gap: usualGap},
    title: "Pågående någon dag under året, per vårdgivare",
  },
  {
    ...{code: "day-25", counts: "day", scope: "person", gap: usualGap},
    title: `Pågående den ${snapshotDay}:e, summan av årets månader`,
  },
];
