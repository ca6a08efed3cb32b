import {join} from "node:path";
import {z} from "zod";
import type {Manifest} from "../src/contract/release.ts";
import {InputError} from "./errors.ts";
import type {OfficialCells, OfficialProof} from "./model/officialTable.ts";
import {readOwnerFile, writeOwnerFile} from "./ownerFile.ts";

type Described = Pick<Manifest, "version" | "dataHash" | "official">;

const Codes = z.array(z.string());
/** A table's id, the code of each of its dimensions, and numbers of that cell. */
const Cell = z.strictObject({table: z.string(), codes: Codes, n: z.int(), persons: z.int()});
const Change = z.strictObject({table: z.string(), codes: Codes, by: z.number()});
const File = z.strictObject({
  proofs: z.literal(1),
  version: z.string(),
  dataHash: z.string(),
  withheld: z.array(Cell),
  alternatives: z.array(z.array(Change)),
});

/** What a proof file holds of a release's official tables; counts and persons are NaN where a cell is published. */
export interface KeptProofs {
  readonly cells: readonly Pick<OfficialCells, "id" | "n" | "persons">[];
  readonly proofs: readonly OfficialProof[];
}

/** The proofs of one release in the folder of proofs. */
export function proofFile(folder: string, version: string): string {
  return join(folder, `${version}.json`);
}

/**
 * Keeps the proofs of a release's official tables: the true count and the persons of every withheld cell, and for each proof the
 * table, the codes and the change of every cell that differs. That is what the tables withhold: a folder and files that only the
 * owner reads, never a part of the release.
 */
export function writeProofs(
  file: string,
  {version, dataHash}: Described,
  {
    tables,
    withheld,
    proofs,
  }: {
    readonly tables: readonly OfficialCells[];
    /** For each table, by its id, a mark for each cell that is withheld. */
    readonly withheld: ReadonlyMap<string, Uint8Array>;
    readonly proofs: readonly OfficialProof[];
  },
): void {
  const codes = new Map(tables.map((table) => [table.id, codesOf(table)]));
  const cells = tables.flatMap(({id, n, persons}) =>
    Array.from(n.keys())
      .filter((cell) => withheld.get(id)?.[cell] === 1)
      .map((cell): z.infer<typeof Cell> => {
        return {table: id, codes: codes.get(id)?.(cell) ?? [], n: n[cell] ?? 0, persons: persons[cell] ?? 0};
      }),
  );
  const alternatives = proofs.map(({table, cell, change}) =>
    table.map((id, k): z.infer<typeof Change> => {
      return {table: id, codes: codes.get(id)?.(cell[k] ?? 0) ?? [], by: change[k] ?? 0};
    }),
  );
  // A line each, for whoever looks at one by hand.
  const lines = (list: readonly object[]) => list.map((one) => JSON.stringify(one)).join(",\n");
  const head = JSON.stringify({proofs: 1, version, dataHash}).slice(0, -1);
  writeOwnerFile(
    file,
    `${head},\n"withheld":[\n${lines(cells)}\n],\n"alternatives":[\n${lines(alternatives)}\n]}\n`,
  );
}

/**
 * Reads what {@link writeProofs} wrote. Undefined where there is no file, or one of another release, which has other bytes. An
 * error names the file, never what stands there.
 */
export function readProofs(
  file: string,
  {version, dataHash, official = []}: Described,
): KeptProofs | undefined {
  const bytes = readOwnerFile(file);
  if (!bytes) return undefined;
  let kept: z.infer<typeof File>;
  try {
    kept = File.parse(JSON.parse(bytes.toString("utf8")));
  } catch {
    throw new InputError(`${file}: är inga bevis från underlag release, eller skadad`);
  }
  if (kept.version !== version || kept.dataHash !== dataHash) return undefined;
  const tables = official.map(({id, dimensions}) => {
    const positions = dimensions.map(({codes}) => new Map(codes.map(({code}, at) => [code, at])));
    const size = positions.reduce((product, {size}) => product * size, 1);
    const cellOf = (codes: readonly string[]) =>
      positions.reduce((sum, own, d) => sum * own.size + (own.get(codes[d] ?? "") ?? NaN), 0);
    return {id, cellOf, n: new Float64Array(size).fill(NaN), persons: new Float64Array(size).fill(NaN)};
  });
  const place = (id: string, codes: readonly string[]) => {
    const table = tables.find((one) => one.id === id);
    const cell = table?.cellOf(codes) ?? NaN;
    if (!table || Number.isNaN(cell)) throw new InputError(`${file}: har celler som utgåvan inte har`);
    return {table, cell};
  };
  for (const {table: id, codes, n, persons} of kept.withheld) {
    const {table, cell} = place(id, codes);
    table.n[cell] = n;
    table.persons[cell] = persons;
  }
  const proofs = kept.alternatives.map((changes) => ({
    table: changes.map(({table}) => table),
    cell: changes.map(({table, codes}) => place(table, codes).cell),
    change: changes.map(({by}) => by),
  }));
  return {cells: tables, proofs};
}

function codesOf({dimensions}: OfficialCells): (cell: number) => string[] {
  return (cell) => {
    const texts: string[] = [];
    let rest = cell;
    for (const {codes} of [...dimensions].reverse()) {
      texts.unshift(codes[rest % codes.length]?.code ?? "");
      rest = Math.floor(rest / codes.length);
    }
    return texts;
  };
}
