import type {NamedSelect} from "./namedSelect.ts";

/**
 * The persons of a run in buckets, each person in exactly one: what is counted in one bucket adds to what is counted in
 * another, and a bucket at a time bounds the memory.
 */
export interface Buckets {
  readonly count: number;
  /** The linked tables (see `link/portable.ts`) of one bucket, 0 … `count` − 1, in dependency order. */
  tables(bucket: number): readonly NamedSelect[];
}
