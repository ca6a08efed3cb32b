import {type View, type ViewManifest, viewParameters} from "../contract/view.js";
import {afterPaint} from "./afterPaint.js";
import {changedChoices, writeView} from "./viewState.js";

/**
 * Lets links to the notebook of other places carry the choices of this one: those of `links` that lead into the same
 * folder as `page`. A view without choices leaves them bare, as they are written. `parameters` are those that the notebook asks for.
 */
export function carryView(
  view: View,
  manifest: ViewManifest,
  links: Iterable<{href: string}>,
  page: string,
  parameters = viewParameters,
): void {
  const folder = new URL(".", page);
  const query = changedChoices(view, manifest) === "" ? "" : writeView(view, manifest, parameters);
  for (const link of links) {
    const target = new URL(link.href, page);
    if (target.origin !== folder.origin || !target.pathname.startsWith(folder.pathname)) continue;
    // A link within the page keeps to the page.
    if (target.hash !== "") continue;
    target.search = query;
    link.href = target.href;
  }
}

/** The same of the links of the menu to other places, on the page that is shown, once its diagrams have been drawn anew. */
export function carryInMenu(view: View, manifest: ViewManifest, parameters = viewParameters): void {
  afterPaint(() => {
    const links = document.querySelectorAll<HTMLAnchorElement>("#observablehq-sidebar a[href]");
    carryView(view, manifest, links, location.href, parameters);
  });
}
