import {describe, expect, it} from "vitest";
import {possibleCount, possiblePersons, possibleSum} from "../../../../src/measures/possibleCount.js";
import {roundingExample, sumsOf} from "../../../../src/measures/roundingExample.js";

const truth = [
  [12, 3, 7, 1],
  [8, 2, 4, 1],
];
const draws = [
  [0, 0.31, 0, 0.52],
  [0, 0.22, 0.13, 0.09],
];

describe("possibleCount(published, base)", () => {
  it("leaves 0 to 4 open at 0, 1 to 9 at 5, 6 to 14 at 10, and nothing elsewhere", () => {
    expect([0, 5, 10, 6, 9, 11].map((y) => possibleCount(y, 5))).toEqual([
      ...[
        [0, 4],
        [1, 9],
        [6, 14],
        [6, 6],
      ],
      ...[
        [9, 9],
        [11, 11],
      ],
    ]);
  });

  it("holds every true count that rule R can round to it, and no other, by trying all of them", () => {
    for (const base of [3, 5, 10])
      for (let y = 0; y <= 4 * base; y += base) {
        const open: number[] = [];
        // A small cell goes to a neighbouring multiple; a count of 0 stands. Many persons: the count itself.
        for (let x = 0; x <= 6 * base; x++) {
          const below = x - (x % base);
          const neighbours = x % base === 0 ? [x] : [below, below + base];
          if (neighbours.includes(y)) open.push(x);
        }
        expect(possibleCount(y, base)).toEqual([open[0], open.at(-1)]);
      }
  });

  it("adds up over the cells of a sum", () => {
    expect(possibleSum([12, 5, 7, 0], 5)).toEqual([20, 32]);
    expect(possibleSum([], 5)).toEqual([0, 0]);
  });
});

describe("possiblePersons(published, base)", () => {
  it("is at most b behind b, whoever has the events, by trying all small cells", () => {
    // Small: fewer than b persons, or one of them has more than half of the events.
    const behind = (y: number, base: number): number[] => {
      const persons = new Set<number>();
      for (let n = 1; n < 3 * base; n++)
        for (let p = 1; p <= n; p++) {
          const most = n - p + 1;
          const small = p < base || 2 * most > n;
          const below = n - (n % base);
          const published = small ? (n % base === 0 ? [n] : [below, below + base]) : [n];
          if (published.includes(y)) persons.add(p);
        }
      return [...persons].sort((a, b) => a - b);
    };
    for (const base of [3, 5, 8]) {
      expect([behind(base, base)[0], behind(base, base).at(-1)]).toEqual(possiblePersons(base, base));
      expect(behind(0, base).at(-1)).toBe(possiblePersons(0, base)[1]);
      expect(possiblePersons(0, base)[0]).toBe(0);
    }
  });

  it("is at least b behind a count that is no multiple of b", () => {
    expect(possiblePersons(12, 5)).toEqual([5, 12]);
    expect(possiblePersons(10, 5)).toEqual([1, 14]);
  });
});

describe("roundingExample(truth, draws, base)", () => {
  const steps = roundingExample(truth, draws, 5);

  it("draws each small cell on its own: b where the draw is less than x/b", () => {
    expect(steps.drawn).toEqual([
      [12, 5, 7, 0],
      [8, 5, 5, 5],
    ]);
  });

  it("moves the cells that bring the sums nearest, one at a time, as reckoned by hand", () => {
    // Three small cells or more stand behind row 2 and the total alone: 8 and 9 too much after the draw, 64 + 81 = 145.
    // Without the 5 in row 2, column 2: 3 and 4, 25. Without that in column 3: 2 and 1 too little, 5. Column 4 would do the same.
    expect(steps.squaredErrors).toEqual([145, 5]);
    expect(steps.moved).toEqual([
      {row: 1, column: 1},
      {row: 1, column: 2},
    ]);
    expect(steps.published).toEqual([
      [12, 5, 7, 0],
      [8, 0, 0, 5],
    ]);
    expect(sumsOf(steps.published)).toEqual({rows: [24, 13], columns: [20, 5, 7, 5], total: 37});
  });

  it("ends where no single move of the sixteen possible makes the sums better", () => {
    const error = (table: readonly (readonly number[])[]): number => {
      const {rows, total} = sumsOf(table);
      return ((rows[1] ?? 0) - 15) ** 2 + (total - 38) ** 2;
    };
    for (const [row, cells] of truth.entries())
      for (const [column, x] of cells.entries()) {
        if (x >= 5) continue;
        const other = steps.published.map((line) => [...line]);
        const line = other[row];
        if (line) line[column] = 5 - (line[column] ?? 0);
        expect(error(other)).toBeGreaterThanOrEqual(error(steps.published));
      }
  });

  it("leaves large and empty cells alone, at both sides of the threshold", () => {
    const all = roundingExample([[0, 4, 5]], [[0.99, 0.99, 0.99]], 5);
    expect(all.drawn).toEqual([[0, 0, 5]]);
    expect(all.published[0]?.[0]).toBe(0);
    expect(all.published[0]?.[2]).toBe(5);
  });
});
