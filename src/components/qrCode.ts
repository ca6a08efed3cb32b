import {encode} from "npm:uqr";
import {svgElement} from "./element.js";

/** Modules of light around the code, as the standard asks. */
const quiet = 4;

/**
 * A QR code as a picture, with a text alternative that says where it leads. Black on white in dark mode too: cameras read
 * nothing else with certainty. Error correction M: 15 per cent of the code may be hidden.
 */
export function qrCode(address: string): SVGSVGElement {
  const {data, size} = encode(address, {ecc: "M", border: 0});
  const side = size + 2 * quiet;
  const path = data
    .flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x + quiet} ${y + quiet}h1v1h-1z`] : [])))
    .join("");
  return svgElement(
    "svg",
    {
      class: "underlag-qr",
      viewBox: `0 0 ${side} ${side}`,
      role: "img",
      "aria-label": `QR-kod till ${address}`,
    },
    svgElement("rect", {width: side, height: side, fill: "#fff"}),
    svgElement("path", {d: path, fill: "#000", "shape-rendering": "crispEdges"}),
  );
}
