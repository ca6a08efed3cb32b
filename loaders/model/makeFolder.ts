import {mkdirSync, rmdirSync, statSync} from "node:fs";
import {dirname, resolve} from "node:path";

/**
 * Makes a folder and those that it lies in, and gives those that it made, the outermost first. One after the other: where the system
 * takes no folders (`/proc`), Node's own way of making all of them tries for ever, and this one fails.
 */
export function makeFolder(folder: string, mode?: number): readonly string[] {
  const path = resolve(folder);
  if (isFolder(path)) return [];
  const above = dirname(path) === path ? [] : makeFolder(dirname(path), mode);
  try {
    mkdirSync(path, mode);
  } catch (error) {
    // Another run has made it in the meantime.
    if (isFolder(path)) return above;
    removeEmpty(above);
    throw error;
  }
  return [...above, path];
}

/** Tries whether a folder can be made, and leaves nothing behind. */
export function tryFolder(folder: string): void {
  removeEmpty(makeFolder(folder));
}

function removeEmpty(made: readonly string[]): void {
  for (const one of made.toReversed())
    try {
      rmdirSync(one);
    } catch {
      // Somebody uses it already.
      return;
    }
}

function isFolder(path: string): boolean {
  return statSync(path, {throwIfNoEntry: false})?.isDirectory() === true;
}
