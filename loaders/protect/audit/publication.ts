import {type System, SystemBuilder} from "./system.ts";
import type {Range, Target} from "./target.ts";

/**
 * Published cells and how they belong together: cell `parent[r]` counts what cells `child[start[r] … start[r + 1])` count
 * together. A cell that several tables show is one cell here.
 */
export interface Publication {
  /** The published counts; NaN where the cell is withheld. */
  readonly value: Float64Array;
  readonly parent: Int32Array;
  readonly start: Int32Array;
  readonly child: Int32Array;
}

/** A system and what must stay open in it; `cell[t]` is the published cell of target `t`. */
export interface Question {
  readonly system: System;
  readonly targets: readonly Target[];
  readonly cell: Int32Array;
}

/** The relations whose published counts do not add up. A withheld cell says nothing here. */
export function notAdditive({value, parent, start, child}: Publication): number[] {
  const broken: number[] = [];
  for (let r = 0; r < parent.length; r++) {
    let rest = value[parent[r] ?? 0] ?? 0;
    const end = start[r + 1] ?? 0;
    for (let k = start[r] ?? 0; k < end; k++) rest -= value[child[k] ?? 0] ?? 0;
    if (rest !== 0 && !Number.isNaN(rest)) broken.push(r);
  }
  return broken;
}

/**
 * A publication with withheld cells as a system: each withheld cell is an unknown, at least `least` (1 where zeros are
 * always shown; or what each is at least, as `leastCounts` says). A sensitive cell must be able to be anything from that to the threshold.
 */
export function withheldQuestion(
  publication: Publication,
  {
    least,
    threshold,
    sensitive,
  }: {least: number | Float64Array; threshold: number; sensitive: readonly number[]},
): Question {
  const leastOf = (cell: number) => (typeof least === "number" ? least : (least[cell] ?? 0));
  const known = (cell: number): Range => {
    const value = publication.value[cell] ?? 0;
    return Number.isNaN(value) ? {lower: leastOf(cell), upper: Infinity} : {lower: value, upper: value};
  };
  const wanted = new Set(sensitive);
  return question(publication, known, (cell) =>
    wanted.has(cell) ? {lower: leastOf(cell), upper: threshold} : undefined,
  );
}

/**
 * A publication whose cells were each rounded on their own as a system: `known` says which true counts a published one
 * leaves open, and that much must stay open when all cells are taken together.
 */
export function roundedQuestion(publication: Publication, known: (published: number) => Range): Question {
  const range = (cell: number) => known(publication.value[cell] ?? 0);
  return question(publication, range, range);
}

function question(
  {value, parent, start, child}: Publication,
  known: (cell: number) => Range,
  mustStayOpen: (cell: number) => Range | undefined,
): Question {
  const builder = new SystemBuilder();
  const unknownOf = new Int32Array(value.length).fill(-1);
  const targets: Target[] = [];
  const cells: number[] = [];
  for (let cell = 0; cell < value.length; cell++) {
    const {lower, upper} = known(cell);
    if (lower === upper) continue;
    const unknown = builder.unknown(lower, upper);
    unknownOf[cell] = unknown;
    const open = mustStayOpen(cell);
    if (!open) continue;
    targets.push({unknown, low: open.lower, high: open.upper});
    cells.push(cell);
  }
  for (let r = 0; r < parent.length; r++) {
    const terms: (readonly [number, number])[] = [];
    let constant = 0;
    const add = (cell: number, sign: number) => {
      const unknown = unknownOf[cell] ?? -1;
      if (unknown === -1) constant -= sign * known(cell).lower;
      else terms.push([unknown, sign]);
    };
    add(parent[r] ?? 0, -1);
    const end = start[r + 1] ?? 0;
    for (let k = start[r] ?? 0; k < end; k++) add(child[k] ?? 0, 1);
    // 0 = 0 says nothing; 0 = something else is kept, and found by the attack.
    if (terms.length > 0 || constant !== 0) builder.equation(terms, constant);
  }
  return {system: builder.build(), targets, cell: Int32Array.from(cells)};
}
