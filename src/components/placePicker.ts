import {viewParameters} from "../contract/view.js";
import {hasRegions} from "../contract/whole.js";
import {compareNames} from "../measures/swedish.js";
import {element} from "./element.js";
import type {Notebook} from "./notebook.js";
import type {ViewControls} from "./viewControls.js";
import {writeView} from "./viewState.js";

/**
 * The way between the levels: up to the nation by a link, to any region by a list and a button (a list that jumps at
 * once would surprise who steps through it by keyboard). Every other choice goes along, as it stands at that moment:
 * the list is made once, so that a region picked in it stays picked while the other choices change. `parameters`
 * are those that the notebook asks for.
 */
export function placePicker(
  {manifest, place}: Pick<Notebook, "manifest" | "place">,
  controls: Pick<ViewControls, "value" | "addEventListener">,
  parameters = viewParameters,
): HTMLElement {
  // The pages lie beside each other; keep the ending that this page was opened with.
  const ending = location.pathname.endsWith(".html") ? ".html" : "";
  const address = (slug: string): string =>
    `./${slug}${ending}${writeView(controls.value, manifest, parameters)}`;
  const nation = manifest.places.find(({code}) => code === null);
  const regions = manifest.places
    .filter(({code}) => code !== null)
    .sort((a, b) => compareNames(a.title, b.title));
  // A release of one region has no other place.
  if (!hasRegions(manifest)) return element("nav", {hidden: true});

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
  const nav = element("nav", {class: "underlag-places", "aria-label": "Byt plats"}, form);
  if (place.code !== null && nation !== undefined) {
    const up = element("a", {href: address(nation.slug)}, `Upp till ${nation.short} med samma val`);
    controls.addEventListener("input", () => {
      up.href = address(nation.slug);
    });
    nav.prepend(element("p", {}, up));
  }
  return nav;
}
