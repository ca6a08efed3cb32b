import {dirname} from "node:path";
import {kindOf} from "./findFiles.ts";

/** What the names of a source's files are relative to, as the user wrote it: the folder or zip itself, or where the one file lies. */
export function folderOf(path: string): string {
  return kindOf(path) === "file" ? dirname(path) : path;
}
