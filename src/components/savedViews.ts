/** A view that a reader has given a name: the page and its choices, as addresses within the site. */
export interface SavedView {
  readonly name: string;
  /** The page's address from the root of the site, without a slash first: `langd/skane`. */
  readonly page: string;
  /** The choices: the query of the address, or nothing. */
  readonly query: string;
}

/** Longest name, and most views of a list: what a file may hold at most. */
export const [longestName, mostViews] = [100, 500];

const format = "underlag-vyer";

/** The views as the text of a file, and of what the browser keeps. */
export function writeSavedViews(views: readonly SavedView[]): string {
  return `${JSON.stringify({format, version: 1, views}, null, 2)}\n`;
}

/**
 * The views of such a text; null where it is no such text. Whatever does not lead to a page of the site makes all of it refused: a file may
 * come from anybody.
 */
export function readSavedViews(text: string): readonly SavedView[] | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isRecord(parsed) || parsed["format"] !== format || parsed["version"] !== 1) return null;
  const views: unknown = parsed["views"];
  if (!Array.isArray(views) || views.length > mostViews) return null;
  const read = views.map(readView);
  return read.every((view) => view !== null) ? read : null;
}

/** Both lists, each view once: a view that is in both keeps its place. `null` where they are more than a list may hold. */
export function mergeSavedViews(
  mine: readonly SavedView[],
  others: readonly SavedView[],
): readonly SavedView[] | null {
  const all = new Map(
    [...mine, ...others].map((view) => [JSON.stringify([view.name, view.page, view.query]), view]),
  );
  return all.size > mostViews ? null : [...all.values()];
}

function readView(written: unknown): SavedView | null {
  if (!isRecord(written) || Object.keys(written).length !== 3) return null;
  const {name, page, query} = written;
  if (typeof name !== "string" || typeof page !== "string" || typeof query !== "string") return null;
  const isName = name.trim() !== "" && name.length <= longestName;
  const isPage = /^([a-z0-9-]+(\/[a-z0-9-]+)?)?$/.test(page);
  const isQuery = query === "" || /^\?[\w.~%+=&*-]+$/.test(query);
  return isName && isPage && isQuery && query.length <= 2000 ? {name, page, query} : null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
