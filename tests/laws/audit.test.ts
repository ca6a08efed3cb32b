import fc from "fast-check";
import highsModule, {type Highs} from "highs";
import {beforeAll, describe, expect, it} from "vitest";
import {silent} from "../../loaders/model/effects.ts";
import {attack} from "../../loaders/protect/audit/attack.ts";
import {eliminate} from "../../loaders/protect/audit/eliminate.ts";
import {addUp, hierarchicalPublication} from "../../loaders/protect/audit/hierarchy.ts";
import {propagate} from "../../loaders/protect/audit/propagate.ts";
import {notAdditive, type Question, withheldQuestion} from "../../loaders/protect/audit/publication.ts";
import type {System} from "../../loaders/protect/audit/system.ts";
import {withhold} from "../fixtures/tables.ts";

const threshold = 5;
const options = {programming: true, effects: silent};

interface Withheld extends Question {
  readonly truth: Float64Array;
}

/** A hierarchical table of up to `leaves` leaves, some sensitive cells and others withheld with them. */
const anyTable = (leaves: number, most: number) =>
  fc
    .array(
      fc
        .array(fc.nat(1000), {minLength: 1, maxLength: 9})
        // Each node hangs below an earlier one: any tree of any depth.
        .map((picks) => Int32Array.from([-1, ...picks.map((pick, at) => pick % (at + 1))])),
      {minLength: 1, maxLength: 3},
    )
    .filter((trees) => leafCount(trees) <= leaves)
    .chain((trees) => {
      const size = trees.reduce((product, {length}) => product * length, 1);
      return fc.record({
        trees: fc.constant(trees),
        values: fc.array(fc.nat(most), {minLength: size, maxLength: size}),
        hidden: fc.array(fc.nat(9), {minLength: size, maxLength: size}),
        zerosShown: fc.boolean(),
      });
    })
    .map(({trees, values, hidden, zerosShown}): Withheld => {
      const leaf = trees.map((tree) => Array.from(tree, (_, node) => !tree.includes(node)));
      const truth = new Float64Array(values.length);
      for (let cell = 0; cell < truth.length; cell++)
        if (nodesOf(cell, trees).every((node, d) => leaf[d]?.[node])) truth[cell] = values[cell] ?? 0;
      addUp(trees, truth);
      const publication = hierarchicalPublication(trees, truth);
      const all = [...truth.keys()];
      const sensitive = all.filter((cell) => (truth[cell] ?? 0) > 0 && (truth[cell] ?? 0) < threshold);
      const more = all.filter((cell) => (truth[cell] ?? 0) >= threshold && (hidden[cell] ?? 0) < 3);
      const zeros = zerosShown ? [] : all.filter((cell) => truth[cell] === 0 && (hidden[cell] ?? 0) < 3);
      const withheld = withhold(publication, [...sensitive, ...more, ...zeros]);
      const question = withheldQuestion(withheld, {least: zerosShown ? 1 : 0, threshold, sensitive});
      // The truth of every unknown, in their order: withheld cells by number.
      const unknowns = all.filter((cell) => Number.isNaN(withheld.value[cell]));
      return {...question, truth: Float64Array.from(unknowns, (cell) => truth[cell] ?? 0)};
    });

function leafCount(trees: readonly Int32Array[]): number {
  return trees.reduce(
    (product, tree) => product * Array.from(tree).filter((_, n) => !tree.includes(n)).length,
    1,
  );
}

function nodesOf(cell: number, trees: readonly Int32Array[]): number[] {
  const nodes: number[] = [];
  let rest = cell;
  for (const {length} of [...trees].reverse()) {
    nodes.unshift(rest % length);
    rest = Math.floor(rest / length);
  }
  return nodes;
}

/** Plain elimination over the rationals, dense and exact: which unknowns are fixed, and the rank. */
function rationalOracle(system: System): {rank: number; fixed: boolean[]} {
  const rows = Array.from({length: system.equations}, (_, e) => {
    const row = Array.from({length: system.unknowns}, () => 0n);
    for (let k = system.start[e] ?? 0; k < (system.start[e + 1] ?? 0); k++)
      row[system.unknown[k] ?? 0] = BigInt(system.coefficient[k] ?? 0);
    return row;
  });
  let rank = 0;
  const pivots: number[] = [];
  for (let x = 0; x < system.unknowns; x++) {
    const at = rows.findIndex((row, r) => r >= rank && row[x] !== 0n);
    if (at === -1) continue;
    [rows[rank], rows[at]] = [rows[at] ?? [], rows[rank] ?? []];
    const pivot = rows[rank] ?? [];
    for (const [r, row] of rows.entries()) {
      if (r === rank || row[x] === 0n) continue;
      const [a, b] = [pivot[x] ?? 0n, row[x] ?? 0n];
      rows[r] = row.map((value, c) => value * a - (pivot[c] ?? 0n) * b);
    }
    pivots.push(x);
    rank++;
  }
  const fixed = Array.from({length: system.unknowns}, () => false);
  for (const [r, x] of pivots.entries())
    fixed[x] = rows[r]?.every((value, c) => c === x || value === 0n) === true;
  return {rank, fixed};
}

let highs: Highs;
beforeAll(async () => {
  highs = await highsModule();
});

/** The exact whole-number range of one unknown, by a model of its own written as text. */
function wholeOracle(system: System, x: number): [number, number] {
  const rows = Array.from({length: system.equations}, (_, e) => {
    const terms: string[] = [];
    for (let k = system.start[e] ?? 0; k < (system.start[e + 1] ?? 0); k++)
      terms.push(`${(system.coefficient[k] ?? 0) < 0 ? "-" : "+"} x${system.unknown[k] ?? 0}`);
    return ` c${e}: ${terms.join(" ")} = ${system.constant[e] ?? 0}`;
  });
  const bounds = Array.from(system.lower, (low, i) => ` ${low} <= x${i} <= 100000`);
  const names = Array.from(system.lower, (_, i) => `x${i}`).join(" ");
  const solve = (sense: string) =>
    highs.solve(
      `${sense}\n obj: x${x}\nSubject To\n${rows.join("\n")}\nBounds\n${bounds.join("\n")}\nGenerals\n ${names}\nEnd`,
      {output_flag: false},
    ).ObjectiveValue;
  return [Math.round(solve("Minimize")), Math.round(solve("Maximize"))];
}

describe("random hierarchies", () => {
  it("have the rank and the derivable cells that elimination over the rationals finds", () => {
    fc.assert(
      fc.property(anyTable(60, 6), ({system, truth}) => {
        const {rank, derivable, value, contradiction} = eliminate(system);
        const oracle = rationalOracle(system);
        expect([rank, contradiction]).toEqual([oracle.rank, false]);
        expect(Array.from(derivable, (one) => one === 1)).toEqual(oracle.fixed);
        for (const [x, one] of derivable.entries()) if (one === 1) expect(value[x]).toBe(truth[x]);
      }),
      {numRuns: 150, seed: 1},
    );
  });

  it("of up to 200 leaves never have their true cells ruled out by bounds", () => {
    fc.assert(
      fc.property(anyTable(200, 30), ({system, truth}) => {
        const {lower, upper, contradiction} = propagate(system);
        expect(contradiction).toBeUndefined();
        for (const [x, n] of truth.entries()) {
          expect(lower[x]).toBeLessThanOrEqual(n);
          expect(upper[x]).toBeGreaterThanOrEqual(n);
        }
      }),
      {numRuns: 200, seed: 2},
    );
  });

  it("give away exactly the cells whose whole-number range is too narrow", async () => {
    await fc.assert(
      fc.asyncProperty(anyTable(200, 8), async ({system, targets}) => {
        fc.pre(system.unknowns > 0 && system.unknowns <= 60);
        const {exposures, contradiction, figures} = await attack(system, targets, options);
        expect([contradiction, figures.withoutWholeProof]).toEqual([false, 0]);
        const found = new Set(exposures.map(({target}) => target));
        for (const [t, {unknown, low, high}] of targets.entries()) {
          const [lower, upper] = wholeOracle(system, unknown);
          expect(found.has(t)).toBe(lower > low || upper < high);
        }
        for (const {target, lower, upper, by} of exposures) {
          const range = wholeOracle(system, targets[target]?.unknown ?? 0);
          // Bounds alone may stop short of the exact range; programming does not.
          if (by === "programming") expect([lower, upper]).toEqual(range);
          else expect(lower <= range[0] && upper >= range[1]).toBe(true);
        }
      }),
      {numRuns: 60, seed: 3},
    );
  });

  it("add up when the inner cells are rounded and then summed, whatever the rounding", () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(8), {minLength: 1, maxLength: 12}),
        fc.array(fc.nat(400), {minLength: 13, maxLength: 13}),
        (picks, counts) => {
          const trees = [Int32Array.from([-1, ...picks.map((pick, at) => pick % (at + 1))])];
          const value = new Float64Array(picks.length + 1);
          for (let node = 0; node < value.length; node++)
            if (!trees[0]?.includes(node)) value[node] = 5 * Math.round((counts[node] ?? 0) / 5);
          expect(notAdditive(hierarchicalPublication(trees, addUp(trees, value)))).toEqual([]);
        },
      ),
      {numRuns: 100, seed: 4},
    );
  });
});
