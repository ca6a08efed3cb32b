import * as Plot from "npm:@observablehq/plot";
import {max, min, ticks} from "npm:d3-array";
import {formatCount, formatTenths} from "../measures/swedish.js";
import type {Drawn} from "./diagram.js";
import type {Series} from "./diagramModel.js";
import {looks} from "./palette.js";
import {wrap} from "./ticks.js";
import type {SpecificationChart} from "./specificationModel.js";

const [curveHeight, marginTop, gap, marginBottom] = [230, 10, 26, 8];
const [letter, lineHeight] = [7.2, 15];
/** At this width the options' names stand to the left of the matrix; below it, above each row. */
const roomForNames = 620;

/** Draws every estimate with its interval in order of size, and below it which option of each choice it has. */
export function drawSpecifications(
  {points, rows, claimed, xLabel}: SpecificationChart,
  _: readonly Series[],
  width: number,
): Drawn {
  const beside = width >= roomForNames;
  const longest = max(rows, ({length}) => length) ?? 0;
  const marginLeft = beside ? Math.min(width * 0.45, longest * letter + 14) : 46;
  const names = rows.map((row) => wrap(row, Math.floor((beside ? marginLeft - 14 : width - 16) / letter)));
  const mostLines = max(names, ({length}) => length) ?? 1;
  const rowHeight = beside ? Math.max(20, mostLines * lineHeight + 4) : mostLines * lineHeight + 18;
  const matrixTop = marginTop + curveHeight + gap;
  const height = matrixTop + rows.length * rowHeight + marginBottom;
  const low = Math.min(0, claimed, min(points, (point) => point.low) ?? 0);
  const high = Math.max(0, claimed, max(points, (point) => point.high) ?? 1);
  const y = (value: number): number => marginTop + (1 - (value - low) / (high - low || 1)) * curveHeight;
  const rowAt = (row: number): number =>
    beside ? matrixTop + (row + 0.5) * rowHeight : matrixTop + (row + 1) * rowHeight - 9;
  const marks = ticks(low, high, 5);
  const whole = marks.every(Number.isInteger);
  const styleOf = ({isMain}: (typeof points)[number]) => looks[isMain ? "own" : "nation"];
  const at = points.map((point, x) => ({...point, x}));
  const cells = at.flatMap((point) =>
    rows.map((__, row) => ({point, row, chosen: point.rows.includes(row)})),
  );
  const text = {fontSize: 13, fill: "var(--underlag-text)"} as const;
  const svg = Plot.plot({
    ...{width, height, marginTop: 0, marginBottom: 0, marginLeft, marginRight: 12},
    style: {fontFamily: "var(--sans-serif)", background: "none", color: "var(--underlag-text)"},
    x: {domain: [-0.5, Math.max(points.length - 0.5, 0.5)], axis: null},
    y: {type: "identity", axis: null},
    marks: [
      Plot.ruleY(marks, {y, stroke: "var(--underlag-grid)"}),
      Plot.ruleY([0], {y, stroke: "var(--underlag-axis)"}),
      Plot.ruleY([claimed], {y, stroke: "var(--underlag-axis)", strokeDasharray: "5,4"}),
      Plot.text(marks, {
        ...text,
        ...{y, frameAnchor: "left", textAnchor: "end", dx: -8},
        text: (value: number) => (whole ? formatCount(value) : formatTenths(value)),
      }),
      Plot.ruleX(at, {
        ...{
          x: "x",
          y1: (point: (typeof at)[number]) => y(point.low),
          y2: (point: (typeof at)[number]) => y(point.high),
        },
        stroke: (point: (typeof at)[number]) => styleOf(point).colour,
        strokeWidth: (point: (typeof at)[number]) => (point.isMain ? 2.5 : 1.2),
      }),
      Plot.dot(at, {
        ...{x: "x", y: (point: (typeof at)[number]) => y(point.value), r: 4.5},
        symbol: (point: (typeof at)[number]) => styleOf(point).symbol,
        fill: (point: (typeof at)[number]) => styleOf(point).colour,
      }),
      Plot.dot(cells, {
        x: (cell: (typeof cells)[number]) => cell.point.x,
        y: (cell: (typeof cells)[number]) => rowAt(cell.row),
        r: (cell: (typeof cells)[number]) => (cell.chosen ? 3.5 : 1),
        fill: (cell: (typeof cells)[number]) =>
          cell.chosen ? styleOf(cell.point).colour : "var(--underlag-grid)",
      }),
      Plot.text(names, {
        ...text,
        y: (_name: string[], i: number) => rowAt(i) - (beside ? 0 : 9),
        ...{frameAnchor: "left", textAnchor: beside ? "end" : "start", dx: beside ? -8 : 8 - marginLeft},
        ...{lineAnchor: beside ? "middle" : "bottom", lineHeight: lineHeight / 13},
        text: (lines: string[]) => lines.join("\n"),
      }),
    ],
    symbol: {type: "identity"},
    color: {type: "identity"},
    r: {type: "identity"},
  }) as unknown as SVGSVGElement;
  return {svg, axis: xLabel, lines: false};
}
