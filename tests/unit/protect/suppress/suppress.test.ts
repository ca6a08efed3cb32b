import {describe, expect, it} from "vitest";
import {silent} from "../../../../loaders/model/effects.ts";
import {checkProofs} from "../../../../loaders/protect/audit/proofs.ts";
import {linkedSystem} from "../../../../loaders/protect/suppress/linkedSystem.ts";
import {openByRank} from "../../../../loaders/protect/suppress/openByRank.ts";
import {suppress} from "../../../../loaders/protect/suppress/suppress.ts";
import {exactTable, flat, publicationOf, twoWay} from "../../../fixtures/exactTable.ts";
import {
  bruteRanges,
  check,
  checkLinked,
  exposuresOf,
  suppressed,
  threshold,
} from "../../../fixtures/suppression.ts";

describe("suppress", () => {
  it("withholds nothing where no cell is small, and shows zeros", async () => {
    const {marks, figures, proofs} = await suppressed(
      twoWay([
        [5, 0],
        [7, 9],
      ]),
    );
    expect([...marks]).not.toContain(1);
    expect(figures).toMatchObject({cells: 9, sensitive: 0, secondary: 0});
    expect(proofs).toEqual([]);
  });

  it("counts persons, not events: 7 events of 4 persons are sensitive, 5 of 5 are not", async () => {
    const table = twoWay([
      [7, 5],
      [40, 40],
    ]);
    table.persons[4] = 4; // row 1, column 1
    const {marks, figures} = await suppressed(table);
    expect(figures.sensitive).toBe(1);
    expect(marks[4]).toBe(1);
    expect(await exposuresOf(table, marks)).toEqual([]);
  });

  it("does not stop where equations do: the block 4, 1, 1, 1 among 40s leaves 3–5 in whole numbers", async () => {
    const rows = [
      [4, 1, 40],
      [1, 1, 40],
      [40, 40, 40],
    ];
    // One degree of freedom: 3–5 where a cell may be empty, and exactly 4 where zeros are shown.
    const block = (r: number, c: number) => r < 2 && c < 2;
    expect(bruteRanges(rows, block, 6, 0)[0]).toEqual({low: 3, high: 5});
    expect(bruteRanges(rows, block, 6)[0]).toEqual({low: 4, high: 4});
    const table = twoWay(rows);
    const system = linkedSystem([table]);
    const secret = Uint8Array.from(system.persons, (people) => (people < threshold ? 1 : 0));
    expect(openByRank(system, secret).reduce((sum, mark) => sum + mark, 0)).toBe(4);
    const {marks, proofs, figures} = await suppressed(table);
    expect(figures.secondary).toBeGreaterThan(0);
    expect(check(table, marks, proofs)).toMatchObject({findings: [], sensitive: 4, proved: 4});
    expect(await exposuresOf(table, marks)).toEqual([]);
  });

  it("knows that zeros are shown: the block 2, 1, 1, 1 would be exact", async () => {
    const rows = [
      [2, 1, 40],
      [1, 1, 40],
      [40, 40, 40],
    ];
    expect(bruteRanges(rows, (r, c) => r < 2 && c < 2, 6).map(({low, high}) => high - low)).toEqual([
      0, 0, 0, 0,
    ]);
    const table = twoWay(rows);
    const {marks, proofs} = await suppressed(table);
    expect(check(table, marks, proofs)).toMatchObject({findings: [], proved: 4});
    expect(await exposuresOf(table, marks)).toEqual([]);
  });

  it("withholds the grand total only where nothing else will do", async () => {
    // Sparse cells of 1, 2 and 4 in regions and diagnoses: cheapest is one cell with all its sums, the total among them.
    const groups = [1, 2, 3].flatMap((group) => [`d${group}`, ...[1, 2, 3].map((one) => `d${group}.${one}`)]);
    const diagnoses = {
      id: "diagnosis",
      codes: ["total", ...groups],
      parent: [-1, ...groups.map((code, at) => (code.includes(".") ? at - (at % 4) + 1 : 0))],
    };
    const leaves = diagnoses.parent.flatMap((_, node) => (diagnoses.parent.includes(node) ? [] : [node]));
    const inner = ["1", "2", "3", "4", "5"].flatMap((_, r) =>
      leaves.map((leaf, d) => {
        const number = r * leaves.length + d + 1;
        const x = ((number * number * 23) % 157) / 157;
        const n = x < 0.45 ? 0 : x < 0.7 ? 1 : x < 0.85 ? 2 : x < 0.92 ? 4 : Math.floor(6 + 240 * (x - 0.92));
        return {nodes: [r + 1, leaf], n};
      }),
    );
    const table = exactTable([flat("region", ["1", "2", "3", "4", "5"]), diagnoses], inner);
    expect(table.n[0]).toBe(69);
    const kept = await suppressed(table);
    expect(kept.marks[0]).toBe(0);
    expect(check(table, kept.marks, kept.proofs).findings).toEqual([]);
    // 4 and 1, and a 1 cannot fall: the 4 is 5 in no table of the same total.
    const forced = twoWay([[4, 1]]);
    const {marks, proofs} = await suppressed(forced);
    expect(marks[0]).toBe(1);
    expect(check(forced, marks, proofs).findings).toEqual([]);
    // With a cell that can fall the total stands.
    expect((await suppressed(twoWay([[4, 8]]))).marks[0]).toBe(0);
  });

  it("takes linked tables as one system: 10 − 7 = 3 is not left between them", async () => {
    // Region 1 has 10 by sex, K 7 and M 3; by age the same region has 10 with its own small cell.
    const regions = flat("region", ["1", "2"]);
    const bySex = exactTable(
      [regions, flat("sex", ["K", "M"])],
      [
        [7, 3],
        [20, 30],
      ].flatMap((row, r) => row.map((n, c) => ({nodes: [r + 1, c + 1], n}))),
    );
    const byAge = exactTable(
      [regions, flat("age", ["a", "b"])],
      [
        [8, 2],
        [25, 25],
      ].flatMap((row, r) => row.map((n, c) => ({nodes: [r + 1, c + 1], n}))),
    );
    const outcome = await suppress([bySex, byAge], {threshold, effects: silent});
    const {withheld, figures} = outcome;
    expect(figures.cells).toBe(15); // 9 + 9, of which the regions and the total are shared
    expect(checkLinked([bySex, byAge], outcome)).toMatchObject({
      ...{findings: [], unequal: [], sensitive: figures.sensitive, proved: figures.sensitive},
    });
    const flipped = outcome.proofs.map((one) => ({...one, change: one.change.map((by) => -by)}));
    expect(checkLinked([bySex, byAge], {withheld, proofs: flipped}).findings).not.toEqual([]);
    const [sex = new Uint8Array(), age = new Uint8Array()] = withheld;
    // The total of a region is withheld in both or in neither.
    for (const region of [0, 1, 2]) expect(sex[region * 3]).toBe(age[region * 3]);
    expect(await exposuresOf(bySex, sex)).toEqual([]);
    expect(await exposuresOf(byAge, age)).toEqual([]);
  });

  it("refuses linked tables that differ in a cell they share", () => {
    const [a, b] = [twoWay([[9, 9]]), twoWay([[9, 9]])];
    b.n[0] = 19;
    expect(() => linkedSystem([a, b])).toThrow("differs");
  });

  it("gives the same marks and proofs again", async () => {
    const table = twoWay([
      [4, 1, 40],
      [3, 1, 9],
      [40, 12, 40],
    ]);
    expect(await suppressed(table)).toEqual(await suppressed(table));
  });
});

describe("proofs", () => {
  const table = twoWay([
    [4, 1, 40],
    [1, 3, 40],
    [40, 40, 40],
  ]);

  it("are found out by a flipped sign", async () => {
    const {marks, proofs} = await suppressed(table);
    const [first, ...rest] = proofs;
    if (!first) throw new Error("no proof");
    const flipped = {...first, change: first.change.map((by, k) => (k === 0 ? -by : by))};
    expect(check(table, marks, [flipped, ...rest]).findings.map(({rule}) => rule)).toContain(
      "behåller varje summa",
    );
  });

  it("are missed where a sensitive cell has none", async () => {
    const {marks} = await suppressed(table);
    const {findings, proved, sensitive} = check(table, marks, []);
    expect(proved).toBe(0);
    expect(findings).toHaveLength(sensitive);
  });

  it("do not hold where a cell they change is published, or emptied, or not whole", async () => {
    const {marks, proofs} = await suppressed(table);
    const [first] = proofs;
    if (!first) throw new Error("no proof");
    const rules = (proof: {cell: readonly number[]; change: readonly number[]}, shown = marks) =>
      check(table, shown, [proof]).findings.map(({rule}) => rule);
    const open = marks.slice();
    open[first.cell[0] ?? 0] = 0;
    expect(rules(first, open)).toContain("ändrar bara spärrade celler");
    expect(rules({...first, change: first.change.map((by) => by / 3)})).toContain(
      "ändrar celler med hela tal",
    );
    expect(rules({...first, change: first.change.map((by) => by * 100)})).toContain("tömmer ingen cell");
  });

  it("find a small cell that is published, and a published count that is not the true one", async () => {
    const {marks, proofs} = await suppressed(table);
    const open = marks.slice();
    open[5] = 0; // the 4
    expect(check(table, open, proofs).findings.map(({rule}) => rule)).toContain(
      "färre än 5 personer publiceras inte",
    );
    const publication = publicationOf(table, marks);
    const shown = publication.value.findIndex((n) => n >= threshold);
    publication.value[shown] = (publication.value[shown] ?? 0) + 1;
    const rules: string[] = [];
    checkProofs(
      {publication, truth: table.n, persons: table.persons, threshold, proofs},
      {table: "t", nameOf: String},
      ({rule}) => rules.push(rule),
    );
    expect(rules).toContain("ett publicerat antal är det sanna");
  });
});
