import {existsSync, readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import type {Manifest} from "../src/contract/release.ts";
import {pagesLeftOut} from "./pages.ts";

/** A page and a family of counts that it shows. */
export interface Shown {
  readonly page: string;
  readonly family: string;
}

/** What the pages that a release has under `src/` show and it lacks: settings can leave families out. Pages in order of their paths. */
export function missingFamilies(
  root: string,
  {families, places, synthetic}: Pick<Manifest, "families" | "places" | "synthetic">,
): Shown[] {
  const known = new Set(families.map(({id}) => id));
  const left = new Set(pagesLeftOut({places, synthetic}).map((address) => `${address.slice(1)}.md`));
  return familiesOfPages(root).filter(({page, family}) => !left.has(page) && !known.has(family));
}

/** The families whose tables each page loads, each once: Framework wants the file name written out in the page. */
function familiesOfPages(root: string): Shown[] {
  const source = join(root, "src");
  if (!existsSync(source)) return [];
  const pages = readdirSync(source, {recursive: true, encoding: "utf8"}).filter((path) =>
    path.endsWith(".md"),
  );
  return pages.sort().flatMap((page) => {
    const text = readFileSync(join(source, page), "utf8");
    const loaded = text.matchAll(/data\/(?:tables|places\/[^/\s]+)\/(\w+)\.parquet/g);
    return [...new Set([...loaded].map(([, family = ""]) => family))].map((family) => ({page, family}));
  });
}
