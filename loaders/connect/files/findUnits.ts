import {existsSync} from "node:fs";
import {join} from "node:path";
import type {FileDelivery} from "../../model/source.ts";
import {findFiles, kindOf} from "./findFiles.ts";
import {unitTable} from "./unitTable.ts";

/** True for the folder of a registry that `underlag units add` keeps. */
function isKeptRegistry(path: string): boolean {
  return existsSync(join(path, "units.csv")) && existsSync(join(path, "snapshots"));
}

/**
 * Units as they are found: a CSV file is a table; a registry that is kept is its table of dated rows; of a folder each
 * CSV file is a table and every other file a document; a zip holds documents.
 */
export async function* findUnits(flag: string, path: string, limit: number): AsyncGenerator<FileDelivery> {
  const kind = kindOf(path);
  if (kind === "file" && /\.csv$/i.test(path)) {
    yield unitTable(flag, path);
    return;
  }
  if (kind === "folder" && isKeptRegistry(path)) {
    yield unitTable(flag, join(path, "units.csv"));
    return;
  }
  for await (const each of findFiles(flag, path)) {
    const {file, total} = each;
    if (kind === "folder" && /\.csv$/i.test(file)) {
      yield {...unitTable(flag, join(path, file)), file};
      continue;
    }
    const content = each.read(limit);
    const found = {expects: "unit", file, total} as const;
    if (content instanceof Uint8Array) yield {is: "document", ...found, bytes: content};
    else yield {is: "unreadable", ...found, rule: content.rule};
  }
}
