import {frozenPath} from "../contract/addresses.js";
import type {DeckContents, ShownView} from "./deckModel.js";

/**
 * The short address of a step's view, for participants' phones: that of the frozen release on the published site, where the
 * publisher has said its address; else on the site that the deck is shown from, whose folder is `site`; `null` where there is neither (a file
 * on a USB stick).
 */
export function shortAddress(
  {published, version}: Pick<DeckContents, "published" | "version">,
  {name}: Pick<ShownView, "name">,
  site: string | null,
): string | null {
  if (published !== null) return `${published.scheme}://${published.rest}/${frozenPath(version)}v/${name}`;
  return site === null ? null : new URL(`v/${name}`, site).href;
}
