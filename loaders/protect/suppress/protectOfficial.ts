import type {Effects} from "../../model/effects.ts";
import type {OfficialCells, OfficialProof, OfficialTable} from "../../model/officialTable.ts";
import type {ExactTable} from "./exactTable.ts";
import {suppress} from "./suppress.ts";

/** Official tables ready to be published, and the proofs of them, which stay with the owner. */
export interface ProtectedOfficial {
  readonly tables: readonly OfficialTable[];
  readonly proofs: readonly OfficialProof[];
}

/**
 * Makes official tables publishable by cell suppression with proofs. Tables of the same events are linked: cells with
 * the same codes are one, and what one table shows is known when another is attacked.
 */
export async function protectOfficial(
  tables: readonly OfficialCells[],
  {threshold, effects}: {threshold: number; effects: Effects},
): Promise<ProtectedOfficial> {
  const made: OfficialTable[] = [];
  const kept: OfficialProof[] = [];
  for (const events of [...new Set(tables.map((table) => table.events))].sort()) {
    const linked = tables.filter((table) => table.events === events);
    const {withheld, proofs} = await suppress(linked.map(exactTable), {threshold, effects});
    for (const [at, cells] of linked.entries())
      made.push(officialTable(cells, withheld[at] ?? new Uint8Array(), threshold));
    for (const {table, cell, change} of proofs)
      kept.push({table: table.map((at) => linked[at]?.id ?? ""), cell, change});
  }
  return {tables: made.sort((a, b) => (a.id < b.id ? -1 : 1)), proofs: kept};
}

function exactTable({id, dimensions, n, persons}: OfficialCells): ExactTable {
  return {
    id,
    n,
    persons,
    dimensions: dimensions.map(({id, codes}) => {
      const node = new Map(codes.map(({code}, at) => [code, at]));
      return {
        id,
        codes: codes.map(({code}) => code),
        parent: codes.map(({parent}) => (parent === undefined ? -1 : (node.get(parent) ?? 0))),
      };
    }),
  };
}

function officialTable(cells: OfficialCells, withheld: Uint8Array, threshold: number): OfficialTable {
  const {id, title, unit, description, family, events, dimensions, n} = cells;
  const hidden = withheld.reduce((sum, mark) => sum + mark, 0);
  return {
    passed: "cell suppression with proofs",
    ...{id, title, unit, description, family, events, dimensions, threshold, withheld},
    n: Int32Array.from(n, (count, cell) => (withheld[cell] === 1 ? 0 : count)),
    figures: {cells: n.length, withheld: hidden},
  };
}
