import type {Calibration} from "../../src/contract/calibration.ts";
import type {Effects} from "./effects.ts";
import type {RawTableName} from "./rawTables.ts";
import type {Remote} from "./remote.ts";

/** What a flag promises: at least one of these. */
export type Expected = "certificate" | "message" | "unit";

/** A document as it was found: the text is not trusted and not parsed. */
export interface RawDocument {
  readonly is: "document";
  /** What the flag it came through says it is; whatever it is, it is read. A flag that gives none of it is an error. */
  readonly expects?: Expected;
  /** Path relative to the source's root with `/`, the same from a folder and a zip. Can identify a person. */
  readonly file: string;
  /** Where it lies below, where the source reads several folders, zips or files: see `toldAs.ts`. */
  readonly from?: string;
  /** How many files its flag gives in all, where that is known. */
  readonly total?: number;
  readonly bytes: Uint8Array;
}

/** A file that could not even be handed on (too large, unreadable entry): goes to quarantine. */
export interface UnreadableDocument {
  readonly is: "unreadable";
  readonly expects?: Expected;
  readonly file: string;
  readonly from?: string;
  readonly total?: number;
  readonly rule: string;
}

/** A file that an earlier run has read, and that is not read again. */
export interface SkippedDocument {
  readonly is: "skipped";
  readonly expects?: Expected;
  readonly file: string;
  readonly from?: string;
  readonly total?: number;
}

/**
 * A table that DuckDB itself reads: `select` gives the columns of `rawTables[kind]`, every value as text without blanks at its
 * ends and null where it is empty, and `line`: which row of its file it stands on (the header is row 1), or null. Units
 * need no `line`.
 */
export interface RawTable {
  readonly is: "table";
  readonly kind: RawTableName;
  /** Which file, glob or table it is, for messages. */
  readonly file: string;
  readonly from?: string;
  readonly select: string;
  /**
   * Of units: `list` where the table (a region's own) only adds to what HSA tells, and an absent value is one that it does
   * not know. Otherwise the table is the registry itself.
   */
  readonly toldBy?: "list";
}

/** What comes of files. */
export type FileDelivery = RawDocument | UnreadableDocument | SkippedDocument | RawTable;

/** Rows that stream in from elsewhere: each batch has the columns of `rawTables[kind]`, as those of a table. */
export interface RawRows {
  readonly is: "rows";
  readonly kind: RawTableName;
  readonly file: string;
  readonly batches: AsyncIterable<Readonly<Record<string, readonly (string | null)[]>>>;
}

/** Rows that are made inside the engine and already have the shape of the staged tables (the synthetic country). */
export interface StagedSql {
  readonly is: "staged";
  readonly sql: string;
  readonly step: string;
}

export type Delivery = RawDocument | UnreadableDocument | SkippedDocument | RawTable | RawRows | StagedSql;

export interface SourceFlag {
  readonly describe: string;
  readonly placeholder: string;
}

export type Flags = Readonly<Record<string, string | undefined>>;

/** What a synthetic country is made of, for readers: its numbers and where they are from, and what is planted in it. */
export type SyntheticAccount = Pick<Calibration, "numbers" | "planted">;

/** A place certificates come from. A new source is a new file in `connect/sources/` that exports one as `source`. */
export interface Source {
  readonly id: string;
  /** How the manifest and the site name it, in Swedish. */
  readonly title: string;
  readonly synthetic: boolean;
  /** Extract date and months that hold where the settings say nothing: the synthetic country knows its own. */
  readonly defaults?: {readonly extractDate: string; readonly firstMonth: string; readonly lastMonth: string};
  /** What made the data, for the manifest, where that is no secret: the synthetic country's seed and size. */
  parameters?(flags: Flags): Readonly<Record<string, string | number>>;
  /** What the synthetic country is made of. A source with it is held against published figures. */
  account?(): Promise<SyntheticAccount>;
  /** The command line flags that it owns. */
  readonly flags: Readonly<Record<string, SourceFlag>>;
  /** True when the flags given point at this source. The synthetic country answers when nobody else does. */
  claims(flags: Flags): boolean;
  /**
   * Yields deliveries in an order that does not vary between machines or packings. `spillFolder` is the run's own: only its
   * owner sees it and it goes when the run ends; what must be written on the way stands there. The first `skip` documents
   * are told as skipped and not opened.
   */
  deliver(flags: Flags, effects: Effects, spillFolder?: string, skip?: number): AsyncIterable<Delivery>;
  /**
   * A text that changes when the documents that are delivered do: their names, sizes and times, not what is in them.
   * Where a source has none, a killed run begins anew.
   */
  fingerprint?(flags: Flags): Promise<string>;
  /** Where rows can be linked and counted where they lie: the server that does it. */
  remote?(flags: Flags, effects: Effects): Promise<Remote>;
}
