import * as Plot from "npm:@observablehq/plot";
import {max, min, tickStep} from "npm:d3-array";
import {formatChange, formatCount, formatPercent, formatRate, formatTenths} from "../measures/swedish.js";
import type {LineChart, LinePoint, Series, SeriesBreak} from "./diagramModel.js";
import {looks, markedLook} from "./palette.js";
import {yearBeforeSeries} from "./placeSeries.js";
import {widestText} from "./textWidth.js";
import {monthTicks, spread} from "./ticks.js";

/** Height of the chart, and the least that it can be read in. */
const [usual, lowest] = [300, 150];
const [marginTop, marginBottom] = [12, 40];
/** Room above the lines for the names of breaks. */
const roomForBreaks = 20;
/** Width of a digit or letter of the chart's 13 pixel text, generously. */
const letter = 7.5;
/** Below this width there is no room for names beside the lines; the key above the chart is enough. */
const roomForNames = 560;

/**
 * Draws lines over months, each with its band of uncertainty. The value axis starts at 0 for counts; for an index
 * it holds the lines and the reference. Preliminary months have hollow marks, changed ones an r. No line runs across a break of its series. No higher than
 * `most`, but for what it needs to be read.
 */
export function drawLines(
  chart: LineChart,
  series: readonly Series[],
  width: number,
  most = usual,
): SVGSVGElement {
  const height = Math.max(lowest, Math.min(usual, most));
  const breaks = chart.breaks ?? [];
  const above = marginTop + (breaks.length > 0 ? roomForBreaks : 0);
  const segment = ({series: of, x}: LinePoint): number =>
    breaks.filter((one) => one.x < x && (one.series ?? of) === of).length;
  const domain = domainOf(chart);
  const names = width >= roomForNames && series.length > 1;
  const format = valueFormat(chart.unit, tickStep(domain[0], domain[1], 5));
  const marginLeft = 14 + letter * Math.max(...domain.map((value) => format(value).length));
  const marginRight = names
    ? 18 +
      widestText(
        series.map(({label}) => label),
        600,
      )
    : 20;
  const ticks = monthTicks(chart.xs, width - marginLeft - marginRight);
  const labels = new Map(ticks.map(({x, label}) => [x, label]));
  const scale = (value: number): number =>
    above + (1 - (value - domain[0]) / (domain[1] - domain[0] || 1)) * (height - above - marginBottom);

  const ofSeries = series.map(({id}) => chart.points.filter((point) => point.series === id));
  const lastOf = ofSeries.map((points) => points.at(-1));
  const lastX = max(lastOf, (point) => point?.x) ?? 0;
  const wanted = lastOf.map((point) => scale(point?.value ?? domain[0]));
  const placed = spread(wanted, 17, above + 6, height - marginBottom);

  return Plot.plot({
    width,
    height,
    marginTop: above,
    marginBottom,
    marginLeft,
    marginRight,
    style: {
      fontSize: "13px",
      fontFamily: "var(--sans-serif)",
      background: "none",
      color: "var(--underlag-text)",
    },
    x: {domain: [0, Math.max(1, chart.xs.length - 1)], axis: null},
    y: {domain, axis: null, nice: false},
    marks: [
      Plot.gridY({ticks: 5, stroke: "var(--underlag-grid)", strokeOpacity: 1}),
      Plot.axisY({ticks: 5, tickSize: 0, tickFormat: format, label: null}),
      Plot.ruleY([domain[0]], {stroke: "var(--underlag-axis)"}),
      ...(chart.reference === null ? [] : [Plot.ruleY([chart.reference], {stroke: "var(--underlag-axis)"})]),
      Plot.axisX(
        ticks.map(({x}) => x),
        {label: null, tickSize: 5, tickFormat: (x: number) => labels.get(x) ?? "", stroke: "none"},
      ),
      ...breakMarks(breaks, chart.xs.length),
      Plot.text(chart.revised ?? [], {
        ...{x: (at: number) => at, text: () => "r", frameAnchor: "bottom", dy: -2, lineAnchor: "bottom"},
        ...{fontStyle: "italic", fill: "currentColor"},
      }),
      ...markedMarks(chart),
      ...ofSeries.flatMap((points, i) => {
        const look = looks[series[i]?.style ?? "own"];
        return [
          Plot.areaY(points, {
            x: "x",
            y1: "low",
            y2: "high",
            z: segment,
            fill: look.colour,
            fillOpacity: 0.16,
          }),
          Plot.lineY(points, {
            x: "x",
            y: "value",
            z: segment,
            stroke: look.colour,
            strokeWidth: 2,
            strokeDasharray: look.dash,
          }),
          Plot.dot(points, {
            x: "x",
            y: "value",
            r: chart.xs.length > 48 ? 2 : 3,
            symbol: look.symbol,
            stroke: look.colour,
            fill: (point: LinePoint) => (point.preliminary ? "var(--theme-background)" : look.colour),
          }),
        ];
      }),
      ...(names
        ? lastOf.flatMap((point, i) => {
            const {id, label = "", style = "own"} = series[i] ?? {};
            if (point === undefined) return [];
            // The year before ends where the form was changed: in the middle of the chart its name would lie on the place's own line.
            if (id === yearBeforeSeries.id && point.x < lastX) return [];
            return [
              Plot.text([point], {
                x: "x",
                y: "value",
                text: () => label,
                dx: 10,
                dy: (placed[i] ?? 0) - (wanted[i] ?? 0),
                textAnchor: "start",
                fill: style === "men" ? "currentColor" : looks[style].colour,
                fontWeight: 600,
              }),
            ];
          })
        : []),
    ],
  }) as SVGSVGElement;
}

/** What the value axis shows: what the chart shares with others, else from 0 or the reference to as high as the limits reach. */
function domainOf({extent, points, reference}: LineChart): [number, number] {
  if (extent !== undefined) return [...extent];
  const top = max(points, ({high}) => high) ?? 1;
  const bottom = reference === null ? 0 : Math.min(reference, min(points, ({low}) => low) ?? 0);
  return [bottom, Math.max(top, reference ?? 0)];
}

/** What lies behind the lines: the stretch to look at, and the lines of the chart before. */
function markedMarks({marked, ghost = []}: LineChart): Plot.Markish[] {
  const [from, to] = marked ?? [];
  return [
    ...(from === undefined || to === undefined
      ? []
      : [Plot.rectX([{from: from - 0.5, to: to + 0.5}], {x1: "from", x2: "to", ...markedLook})]),
    Plot.lineY(ghost, {
      ...{x: "x", y: "value", z: "series"},
      ...{stroke: "var(--underlag-context)", strokeWidth: 1.2, strokeDasharray: "4,4"},
    }),
  ];
}

/** A vertical line at each break, and its name above the lines, on the side where there is more room. */
function breakMarks(breaks: readonly SeriesBreak[], length: number): Plot.Markish[] {
  const [left, right] = [false, true].map((late) => breaks.filter(({x}) => x > length / 2 === late));
  const text = {x: "x", text: "label", frameAnchor: "top", dy: -6, lineAnchor: "bottom"} as const;
  return [
    Plot.ruleX(breaks, {x: "x", stroke: "var(--underlag-axis)", strokeDasharray: "4,3", insetTop: -4}),
    Plot.text(left ?? [], {...text, textAnchor: "start", dx: -2}),
    Plot.text(right ?? [], {...text, textAnchor: "end", dx: 2}),
  ];
}

/** How values are written along the axis: with the decimals that tell its ticks apart. */
function valueFormat(unit: LineChart["unit"], step: number): (value: number) => string {
  if (unit === "share") return step < 0.01 ? formatPercent : (share) => `${formatCount(share * 100)}\u00a0%`;
  if (unit === "change") return formatChange;
  if (unit === undefined || step >= 1) return formatCount;
  return step >= 0.1 ? formatTenths : formatRate;
}
