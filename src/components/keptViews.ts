import {readSavedViews, type SavedView, writeSavedViews} from "./savedViews.js";

/** The name that the views are kept under in the browser: only what the reader has saved with a button of its own. */
const key = "underlag-vyer";

/** The views that this browser keeps; none where it keeps none or lets nothing be kept. */
export function keptViews(): readonly SavedView[] {
  try {
    return readSavedViews(localStorage.getItem(key) ?? "") ?? [];
  } catch {
    return [];
  }
}

/** Keeps these views and no others; false where the browser lets nothing be kept. Without views nothing is left behind. */
export function keepViews(views: readonly SavedView[]): boolean {
  try {
    if (views.length === 0) localStorage.removeItem(key);
    else localStorage.setItem(key, writeSavedViews(views));
    return true;
  } catch {
    return false;
  }
}

/** The root of the site, which may lie in a folder of its host: where the menu's first link leads. */
export function siteRoot(): URL {
  const home = document.querySelector<HTMLAnchorElement>("#observablehq-sidebar a[href]");
  return new URL(".", home?.href ?? location.href);
}

/** The page that is shown, from the root of the site. */
export function shownPage(): string {
  return location.pathname.slice(siteRoot().pathname.length).replace(/(index)?(\.html)?$/, "");
}
