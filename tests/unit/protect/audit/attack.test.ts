import {describe, expect, it} from "vitest";
import {silent} from "../../../../loaders/model/effects.ts";
import {attack} from "../../../../loaders/protect/audit/attack.ts";
import {condense} from "../../../../loaders/protect/audit/condense.ts";
import {components} from "../../../../loaders/protect/audit/components.ts";
import {eliminate} from "../../../../loaders/protect/audit/eliminate.ts";
import {solveRanges} from "../../../../loaders/protect/audit/programme.ts";
import {propagate} from "../../../../loaders/protect/audit/propagate.ts";
import {
  notAdditive,
  type Publication,
  roundedQuestion,
  withheldQuestion,
} from "../../../../loaders/protect/audit/publication.ts";
import {twoWay, withhold} from "../../../fixtures/tables.ts";

const options = {programming: true, effects: silent};
const question = (publication: Publication, cells: readonly number[], least: number) =>
  withheldQuestion(withhold(publication, cells), {least, threshold: 5, sensitive: cells});

/** Exact ranges by linear programming alone: targets so wide that no assignment settles them. */
async function ranges(publication: Publication, cells: readonly number[], least: number) {
  const {system, targets} = question(publication, cells, least);
  const open = {lower: system.lower, upper: system.upper};
  const wide = targets.map(({unknown}) => ({unknown, low: -1, high: 1e6}));
  const outcome = await solveRanges(system, open, components(system, open.lower, open.upper), wide, silent);
  return outcome.ranges.map(({lower, upper}) => [lower, upper]);
}

describe("a withheld table", () => {
  // P. Geurts (1992), the Handbook on Statistical Disclosure Control's example 3: row totals 7, 3, 6, column totals 9, 7,
  // third row published.
  const {publication, at} = twoWay([
    [5, 2],
    [1, 2],
    [3, 3],
  ]);
  const hidden = [at(1, 1), at(1, 2), at(2, 1), at(2, 2)];

  it("gives the ranges of Geurts' example, by programming and by bounds alone", async () => {
    const expected = [
      [3, 6],
      [1, 4],
      [0, 3],
      [0, 3],
    ];
    expect(await ranges(publication, hidden, 0)).toEqual(expected);
    const {system, targets} = question(publication, hidden, 0);
    const {lower, upper} = propagate(system);
    expect(targets.map(({unknown}) => [lower[unknown], upper[unknown]])).toEqual(expected);
  });
});

describe("rank-safe is not interval-safe", () => {
  const forties = (block: readonly (readonly [number, number])[]) =>
    twoWay([
      [...(block[0] ?? [40, 40]), 40],
      [...(block[1] ?? [40, 40]), 40],
      [40, 40, 40],
    ]);

  it("leaves one degree of freedom, and yet X11 between 3 and 5", async () => {
    const {publication, at} = forties([
      [4, 1],
      [1, 1],
    ]);
    const hidden = [at(1, 1), at(1, 2), at(2, 1), at(2, 2)];
    const {system} = question(publication, hidden, 0);
    const {rank, derivable} = eliminate(system);
    expect([system.unknowns - rank, [...derivable]]).toEqual([1, [0, 0, 0, 0]]);
    expect((await ranges(publication, hidden, 0))[0]).toEqual([3, 5]);
    const found = await attack(system, question(publication, hidden, 0).targets, options);
    expect(found.exposures).toContainEqual({target: 0, lower: 3, upper: 5, by: "propagation"});
  });

  it("gives all four exactly when the block is [[2,1],[1,1]] and zeros are shown", async () => {
    const {publication, at} = forties([
      [2, 1],
      [1, 1],
    ]);
    const hidden = [at(1, 1), at(1, 2), at(2, 1), at(2, 2)];
    const {system, targets} = question(publication, hidden, 1);
    expect([...eliminate(system).derivable]).toEqual([0, 0, 0, 0]);
    const {exposures} = await attack(system, targets, options);
    expect(exposures.map(({lower, upper}) => [lower, upper])).toEqual([
      [2, 2],
      [1, 1],
      [1, 1],
      [1, 1],
    ]);
  });
});

describe("two linked tables", () => {
  // Cell 0 is the 10 that both tables show; 1 and 2 are its parts in one, 2 stands alone in the other.
  const linked = (seven: number): Publication => ({
    value: Float64Array.from([10, NaN, seven]),
    parent: Int32Array.from([0]),
    start: Int32Array.from([0, 2]),
    child: Int32Array.from([1, 2]),
  });
  const asked = (publication: Publication) =>
    withheldQuestion(publication, {least: 1, threshold: 5, sensitive: [1]});

  it("are each safe alone", async () => {
    const {system, targets} = asked(linked(NaN));
    const {exposures} = await attack(system, targets, options);
    expect(exposures).toEqual([]);
  });

  it("give K = 10 − 7 = 3 together, by the equations alone", async () => {
    const {system, targets} = asked(linked(7));
    const {exposures, figures} = await attack(system, targets, options);
    expect(exposures).toEqual([{target: 0, lower: 3, upper: 3, by: "rank"}]);
    expect(figures).toMatchObject({unknowns: 1, equations: 1, rank: 1, derivable: 1});
  });

  it("that contradict each other are told apart from those that do not", async () => {
    const {system, targets} = asked(linked(11));
    expect((await attack(system, targets, options)).contradiction).toBe(true);
  });
});

describe("each cell rounded on its own", () => {
  const nearest = (y: number) => ({lower: Math.max(0, y - 2), upper: y + 2});
  // Midpoint 6: 1–6 becomes 3, 7–12 becomes 9; 0 stays (OpenSAFELY's rule).
  const midpoint = (y: number) => (y === 0 ? {lower: 0, upper: 0} : {lower: y - 2, upper: y + 3});
  const round = (publication: Publication, by: (n: number) => number): Publication => ({
    ...publication,
    value: publication.value.map(by),
  });

  it("to the nearest 5 leaks by additivity: two cells of 7 and their sum", async () => {
    const {publication, at} = twoWay([[7, 7]]);
    const rounded = round(publication, (n) => 5 * Math.round(n / 5));
    expect([rounded.value[at(1, 1)], rounded.value[at(1, 2)], rounded.value[at(1, 0)]]).toEqual([5, 5, 15]);
    expect(notAdditive(rounded).length).toBeGreaterThan(0);
    const {system, targets, cell} = roundedQuestion(rounded, nearest);
    const {exposures} = await attack(system, targets, options);
    const found = exposures.map(({target, lower, upper}) => [cell[target], lower, upper]);
    // 3–7 was promised; the sum of at least 13 leaves 6 or 7.
    expect(found).toContainEqual([at(1, 1), 6, 7]);
    expect(found).toContainEqual([at(1, 2), 6, 7]);
  });

  it("to midpoint 6 leaks by additivity: three cells of 1 and their sum", async () => {
    const {publication, at} = twoWay([[1, 1, 1]]);
    const rounded = round(publication, (n) => (n === 0 ? 0 : 6 * Math.ceil(n / 6) - 3));
    const {system, targets, cell} = roundedQuestion(rounded, midpoint);
    const {exposures} = await attack(system, targets, options);
    const found = exposures.map(({target, lower, upper}) => [cell[target], lower, upper]);
    expect(found).toContainEqual([at(1, 2), 1, 4]);
  });

  it("is not what summing the rounded inner cells is: every margin adds up, and there is nothing to solve", () => {
    const {publication} = twoWay([
      [5, 0],
      [10, 5],
    ]);
    expect(notAdditive(publication)).toEqual([]);
  });
});

describe("linear programming", () => {
  it("sees what neither rank nor bounds see, and says so", async () => {
    // Two interlocked blocks: x1+x2 = 4, x2+x3 = 4, x1+x3 = 4 leaves (2, 2, 2) alone; bounds stop at 0–4.
    const system = {
      unknowns: 4,
      lower: Float64Array.from([0, 0, 0, 0]),
      upper: Float64Array.from([9, 9, 9, 9]),
      equations: 3,
      start: Int32Array.from([0, 2, 4, 7]),
      unknown: Int32Array.from([0, 1, 1, 2, 0, 2, 3]),
      coefficient: Int32Array.from([1, 1, 1, 1, 1, 1, 1]),
      constant: Float64Array.from([4, 4, 4]),
    };
    // With the slack x4 ≥ 0: x1 = x3 = 4 − x2 and 2·x1 + x4 = 4, so x1 is at most 2.
    expect(propagate(system).upper[0]).toBe(4);
    const {exposures} = await attack(system, [{unknown: 0, low: 0, high: 4}], options);
    expect(exposures).toEqual([{target: 0, lower: 0, upper: 2, by: "programming"}]);
    const without = await attack(system, [{unknown: 0, low: 0, high: 4}], {...options, programming: false});
    expect(without.exposures).toEqual([]);
  });

  it("solves small parts in whole numbers: half a person is no proof that a cell is open", async () => {
    // x1+x2 = 3, x2+x3 = 3, x1+x3 = 2+x4, x4 in 0–1: 2·x1 = 2+x4 gives x4 = 0, though x4 = 1 has a solution in halves.
    const system = {
      unknowns: 4,
      lower: Float64Array.from([0, 0, 0, 0]),
      upper: Float64Array.from([9, 9, 9, 1]),
      equations: 3,
      start: Int32Array.from([0, 2, 4, 7]),
      unknown: Int32Array.from([0, 1, 1, 2, 0, 2, 3]),
      coefficient: Int32Array.from([1, 1, 1, 1, 1, 1, -1]),
      constant: Float64Array.from([3, 3, 2]),
    };
    const {exposures} = await attack(system, [{unknown: 3, low: 0, high: 1}], options);
    expect(exposures).toEqual([{target: 0, lower: 0, upper: 0, by: "programming"}]);
  });
});

describe("a table whose total is withheld too", () => {
  it("leaves everything open upwards", async () => {
    const {publication, at} = twoWay([
      [3, 2],
      [1, 4],
    ]);
    const hidden = [...publication.value.keys()];
    const {system, targets} = question(publication, hidden, 1);
    const {exposures, contradiction} = await attack(system, targets, options);
    expect(contradiction).toBe(false);
    // The total of four cells of at least 1 is at least 4: that alone is known.
    expect(exposures.map(({target, lower}) => [hidden[target], lower])).toContainEqual([at(0, 0), 4]);
    expect(exposures.every(({upper}) => upper >= 5)).toBe(true);
  });
});

describe("condense", () => {
  it("lets one of several cells alike stand for all, and sums the rest", () => {
    // Four cells of 1–9 in one equation and one of them in another too: three change places, one does not.
    const system = {
      unknowns: 4,
      lower: new Float64Array(4).fill(1),
      upper: new Float64Array(4).fill(9),
      equations: 2,
      start: Int32Array.from([0, 4, 5]),
      unknown: Int32Array.from([0, 1, 2, 3, 3]),
      coefficient: Int32Array.from([1, 1, 1, 1, 1]),
      constant: Float64Array.from([20, 4]),
    };
    const targets = [0, 1, 3].map((unknown) => ({unknown, low: 1, high: 5}));
    const small = condense(system, system, targets);
    expect(small.represents).toEqual([[0, 1], [2]]);
    // One of the three, the sum of the other two, and the fourth.
    expect([[...small.system.lower], [...small.system.upper]]).toEqual([
      [1, 2, 1],
      [9, 18, 9],
    ]);
    expect([...small.system.constant]).toEqual([20, 4]);
  });
});
