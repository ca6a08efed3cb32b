import {formatCount, formatPercent, formatTenths, formatTime, nameOfMonth} from "../measures/swedish.js";
import type {DeckChart} from "./deckModel.js";
import type {DiagramModel, Series} from "./diagramModel.js";

/** A point of a chart that a marker may stand at: its key within the chart, and its name as a reader is told it. */
export interface ChartPlace {
  readonly key: string;
  readonly name: string;
}

/** Key of a point of a series, by its position along the axis or among the rows. */
export const placeKey = (series: string | number, at: string | number): string => `${series} ${at}`;

/** The points of a chart that a marker may stand at, in the chart's own order; none where nothing is drawn. */
export function placesOf({
  chart,
  series,
}: Pick<DiagramModel<DeckChart>, "chart" | "series">): readonly ChartPlace[] {
  if (chart === null) return [];
  switch (chart.kind) {
    case "lines":
      return bySeries(series, chart.points, ({x}) => [x, timeName(chart.xs[x] ?? "")]);
    case "shares":
      return chart.categories.flatMap((name, category) =>
        series.flatMap(({id, label}) =>
          chart.points.some((point) => point.category === category && point.series === id)
            ? [{key: placeKey(id, category), name: series.length > 1 ? `${name} (${label})` : name}]
            : [],
        ),
      );
    case "steps":
      return bySeries(series, chart.points, ({day}) => [day, `dag ${day}`]);
    case "matrix":
      return chart.cells.flatMap(({row, column, share}) =>
        (share ?? 0) > 0
          ? [
              {
                key: placeKey(row, column),
                name: `${chart.labels[row] ?? ""} → ${chart.labels[column] ?? ""}`,
              },
            ]
          : [],
      );
    case "flows":
      return (["from", "to"] as const).flatMap((side) =>
        chart.labels.flatMap((label, group) =>
          chart.flows.some((flow) => flow[side] === group && flow.n > 0)
            ? [
                {
                  key: placeKey(side, group),
                  name: `${label}, till ${side === "from" ? "vänster" : "höger"}`,
                },
              ]
            : [],
        ),
      );
    case "stacks":
      return chart.bars.flatMap(({group, label, shares}, bar) =>
        chart.parts.flatMap((part, at) =>
          (shares[at] ?? 0) > 0
            ? [
                {
                  key: placeKey(bar, at),
                  name: `${[group, label].filter((one) => one !== "").join(", ")}: ${part.label}`,
                },
              ]
            : [],
        ),
      );
    case "tiles":
      return chart.tiles.map(({name}) => ({key: name, name}));
    case "panels":
      return chart.panels.map(({name}) => ({key: name, name}));
    case "deciles":
      return [
        ...chart.own.flatMap((one, x) =>
          one === null
            ? []
            : [{key: placeKey("own", x), name: `${chart.name}, ${timeName(chart.xs[x] ?? "")}`}],
        ),
        ...chart.deciles.flatMap((values, x) =>
          values === null
            ? []
            : [{key: placeKey("median", x), name: `Medianen, ${timeName(chart.xs[x] ?? "")}`}],
        ),
      ];
    case "funnel":
      return chart.points.map(({size, value, name}, i) => ({
        key: placeKey("unit", i),
        name:
          name ??
          `Punkten vid ${formatCount(size)} vågrätt och ${chart.scale === "ratio" ? formatTenths(value) : formatPercent(value)} lodrätt`,
      }));
    case "control":
      return chart.points.map(({x}) => ({key: placeKey("own", x), name: timeName(chart.xs[x] ?? "")}));
  }
}

/** The points of each series in turn, named by what they stand at and, where there are several series, by theirs. */
function bySeries<Point extends {readonly series: string}>(
  series: readonly Series[],
  points: readonly Point[],
  placeOf: (point: Point) => readonly [at: number, name: string],
): ChartPlace[] {
  return series.flatMap(({id, label}) =>
    points
      .filter((point) => point.series === id)
      .map((point) => {
        const [at, name] = placeOf(point);
        return {key: placeKey(id, at), name: series.length > 1 ? `${label}, ${name}` : name};
      }),
  );
}

/** A time of an axis in words: a month or a quarter, with or without its year, or a year. */
function timeName(time: string): string {
  if (/^\d{4}$/.test(time)) return time;
  if (/^Q\d$/.test(time)) return `kvartal ${time.slice(1)}`;
  if (/^\d{2}$/.test(time)) return nameOfMonth(time);
  return formatTime(time);
}
