import {max, tickStep} from "npm:d3-array";
import {decimals} from "../measures/decimals.js";
import {formatCount, formatPercent, formatTenths} from "../measures/swedish.js";
import type {ShareChart} from "./diagramModel.js";
import {wrap} from "./ticks.js";

/** Width of a letter of the chart's 13 pixel text, and height of a line of it where rows have room, and where they have little. */
const letter = 7.4;
export const lineHeight = 16;
const marginBottom = 34;
const marginTop = 4;
/** The least that the axis needs beside its first and its last label, in pixels. */
const [leastBefore, leastAfter] = [14, 22];
/** What the longest of the axis's labels need, in pixels. */
const roomForTick = 75;
/** At this width the names of the rows stand to the left of the marks; below it, above them. Where the chart must be low, sooner. */
const [roomForNames, roomWhenLow] = [620, 240];
/** Pixels between the marks of a row, and the least where the chart must be low. */
const [apart, closest] = [16, 7];

/** Where the parts of a chart of rows stand, in pixels. */
export interface ShareLayout {
  readonly height: number;
  readonly row: number;
  readonly margins: Readonly<Record<"marginTop" | "marginBottom" | "marginLeft" | "marginRight", number>>;
  /** True where names stand to the left of the marks. */
  readonly beside: boolean;
  /** The name of each row, broken into lines. */
  readonly lines: readonly (readonly string[])[];
  /** From the middle of a row up to its name, and down to the marks of each series. */
  readonly toName: number;
  readonly toMarks: readonly number[];
  /** The value axis: its highest value, how many ticks it has, and how they are written. */
  readonly upper: number;
  readonly ticks: number;
  readonly tickFormat: (value: number) => string;
}

/**
 * Lays out one row a category, with marks of as many series, in `width` pixels. Where that is higher than `most` the rows are closer
 * together, as far as names and marks can be told apart. Names have room for `longest` letters: that of two charts side by side is the same.
 */
export function shareLayout(
  chart: ShareChart,
  series: number,
  width: number,
  most: number,
  longest = max(chart.categories, ({length}) => length) ?? 0,
): ShareLayout {
  const isLow = most < Infinity;
  const beside = width >= (isLow ? roomWhenLow : roomForNames);
  const highest = chart.extent ?? max(chart.points, ({high}) => high) ?? 1;
  const greatest = Math.max(chart.reference ?? 0, highest) * 1.04;
  const upper = chart.unit === "number" ? greatest : Math.min(1, greatest);
  const namesBeside = Math.min(width * (isLow ? 0.5 : 0.4), longest * letter + 16);
  const room = width - (beside ? namesBeside : leastBefore) - leastAfter;
  const mostTicks = width < 500 || chart.unit === "number" ? 4 : 8;
  const ticks = Math.max(2, Math.min(mostTicks, Math.floor(room / roomForTick)));
  const step = tickStep(0, upper, ticks);
  const tickFormat = chart.unit === "number" ? numberFormat(step) : shareFormat(step);
  // A label stands in the middle of its tick: half of it reaches out beside the axis.
  const half = (label: string): number => Math.ceil((label.length * letter) / 2);
  const marginLeft = Math.max(beside ? namesBeside : leastBefore, half(tickFormat(0)));
  const marginRight = Math.max(leastAfter, half(tickFormat(Math.floor(upper / step) * step)));
  const lines = chart.categories.map((label) =>
    wrap(label, Math.floor((beside ? marginLeft - 16 : width - marginLeft - marginRight) / letter)),
  );
  const mostLines = max(lines, ({length}) => length) ?? 1;
  const marks = 10 + apart * series;
  const names = mostLines * lineHeight;
  const usual = beside ? Math.max(marks, names + 10) : names + marks;
  const least = beside ? Math.max(3 + closest * series, leastForNames(lines)) : usual;
  const each = (most - marginBottom - marginTop) / chart.categories.length;
  const row = Math.max(least, Math.min(usual, each));
  const between = beside ? Math.max(closest, Math.min(apart, (row - 4) / series)) : apart;
  // The marks of a row lie below its name when the name stands above them.
  const below = beside ? 0 : names / 2;
  return {
    ...{row, beside, lines, upper, ticks, tickFormat},
    height: row * chart.categories.length + marginBottom + marginTop,
    margins: {marginTop, marginBottom, marginLeft, marginRight},
    toName: beside ? 0 : marks / 2,
    toMarks: Array.from({length: series}, (_, i) => below + between * (i - (series - 1) / 2)),
  };
}

/** The lowest rows in which no name touches the one below it: a name of two lines may reach into the row of one that has but one. */
function leastForNames(lines: readonly (readonly string[])[]): number {
  const pairs = lines.map((own, i) => (own.length + (lines[i + 1]?.length ?? 1)) / 2);
  return (max(pairs) ?? 1) * lineHeight + 1;
}

/** Ticks less than a whole apart would carry the same number twice without a decimal. */
function numberFormat(step: number): (value: number) => string {
  return step < 1 ? formatTenths : formatCount;
}

/** The same of percentage points, and of tenths of them. */
function shareFormat(step: number): (share: number) => string {
  if (step < 0.001) return (share) => `${decimals(share * 100, 2)}\u00a0%`;
  return step < 0.01 ? formatPercent : (share) => `${formatCount(share * 100)}\u00a0%`;
}
