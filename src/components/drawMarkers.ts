import {svgElement} from "./element.js";
import type {Marker} from "./markers.js";

/** Radius of a marker, how far its middle stands from its point, and from another one at the same place: pixels of the chart. */
const [radius, away, apart] = [10, 18, 22];

/**
 * Puts the markers of a step on its chart: a number in a disc above its point, or below where there is no room, with a line to the point; in
 * the upper corner of what is a field. The chart's text alternative tells them too. A marker at a point that is not drawn here is left out.
 */
export function drawMarkers(svg: SVGSVGElement, markers: readonly Marker[]): void {
  const taken = new Map<string, number>();
  const told: string[] = [];
  for (const {n, place, name} of markers) {
    const at = svg.querySelector<SVGElement>(`[data-place="${CSS.escape(place)}"]`);
    if (at === null) continue;
    const before = taken.get(place) ?? 0;
    taken.set(place, before + 1);
    at.ownerSVGElement?.append(markerAt(at, before, n));
    told.push(`${n} vid ${name}`);
  }
  const alternative = svg.getAttribute("aria-label") ?? "";
  if (told.length > 0) svg.setAttribute("aria-label", `${alternative} Markörer: ${told.join("; ")}.`);
}

/** A marker at a place where so many stand before it. */
function markerAt(place: SVGElement, before: number, n: number): SVGElement {
  const [x, y] = middleOf(place);
  const isField = place.tagName === "rect";
  const [left, top] = isField
    ? [x + numberOf(place, "width") / 2 - radius + 1 - before * apart, y - numberOf(place, "height") / 2 + 5]
    : [x + before * apart, y - away < radius ? y + away : y - away];
  return svgElement(
    "g",
    {class: "underlag-marker"},
    ...(isField ? [] : [svgElement("line", {x1: x, y1: y, x2: left, y2: top})]),
    svgElement("circle", {cx: left, cy: top, r: radius}),
    svgElement("text", {x: left, y: top, dy: "0.36em", "text-anchor": "middle", "font-size": 13}, String(n)),
  );
}

/** The key of the point that lies nearest to where somebody pressed, in pixels of the window; undefined where the chart has none. */
export function nearestPlace(svg: SVGSVGElement, x: number, y: number): string | undefined {
  let nearest: {readonly key: string | undefined; readonly far: number} | undefined;
  for (const place of svg.querySelectorAll<SVGGraphicsElement>("[data-place]")) {
    const at = new DOMPoint(...middleOf(place)).matrixTransform(place.getScreenCTM() ?? undefined);
    const far = Math.hypot(at.x - x, at.y - y);
    if (nearest === undefined || far < nearest.far) nearest = {key: place.dataset["place"], far};
  }
  return nearest?.key;
}

function middleOf(place: SVGElement): [x: number, y: number] {
  return place.tagName === "rect"
    ? [
        numberOf(place, "x") + numberOf(place, "width") / 2,
        numberOf(place, "y") + numberOf(place, "height") / 2,
      ]
    : [numberOf(place, "cx"), numberOf(place, "cy")];
}

const numberOf = (place: SVGElement, name: string): number => Number(place.getAttribute(name) ?? 0);
