import {statSync} from "node:fs";
import {join} from "node:path";
import {kindOf} from "./findFiles.ts";
import {describeZip} from "./zipDirectory.ts";
import {filesOf} from "./walkFolder.ts";

/**
 * Lines that differ where the files behind a path do: name, size and time of each file of a folder, what the directory
 * of a zip says of each entry, size and time of one file. Nothing is opened but the zip's directory.
 */
export async function* describeFiles(path: string): AsyncGenerator<string> {
  const kind = kindOf(path);
  if (kind === "folder") {
    for (const file of filesOf(path)) yield `${file}|${sizeAndTime(join(path, file))}\n`;
  } else if (kind === "zip" || kind === "file") {
    yield `${sizeAndTime(path)}\n`;
    if (kind === "zip") yield* describeZip(path);
  }
}

function sizeAndTime(path: string): string {
  const status = statSync(path, {throwIfNoEntry: false});
  return status ? `${status.size}|${status.mtimeMs}` : "none";
}
