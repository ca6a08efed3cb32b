import {join} from "node:path";
import type {Manifest} from "../../src/contract/release.ts";
import {monthsIn} from "../model/monthsIn.ts";
import {type CarriedCells, carriedCells, carriedValue} from "./carriedCells.ts";
import {cellKeys} from "./cellKeys.ts";
import {exactCounts, unknownMost} from "./exactCounts.ts";
import {readBack} from "./readBack.ts";

export interface StandingOptions {
  /** Which cells are looked at: those of periods that end in this month or later. All, where it is left out. */
  readonly from?: string | undefined;
  /** What the ledger knows of small cells, by family: what it tells of as rounded is no count that stands as it is. */
  readonly ledger?: ReadonlyMap<string, CarriedCells> | undefined;
  readonly base: number;
  readonly key: Uint8Array;
}

/**
 * The counts that a release on the disk shows as they are, as the ledger keeps them, by family: for a release that the ledger does not
 * know, which was made by an earlier program, with another key or another base. Read of its own tables: a count that is no multiple of its base stands as
 * it is, and so may one that is, unless the ledger knows that it was rounded. A cell that took what a tie leaves over is held to be
 * one of them, as nobody can tell; at worst a count is rounded that need not have been. Nor do tables tell how many of the events were one
 * person's (`unknownMost`).
 */
export async function standingCells(
  {folder, manifest}: {readonly folder: string; readonly manifest: Manifest},
  {from, ledger, base, key}: StandingOptions,
): Promise<Map<string, CarriedCells>> {
  const standing = new Map<string, CarriedCells>();
  for (const {id, dimensions: ids, roundsAll} of manifest.families) {
    if (roundsAll) continue;
    const dimensions = ids.map((name) => ({
      ...{id: name, title: "", codes: []},
      // A code's title and parent are nothing to its cells.
      ...(manifest.dimensions[name] && {
        codes: manifest.dimensions[name].codes.map(({code, title}) => ({code, title})),
      }),
    }));
    const path = `tables/${id}.parquet`;
    const {codes, n} = await readBack(join(folder, path), `utgåva ${manifest.version}, ${path}`, dimensions);
    const counts = Uint32Array.from(n);
    const none = new Uint32Array();
    const cells = {
      ...{family: id, dimensions, n: counts, persons: none, most: none},
      codes: codes.map((column) => Uint16Array.from(column)),
    };
    const keys = cellKeys(cells, key, base);
    const isLooked = dimensions[0]?.codes.map(({code}) => from === undefined || monthsIn(code)[1] >= from);
    const looked = Uint32Array.from(counts.keys()).filter((i) => isLooked?.[codes[0]?.[i] ?? -1] === true);
    const rounded = ledger?.get(id);
    const names = keys.namesAlone(looked);
    const exact = looked.filter((i, at) => {
      const count = counts[i] ?? 0;
      if (count % manifest.disclosure.base !== 0) return true;
      return !rounded || carriedValue(rounded, names[at] ?? 0) !== count;
    });
    const values = exact.map((i) => counts[i] ?? 0);
    const stood = exactCounts(
      keys.namesAlone(exact),
      values,
      values.map(() => unknownMost),
    );
    standing.set(id, carriedCells(new Float64Array(), new Uint32Array(), stood));
  }
  return standing;
}
