import type {DeckChart} from "./deckModel.js";
import type {Series} from "./diagramModel.js";
import {svgElement} from "./element.js";
import {placeKey} from "./markerPlaces.js";

/** What Plot lets one ask of a chart that it has drawn. */
interface Plotted extends SVGSVGElement {
  scale(
    name: "x" | "y",
  ): {readonly apply: (value: number) => number; readonly bandwidth?: number} | undefined;
}

/** A point of a drawing that a marker may stand at: nothing to be seen, only where it is. */
export function placeMark(key: string, x: number, y: number): SVGElement {
  return svgElement("circle", {...{"data-place": key, fill: "none"}, ...{cx: x, cy: y, r: 0.5}});
}

/** A field of a drawing that a marker may stand at, as large as it is drawn. */
export function placeField(
  key: string,
  {x, y, width, height}: Readonly<Record<"x" | "y" | "width" | "height", number>>,
): SVGElement {
  return svgElement("rect", {...{"data-place": key, fill: "none"}, ...{x, y, width, height}});
}

/**
 * Lays the points that a marker may stand at into the drawing of a chart on two axes, under the keys of `placesOf`. What is drawn in other
 * ways has them already. `toMarks` is where the marks of each series stand in a row of shares, and `rows` which rows of the whole chart
 * those of this drawing are.
 */
export function layPlaces(
  svg: SVGSVGElement,
  chart: DeckChart,
  series: readonly Series[],
  toMarks: readonly number[] = [],
  rows?: readonly number[],
): void {
  const scaled = (name: "x" | "y", value: number): number => {
    const scale = (svg as Plotted).scale(name);
    return (scale?.apply(value) ?? 0) + (scale?.bandwidth ?? 0) / 2;
  };
  const lay = (key: string, x: number, y: number, dy = 0): void => {
    svg.append(placeMark(key, scaled("x", x), scaled("y", y) + dy));
  };
  switch (chart.kind) {
    case "lines":
      for (const {series: of, x, value} of chart.points) lay(placeKey(of, x), x, value);
      break;
    case "shares":
      for (const {series: of, category, value} of chart.points) {
        const at = series.findIndex(({id}) => id === of);
        lay(placeKey(of, rows?.[category] ?? category), value, category, toMarks[at]);
      }
      break;
    case "steps":
      for (const {series: of, day, value} of chart.points) lay(placeKey(of, day), day, value);
      break;
    case "deciles":
      for (const [x, one] of chart.own.entries()) if (one !== null) lay(placeKey("own", x), x, one.value);
      for (const [x, values] of chart.deciles.entries())
        if (values !== null) lay(placeKey("median", x), x, values[4] ?? 0);
      break;
    case "funnel":
      for (const [i, {size, value}] of chart.points.entries()) lay(placeKey("unit", i), size, value);
      break;
    case "control":
      for (const {x, value} of chart.points) lay(placeKey("own", x), x, value);
      break;
    case "matrix":
    case "flows":
    case "stacks":
    case "tiles":
    case "panels":
      break;
  }
}
