import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {draw} from "../../loaders/protect/draw.ts";
import {protect} from "../../loaders/protect/protect.ts";
import {roundCount} from "../../loaders/protect/roundCount.ts";
import type {Protected} from "../../loaders/model/protected.ts";
import {cells, dimension, months} from "../fixtures/cells.ts";

const key = new TextEncoder().encode("a key of the tests");
const base = 5;
const seed = {seed: 20261121, numRuns: 200};

const anyRow = fc
  .tuple(fc.nat(5), fc.nat(3), fc.nat(2), fc.integer({min: 1, max: 12}), fc.integer({min: 1, max: 12}))
  .map(([month, region, sex, n, persons]) => [month, region, sex, n, Math.min(n, persons)] as const);
const anyRows = fc.uniqueArray(anyRow, {selector: (row) => row.slice(0, 3).join(), maxLength: 60});
const table = (rows: readonly (readonly number[])[], nMonths = 6) =>
  cells(
    "started",
    [
      dimension("month", months(nMonths)),
      dimension("region", ["01", "03", "04", "05"]),
      dimension("sex", ["K", "M", "U"]),
    ],
    rows,
  );
const named = (published: Protected) =>
  new Map(
    Array.from(published.n, (n, i) => [
      published.dimensions.map(({codes}, d) => codes[published.codes[d]?.[i] ?? -1]?.code).join(),
      n,
    ]),
  );

describe("protect", () => {
  it("publishes no count between 1 and 4 and moves none by 5 or more", () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const exact = table(rows);
        const published = protect(exact, {base, key});
        expect(published.n.every((n) => n >= base)).toBe(true);
        const values = named(published);
        for (const [month = 0, region = 0, sex = 0, n = 0, persons = 0] of rows) {
          const cell = [months(6)[month], ["01", "03", "04", "05"][region], ["K", "M", "U"][sex]].join();
          const y = values.get(cell) ?? 0;
          if (persons >= base) expect(y).toBe(n);
          else {
            expect(y % base).toBe(0);
            expect(Math.abs(y - n)).toBeLessThan(base);
          }
        }
      }),
      seed,
    );
  });

  it("gives the same cells whatever the order of the rows", () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const once = protect(table(rows), {base, key});
        const again = protect(table([...rows].reverse()), {base, key});
        expect(named(again)).toEqual(named(once));
      }),
      seed,
    );
  });

  it("leaves every earlier cell as it was when a month is added", () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const earlier = rows.filter(([month]) => month < 5);
        const before = named(protect(table(earlier, 5), {base, key}));
        const after = named(protect(table(rows, 6), {base, key}));
        for (const name of [...after.keys()].filter((cell) => cell.startsWith("2024-06"))) after.delete(name);
        expect(after).toEqual(before);
      }),
      seed,
    );
  });

  it("moves only the cell that a revised record touches", () => {
    fc.assert(
      fc.property(anyRows, fc.nat(), (rows, pick) => {
        fc.pre(rows.length > 0);
        const at = pick % rows.length;
        const revised = rows.map((row, i) => (i === at ? [...row.slice(0, 3), row[3] + 1, row[4]] : row));
        const before = named(protect(table(rows), {base, key}));
        const after = named(protect(table(revised), {base, key}));
        const moved = [...new Set([...before.keys(), ...after.keys()])].filter(
          (cell) => before.get(cell) !== after.get(cell),
        );
        expect(moved.length).toBeLessThanOrEqual(1);
      }),
      seed,
    );
  });

  it("has the truth as its expectation over keys", () => {
    // 4,000 keys: the mean of draws with variance at most 6.25 lies within 4 standard errors of the truth.
    const keys = Array.from({length: 4000}, (_, i) => new TextEncoder().encode(`key ${i}`));
    for (const [n, persons] of [
      [1, 1],
      [2, 2],
      [3, 3],
      [4, 4],
      [7, 2],
    ] as const) {
      const values = keys.map((k) => roundCount({n, persons, base, drawn: draw(k, "started|month=2024-01")}));
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      expect(Math.abs(mean - n)).toBeLessThan(4 * Math.sqrt(6.25 / keys.length));
    }
  });
});
