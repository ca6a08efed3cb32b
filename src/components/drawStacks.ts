import {formatCount} from "../measures/swedish.js";
import type {StackChart} from "./chartModels.js";
import type {Draw} from "./diagram.js";
import {element, svgElement} from "./element.js";
import {shades, textOn} from "./shades.js";

const [font, letter, bar, between, heading] = [13, 7, 26, 6, 24];

/** Draws bars of 100 per cent under the name of their group, divided into the same parts; a part with room for it has its figure. */
export const drawStacks: Draw<StackChart> = ({parts, bars, xLabel}, _series, width) => {
  const marginLeft =
    Math.max(...bars.map(({label}) => label.length)) * letter +
    (bars.some(({label}) => label !== "") ? 10 : 0);
  const room = width - marginLeft;
  const text = (content: string, attributes: Record<string, string | number>): SVGElement =>
    svgElement("text", {"font-size": font, fill: "var(--underlag-text)", ...attributes}, content);
  const marks: SVGElement[] = [];
  let y = 0;
  for (const [i, {group, label, shares}] of bars.entries()) {
    if (group !== bars[i - 1]?.group) {
      y += heading;
      marks.push(text(group, {x: 0, y: y - 7, "font-weight": 600}));
    }
    if (label !== "") marks.push(text(label, {x: 0, y: y + bar / 2 + 4.5}));
    let before = 0;
    for (const [at, {shade}] of parts.entries()) {
      const share = shares[at] ?? 0;
      const [x, wide] = [marginLeft + before * room, share * room];
      before += share;
      if (wide <= 0) continue;
      marks.push(
        svgElement("rect", {
          ...{class: "underlag-mark", x, y, width: wide, height: bar},
          ...{fill: shades[shade], stroke: "var(--theme-background)", "stroke-width": 1},
        }),
      );
      const figure = `${formatCount(share * 100)}\u00a0%`;
      if (wide > figure.length * letter + 6)
        marks.push(
          text(figure, {
            ...{x: x + wide / 2, y: y + bar / 2 + 4.5, "text-anchor": "middle"},
            fill: textOn(shade),
          }),
        );
    }
    y += bar + between;
  }
  const svg = svgElement(
    "svg",
    {width, height: y, viewBox: `0 0 ${width} ${y}`, "font-family": "var(--sans-serif)"},
    ...marks,
  );
  return {svg, axis: xLabel, lines: false, key: keyOf(parts)};
};

/** The key above such bars: the parts in the order that they stand. */
function keyOf(parts: StackChart["parts"]): HTMLElement {
  const sample = (fill: string): SVGSVGElement =>
    svgElement(
      "svg",
      {width: 18, height: 16, viewBox: "0 0 18 16", "aria-hidden": "true", focusable: "false"},
      svgElement("rect", {x: 1, y: 1, width: 16, height: 14, fill}),
    );
  return element(
    "ul",
    {class: "underlag-legend", "aria-label": "Teckenförklaring"},
    ...parts.map(({label, shade}) => element("li", {}, sample(shades[shade]), label)),
  );
}
