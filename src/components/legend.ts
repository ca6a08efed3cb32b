import type {Series} from "./diagramModel.js";
import {element, svgElement} from "./element.js";
import {looks} from "./palette.js";

/** The key above a chart: for each series its line and symbol as drawn, and its name. */
export function legend(series: readonly Series[], lines: boolean): HTMLElement {
  return element(
    "ul",
    {class: "underlag-legend", "aria-label": "Teckenförklaring"},
    ...series.map(({label, style}) => element("li", {}, sample(style, lines), label)),
  );
}

function sample(style: Series["style"], line: boolean): SVGSVGElement {
  const {colour, dash, symbol} = looks[style];
  const marks: SVGElement[] = [];
  if (line) {
    marks.push(
      svgElement("line", {
        x1: 1,
        x2: 31,
        y1: 8,
        y2: 8,
        stroke: colour,
        "stroke-width": 2,
        "stroke-dasharray": dash,
      }),
    );
  }
  marks.push(svgElement("path", {d: paths[symbol], fill: colour, transform: "translate(16,8)"}));
  return svgElement(
    "svg",
    {width: 32, height: 16, viewBox: "0 0 32 16", "aria-hidden": "true", focusable: "false"},
    ...marks,
  );
}

/** Outlines around the origin, of the same size as in the charts. */
const paths = {
  circle: "M0-5A5 5 0 1 1 0 5A5 5 0 1 1 0-5Z",
  square: "M-4.4-4.4h8.8v8.8h-8.8Z",
  diamond: "M0-6.5L4.2 0L0 6.5L-4.2 0Z",
  triangle: "M0-6L5.4 3.6L-5.4 3.6Z",
} as const;
