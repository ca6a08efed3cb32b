import type {RawTableName} from "./rawTables.ts";
import type {StagedTable} from "./staged.ts";

export type StagedValue = string | number | bigint | boolean | null;

/** Where staged rows go: the engine, seen from `normalise`. */
export interface StagedWriter {
  /** Appends rows column by column, every column of the table in its declared order. */
  append(
    table: StagedTable | `raw_${RawTableName}` | `read_${StagedTable}`,
    columns: Readonly<Record<string, readonly StagedValue[]>>,
  ): Promise<void>;
  run(sql: string): Promise<void>;
  rows(sql: string): Promise<Record<string, StagedValue>[]>;
}
