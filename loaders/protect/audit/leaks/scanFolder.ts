import {readdir} from "node:fs/promises";
import {join, relative} from "node:path";
import type {Finding} from "../finding.ts";
import {readBytes} from "../readBytes.ts";
import {isKnownFile} from "./knownFiles.ts";
import {type Leak, scanText} from "./patterns.ts";
import {type Reading, readings} from "./readings.ts";

export interface Scanned {
  readonly files: number;
  readonly bytes: number;
}

/** Packed forms that are not opened here. */
const packed = /\.(?:zip|7z|tar|tgz|rar|xz|zst)$/i;

/**
 * Searches every file below a folder, its name too, for what must never be published: personnummer, certificate ids,
 * pseudonyms, names of certificate files, paths of a machine. Findings name the file, the place and the rule.
 */
export async function scanFolder(
  folder: string,
  tell: (finding: Finding) => void,
  progress: (files: number, total: number) => void,
): Promise<Scanned> {
  const entries = (await readdir(folder, {recursive: true, withFileTypes: true}))
    .filter((entry) => !entry.isDirectory())
    .map((entry) => ({
      path: relative(folder, join(entry.parentPath, entry.name)).replaceAll("\\", "/"),
      isFile: entry.isFile(),
    }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  let size = 0;
  for (const [at, {path, isFile}] of entries.entries()) {
    const report = (cell: string, rule: string, gives: string) => {
      tell({by: "läckage", table: path, cell, rule, gives});
    };
    // A name can be the leak: it is scanned, and then not shown.
    if (scanText(path, "program").length > 0) {
      tell({
        ...{by: "läckage", table: `fil ${at + 1} i bokstavsordning`, cell: "(filnamnet)"},
        ...{rule: "inga personuppgifter i filnamn", gives: "vems uppgiften är"},
      });
    }
    if (!isFile) {
      // What a link leads to can be another thing tomorrow.
      report("(filen)", "länkar till annat kan inte granskas: lägg dit filen själv", "okänt innehåll");
      continue;
    }
    const bytes = await readBytes(join(folder, path));
    size += bytes.length;
    if (packed.test(path)) {
      report("(filen)", "packade filer kan inte granskas: packa efter granskningen", "okänt innehåll");
    } else if (!isKnownFile(bytes)) {
      try {
        scanReadings(await readings(path, bytes), report);
      } catch {
        report("(filen)", "filen går att läsa som det den utger sig för att vara", "okänt innehåll");
      }
    }
    progress(at + 1, entries.length);
  }
  return {files: entries.length, bytes: size};
}

/** So many leaks of one rule in one file are told one by one; a table full of them is told of once more. */
const named = 20;

function scanReadings(
  all: readonly Reading[],
  report: (cell: string, rule: string, gives: string) => void,
): void {
  const seen = new Map<string, Set<string>>();
  for (const {as, kind, text} of all) {
    for (const leak of scanText(text, kind)) {
      const values = seen.get(leak.rule) ?? new Set();
      seen.set(leak.rule, values);
      // The same value in another reading of the file is the same leak.
      if (values.has(leak.value) || values.size > named) continue;
      values.add(leak.value);
      const at = values.size > named ? "och fler" : place(text, leak);
      const rule = `inga uppgifter om personer eller maskiner: ${leak.rule}`;
      report(as === undefined ? at : `${as}, ${at}`, rule, "uppgiften själv");
    }
  }
}

function place(text: string, {at}: Leak): string {
  const before = text.slice(0, at);
  const line = before.split("\n").length;
  return `rad ${line}, tecken ${at - before.lastIndexOf("\n")}`;
}
