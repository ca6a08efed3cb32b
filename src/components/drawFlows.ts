import type {FlowChart} from "./chartModels.js";
import type {Draw} from "./diagram.js";
import {svgElement} from "./element.js";
import {flowLayout, type FlowNode} from "./flowLayout.js";
import {placeKey} from "./markerPlaces.js";
import {thinned} from "./shades.js";
import {widestText} from "./textWidth.js";
import {spread, wrap} from "./ticks.js";

const [letter, lineHeight, font, nodeWidth] = [7.3, 15, 13, 10];
/** Height of the columns at least, and of the room between two groups; where the chart must be low, the least of that. */
const [usual, gap, closest] = [340, 12, 3];

/** At this width the names of the groups stand outside the columns; below it, on the bands. Where the chart must be low, sooner. */
const [roomForNames, roomWhenLow] = [620, 420];

/**
 * Draws two columns of groups with bands between them: grey for what stays in its group, coloured for what moves. Where that is higher than
 * `most` the groups are lower, as far as their names have room.
 */
export const drawFlows: Draw<FlowChart> = ({labels, flows, xLabel}, _series, width, most = Infinity) => {
  const isLow = most < Infinity;
  const outside = width >= (isLow ? roomWhenLow : roomForNames);
  const longest = Math.max(widestText(labels, 400), ...labels.map(({length}) => length * letter)) + 12;
  const margin = outside ? Math.min(longest, width * (isLow ? 0.36 : 0.29)) : 0;
  const wide = outside ? margin - 10 : width / 2 - nodeWidth - 10;
  const lines = labels.map((label) => wrap(label, Math.floor(wide / letter)));
  const least = Math.max(...lines.map(({length}) => length)) * lineHeight + 6;
  const forNames = labels.length * least;
  const height = Math.max(forNames, Math.min(Math.max(usual, forNames + labels.length * gap), most));
  const between = isLow ? closest : gap;
  const {left, right, bands} = flowLayout(flows, labels.length, height, between);
  const [x0, x1] = [margin, width - margin];
  const middle = (x0 + x1) / 2;
  // What moves lies over what stays, and the thin over the thick.
  const order = [...bands].sort((a, b) => Number(a.changed) - Number(b.changed) || b.n - a.n);
  const marks: SVGElement[] = order.map(({changed, left: a, right: b, thickness}) => {
    // A band of less than a pixel is drawn as one, or nobody would see it.
    const high = Math.max(1, thickness);
    const [start, end] = [x0 + nodeWidth, x1 - nodeWidth];
    const there = `C${middle},${a} ${middle},${b} ${end},${b}`;
    const back = `C${middle},${b + high} ${middle},${a + high} ${start},${a + high}`;
    return svgElement("path", {
      ...{class: "underlag-mark", d: `M${start},${a}${there}L${end},${b + high}${back}Z`},
      fill: changed ? "var(--underlag-own)" : thinned("--underlag-context", 28),
      "fill-opacity": changed ? 0.6 : 1,
    });
  });
  for (const [nodes, x, isLeft] of [
    [left, x0, true],
    [right, x1 - nodeWidth, false],
  ] as const) {
    for (const {group, y0, y1} of nodes)
      marks.push(
        svgElement("rect", {
          ...{x, y: y0, width: nodeWidth, height: Math.max(1, y1 - y0)},
          fill: "var(--underlag-context)",
          "data-place": placeKey(isLeft ? "from" : "to", group),
        }),
      );
    // Outside its column a name stands away from the other one, on the bands towards it.
    const before = isLeft === outside;
    marks.push(...names(nodes, lines, before ? x - 6 : x + nodeWidth + 6, before ? "end" : "start", height));
  }
  const svg = svgElement(
    "svg",
    {width, height, viewBox: `0 0 ${width} ${height}`, "font-family": "var(--sans-serif)"},
    ...marks,
  );
  return {svg, axis: xLabel, lines: false};
};

/** The names of a column's groups beside them, with a rim of the page's colour, moved apart where the groups are low. */
function names(
  nodes: readonly FlowNode[],
  lines: readonly (readonly string[])[],
  x: number,
  anchor: string,
  height: number,
): SVGElement[] {
  const most = Math.max(1, ...nodes.map(({group}) => lines[group]?.length ?? 1)) * lineHeight;
  const middles = nodes.map(({y0, y1}) => (y0 + y1) / 2);
  const placed = spread(middles, most + 3, most / 2, height - most / 2);
  return nodes.flatMap(({group}, i) => {
    const parts = lines[group] ?? [];
    const first = (placed[i] ?? 0) - ((parts.length - 1) * lineHeight) / 2 + 4;
    return parts.map((part, line) =>
      svgElement(
        "text",
        {
          ...{x, y: first + line * lineHeight, "text-anchor": anchor, "font-size": font},
          ...{fill: "var(--underlag-text)", stroke: "var(--theme-background)"},
          ...{"stroke-width": 3, "stroke-linejoin": "round", "paint-order": "stroke"},
        },
        part,
      ),
    );
  });
}
