import * as Plot from "npm:@observablehq/plot";
import type {Series, ShareChart} from "./diagramModel.js";
import {looks, markedLook} from "./palette.js";
import {lineHeight, shareLayout} from "./shareLayout.js";

/**
 * Draws one row a category: for each series a mark at its share and a line for the interval. Where that is higher than `most` the rows are
 * closer together, as far as they can be told apart. Names have room for `longest` letters, or for those of the longest of them.
 */
export function drawShares(
  chart: ShareChart,
  series: readonly Series[],
  width: number,
  most = Infinity,
  longest?: number,
): SVGSVGElement {
  const {height, margins, beside, lines, toName, toMarks, upper, ticks, tickFormat} = shareLayout(
    chart,
    series.length,
    width,
    most,
    longest,
  );
  const rows = chart.categories.map((_, category) => category);
  const isMuted = (category: number): boolean =>
    chart.muted?.includes(chart.categories[category] ?? "") ?? false;
  // A mark of nothing takes as long to draw as any other.
  const greys = rows.some(isMuted) ? [false, true] : [false];
  const muted = "var(--underlag-axis)";

  return Plot.plot({
    ...{width, height, ...margins},
    style: {
      fontSize: "13px",
      fontFamily: "var(--sans-serif)",
      background: "none",
      color: "var(--underlag-text)",
    },
    x: {domain: [0, upper], axis: null},
    y: {type: "band", domain: rows, padding: 0, axis: null},
    marks: [
      ...(chart.marked === undefined
        ? []
        : [
            Plot.barX(
              rows.filter((category) => chart.marked?.includes(chart.categories[category] ?? "") ?? false),
              {y: (category: number) => category, x1: 0, x2: upper, ...markedLook},
            ),
          ]),
      Plot.gridX({ticks, stroke: "var(--underlag-grid)", strokeOpacity: 1}),
      Plot.axisX({
        ticks,
        tickSize: 0,
        tickFormat,
        label: null,
      }),
      Plot.ruleX([0], {stroke: "var(--underlag-axis)"}),
      ...(chart.reference === undefined
        ? []
        : [Plot.ruleX([chart.reference], {stroke: "var(--underlag-context)", strokeDasharray: "4,3"})]),
      ...greys.map((grey) =>
        Plot.text(
          rows.filter((category) => isMuted(category) === grey),
          {
            y: (category: number) => category,
            text: (category: number) => lines[category]?.join("\n") ?? "",
            frameAnchor: "left",
            textAnchor: beside ? "end" : "start",
            dx: beside ? -10 : 4,
            dy: -toName,
            lineHeight: lineHeight / 13,
            fill: grey ? muted : "currentColor",
            stroke: "var(--theme-background)",
            strokeWidth: 4,
          },
        ),
      ),
      ...series.flatMap(({id, style}, i) =>
        greys.flatMap((grey) => {
          const points = chart.points.filter(
            (point) => point.series === id && isMuted(point.category) === grey,
          );
          const look = looks[style];
          const colour = grey ? muted : look.colour;
          return [
            Plot.link(points, {
              x1: "low",
              x2: "high",
              y1: "category",
              y2: "category",
              stroke: colour,
              strokeWidth: 2,
              dy: toMarks[i] ?? 0,
            }),
            Plot.dot(points, {
              x: "value",
              y: "category",
              r: 3.5,
              symbol: look.symbol,
              fill: colour,
              stroke: "var(--theme-background)",
              strokeWidth: 1,
              dy: toMarks[i] ?? 0,
            }),
          ];
        }),
      ),
    ],
  }) as SVGSVGElement;
}
