import {readdirSync, statSync} from "node:fs";
import {join, resolve} from "node:path";

/**
 * The files that a path or glob points at, in the order of their paths: `*` and `?` within a name, `**` for any folders.
 * A path without them is itself if it is a file. Nothing is an empty list. Hidden files and folders are not looked at.
 */
export function expandGlob(pattern: string, from: string): string[] {
  const isAbsolute = pattern.startsWith("/");
  const parts = pattern.split("/").filter((part) => part !== "");
  const start = isAbsolute ? "/" : resolve(from);
  return [...new Set(expand(start, parts))].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

function* expand(folder: string, [part, ...rest]: readonly string[]): Generator<string> {
  if (part === undefined) {
    if (isFile(folder)) yield folder;
    return;
  }
  if (!/[*?]/.test(part)) {
    yield* expand(join(folder, part), rest);
    return;
  }
  if (part === "**") yield* expand(folder, rest);
  const shape = part === "**" ? /^[^.]/ : pattern(part);
  for (const entry of list(folder)) {
    if (!shape.test(entry) || entry.startsWith(".")) continue;
    const path = join(folder, entry);
    if (part === "**") {
      if (isFolder(path)) yield* expand(path, [part, ...rest]);
    } else yield* expand(path, rest);
  }
}

function pattern(part: string): RegExp {
  const escaped = part.replace(/[\\^$.+()[\]{}|]/g, "\\$&");
  return new RegExp(`^${escaped.replaceAll("*", ".*").replaceAll("?", ".")}$`, "u");
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function isFile(path: string): boolean {
  return statSync(path, {throwIfNoEntry: false})?.isFile() ?? false;
}

function isFolder(path: string): boolean {
  return statSync(path, {throwIfNoEntry: false})?.isDirectory() ?? false;
}
