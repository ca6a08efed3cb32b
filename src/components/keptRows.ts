import {max} from "npm:d3-array";
import type {Series, ShareChart} from "./diagramModel.js";

/**
 * The rows of a chart in the order that they stay in where not all have room: those that are pointed at, then those that the chart itself
 * keeps or the largest of the first series that has any, and last what is no answer.
 */
export function keptRows(chart: ShareChart, series: readonly Pick<Series, "id">[]): number[] {
  const {categories, muted = [], marked = [], kept, points} = chart;
  const highest = max(points, ({value}) => value) ?? 1;
  const first = series.find(({id}) => points.some((point) => point.series === id));
  const sizeOf = (name: string, row: number): number => {
    if (kept !== undefined)
      return kept.categories.includes(name) ? 1 / (1 + kept.categories.indexOf(name)) : 0;
    const own = points.find((point) => point.category === row && point.series === first?.id);
    return (own?.value ?? 0) / highest;
  };
  const rankOf = (name: string, row: number): number =>
    sizeOf(name, row) + (marked.includes(name) ? 2 : 0) - (muted.includes(name) ? 2 : 0);
  return categories
    .map((name, row) => ({row, rank: rankOf(name, row)}))
    .sort((a, b) => b.rank - a.rank || a.row - b.row)
    .map(({row}) => row);
}
