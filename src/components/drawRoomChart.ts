import {max} from "npm:d3-array";
import type {DeckChart} from "./deckModel.js";
import type {Draw, Drawn} from "./diagram.js";
import type {Series, ShareChart} from "./diagramModel.js";
import {drawDeckChart} from "./drawDeckChart.js";
import {drawShares} from "./drawShares.js";
import {svgElement} from "./element.js";
import {keptRows} from "./keptRows.js";
import {layPlaces} from "./layPlaces.js";
import {shareLayout} from "./shareLayout.js";

/** Room between two columns of rows, in pixels. */
const between = 14;

/**
 * Draws a chart for a room that reads it from far away: a chart of rows that is higher than `most`, even with its rows close together, has
 * them in two columns on the same axis, where their names leave room for that.
 */
export const drawInColumns: Draw<DeckChart> = (chart, series, width, most = Infinity) => {
  if (chart.kind !== "shares" || fits(chart, series, width, most))
    return drawDeckChart(chart, series, width, most);
  const columns = columnsOf(chart);
  const half = (width - between) / 2;
  return columns.every((one) => namesFit(one, half) && fits(one, series, half, most))
    ? besideEachOther(chart, columns, series, half, most)
    : drawDeckChart(chart, series, width, most);
};

/**
 * Draws a chart with as many of its rows as are no higher than `most` (`keptRows`), and says so in the name of its axis. They stand in the
 * chart's own order. A chart that must be whole is.
 */
export const drawLargest: Draw<DeckChart> = (chart, series, width, most = Infinity) => {
  if (chart.kind !== "shares" || chart.whole === true) return drawDeckChart(chart, series, width, most);
  const {categories, kept} = chart;
  const ranked = keptRows(chart, series);
  const rowsAmong = (n: number): number[] => ranked.slice(0, n).sort((a, b) => a - b);
  const withRows = (n: number): ShareChart => rowsOf(chart, rowsAmong(n));
  let n = categories.length;
  while (n > 1 && !fits(withRows(n), series, width, most)) n--;
  const told = n < categories.length ? `. De ${n} ${kept?.words ?? "största"} av ${categories.length}` : "";
  const svg = drawRows({...withRows(n), rows: rowsAmong(n)}, series, width, most);
  return {svg, axis: `${chart.xLabel}${told}`, lines: false};
};

function fits(chart: ShareChart, series: readonly Series[], width: number, most: number): boolean {
  // Rows that share a height between them add up to it but for the last binary digit.
  return shareLayout(chart, series.length, width, most).height < most + 0.01;
}

/** Some rows of a chart, and which of its rows they are. */
interface SomeRows extends ShareChart {
  readonly rows: readonly number[];
}

/** Draws them, with the points that a marker may stand at: those of the whole chart. */
function drawRows(
  {rows, ...chart}: SomeRows,
  series: readonly Series[],
  width: number,
  most: number,
  longest?: number,
): SVGSVGElement {
  const svg = drawShares(chart, series, width, most, longest);
  const {toMarks} = shareLayout(chart, series.length, width, most, longest);
  layPlaces(svg, chart, series, toMarks, rows);
  return svg;
}

/** Does every name of a row stand on one line? */
function namesFit(chart: ShareChart, width: number): boolean {
  return shareLayout(chart, 1, width, 0).lines.every(({length}) => length === 1);
}

/** The first half of the rows and the rest, under their short names, on the axis of the whole. */
function columnsOf(chart: ShareChart): SomeRows[] {
  const first = Math.ceil(chart.categories.length / 2);
  const all = chart.categories.map((_, category) => category);
  const extent = chart.extent ?? max(chart.points, ({high}) => high) ?? 1;
  return [all.slice(0, first), all.slice(first)].map((rows) => ({
    ...rowsOf({...chart, extent}, rows, chart.short),
    rows,
  }));
}

/** The chart of some of its rows, in the order given, under other names where there are such. */
function rowsOf(
  chart: ShareChart,
  rows: readonly number[],
  names: readonly string[] = chart.categories,
): ShareChart {
  const renamed = (old: readonly string[]): string[] =>
    rows.flatMap((row) => (old.includes(chart.categories[row] ?? "") ? [names[row] ?? ""] : []));
  return {
    ...chart,
    categories: rows.map((row) => names[row] ?? ""),
    ...(chart.short && {short: rows.map((row) => chart.short?.[row] ?? "")}),
    ...(chart.muted && {muted: renamed(chart.muted)}),
    ...(chart.marked && {marked: renamed(chart.marked)}),
    points: chart.points.flatMap((point) => {
      const category = rows.indexOf(point.category);
      return category < 0 ? [] : [{...point, category}];
    }),
  };
}

function besideEachOther(
  {xLabel}: ShareChart,
  columns: readonly SomeRows[],
  series: readonly Series[],
  half: number,
  most: number,
): Drawn {
  const longest = max(
    columns.flatMap(({categories}) => categories),
    ({length}) => length,
  );
  const drawn = columns.map((one) => drawRows(one, series, half, most, longest));
  const height = Math.max(...drawn.map((one) => one.height.baseVal.value));
  const width = 2 * half + between;
  for (const [i, one] of drawn.entries()) one.setAttribute("x", String(i * (half + between)));
  const svg = svgElement("svg", {width, height, viewBox: `0 0 ${width} ${height}`}, ...drawn);
  return {svg, axis: xLabel, lines: false};
}
