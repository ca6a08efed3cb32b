import {type StagedTable, stagedTables} from "../model/staged.ts";
import type {StagedValue, StagedWriter} from "../model/stagedWriter.ts";

/** Rows that wait to be written together: appending one by one costs more than reading them. */
const rowsPerBatch = 2_048;

/** Gathers staged rows, table by table, and appends them in batches. Memory is bounded by the batch. */
export class Batches {
  readonly #into: StagedWriter;
  readonly #columns = new Map<StagedTable, StagedValue[][]>();

  constructor(into: StagedWriter) {
    this.#into = into;
  }

  /** Adds a row: one value for each column of the table, in its declared order. */
  add(table: StagedTable, ...row: readonly StagedValue[]): void {
    let columns = this.#columns.get(table);
    if (!columns) {
      columns = Object.keys(stagedTables[table]).map(() => []);
      this.#columns.set(table, columns);
    }
    if (row.length !== columns.length) throw new RangeError(`expected ${columns.length} values for ${table}`);
    for (const [index, column] of columns.entries()) column.push(row[index] ?? null);
  }

  /** Writes the tables that have a full batch. */
  async writeFull(): Promise<void> {
    await this.#write(rowsPerBatch);
  }

  /** Writes everything. */
  async writeAll(): Promise<void> {
    await this.#write(1);
  }

  async #write(atLeast: number): Promise<void> {
    for (const [table, columns] of this.#columns) {
      if ((columns[0]?.length ?? 0) < atLeast) continue;
      this.#columns.delete(table);
      const names = Object.keys(stagedTables[table]);
      await this.#into.append(
        table,
        Object.fromEntries(names.map((name, index) => [name, columns[index] ?? []])),
      );
    }
  }
}
