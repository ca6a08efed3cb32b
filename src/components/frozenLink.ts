import {frozenPath} from "../contract/addresses.js";
import type {WithFrozen} from "../contract/citing.js";

/** The address of the page that is open, as it stands in a frozen release; null where the site has none of that version. */
export function frozenLink({frozen = []}: WithFrozen, version: string): string | null {
  const home = document.querySelector<HTMLAnchorElement>("#observablehq-sidebar a[href]");
  if (home === null || !frozen.includes(version)) return null;
  const root = new URL(".", home.href).href;
  return location.href.startsWith(root)
    ? `${root}${frozenPath(version)}${location.href.slice(root.length)}`
    : null;
}
