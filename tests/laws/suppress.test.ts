import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {silent} from "../../loaders/model/effects.ts";
import {suppress} from "../../loaders/protect/suppress/suppress.ts";
import {exactTable, flat, twoWay} from "../fixtures/exactTable.ts";
import {
  bruteRanges,
  check,
  checkLinked,
  exposuresOf,
  suppressed,
  threshold,
} from "../fixtures/suppression.ts";

describe("proofs", () => {
  it("mean that brute force finds every sensitive cell open, in tiny tables", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(fc.constantFrom(0, 1, 2, 3, 4, 6, 9), {minLength: 2, maxLength: 2}), {
          minLength: 2,
          maxLength: 2,
        }),
        async (rows) => {
          const small = twoWay(rows);
          const {marks, proofs} = await suppressed(small);
          expect(check(small, marks, proofs).findings).toEqual([]);
          // Margins that are withheld allow anything: brute force is for those that are all shown.
          const margins = [0, 1, 2, 3, 6];
          if (margins.some((cell) => marks[cell] === 1)) return;
          const ranges = bruteRanges(rows, (r, c) => marks[(r + 1) * 3 + c + 1] === 1, 20);
          const open = rows.flatMap((row, r) =>
            row.flatMap((n, c) => (n > 0 && marks[(r + 1) * 3 + c + 1] === 1 ? [n] : [])),
          );
          for (const [k, n] of open.entries()) {
            if (n >= threshold) continue;
            expect(ranges[k]?.low).toBe(1);
            expect(ranges[k]?.high).toBeGreaterThanOrEqual(threshold);
          }
        },
      ),
      {numRuns: 20, seed: 4},
    );
  });
});

describe("random hierarchies of up to 200 inner cells", () => {
  it("are proved, and stand the attack of the audit", async () => {
    const anyTree = fc.integer({min: 1, max: 3}).chain((groups) =>
      fc.array(fc.integer({min: 1, max: 4}), {minLength: groups, maxLength: groups}).map((sizes) => {
        const codes = ["total"];
        const parent = [-1];
        for (const [g, size] of sizes.entries()) {
          const group = codes.push(`g${g}`) - 1;
          parent.push(0);
          for (let k = 0; k < size; k++) {
            codes.push(`g${g}.${k}`);
            parent.push(group);
          }
        }
        return {codes, parent};
      }),
    );
    await fc.assert(
      fc.asyncProperty(
        anyTree,
        anyTree,
        fc.infiniteStream(fc.constantFrom(0, 0, 1, 1, 2, 3, 4, 5, 8, 20, 60)),
        async (a, b, counts) => {
          const dimensions = [
            {id: "a", ...a},
            {id: "b", ...b},
          ];
          const leaves = dimensions.map(({parent}) =>
            parent.flatMap((_, node) => (parent.includes(node) ? [] : [node])),
          );
          const table = exactTable(
            dimensions,
            (leaves[0] ?? []).flatMap((x) =>
              (leaves[1] ?? []).map((y) => ({nodes: [x, y], n: counts.next().value as number})),
            ),
          );
          const {marks, proofs, figures} = await suppressed(table);
          const checked = check(table, marks, proofs);
          expect(checked.findings).toEqual([]);
          expect(checked).toMatchObject({
            sensitive: figures.sensitive,
            secondary: figures.secondary,
            proved: figures.sensitive,
          });
          expect(await exposuresOf(table, marks)).toEqual([]);
        },
      ),
      {numRuns: 15, seed: 9},
    );
  });
});

describe("random linked tables", () => {
  it("are proved as one system", async () => {
    const regions = flat("region", ["1", "2", "3"]);
    const [sexes, ages] = [flat("sex", ["K", "M"]), flat("age", ["a", "b", "c"])];
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(0, 0, 1, 1, 2, 3, 4, 8, 20), {minLength: 18, maxLength: 18}),
        async (counts) => {
          const people = counts.map((n, at) => ({
            ...{n, region: 1 + (at % 3), sex: 1 + (Math.floor(at / 3) % 2), age: 1 + Math.floor(at / 6)},
          }));
          const tables = [
            exactTable(
              [regions, sexes],
              people.map(({n, region, sex}) => ({n, nodes: [region, sex]})),
            ),
            exactTable(
              [regions, ages],
              people.map(({n, region, age}) => ({n, nodes: [region, age]})),
            ),
          ];
          const outcome = await suppress(tables, {threshold, effects: silent});
          const {sensitive} = outcome.figures;
          expect(checkLinked(tables, outcome)).toMatchObject({
            ...{findings: [], unequal: [], sensitive, proved: sensitive},
          });
        },
      ),
      {numRuns: 40, seed: 5},
    );
  });
});
