import type {Manifest} from "../contract/release.js";
import {element} from "./element.js";

/**
 * Stands on a page of real figures while the rest of the site shows the synthetic country, whose notice is at the top of every
 * page; empty in a release of real certificates.
 */
export function realFigures({synthetic}: Pick<Manifest, "synthetic">): HTMLElement {
  if (!synthetic) return element("div");
  return element(
    "p",
    {class: "underlag-notice"},
    element("strong", {}, "Undantag från rutan överst: siffrorna på den här sidan är verkliga."),
    " Bara där det står ”Demolandet (påhittat)” kommer de från låtsaslandet.",
  );
}
