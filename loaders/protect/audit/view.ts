import type {Code, Manifest} from "../../../src/contract/release.ts";
import {isWithin, isPeriod} from "./period.ts";
import type {PublishedTable} from "./readRelease.ts";

/** A table seen as one look at some events: other tables of the same events are other looks. */
export interface View {
  /** How findings name it: the path, with the release where it is another. */
  readonly title: string;
  readonly base: number;
  readonly dimensions: readonly {
    readonly id: string;
    readonly codes: readonly Code[];
  }[];
  readonly codes: readonly Int32Array[];
  readonly n: Float64Array;
  /**
   * In a table whose sums are tied to another's: how far the count of a cell that can have taken what the tie leaves over may lie
   * from the true one; −1 for a cell that cannot have. Left out where no cell has taken any.
   */
  readonly slack?: Float64Array;
  /** Only cells of this region, where the view is one region's part. */
  readonly region: string | undefined;
  /** Where rows of this view are rows of another: which ones. */
  readonly of?: {readonly view: View; readonly rows: Int32Array};
}

/** A published table as a view. */
export function viewOf(table: PublishedTable, manifest: Manifest, title = table.path): View {
  return {
    title,
    base: manifest.disclosure.base,
    dimensions: table.dimensions.map((id) => ({id, codes: manifest.dimensions[id]?.codes ?? []})),
    codes: table.codes,
    n: table.n,
    region: table.place?.code ?? undefined,
  };
}

/** The part of a view that lies in periods which both releases hold whole. */
export function withinMonths(view: View, months: {firstMonth: string; lastMonth: string}): View {
  const at = view.dimensions.findIndex(({id}) => isPeriod(id));
  const period = view.dimensions[at];
  if (!period) return view;
  const kept = period.codes.filter(({code}) => isWithin(code, months));
  const to = period.codes.map((code) => kept.indexOf(code));
  const part = partOf(view, at, (code) => (to[code] ?? -1) !== -1);
  return {
    ...part,
    dimensions: view.dimensions.map((dimension, d) => (d === at ? {...dimension, codes: kept} : dimension)),
    codes: part.codes.map((column, d) => (d === at ? column.map((code) => to[code] ?? -1) : column)),
  };
}

/** The part of a view that lies in one region, without the dimension. */
export function inRegion(view: View, region: string): View {
  const at = view.dimensions.findIndex(({id}) => id === "region");
  const position = view.dimensions[at]?.codes.findIndex(({code}) => code === region) ?? -1;
  const part = partOf(view, at, (code) => code === position);
  const without = <T>(list: readonly T[]) => list.filter((_, d) => d !== at);
  return {...part, dimensions: without(view.dimensions), codes: without(part.codes), region};
}

/** The rows of a view whose code in one dimension is kept. */
export function partOf(view: View, dimension: number, keep: (code: number) => boolean): View {
  const column = view.codes[dimension] ?? new Int32Array();
  const rows = new Int32Array(column.length);
  let count = 0;
  for (let i = 0; i < column.length; i++) if (keep(column[i] ?? -1)) rows[count++] = i;
  const kept = rows.slice(0, count);
  return {
    ...view,
    codes: view.codes.map((codes) => kept.map((i) => codes[i] ?? -1)),
    n: Float64Array.from(kept, (i) => view.n[i] ?? 0),
    ...(view.slack && {slack: Float64Array.from(kept, (i) => view.slack?.[i] ?? -1)}),
    of: {view, rows: kept},
  };
}

/** What stands between the codes of a cell in its name. */
export const between = " · ";

/** The codes of one cell, as findings name it. */
export function cellName(view: View, row: number): string {
  return view.dimensions.map(({codes}, d) => codes[view.codes[d]?.[row] ?? -1]?.code ?? "?").join(between);
}
