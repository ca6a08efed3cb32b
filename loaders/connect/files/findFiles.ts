import {closeSync, openSync, readSync, statSync} from "node:fs";
import {basename} from "node:path";
import {InputError} from "../../errors.ts";
import {maskIdentifiers} from "../../model/mask.ts";
import type {Found} from "./found.ts";
import {readZip} from "./readZip.ts";
import {readFile, walkFolder} from "./walkFolder.ts";

/**
 * The files that a flag points at: a folder with its folders, a zip (known by its first bytes, whatever its name),
 * or one file. In the order of their relative paths, the same from a folder and from a zip of it. A path that is not
 * there, a folder or zip without a file and a zip that is damaged are InputErrors that name the flag and the rule.
 */
export async function* findFiles(flag: string, path: string): AsyncGenerator<Found> {
  let count = 0;
  for await (const found of open(flag, path)) {
    count++;
    yield found;
  }
  if (count === 0)
    throw new InputError(`--${flag}: ${maskIdentifiers(path)} har inga filer (regel source.empty)`);
}

/** Throws an InputError that names the flag and the rule where a path is not there or cannot be read: before anything else has been read for long. */
export function mustBeReadable(flag: string, path: string): "folder" | "zip" | "file" {
  const kind = kindOf(path);
  if (kind === "missing")
    throw new InputError(`--${flag}: ${maskIdentifiers(path)} finns inte (regel source.missing)`);
  if (kind === "unreadable")
    throw new InputError(`--${flag}: ${maskIdentifiers(path)} går inte att läsa (regel source.unreadable)`);
  return kind;
}

async function* open(flag: string, path: string): AsyncGenerator<Found> {
  const kind = mustBeReadable(flag, path);
  if (kind === "folder") yield* walkFolder(path);
  else if (kind === "file") yield {file: basename(path), total: 1, read: (limit) => readFile(path, limit)};
  else {
    const entries = readZip(path)[Symbol.asyncIterator]();
    for (;;) {
      let next: IteratorResult<Found>;
      try {
        next = await entries.next();
      } catch {
        throw new InputError(
          `--${flag}: ${maskIdentifiers(path)} är en skadad zip-fil (regel source.damaged)`,
        );
      }
      if (next.done === true) return;
      yield next.value;
    }
  }
}

/** What a path is. A zip begins with a local header, or with the end record when it is empty. */
export function kindOf(path: string): "folder" | "zip" | "file" | "missing" | "unreadable" {
  let descriptor: number | undefined;
  try {
    const status = statSync(path);
    if (status.isDirectory()) return "folder";
    if (!status.isFile()) return "unreadable";
    descriptor = openSync(path, "r");
    const start = Buffer.alloc(4);
    readSync(descriptor, start, 0, 4, 0);
    const signature = start.toString("latin1");
    return signature === "PK\u0003\u0004" || signature === "PK\u0005\u0006" ? "zip" : "file";
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ENOENT" ? "missing" : "unreadable";
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}
