import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {InputError, UsageError} from "./errors.ts";
import type {Cells} from "./model/cells.ts";
import {writeOwnerFile} from "./ownerFile.ts";

type ExactCells = Pick<Cells, "family" | "dimensions" | "codes" | "n" | "persons" | "most">;

/**
 * Keeps the exact cells of each family as `<family>.csv`: the codes, `n`, `persons` and `most`. Not publishable: a folder and files
 * that only the owner reads, to hold an audit against.
 */
export function writeTruth(folder: string, families: readonly ExactCells[]): void {
  for (const {family, dimensions, codes, n, persons, most} of families) {
    const lines = [[...dimensions.map(({id}) => id), "n", "persons", "most"].join(",")];
    for (let i = 0; i < n.length; i++) {
      const texts = dimensions.map((dimension, d) => dimension.codes[codes[d]?.[i] ?? -1]?.code ?? "");
      if (texts.some((text) => /[",\n]/.test(text)))
        throw new RangeError(`${family}: a code with a comma, a quote or a line break`);
      lines.push([...texts, n[i] ?? 0, persons[i] ?? 0, most[i] ?? 0].join(","));
    }
    writeOwnerFile(join(folder, `${family}.csv`), `${lines.join("\n")}\n`);
  }
}

/** Reads what {@link writeTruth} wrote. An error names file and line, never what stands there. */
export function readTruth(folder: string): ExactCells[] {
  let files: string[];
  try {
    files = readdirSync(folder).filter((name) => name.endsWith(".csv"));
  } catch {
    throw new UsageError(`--truth: ${folder} går inte att läsa`);
  }
  if (files.length === 0) throw new UsageError(`--truth: ${folder} har inga exakta celler (*.csv)`);
  return files.sort().map((name) => readFamily(join(folder, name), name.slice(0, -".csv".length)));
}

function readFamily(path: string, family: string): ExactCells {
  const [header = "", ...lines] = readFileSync(path, "utf8").trimEnd().split("\n");
  const names = header.split(",");
  const width = names.length - 3;
  if (width < 1 || names.slice(width).join() !== "n,persons,most")
    throw new InputError(`${path}, rad 1: ska sluta med n,persons,most`);
  const positions = Array.from({length: width}, () => new Map<string, number>());
  const codes = positions.map(() => new Uint16Array(lines.length));
  const n = new Uint32Array(lines.length);
  const persons = new Uint32Array(lines.length);
  const most = new Uint32Array(lines.length);
  for (const [i, line] of lines.entries()) {
    const fields = line.split(",");
    const [events = NaN, people = NaN, ofOne = NaN] = fields.slice(width).map(Number);
    if (fields.length !== names.length || ![events, people, ofOne].every(Number.isInteger))
      throw new InputError(`${path}, rad ${i + 2}: ska ha ${names.length} fält, de tre sista heltal`);
    for (const [d, known] of positions.entries()) {
      const text = fields[d] ?? "";
      const position = known.get(text) ?? known.size;
      known.set(text, position);
      const column = codes[d];
      if (column) column[i] = position;
    }
    n[i] = events;
    persons[i] = people;
    most[i] = ofOne;
  }
  const dimensions = positions.map((known, d) => ({
    id: names[d] ?? "",
    title: names[d] ?? "",
    codes: [...known.keys()].map((code) => ({code, title: code})),
  }));
  return {family, dimensions, codes, n, persons, most};
}
