import {type ConstantColumns, constantRows} from "./constantRows.ts";

/** An outcome and how often it comes, for one value of what it depends on. */
export interface Outcome {
  /** What the draw depends on, as a whole number; 0 where it depends on nothing. */
  readonly key: number;
  readonly value: number;
  readonly weight: number;
}

const columns: ConstantColumns = {from_tick: "INTEGER", to_tick: "INTEGER", value: "INTEGER"};

/**
 * SQL that makes a table to draw from: for each key, `ticks` numbered rows share the outcomes in proportion to their
 * weights. A draw below `ticks` finds its outcome by `tick = key · ticks + draw`. Edges are rounded down, so what
 * weighs less than one tick in `ticks` may be left out.
 */
export function makeTickTable(name: string, ticks: number, outcomes: readonly Outcome[]): string {
  const byKey = new Map<number, Outcome[]>();
  for (const outcome of outcomes) {
    const list = byKey.get(outcome.key);
    if (list) list.push(outcome);
    else byKey.set(outcome.key, [outcome]);
  }
  const rows: (readonly number[])[] = [];
  for (const [key, list] of byKey) {
    const total = list.reduce((sum, {weight}) => sum + weight, 0);
    let before = 0;
    for (const {value, weight} of list) {
      const from = Math.floor((before * ticks) / total);
      before += weight;
      const to = Math.floor((before * ticks) / total);
      if (to > from) rows.push([key * ticks + from, key * ticks + to, value]);
    }
  }
  return `CREATE OR REPLACE TEMP TABLE ${name} AS
SELECT CAST(unnest(range(from_tick, to_tick)) AS BIGINT) AS tick, value FROM ${constantRows(columns, rows)};`;
}
