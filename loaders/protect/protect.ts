import type {Cells} from "../model/cells.ts";
import type {Protected} from "../model/protected.ts";
import {cellNames} from "./cellName.ts";
import {draw} from "./draw.ts";
import {reportRounding} from "./reportRounding.ts";
import {roundCount} from "./roundCount.ts";

export interface Protection {
  /** The rounding base and the threshold on distinct persons. */
  readonly base: number;
  /** Secret, one per data set, the same in every release. The synthetic country's is public. */
  readonly key: Uint8Array;
}

/**
 * Makes the exact cells of one family publishable: each inner cell is rounded by rule R (`roundCount`) with a draw
 * that belongs to the cell alone. Everything published is a sum of these cells, so any query is post-processing.
 */
export function protect(cells: Cells, {base, key}: Protection): Protected {
  const name = cellNames(cells);
  const published = new Uint32Array(cells.n.length);
  let kept = 0;
  for (let i = 0; i < published.length; i++) {
    const n = cells.n[i] ?? 0;
    const persons = cells.persons[i] ?? 0;
    // A large cell is published as it is: no draw is spent on it.
    const drawn = persons < base ? draw(key, name(i)) : 0;
    const y = roundCount({n, persons, base, drawn});
    published[i] = y;
    if (y > 0) kept++;
  }
  const n = new Uint32Array(kept);
  const codes = cells.dimensions.map(() => new Uint16Array(kept));
  let at = 0;
  for (let i = 0; i < published.length; i++) {
    const y = published[i] ?? 0;
    if (y === 0) continue;
    n[at] = y;
    for (const [d, column] of codes.entries()) column[at] = cells.codes[d]?.[i] ?? 0;
    at++;
  }
  const {family, title, unit, description, events, tiedTo, dimensions} = cells;
  return {
    passed: "disclosure control",
    ...{family, title, unit, description, events, dimensions, codes, n, base},
    ...(tiedTo && {tiedTo}),
    report: reportRounding({dimensions, codes, n, base}),
  };
}

/**
 * A count that stands beside the tables (excluded, rejected): always a multiple of the base, since nothing is known
 * of the persons behind it.
 */
export function protectCount(n: number, name: string, {base, key}: Protection): number {
  return roundCount({n, persons: n === 0 ? 0 : 1, base, drawn: draw(key, `count|${name}`)});
}
