import * as Plot from "npm:@observablehq/plot";
import type {TileChart} from "./regionChartModels.js";
import {placeField} from "./layPlaces.js";
import {classes} from "./palette.js";
import {widestText} from "./textWidth.js";
import {wrap} from "./ticks.js";

/** No wider than this: larger tiles are no easier to read. Low ones have each name on one line, and are as wide as there is room. */
const widest = 560;
/** Height of a low tile at least, and of one whose name may take two lines. */
const [lowest, twoLines] = [27, 58];
/** From the middle of the name to that of the figure in a low tile, but for the lowest, where the two nearly touch. */
const lowLine = 14;
const [columns, rows] = [4, 8];
/** Room for a row of the key. It stands above the tiles, or in the corner that they leave free where they are low. */
const [keyRow, lowKeyRow] = [26, 21];
/** Room between two tiles. */
const gap = 4;

/**
 * Draws the map: a tile a region with its name and figure, in the colour of its class; a dashed one without a figure. Where that is higher
 * than `most` the tiles are lower, as far as they can be read.
 */
export function drawTiles(chart: TileChart, room: number, most = Infinity): SVGSVGElement {
  const forRoom = most < Infinity;
  const isLow = most < rows * (twoLines + 4) + 2 * keyRow;
  const width = isLow ? room : Math.min(room, widest);
  const side = (width - gap) / (columns + 0.2);
  const font = side < 100 && !forRoom ? 11 : 13;
  const item = 36 + 7 * Math.max(...chart.classes.map(({length}) => length));
  const freeRows = Math.min(...chart.tiles.filter(({column}) => column === columns - 1).map(({row}) => row));
  const cornerLeft = (columns - 1) * side + 1;
  const inCorner =
    isLow &&
    22 + widestText(chart.classes, 400) <= width - cornerLeft &&
    freeRows * (lowest + gap) >= chart.classes.length * lowKeyRow;
  // Above the tiles the key stands on as many lines as it takes.
  const perLine = inCorner ? 1 : Math.max(1, Math.floor(width / item));
  const keyHeight = inCorner ? 0 : Math.ceil(chart.classes.length / perLine) * keyRow + 8;
  const height = isLow
    ? Math.max(lowest, Math.min(twoLines, (most - keyHeight - 4) / rows - gap))
    : Math.max(twoLines, Math.min(72, side * 0.62));
  // In a low tile the two lines stand close together in its middle.
  const between = Math.min(lowLine, height - 14);
  const [toName, toFigure] = isLow
    ? [(height - between) / 2, (height + between) / 2]
    : [height * 0.34, height * 0.76];
  const left = ({column, apart}: {column: number; apart: number}): number => (column + apart) * side + 1;
  const top = ({row}: {row: number}): number => keyHeight + row * (height + gap) + 1;
  const key = chart.classes.map((text, i) => ({
    text,
    x: inCorner ? cornerLeft : (i % perLine) * item,
    y: Math.floor(i / perLine) * (inCorner ? lowKeyRow : keyRow) + 2,
    ...(classes[i] ?? classes[0]),
  }));
  const tiles = chart.tiles.map((tile) => {
    const lines = isLow ? [tile.name] : wrap(tile.name, Math.floor((side - 8) / (font * 0.58)));
    const look = tile.klass === null ? null : classes[tile.klass];
    return {
      ...tile,
      x1: left(tile),
      x2: left(tile) + side - gap,
      y1: top(tile),
      y2: top(tile) + height,
      fill: look?.fill ?? "none",
      ink: look?.ink ?? "var(--underlag-text)",
      lines,
      // A word that is longer than the tile is wide is written smaller.
      size: Math.min(font, (side - 10) / (0.58 * Math.max(...lines.map(({length}) => length)))),
    };
  });
  const total = keyHeight + rows * (height + gap) + 4;

  const svg = Plot.plot({
    width,
    height: total,
    margin: 0,
    style: {fontFamily: "var(--sans-serif)", background: "none", color: "var(--underlag-text)"},
    x: {domain: [0, width], range: [0, width], axis: null},
    y: {domain: [0, total], range: [0, total], axis: null},
    marks: [
      Plot.rect(key, {
        ...{x1: "x", x2: ({x}: {x: number}) => x + 16, y1: "y", y2: ({y}: {y: number}) => y + 16},
        ...{fill: "fill", stroke: "var(--underlag-axis)", strokeWidth: 1},
      }),
      Plot.text(key, {
        ...{x: ({x}: {x: number}) => x + 22, y: ({y}: {y: number}) => y + 8, text: "text"},
        ...{textAnchor: "start", fontSize: forRoom ? font : 12},
      }),
      ...[false, true].map((missing) =>
        Plot.rect(
          tiles.filter(({klass}) => (klass === null) === missing),
          {
            ...{x1: "x1", x2: "x2", y1: "y1", y2: "y2", rx: 3, fill: "fill", stroke: "var(--underlag-axis)"},
            strokeDasharray: missing ? "4,3" : "none",
          },
        ),
      ),
      Plot.rect(
        tiles.filter(({chosen}) => chosen),
        {
          ...{x1: "x1", x2: "x2", y1: "y1", y2: "y2", rx: 3, fill: "none"},
          ...{stroke: "var(--underlag-text)", strokeWidth: 3, inset: -1},
        },
      ),
      Plot.text(tiles, {
        ...{x: ({x1, x2}: Box) => (x1 + x2) / 2, y: ({y1}: Box) => y1 + toName},
        ...{
          text: ({lines}: {lines: string[]}) => lines.join("\n"),
          fill: "ink",
          fontSize: "size",
          lineHeight: 1.1,
        },
      }),
      Plot.text(tiles, {
        ...{x: ({x1, x2}: Box) => (x1 + x2) / 2, y: ({y1}: Box) => y1 + toFigure, text: "text"},
        ...{fill: "ink", fontSize: isLow ? font : font + 2, fontWeight: 700},
      }),
    ],
  }) as SVGSVGElement;
  svg.append(...tiles.map(({name, x1, x2, y1}) => placeField(name, {x: x1, y: y1, width: x2 - x1, height})));
  return svg;
}

interface Box {
  readonly x1: number;
  readonly x2: number;
  readonly y1: number;
}
