import {readdirSync} from "node:fs";
import type {Source} from "../model/source.ts";

/**
 * All sources: every file of `connect/sources/` exports one as `source`, and a new source is a new file and nothing
 * else. Sorted by id.
 */
export async function discoverSources(): Promise<readonly Source[]> {
  const folder = new URL("sources/", import.meta.url);
  const names = readdirSync(folder).flatMap((file) => (file.endsWith(".ts") ? [file.slice(0, -3)] : []));
  const sources: Source[] = [];
  for (const name of names) {
    // A relative path that begins as written here: a bundler finds the modules by it.
    const module = (await import(`./sources/${name}.ts`)) as {readonly source?: Source};
    if (!module.source) throw new TypeError(`connect/sources/${name}.ts does not export a \`source\``);
    sources.push(module.source);
  }
  return sources.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}
