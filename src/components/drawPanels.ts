import * as Plot from "npm:@observablehq/plot";
import {max, ticks} from "npm:d3-array";
import type {Estimate} from "../measures/estimate.js";
import {formatCount, formatTenths} from "../measures/swedish.js";
import {placeField} from "./layPlaces.js";
import type {Panel, PanelChart} from "./regionChartModels.js";
import {widestText} from "./textWidth.js";

/** At this width the panels stand as on the map; below it in columns as wide as their names need, at most three, from north to south. */
const roomForMap = 560;

/** Height of a panel on the map, elsewhere, and the least where the chart must be low. */
const [mapHeight, listHeight, lowest] = [104, 96, 40];

/**
 * Draws a small chart for each region, all on the same axes: its own line with limits, the nation's dashed behind. Where that is higher than
 * `most` the panels stand in four columns, as low as they can be read, and the axis has one figure.
 */
export function drawPanels(chart: PanelChart, width: number, most = Infinity): SVGSVGElement {
  const isLow = most < Infinity;
  const asMap = width >= roomForMap && !isLow;
  const narrow = [...chart.panels].sort((a, b) => a.row - b.row || a.column - b.column);
  const names = chart.panels.map(({name}) => name);
  const columns = asMap
    ? 4
    : Math.max(1, Math.min(isLow ? 4 : 3, Math.floor(width / (widestText(names, 600) + 6))));
  const placed = (asMap ? chart.panels : narrow).map((panel, i) => ({
    ...panel,
    fx: asMap ? panel.column : i % columns,
    fy: asMap ? panel.row : Math.floor(i / columns),
  }));
  const rows = max(placed, ({fy}) => fy + 1) ?? 1;
  const top =
    max(
      placed.flatMap(({figures}) => figures),
      (one) => one?.value ?? 0,
    ) ?? 1;
  const upper = top * 1.08 || 1;
  const steps = ticks(0, upper, isLow ? 1 : 3).filter((value) => value > 0);
  const format = steps.some((value) => !Number.isInteger(value)) ? formatTenths : formatCount;
  const point = (panel: {fx: number; fy: number}, figures: readonly (Estimate | null)[]) =>
    figures.flatMap((one, x) =>
      one === null
        ? []
        : [
            {
              ...{fx: panel.fx, fy: panel.fy, x, value: one.value},
              // The axis is the same for all: limits of a small region may reach above it.
              ...{low: Math.min(upper, one.interval[0]), high: Math.min(upper, one.interval[1])},
            },
          ],
    );
  const own = placed.flatMap((panel) => point(panel, panel.figures));
  const nation = placed.flatMap((panel) => point(panel, chart.nation));
  const marks = placed.flatMap(({fx, fy}) => steps.map((value) => ({fx, fy, value})));
  const changed = placed.flatMap(({fx, fy, revised = []}) => revised.map((x) => ({fx, fy, x})));
  const facet = {fx: "fx", fy: "fy"} as const;

  const svg = Plot.plot({
    width,
    height: rows * (asMap ? mapHeight : Math.max(lowest, Math.min(listHeight, (most - 10) / rows))) + 10,
    margin: 0,
    marginTop: 2,
    marginBottom: 4,
    marginLeft: 1,
    marginRight: 1,
    style: {
      ...{fontSize: isLow ? "13px" : "12px", fontFamily: "var(--sans-serif)"},
      ...{background: "none", color: "var(--underlag-text)"},
    },
    fx: {domain: range(columns), axis: null, padding: 0.08},
    fy: {domain: range(rows), axis: null, padding: 0.1},
    x: {domain: [0, Math.max(1, chart.xs.length - 1)], axis: null, insetLeft: isLow ? 34 : 22, insetRight: 2},
    y: {domain: [0, upper], axis: null, insetTop: isLow ? 16 : 20, insetBottom: 1},
    marks: [
      Plot.ruleY(marks, {...facet, y: "value", stroke: "var(--underlag-grid)"}),
      Plot.ruleY(placed, {...facet, y: 0, stroke: "var(--underlag-axis)"}),
      Plot.text(marks, {
        ...{...facet, y: "value", text: ({value}: {value: number}) => format(value), frameAnchor: "left"},
        ...{textAnchor: "start", fontSize: isLow ? 13 : 10, fill: "var(--underlag-quiet)", dy: -1},
      }),
      Plot.text(changed, {
        ...{...facet, x: "x", text: () => "r", frameAnchor: "bottom", dy: -2, lineAnchor: "bottom"},
        ...{fontStyle: "italic", fontSize: isLow ? 13 : 11, fill: "currentColor"},
      }),
      Plot.areaY(own, {
        ...{...facet, x: "x", y1: "low", y2: "high", z: zOf, fill: "var(--underlag-own)", fillOpacity: 0.16},
      }),
      Plot.lineY(nation, {
        ...{...facet, x: "x", y: "value", z: zOf, stroke: "var(--underlag-context)"},
        ...{strokeWidth: 1.5, strokeDasharray: "3,3"},
      }),
      Plot.lineY(own, {
        ...facet,
        x: "x",
        y: "value",
        z: zOf,
        stroke: "var(--underlag-own)",
        strokeWidth: 1.8,
      }),
      Plot.dot(
        own.filter(({x}) => x === chart.xs.length - 1),
        {...facet, x: "x", y: "value", r: 3, symbol: "diamond", fill: "var(--underlag-own)"},
      ),
      ...[false, true].map((chosen) =>
        Plot.text(
          placed.filter((panel) => panel.chosen === chosen),
          {
            ...{...facet, text: ({name}: Panel) => (chosen ? `▸ ${name}` : name), frameAnchor: "top-left"},
            ...{textAnchor: "start", fontWeight: chosen ? 800 : 600, dy: 2, dx: 1},
          },
        ),
      ),
    ],
  }) as SVGSVGElement & {scale(name: "fx" | "fy"): {apply(value: number): number; bandwidth: number}};
  const [across, down] = [svg.scale("fx"), svg.scale("fy")];
  svg.append(
    ...placed.map(({name, fx, fy}) =>
      placeField(name, {
        ...{x: across.apply(fx), y: down.apply(fy)},
        ...{width: across.bandwidth, height: down.bandwidth},
      }),
    ),
  );
  return svg;
}

const zOf = ({fx, fy}: {fx: number; fy: number}): string => `${fx} ${fy}`;
const range = (n: number): number[] => Array.from({length: n}, (_, i) => i);
