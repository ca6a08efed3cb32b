import {type Attributes, svgElement} from "./element.js";
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
/** Columns of the map of the nation: one of fewer regions has tiles as large. */
const columns = 4;
/** Room for a row of the key. It stands above the tiles, or in the corner that they leave free where they are low. */
const [keyRow, lowKeyRow] = [26, 21];
/** From the middle of a line of text down to where it stands. */
const middle = "0.32em";
/** Room between two tiles. */
const gap = 4;

/**
 * Draws the map: a tile a region with its name and figure, in the colour of its class; a dashed one without a figure. Where that is higher
 * than `most` the tiles are lower, as far as they can be read. Drawn without Plot: the tiles have no axes, and a choice that redraws them is seen sooner.
 */
export function drawTiles(chart: TileChart, room: number, most = Infinity): SVGSVGElement {
  const forRoom = most < Infinity;
  const rows = 1 + Math.max(...chart.tiles.map(({row}) => row));
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
    fill: classes[i]?.fill ?? "none",
  }));
  const tiles = chart.tiles.map((tile) => {
    const lines = isLow ? [tile.name] : namesIn(tile.name, Math.floor((side - 8) / (font * 0.58)));
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

  const square = (at: Box, attributes: Attributes): SVGElement =>
    svgElement("rect", {
      ...{
        x: at.x1,
        y: at.y1,
        width: at.x2 - at.x1,
        height: at.y2 - at.y1,
        rx: 3,
      },
      ...attributes,
    });
  const text = (content: string, attributes: Attributes): SVGElement =>
    svgElement("text", {"text-anchor": "middle", ...attributes}, content);
  const marks = [
    ...key.flatMap(({x, y, fill, text: label}) => [
      square(
        {x1: x, x2: x + 16, y1: y, y2: y + 16},
        {rx: false, fill, stroke: "var(--underlag-axis)", "stroke-width": 1},
      ),
      text(label, {
        ...{x: x + 22, y: y + 8, dy: middle, "text-anchor": "start"},
        ...{"font-size": forRoom ? font : 12, fill: "currentColor"},
      }),
    ]),
    ...tiles.map((tile) =>
      square(tile, {
        ...{fill: tile.fill, stroke: "var(--underlag-axis)"},
        "stroke-dasharray": tile.klass === null ? "4,3" : false,
      }),
    ),
    // The frame lies on top of the tiles beside it.
    ...tiles
      .filter(({chosen}) => chosen)
      .map(({x1, x2, y1, y2}) =>
        square(
          {x1: x1 - 1, x2: x2 + 1, y1: y1 - 1, y2: y2 + 1},
          {fill: "none", stroke: "var(--underlag-text)", "stroke-width": 3},
        ),
      ),
    ...tiles.flatMap(({x1, x2, y1, lines, ink, size, text: figure}) => [
      ...lines.map((line, i) =>
        text(line, {
          ...{
            x: (x1 + x2) / 2,
            y: y1 + toName + (i - (lines.length - 1) / 2) * size * 1.1,
            dy: middle,
          },
          ...{fill: ink, "font-size": size},
        }),
      ),
      text(figure, {
        ...{x: (x1 + x2) / 2, y: y1 + toFigure, dy: middle, fill: ink},
        ...{"font-size": isLow ? font : font + 2, "font-weight": 700},
      }),
    ]),
    ...tiles.map(({name, x1, x2, y1}) => placeField(name, {x: x1, y: y1, width: x2 - x1, height})),
  ];
  return svgElement(
    "svg",
    {
      ...{width, height: total, viewBox: `0 0 ${width} ${total}`},
      ...{"font-family": "var(--sans-serif)", color: "var(--underlag-text)"},
    },
    ...marks,
  );
}

/** A name of a region that begins with a point of the compass: it is joined there. */
const compass = /^(Väster|Öster|Väst|Norr)(?=\p{Ll}{5,}$)/u;

/** A name in lines of at most so many letters, where it can be broken: at spaces, and a word that is too long where it is joined. */
function namesIn(name: string, letters: number): string[] {
  return wrap(name, letters).flatMap((line) =>
    line.length <= letters ? [line] : line.replace(compass, "$1- ").split(" "),
  );
}

/** Where a tile stands. */
interface Box {
  readonly x1: number;
  readonly x2: number;
  readonly y1: number;
  readonly y2: number;
}
