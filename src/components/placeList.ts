import type {Manifest} from "../contract/release.js";
import {compareNames} from "../measures/swedish.js";
import {element} from "./element.js";

/** Links to the notebook of every region, in Swedish alphabetical order. */
export function placeList({places}: Manifest): HTMLElement {
  const ending = location.pathname.endsWith(".html") ? ".html" : "";
  const regions = places.filter(({code}) => code !== null).sort((a, b) => compareNames(a.title, b.title));
  return element(
    "ul",
    {class: "underlag-columns"},
    ...regions.map(({slug, title}) =>
      element("li", {}, element("a", {href: `./sjukskrivningsmonster/${slug}${ending}`}, title)),
    ),
  );
}
