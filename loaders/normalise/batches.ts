import type {StagedTable} from "../model/staged.ts";
import type {StagedValue} from "../model/stagedWriter.ts";
import {readColumns} from "./readTables.ts";

/** Rows of read tables, column by column in the declared order. */
export type Rows = ReadonlyMap<StagedTable, readonly StagedValue[][]>;

const widths = new Map<StagedTable, number>();

function widthOf(table: StagedTable): number {
  let width = widths.get(table);
  if (width === undefined) {
    width = Object.keys(readColumns(table)).length;
    widths.set(table, width);
  }
  return width;
}

/** Gathers rows of read tables, table by table: appending them one by one costs more than reading them. */
export class Batches {
  #columns = new Map<StagedTable, StagedValue[][]>();

  /** Adds a row: one value for each column of the read table, in its declared order. */
  add(table: StagedTable, ...row: readonly StagedValue[]): void {
    let columns = this.#columns.get(table);
    if (!columns) {
      columns = Array.from({length: widthOf(table)}, () => []);
      this.#columns.set(table, columns);
    }
    if (row.length !== columns.length) throw new RangeError(`expected ${columns.length} values for ${table}`);
    for (let index = 0; index < columns.length; index++) columns[index]?.push(row[index] ?? null);
  }

  /** Gives everything that has gathered, and begins anew. */
  take(): Rows {
    const taken = this.#columns;
    this.#columns = new Map();
    return taken;
  }
}
