import {type View, type ViewManifest, viewParameters} from "../contract/view.js";
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
