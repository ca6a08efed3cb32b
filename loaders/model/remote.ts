import type {RawTableName} from "./rawTables.ts";
import type {Delivery} from "./source.ts";

/** A raw table where it lies: `select` gives the columns of `rawTables[kind]` and `line`, every value but that as text. */
export interface RemoteTable {
  readonly kind: RawTableName;
  /** How messages name it: our name and theirs. */
  readonly file: string;
  readonly select: string;
}

export type RemoteValue = string | number | readonly (string | number | null)[];

/**
 * A server that can link and count where the rows lie, in one transaction that only reads: rows are seen as they stood at
 * one moment, and stay there.
 */
export interface Remote {
  readonly tables: readonly RemoteTable[];
  /** Runs one statement with values in place of `$1`, `$2`, …; `place` is what an error names. */
  rows(sql: string, values: readonly RemoteValue[], place: string): Promise<Record<string, unknown>[]>;
  /** The registry of units, which is about no person: its rows as they stream out, or the files that hold it. */
  units(): AsyncIterable<Delivery>;
  /** Bytes that have come from the server so far. */
  bytesReceived(): number;
  close(): Promise<void>;
}
