import {element} from "./element.js";
import type {Notebook} from "./notebook.js";
import type {View} from "../contract/view.js";
import {writeView} from "./viewState.js";

/**
 * The way between the levels: up to the nation by a link, to any region by a list and a button (a list that jumps at
 * once would surprise who steps through it by keyboard). Every other choice goes along.
 */
export function placePicker(
  {manifest, place}: Pick<Notebook, "manifest" | "place">,
  view: View,
): HTMLElement {
  const query = writeView(view, manifest);
  // The pages lie beside each other; keep the ending that this page was opened with.
  const ending = location.pathname.endsWith(".html") ? ".html" : "";
  const address = (slug: string): string => `./${slug}${ending}${query}`;
  const nation = manifest.places.find(({code}) => code === null);
  const collator = new Intl.Collator("sv-SE");
  const regions = manifest.places
    .filter(({code}) => code !== null)
    .sort((a, b) => collator.compare(a.title, b.title));

  const select = element(
    "select",
    {id: "val-plats"},
    ...regions.map(({slug, title}) => element("option", {value: slug, selected: slug === place.slug}, title)),
  );
  const go = element("button", {type: "submit"}, "Visa regionen");
  const form = element(
    "form",
    {class: "underlag-place"},
    element("label", {for: "val-plats"}, place.code === null ? "Gå till en region" : "Byt region"),
    select,
    go,
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    location.href = address(select.value);
  });
  const up =
    place.code === null || nation === undefined
      ? []
      : [element("p", {}, element("a", {href: address(nation.slug)}, "Upp till riket med samma val"))];
  return element("nav", {class: "underlag-places", "aria-label": "Byt plats"}, ...up, form);
}
