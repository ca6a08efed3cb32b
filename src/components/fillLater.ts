import {drawLater} from "./drawLater.js";
import {element} from "./element.js";

/**
 * A part of a page that is made when its turn has come, as diagrams are (`drawLater`): at once where the reader sees it, otherwise when the
 * first diagram has been painted. For what takes time and stands far down. `id` tells the parts of a page apart.
 */
export function fillLater(id: string, make: () => HTMLElement): HTMLElement {
  const section = element("div", {});
  drawLater(id, section, () => {
    section.replaceChildren(make());
  });
  return section;
}
