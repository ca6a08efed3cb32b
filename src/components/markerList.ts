import {element} from "./element.js";
import {type Marker, markerInWords} from "./markers.js";

/** The markers of a chart in words, under the numbers that stand in it; nothing where there are none. */
export function markerList(markers: readonly Marker[]): HTMLElement[] {
  if (markers.length === 0) return [];
  return [
    element(
      "ol",
      {class: "underlag-markers", "aria-label": "Markörer i diagrammet"},
      ...markers.map((marker) => element("li", {value: marker.n}, markerInWords(marker))),
    ),
  ];
}
