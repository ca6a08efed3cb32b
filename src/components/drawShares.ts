import * as Plot from "npm:@observablehq/plot";
import {max, tickStep} from "npm:d3-array";
import {formatCount, formatPercent, formatTenths} from "../measures/swedish.js";
import type {Series, ShareChart} from "./diagramModel.js";
import {looks, markedLook} from "./palette.js";
import {wrap} from "./ticks.js";

const letter = 7.4;
const lineHeight = 16;
const marginBottom = 34;
/** The least that the axis needs beside its first and its last label, in pixels. */
const [leastBefore, leastAfter] = [14, 22];
/** What the longest of the axis's labels need, in pixels. */
const roomForTick = 75;
/** At this width the names of the rows stand to the left of the marks; below it, above them. */
const roomForNames = 620;

/** Pixels between the marks of a row, and the least where the chart must be low. */
const [apart, closest] = [16, 8];

/**
 * Draws one row a category: for each series a mark at its share and a line for the interval. Where that is higher than `most` the rows are
 * closer together, as far as they can be told apart.
 */
export function drawShares(
  chart: ShareChart,
  series: readonly Series[],
  width: number,
  most = Infinity,
): SVGSVGElement {
  const beside = width >= roomForNames;
  const longest = max(chart.categories, ({length}) => length) ?? 0;
  const highest = chart.extent ?? max(chart.points, ({high}) => high) ?? 1;
  const greatest = Math.max(chart.reference ?? 0, highest) * 1.04;
  const upper = chart.unit === "number" ? greatest : Math.min(1, greatest);
  const namesBeside = Math.min(width * 0.4, longest * letter + 16);
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
  const marks = 10 + apart * series.length;
  const names = mostLines * lineHeight;
  const usual = beside ? Math.max(marks, names + 10) : names + marks;
  const least = beside ? Math.max(4 + closest * series.length, names + 2) : usual;
  const each = (most - marginBottom - 4) / chart.categories.length;
  const row = Math.max(least, Math.min(usual, each));
  const height = row * chart.categories.length + marginBottom + 4;
  // The marks of a row lie below its name when the name stands above them.
  const below = beside ? 0 : names / 2;
  const between = beside ? Math.max(closest, Math.min(apart, (row - 4) / series.length)) : apart;
  const offset = (i: number): number => below + between * (i - (series.length - 1) / 2);
  const rows = chart.categories.map((_, category) => category);
  const isMuted = (category: number): boolean =>
    chart.muted?.includes(chart.categories[category] ?? "") ?? false;
  const muted = "var(--underlag-axis)";

  return Plot.plot({
    width,
    height,
    marginTop: 4,
    marginBottom,
    marginLeft,
    marginRight,
    style: {
      fontSize: "13px",
      fontFamily: "var(--sans-serif)",
      background: "none",
      color: "var(--underlag-text)",
    },
    x: {domain: [0, upper], axis: null},
    y: {type: "band", domain: rows, padding: 0, axis: null},
    marks: [
      Plot.barX(
        rows.filter((category) => chart.marked?.includes(chart.categories[category] ?? "") ?? false),
        {y: (category: number) => category, x1: 0, x2: upper, ...markedLook},
      ),
      Plot.gridX({ticks, stroke: "var(--underlag-grid)", strokeOpacity: 1}),
      Plot.axisX({
        ticks,
        tickSize: 0,
        tickFormat,
        label: null,
      }),
      Plot.ruleX([0], {stroke: "var(--underlag-axis)"}),
      ...(chart.reference === undefined
        ? []
        : [Plot.ruleX([chart.reference], {stroke: "var(--underlag-context)", strokeDasharray: "4,3"})]),
      ...[false, true].map((grey) =>
        Plot.text(
          rows.filter((category) => isMuted(category) === grey),
          {
            y: (category: number) => category,
            text: (category: number) => lines[category]?.join("\n") ?? "",
            frameAnchor: "left",
            textAnchor: beside ? "end" : "start",
            dx: beside ? -10 : 4,
            dy: beside ? 0 : -marks / 2,
            lineHeight: lineHeight / 13,
            fill: grey ? muted : "currentColor",
            stroke: "var(--theme-background)",
            strokeWidth: 4,
          },
        ),
      ),
      ...series.flatMap(({id, style}, i) =>
        [false, true].flatMap((grey) => {
          const points = chart.points.filter(
            (point) => point.series === id && isMuted(point.category) === grey,
          );
          const look = looks[style];
          const colour = grey ? muted : look.colour;
          return [
            Plot.link(points, {
              x1: "low",
              x2: "high",
              y1: "category",
              y2: "category",
              stroke: colour,
              strokeWidth: 2,
              dy: offset(i),
            }),
            Plot.dot(points, {
              x: "value",
              y: "category",
              r: 3.5,
              symbol: look.symbol,
              fill: colour,
              stroke: "var(--theme-background)",
              strokeWidth: 1,
              dy: offset(i),
            }),
          ];
        }),
      ),
    ],
  }) as SVGSVGElement;
}

/** Ticks less than a whole apart would carry the same number twice without a decimal. */
function numberFormat(step: number): (value: number) => string {
  return step < 1 ? formatTenths : formatCount;
}

const hundredths = new Intl.NumberFormat("sv-SE", {minimumFractionDigits: 2, maximumFractionDigits: 2});

/** The same of percentage points, and of tenths of them. */
function shareFormat(step: number): (share: number) => string {
  if (step < 0.001) return (share) => `${hundredths.format(share * 100)}\u00a0%`;
  return step < 0.01 ? formatPercent : (share) => `${formatCount(share * 100)}\u00a0%`;
}
