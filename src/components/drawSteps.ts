import * as Plot from "npm:@observablehq/plot";
import {formatCount, formatPercent} from "../measures/swedish.js";
import type {StepChart} from "./chartModels.js";
import type {Draw} from "./diagram.js";
import {looks} from "./palette.js";

/** Height of the chart, and the least that it can be read in. */
const [usual, lowest] = [320, 180];
const [marginTop, marginBottom, marginLeft, marginRight] = [26, 44, 52, 30];
/** Room that a label of the day axis needs, in pixels. */
const roomForDay = 34;

/**
 * Draws shares by day as steps, each with its band of uncertainty, and upright lines at the days that are asked about. No higher than
 * `most`, but for what it needs to be read.
 */
export const drawSteps: Draw<StepChart> = (chart, series, width, most = usual) => {
  const height = Math.max(lowest, Math.min(usual, most));
  const perDay = (width - marginLeft - marginRight) / Math.max(1, chart.until);
  const whole = chart.top >= 0.1;
  const svg = Plot.plot({
    ...{width, height, marginTop, marginBottom, marginLeft, marginRight},
    style: {
      fontSize: "13px",
      fontFamily: "var(--sans-serif)",
      background: "none",
      color: "var(--underlag-text)",
    },
    x: {domain: [0, chart.until], axis: null},
    y: {domain: [0, chart.top], axis: null, nice: false},
    marks: [
      Plot.gridY({ticks: 5, stroke: "var(--underlag-grid)", strokeOpacity: 1}),
      Plot.axisY({
        ticks: 5,
        tickSize: 0,
        label: null,
        tickFormat: (share: number) => (whole ? `${formatCount(share * 100)}\u00a0%` : formatPercent(share)),
      }),
      Plot.ruleY([0], {stroke: "var(--underlag-axis)"}),
      Plot.ruleX(chart.rules, {stroke: "var(--underlag-axis)", strokeDasharray: "2,4"}),
      Plot.text(chart.rules, {
        x: (day: number) => day,
        frameAnchor: "top",
        text: (day: number) => `dag ${day}`,
        dy: -18,
        textAnchor: "middle",
        filter: (day: number) => chart.rules.every((other) => other <= day || (other - day) * perDay > 48),
      }),
      Plot.axisX(spacedDays(chart, perDay), {
        label: "Dagar",
        labelAnchor: "center",
        labelArrow: "none",
        tickSize: 5,
        tickFormat: (day: number) => formatCount(day),
      }),
      ...series.flatMap(({id, style}) => {
        const points = chart.points.filter((point) => point.series === id);
        const look = looks[style];
        return [
          Plot.areaY(points, {
            ...{x: "day", y1: "low", y2: "high", curve: "step-after"},
            ...{fill: look.colour, fillOpacity: 0.16},
          }),
          // The band of the last day has no width: its limits are a line.
          Plot.link(points.slice(-1), {
            ...{x1: "day", x2: "day", y1: "low", y2: "high"},
            ...{stroke: look.colour, strokeWidth: 2, strokeOpacity: 0.5},
          }),
          Plot.lineY(points, {
            ...{x: "day", y: "value", curve: "step-after"},
            ...{stroke: look.colour, strokeWidth: 2, strokeDasharray: look.dash},
          }),
          Plot.dot(points, {x: "day", y: "value", r: 3, symbol: look.symbol, fill: look.colour}),
        ];
      }),
    ],
  }) as SVGSVGElement;
  return {svg, axis: chart.yLabel, lines: true};
};

/** The days that the axis has room to name: those with a rule first, then the others where they do not come too near. */
function spacedDays({ticks, rules, until}: StepChart, perDay: number): number[] {
  const kept: number[] = [];
  const wanted = [0, until, ...[...rules].reverse(), ...ticks];
  for (const day of wanted)
    if (kept.every((other) => Math.abs(other - day) * perDay >= roomForDay)) kept.push(day);
  return kept.sort((a, b) => a - b);
}
