import {formatCount, formatTenths} from "../measures/swedish.js";
import type {MatrixChart} from "./chartModels.js";
import type {Draw} from "./diagram.js";
import {svgElement} from "./element.js";
import {placeKey} from "./markerPlaces.js";
import {thinned} from "./shades.js";
import {wrap} from "./ticks.js";

const [letter, lineHeight, font] = [7, 16, 13];
/** Height of a cell, and the least where the chart must be low. */
const [usual, lowest] = [34, 18];
/** At this width the names of the rows stand to the left of the cells; below it, above them. Where the chart must be low, sooner. */
const [roomForNames, roomWhenLow] = [620, 420];

/**
 * Draws a square of shares: each row and column has a number, and a row its name. What stays in its group has a frame, what is withheld
 * a dashed one, and a cell that is published as 0 is empty. The stronger the colour, the larger the share of the row. Where that is higher
 * than `most` the cells are lower, as far as they can be read.
 */
export const drawMatrix: Draw<MatrixChart> = (
  {labels, withheld, cells, xLabel},
  _series,
  width,
  most = Infinity,
) => {
  const isLow = most < Infinity;
  const beside = width >= (isLow ? roomWhenLow : roomForNames);
  const names = labels.map((label, i) => `${i + 1}. ${label}`);
  const marginLeft = beside
    ? Math.min(width * (isLow ? 0.45 : 0.36), Math.max(...names.map(({length}) => length)) * letter + 8)
    : 0;
  const lines = names.map((name) => wrap(name, Math.floor((beside ? marginLeft - 8 : width) / letter)));
  const above = beside ? 0 : Math.max(...lines.map(({length}) => length)) * lineHeight + 6;
  const side = (width - marginLeft) / labels.length;
  const top = 24;
  const mostLines = Math.max(...lines.map(({length}) => length));
  const wanted = beside ? Math.max(usual, mostLines * lineHeight + 8) : usual;
  const least = beside ? Math.max(lowest, mostLines * (lineHeight - 1) + 2) : lowest;
  const cellHeight = Math.max(least, Math.min(wanted, (most - top - 2) / labels.length - above));
  const row = cellHeight + above;
  const height = top + row * labels.length + 2;
  const text = (content: string, attributes: Record<string, string | number>): SVGElement =>
    svgElement("text", {"font-size": font, fill: "var(--underlag-text)", ...attributes}, content);
  const marks: SVGElement[] = labels.map((_, i) =>
    text(String(i + 1), {
      x: marginLeft + (i + 0.5) * side,
      y: 16,
      "text-anchor": "middle",
      "font-weight": 600,
    }),
  );
  for (const [i, parts] of lines.entries()) {
    const first = beside
      ? top + i * row + cellHeight / 2 - ((parts.length - 1) * lineHeight) / 2 + 4
      : top + i * row + lineHeight - 2;
    for (const [line, part] of parts.entries()) marks.push(text(part, {x: 0, y: first + line * lineHeight}));
  }
  for (const cell of cells) {
    const [x, y] = [marginLeft + cell.column * side, top + cell.row * row + above];
    const share = cell.share ?? 0;
    const same = cell.row === cell.column;
    const hidden = [cell.row, cell.column].some((at) => withheld.includes(labels[at] ?? ""));
    marks.push(
      svgElement("rect", {
        ...{
          class: "underlag-mark",
          x: x + 1.5,
          y: y + 1.5,
          width: Math.max(0, side - 3),
          height: cellHeight - 3,
        },
        "data-place": share > 0 && placeKey(cell.row, cell.column),
        fill: share > 0 && !same ? thinned("--underlag-own", strength(share)) : "none",
        stroke: same || hidden ? "var(--underlag-axis)" : "var(--underlag-grid)",
        "stroke-width": same ? 1.5 : 1,
        "stroke-dasharray": hidden ? "3,3" : "none",
      }),
    );
    if (share > 0)
      marks.push(
        text(side < 46 && share >= 0.1 ? formatCount(share * 100) : formatTenths(share * 100), {
          ...{x: x + side / 2, y: y + cellHeight / 2 + 4.5, "text-anchor": "middle"},
          "font-size": side < 46 && !isLow ? 11.5 : font,
        }),
      );
  }
  const svg = svgElement(
    "svg",
    {width, height, viewBox: `0 0 ${width} ${height}`, "font-family": "var(--sans-serif)"},
    ...marks,
  );
  return {svg, axis: xLabel, lines: false};
};

/** Per cent of the colour: by the root of the share, since most changes are small; text can be read on the strongest. */
function strength(share: number): number {
  return Math.round(6 + 44 * Math.min(1, Math.sqrt(share / 0.25)));
}
