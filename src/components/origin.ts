import type {Origin} from "../contract/origin.js";

/** What the page that is open says of its origin; null in a preview, and in a file of its own. */
export function originOfPage(): Origin | null {
  const {underlag, commit, site, chromium} =
    document.querySelector<HTMLElement>("#underlag-origin")?.dataset ?? {};
  if (underlag === undefined || commit === undefined || site === undefined) return null;
  return {underlag, commit, site, ...(chromium !== undefined && {chromium})};
}
