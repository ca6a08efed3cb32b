import * as Plot from "npm:@observablehq/plot";
import {max, tickStep} from "npm:d3-array";
import type {Estimate} from "../measures/estimate.js";
import {formatCount, formatRate, formatTenths} from "../measures/swedish.js";
import type {DecileChart} from "./regionChartModels.js";
import {widestText} from "./textWidth.js";
import {monthTicks, spread} from "./ticks.js";

/** Height of the chart, and the least that it can be read in. */
const [usual, lowest] = [320, 170];
const [marginTop, marginBottom] = [12, 40];
const letter = 7.5;
/** Below this width there is no room for names beside the lines. */
const roomForNames = 560;
const names: ReadonlyMap<number, string> = new Map([
  [0, "1:a decilen"],
  [4, "Median"],
  [8, "9:e decilen"],
]);

/**
 * Draws the nine deciles as grey dashed lines, the median heavier, and the picked region's own line with limits on top. No higher than
 * `most`, but for what it needs to be read.
 */
export function drawDeciles(chart: DecileChart, width: number, most = usual): SVGSVGElement {
  const height = Math.max(lowest, Math.min(usual, most));
  const own = chart.own.flatMap((one, x) =>
    one === null ? [] : [{x, value: one.value, ...limits(one), preliminary: chart.preliminary[x] === true}],
  );
  const lines = Array.from({length: 9}, (_, decile) =>
    chart.deciles.flatMap((values, x) => (values === null ? [] : [{x, value: values[decile] ?? 0}])),
  );
  const upper =
    Math.max(max(lines[8] ?? [], ({value}) => value) ?? 1, max(own, ({high}) => high) ?? 0) * 1.04 || 1;
  const step = tickStep(0, upper, 5);
  const format = step >= 1 ? formatCount : step >= 0.1 ? formatTenths : formatRate;
  const beside = width >= roomForNames;
  const marginLeft = 14 + letter * format(upper).length;
  const marginRight = beside ? 18 + widestText([...names.values(), chart.name], 700) : 18;
  const ticks = monthTicks(chart.xs, width - marginLeft - marginRight);
  const labels = new Map(ticks.map(({x, label}) => [x, label]));
  const scale = (value: number): number =>
    marginTop + (1 - value / upper) * (height - marginTop - marginBottom);
  const ends = [
    ...[...names].map(([decile, text]) => ({text, last: lines[decile]?.at(-1), strong: false})),
    {text: chart.name, last: own.at(-1), strong: true},
  ].flatMap(({text, last, strong}) =>
    last === undefined ? [] : [{text, strong, x: last.x, value: last.value}],
  );
  const wanted = ends.map(({value}) => scale(value));
  const placed = spread(wanted, 17, marginTop + 6, height - marginBottom);

  return Plot.plot({
    ...{width, height, marginTop, marginBottom, marginLeft, marginRight},
    style: {
      ...{fontSize: "13px", fontFamily: "var(--sans-serif)"},
      ...{background: "none", color: "var(--underlag-text)"},
    },
    x: {domain: [0, Math.max(1, chart.xs.length - 1)], axis: null},
    y: {domain: [0, upper], axis: null, nice: false},
    marks: [
      Plot.gridY({ticks: 5, stroke: "var(--underlag-grid)", strokeOpacity: 1}),
      Plot.axisY({ticks: 5, tickSize: 0, tickFormat: format, label: null}),
      Plot.ruleY([0], {stroke: "var(--underlag-axis)"}),
      Plot.axisX(
        ticks.map(({x}) => x),
        {label: null, tickSize: 5, tickFormat: (x: number) => labels.get(x) ?? "", stroke: "none"},
      ),
      Plot.text(chart.revised ?? [], {
        ...{x: (at: number) => at, text: () => "r", frameAnchor: "bottom", dy: -2, lineAnchor: "bottom"},
        ...{fontStyle: "italic", fill: "currentColor"},
      }),
      ...lines.map((points, decile) =>
        Plot.lineY(points, {
          ...{x: "x", y: "value", stroke: "var(--underlag-context)", className: "underlag-mark"},
          ...(decile === 4
            ? {strokeWidth: 2.5, strokeDasharray: "7,4"}
            : {strokeWidth: 1.1, strokeDasharray: "2,3"}),
        }),
      ),
      Plot.areaY(own, {x: "x", y1: "low", y2: "high", fill: "var(--underlag-own)", fillOpacity: 0.16}),
      Plot.lineY(own, {x: "x", y: "value", stroke: "var(--underlag-own)", strokeWidth: 2.2}),
      Plot.dot(own, {
        ...{x: "x", y: "value", r: 3, symbol: "diamond", stroke: "var(--underlag-own)"},
        fill: ({preliminary}: {preliminary: boolean}) =>
          preliminary ? "var(--theme-background)" : "var(--underlag-own)",
      }),
      ...(beside
        ? ends.map((end, i) =>
            Plot.text([end], {
              ...{x: "x", y: "value", text: "text", dx: 10, dy: (placed[i] ?? 0) - (wanted[i] ?? 0)},
              ...{textAnchor: "start", fontWeight: end.strong ? 700 : 400},
              fill: end.strong ? "var(--underlag-own)" : "var(--underlag-quiet)",
            }),
          )
        : []),
    ],
  }) as SVGSVGElement;
}

function limits({interval: [low, high]}: Estimate): {low: number; high: number} {
  return {low, high};
}
