import {readFileSync} from "node:fs";

/** A table of `data/reference/`: what it is, who published it and of when. As SOURCE.md there says. */
export interface ReferenceSource {
  readonly file: string;
  readonly what: string;
  readonly source: string;
  readonly date: string;
  readonly licence: string;
}

/** The tables of `data/reference/SOURCE.md`, in its order. */
export function referenceSources(): ReferenceSource[] {
  const text = readFileSync(new URL("../../data/reference/SOURCE.md", import.meta.url), "utf8");
  const rows = [...text.matchAll(/^\| `([^`]+)` \| (.+) \| (.+) \| (.+) \| (.+) \|$/gm)];
  return rows.map(([, file = "", what = "", source = "", date = "", licence = ""]) => ({
    file,
    what,
    source,
    date,
    licence,
  }));
}
