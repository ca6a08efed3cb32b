import * as Plot from "npm:@observablehq/plot";
import {max, tickStep} from "npm:d3-array";
import {formatCount, formatPercent, formatTenths} from "../measures/swedish.js";
import type {FunnelChart, FunnelPoint, UnitScale} from "./unitChartModels.js";
import {element, svgElement} from "./element.js";
import {zoneWords} from "./unitWords.js";

const [usual, lowest, marginTop, marginBottom] = [360, 170, 14, 40];
/** Width of a digit or letter of the chart's 13 pixel text, generously. */
const letter = 7.5;
/** Below this width there is no room for a name beside its mark; the key says which mark it is. */
const roomForNames = 560;

/** Each zone by the shape of its mark, so that no one has to tell colours apart; none of the colours means good or bad. */
const marks = {
  inside: {symbol: "circle", colour: "var(--underlag-context)", r: 2.6},
  "beyond 95": {symbol: "diamond", colour: "var(--underlag-own)", r: 4},
  "beyond 99.8": {symbol: "triangle", colour: "var(--underlag-text)", r: 5},
} as const;
const zones = ["inside", "beyond 95", "beyond 99.8"] as const;

/**
 * Draws the funnel: the target, two pairs of limits, and a mark for each unit. What is not in focus is faint. No higher than `most`, but
 * for what it needs to be read.
 */
export function drawFunnel(chart: FunnelChart, width: number, most = usual): SVGSVGElement {
  const height = Math.max(lowest, Math.min(usual, most));
  const top = max([
    ...chart.points.map(({value}) => value),
    ...chart.limits.slice(Math.floor(chart.limits.length / 8)).map(({p998}) => p998[1]),
  ]);
  const upper = (top ?? 1) * 1.05;
  const format = scaleFormat(chart.scale, tickStep(0, upper, 5));
  const marginLeft = 14 + letter * format(upper).length;
  const widest = max(chart.limits, ({size}) => size) ?? 1;
  const line = (at: (limits: FunnelChart["limits"][number]) => number, dash: string) =>
    Plot.line(chart.limits, {
      x: "size",
      // What would lie above the chart is not drawn.
      y: (limits: FunnelChart["limits"][number]) => (at(limits) > upper ? NaN : at(limits)),
      stroke: "var(--underlag-text)",
      strokeOpacity: 0.75,
      strokeWidth: 1.2,
      strokeDasharray: dash,
    });
  const dots = zones.flatMap((zone) =>
    [false, true].map((focus) =>
      Plot.dot(
        chart.points.filter((point) => point.zone === zone && point.focus === focus),
        {
          ...{x: "size", y: "value", symbol: marks[zone].symbol, r: marks[zone].r},
          fill: marks[zone].colour,
          fillOpacity: focus ? 0.9 : 0.22,
          stroke: "var(--theme-background)",
          strokeWidth: 0.6,
        },
      ),
    ),
  );
  const named = chart.points.filter(
    (point): point is FunnelPoint & {name: string} => point.name !== undefined,
  );
  return Plot.plot({
    ...{width, height, marginTop, marginBottom, marginLeft, marginRight: 16},
    style: {
      fontSize: "13px",
      fontFamily: "var(--sans-serif)",
      background: "none",
      color: "var(--underlag-text)",
    },
    x: {domain: [0, widest], axis: null},
    y: {domain: [0, upper], axis: null},
    marks: [
      Plot.gridY({ticks: 5, stroke: "var(--underlag-grid)", strokeOpacity: 1}),
      Plot.axisY({ticks: 5, tickSize: 0, tickFormat: format, label: null}),
      Plot.axisX({ticks: width < 500 ? 4 : 8, tickSize: 0, tickFormat: formatCount, label: null}),
      Plot.ruleY([chart.target], {stroke: "var(--underlag-text)", strokeWidth: 1.2}),
      line(({p95}) => p95[0], "6,4"),
      line(({p95}) => p95[1], "6,4"),
      line(({p998}) => p998[0], "2,3"),
      line(({p998}) => p998[1], "2,3"),
      ...dots,
      Plot.dot(named, {
        ...{x: "size", y: "value", symbol: "square", r: 6.5},
        fill: "var(--underlag-own)",
        stroke: "var(--theme-background)",
        strokeWidth: 1.5,
      }),
      Plot.text(width < roomForNames ? [] : named, {
        ...{x: "size", y: "value", text: "name", dy: -14, fontWeight: 600},
        textAnchor: (named[0]?.size ?? 0) > widest / 2 ? "end" : "start",
        fill: "currentColor",
        stroke: "var(--theme-background)",
        strokeWidth: 5,
      }),
    ],
  }) as SVGSVGElement;
}

/** The key: what each mark and line stands for. */
export function funnelKey(chart: FunnelChart): HTMLElement {
  const sample = (...children: SVGElement[]): SVGSVGElement =>
    svgElement(
      "svg",
      {width: 32, height: 16, viewBox: "0 0 32 16", "aria-hidden": "true", focusable: "false"},
      ...children,
    );
  const rule = (dash: string): SVGElement =>
    svgElement("line", {
      ...{x1: 1, x2: 31, y1: 8, y2: 8, stroke: "currentColor", "stroke-width": 1.4},
      "stroke-dasharray": dash,
    });
  const shape = (path: string, fill: string): SVGElement =>
    svgElement("path", {d: path, fill, transform: "translate(16,8)"});
  const isNamed = chart.points.some(({name}) => name !== undefined);
  const entries: [SVGSVGElement, string][] = [
    ...(chart.points.length === 0
      ? []
      : zones.map((zone): [SVGSVGElement, string] => [
          sample(shape(shapes[marks[zone].symbol], marks[zone].colour)),
          zoneWords[zone],
        ])),
    ...(isNamed
      ? [
          [sample(shape(shapes.square, "var(--underlag-own)")), "den valda enheten"] as [
            SVGSVGElement,
            string,
          ],
        ]
      : []),
    [sample(rule("none")), "alla av typen"],
    [sample(rule("6,4")), "95-procentsgräns"],
    [sample(rule("2,3")), "99,8-procentsgräns"],
  ];
  return element(
    "ul",
    {class: "underlag-legend", "aria-label": "Teckenförklaring"},
    ...entries.map(([mark, label]) => element("li", {}, mark, label)),
  );
}

/** Outlines around the origin. */
const shapes = {
  circle: "M0-3.5A3.5 3.5 0 1 1 0 3.5A3.5 3.5 0 1 1 0-3.5Z",
  square: "M-4.4-4.4h8.8v8.8h-8.8Z",
  diamond: "M0-6.5L4.2 0L0 6.5L-4.2 0Z",
  triangle: "M0-6L5.4 3.6L-5.4 3.6Z",
} as const;

/** How the value axis is written. */
export function scaleFormat(scale: UnitScale, step: number): (value: number) => string {
  if (scale === "ratio") return formatTenths;
  return step < 0.01 ? formatPercent : (share) => `${formatCount(share * 100)}\u00a0%`;
}
