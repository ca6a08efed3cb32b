import type {Code} from "./dimension.ts";

/** One dimension of an official table: the total first, then the codes of each level, each after the one it belongs to. */
export interface OfficialDimension {
  readonly id: string;
  readonly title: string;
  readonly codes: readonly Code[];
}

/** The code of a total in an official table. */
export const totalCode = "total";

/** What an official table is: every combination of codes of all levels is a cell, in the order of its dimensions. */
export interface OfficialShape {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  readonly description: string;
  /** The family whose events it counts, and what they are called in families of the same events. */
  readonly family: string;
  readonly events: string;
  readonly dimensions: readonly OfficialDimension[];
}

/** The exact cells of an official table: a cell's number has the positions of its codes as digits. Not publishable. */
export interface OfficialCells extends OfficialShape {
  readonly n: Float64Array;
  readonly persons: Float64Array;
}

/** An official table whose small cells are withheld, with proofs at hand. Only `protectOfficial` makes one. */
export interface OfficialTable extends OfficialShape {
  readonly passed: "cell suppression with proofs";
  readonly threshold: number;
  /** The true count where a cell is shown; 0 where it is withheld. */
  readonly n: Int32Array;
  /** 1 where a cell is withheld. */
  readonly withheld: Uint8Array;
  /** What readers are told: all cells, and those that are withheld, whether small or for the sake of a small one. */
  readonly figures: {readonly cells: number; readonly withheld: number};
}

/** A proof that a sensitive cell stays open: the cells that differ in another table of the same publication. Secret. */
export interface OfficialProof {
  /** The id of the table that each of them stands in, its number there, and by how much its count differs. */
  readonly table: readonly string[];
  readonly cell: readonly number[];
  readonly change: readonly number[];
}
