import * as Plot from "npm:@observablehq/plot";
import {max, tickStep} from "npm:d3-array";
import {scaleFormat} from "./drawFunnel.js";
import {monthTicks} from "./ticks.js";
import type {ControlChart, ControlPoint} from "./unitChartModels.js";

/** Height of the chart, and the least that it can be read in. */
const [usual, lowest] = [300, 150];
const [marginTop, marginBottom] = [12, 40];
const letter = 7.5;

/**
 * Draws an XmR chart: values with their rounding intervals, the mean, the limits, signals by another shape and preliminary quarters hollow.
 * No higher than `most`, but for what it needs to be read.
 */
export function drawControl(chart: ControlChart, width: number, most = usual): SVGSVGElement {
  const height = Math.max(lowest, Math.min(usual, most));
  const upper = 1.05 * Math.max(chart.limits[1], max(chart.points, ({high}) => high) ?? 0);
  const format = scaleFormat("share", tickStep(0, upper, 5));
  const marginLeft = 14 + letter * format(upper).length;
  const ticks = monthTicks(chart.xs, width - marginLeft - 20);
  const labels = new Map(ticks.map(({x, label}) => [x, label]));
  const rule = (value: number, dash: string) =>
    Plot.ruleY([value], {stroke: "var(--underlag-text)", strokeOpacity: 0.75, strokeDasharray: dash});
  // A quarter without figures breaks the line.
  const segment = chart.points.map(({x}, i) =>
    chart.points.slice(0, i + 1).reduce((gaps, point, k) => {
      const before = chart.points[k - 1];
      return before !== undefined && point.x - before.x > 1 ? gaps + 1 : gaps;
    }, x * 0),
  );
  return Plot.plot({
    ...{width, height, marginTop, marginBottom, marginLeft, marginRight: 20},
    style: {
      fontSize: "13px",
      fontFamily: "var(--sans-serif)",
      background: "none",
      color: "var(--underlag-text)",
    },
    x: {domain: [0, Math.max(1, chart.xs.length - 1)], axis: null},
    y: {domain: [0, upper], axis: null},
    marks: [
      Plot.gridY({ticks: 5, stroke: "var(--underlag-grid)", strokeOpacity: 1}),
      Plot.axisY({ticks: 5, tickSize: 0, tickFormat: format, label: null}),
      Plot.axisX({
        ticks: ticks.map(({x}) => x),
        tickSize: 0,
        tickFormat: (x: number) => labels.get(x) ?? "",
        label: null,
      }),
      rule(chart.mean, "none"),
      ...chart.limits.filter((limit) => limit > 0).map((limit) => rule(limit, "2,3")),
      Plot.link(chart.points, {
        ...{x1: "x", x2: "x", y1: "low", y2: "high", stroke: "var(--underlag-own)", strokeOpacity: 0.35},
        strokeWidth: 4,
      }),
      Plot.line(chart.points, {
        x: "x",
        y: "value",
        z: segment,
        stroke: "var(--underlag-own)",
        strokeWidth: 1.5,
      }),
      ...[false, true].map((signal) =>
        Plot.dot(
          chart.points.filter((point) => point.signal === signal),
          {
            ...{x: "x", y: "value", symbol: signal ? "triangle" : "circle", r: signal ? 6 : 3.5},
            fill: ({preliminary}: ControlPoint) =>
              preliminary
                ? "var(--theme-background)"
                : signal
                  ? "var(--underlag-text)"
                  : "var(--underlag-own)",
            stroke: ({preliminary}: ControlPoint) =>
              preliminary ? "var(--underlag-own)" : "var(--theme-background)",
            strokeWidth: 1.5,
          },
        ),
      ),
    ],
  }) as SVGSVGElement;
}
