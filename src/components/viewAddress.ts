import {frozenPath} from "../contract/addresses.js";
import type {DeckContents} from "./deckModel.js";

/**
 * The complete address of a view: on the site that the deck is shown from, whose folder is `site`; else, for a file on a USB stick, on the
 * frozen release of the published site. Where nobody has said its address the path alone.
 */
export function viewAddress(
  {published, version}: Pick<DeckContents, "published" | "version">,
  site: string | null,
  view: string,
): string {
  if (site !== null) return new URL(view.replace(/^\//, ""), site).href;
  return published === null
    ? view
    : `${published.scheme}://${published.rest}/${frozenPath(version)}${view.replace(/^\//, "")}`;
}
