import {readdirSync} from "node:fs";
import type {Source} from "../model/source.ts";

/**
 * All sources: every file of `connect/sources/` exports one as `source`, and a new source is a new file and nothing
 * else. Sorted by id.
 */
export async function discoverSources(): Promise<readonly Source[]> {
  const folder = new URL("sources/", import.meta.url);
  const files = readdirSync(folder).filter((file) => file.endsWith(".ts"));
  const sources: Source[] = [];
  for (const file of files) {
    const module = (await import(new URL(file, folder).href)) as {readonly source?: Source};
    if (!module.source) throw new TypeError(`connect/sources/${file} does not export a \`source\``);
    sources.push(module.source);
  }
  return sources.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}
