import {formatCount} from "../measures/swedish.js";
import type {StackChart} from "./chartModels.js";
import type {Draw} from "./diagram.js";
import {element, svgElement} from "./element.js";
import {placeKey} from "./markerPlaces.js";
import {shades, textOn} from "./shades.js";

const [font, letter] = [13, 7];
/** Height of a bar, of the room between two and of the name of a group, and the least that they can be read in. */
const usual = {bar: 26, between: 6, heading: 24};
const lowest = {bar: 15, between: 2, heading: 19};

/**
 * Draws bars of 100 per cent under the name of their group, divided into the same parts; a part with room for it has its figure. Where that
 * is higher than `most` the bars are lower, as far as they can be read.
 */
export const drawStacks: Draw<StackChart> = ({parts, bars, xLabel}, _series, width, most = Infinity) => {
  const groups = bars.filter(({group}, i) => group !== bars[i - 1]?.group).length;
  const highIn = (of: typeof usual): number => groups * of.heading + bars.length * (of.bar + of.between);
  // How much of what there is between the lowest and the usual there is room for.
  const part = Math.max(0, Math.min(1, (most - highIn(lowest)) / (highIn(usual) - highIn(lowest))));
  const sized = (of: keyof typeof usual): number => lowest[of] + part * (usual[of] - lowest[of]);
  const [bar, between, heading] = [sized("bar"), sized("between"), sized("heading")];
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
      marks.push(text(group, {x: 0, y: y - heading * 0.28, "font-weight": 600}));
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
          "data-place": placeKey(i, at),
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
