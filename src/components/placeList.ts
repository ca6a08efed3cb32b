import type {Manifest} from "../contract/release.js";
import {element} from "./element.js";

/** Links to the notebook of every region, in Swedish alphabetical order. */
export function placeList({places}: Manifest): HTMLElement {
  const ending = location.pathname.endsWith(".html") ? ".html" : "";
  const collator = new Intl.Collator("sv-SE");
  const regions = places.filter(({code}) => code !== null).sort((a, b) => collator.compare(a.title, b.title));
  return element(
    "ul",
    {class: "underlag-columns"},
    ...regions.map(({slug, title}) =>
      element("li", {}, element("a", {href: `./sjukskrivningsmonster/${slug}${ending}`}, title)),
    ),
  );
}
