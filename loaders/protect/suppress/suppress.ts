import {DisclosureError} from "../../errors.ts";
import type {Effects} from "../../model/effects.ts";
import {cellKey, cellsOf, type ExactTable} from "./exactTable.ts";
import {linkedSystem} from "./linkedSystem.ts";
import {openByRank} from "./openByRank.ts";
import {reachBounds} from "./reachBounds.ts";

/** Another set of exact tables that gives the same publication, as what differs: secret, like the counts themselves. */
export interface Proof {
  /** The table of each cell that differs, its number there, and by how much its count does. */
  readonly table: readonly number[];
  readonly cell: readonly number[];
  readonly change: readonly number[];
}

export interface SuppressionFigures {
  /** Published cells of all tables, a shared one once; those of 1 to threshold − 1 persons; others that are withheld. */
  readonly cells: number;
  readonly sensitive: number;
  readonly secondary: number;
  /** What elimination alone withholds beside the sensitive ones: open by equations, not in whole numbers. */
  readonly secondaryByRank: number;
}

export interface Suppression {
  /** A mark for each cell of each table that is withheld. */
  readonly withheld: readonly Uint8Array[];
  readonly proofs: readonly Proof[];
  readonly figures: SuppressionFigures;
}

/**
 * Cell suppression with proofs, for tables that must be exact. A cell of 1 to threshold − 1 persons is sensitive and
 * withheld; an empty one is shown. Further cells are withheld until every sensitive cell has, for each of its two bounds,
 * another table in whole numbers that gives the same publication and takes it there: to the threshold, and to the number of
 * non-empty inner cells it sums. Linked tables, which share cells, are one system. Deterministic.
 */
export async function suppress(
  tables: readonly ExactTable[],
  {threshold, effects}: {threshold: number; effects: Effects},
): Promise<Suppression> {
  const system = linkedSystem(tables);
  const secret = Uint8Array.from(system.persons, (persons) => (persons < threshold ? 1 : 0));
  const withheld = openByRank(system, secret);
  const beside = (marks: Uint8Array) =>
    marks.reduce(
      (sum, mark, count) => sum + (mark === 1 && secret[count] !== 1 ? (system.shown[count] ?? 0) : 0),
      0,
    );
  const secondaryByRank = beside(withheld);
  const cellsOfCount: {table: number; cell: number}[][] = Array.from({length: system.counts}, () => []);
  for (const [table, counts] of system.count.entries())
    for (const [cell, count] of counts.entries()) if (count !== -1) cellsOfCount[count]?.push({table, cell});
  const outcome = await reachBounds(system, {secret, withheld, threshold, effects});
  if ("unproved" in outcome) {
    const {table = 0, cell = 0} = cellsOfCount[outcome.unproved]?.[0] ?? {};
    const {id = "", dimensions = []} = tables[table] ?? {};
    const name = cellKey(dimensions, cell).replaceAll("|", " · ") || "(totalt)";
    throw new DisclosureError(
      `official/${id}, cell ${name}: det går inte att bevisa att cellen förblir öppen. Visa färre nivåer eller färre tabeller av samma händelser.`,
    );
  }
  const proofs = outcome.alternatives.map(({counts, change}) => {
    const moved = [...counts].flatMap((count, at) =>
      (cellsOfCount[count] ?? []).map((place) => ({...place, by: change[at] ?? 0})),
    );
    return {
      table: moved.map(({table}) => table),
      cell: moved.map(({cell}) => cell),
      change: moved.map(({by}) => by),
    };
  });
  const sum = (of: (count: number) => number) =>
    system.shown.reduce((total, shown, count) => total + shown * of(count), 0);
  return {
    withheld: system.count.map((counts) => Uint8Array.from(counts, (count) => withheld[count] ?? 0)),
    proofs,
    figures: {
      cells: publishedCells(tables),
      sensitive: sum((count) => secret[count] ?? 0),
      secondary: beside(withheld),
      secondaryByRank,
    },
  };
}

/** The cells of all tables, empty ones too, a shared one once. */
function publishedCells(tables: readonly ExactTable[]): number {
  const [only, ...more] = tables;
  if (only && more.length === 0) return cellsOf(only);
  const keys = new Set<string>();
  for (const {dimensions, n} of tables) for (const cell of n.keys()) keys.add(cellKey(dimensions, cell));
  return keys.size;
}
