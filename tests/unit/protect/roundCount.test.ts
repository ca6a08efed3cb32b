import {describe, expect, it} from "vitest";
import {draw, drawRange} from "../../../loaders/protect/draw.ts";
import {roundCount} from "../../../loaders/protect/roundCount.ts";

const base = 5;
/** 1,000 draws spread evenly over the range: exact shares where b divides 1,000. */
const draws = Array.from({length: 1000}, (_, i) => Math.floor(((i + 0.5) * drawRange) / 1000));
/** Events spread over the persons as evenly as can be, unless one of them has `most`. */
const evenly = (n: number, persons: number) => (persons === 0 ? 0 : Math.ceil(n / persons));
const spread = (n: number, persons: number, most = evenly(n, persons)) =>
  draws.map((drawn) => roundCount({n, persons, most, base, drawn}));
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe("roundCount", () => {
  it("leaves an empty cell empty, whatever is drawn", () => {
    expect(new Set(spread(0, 0))).toEqual(new Set([0]));
  });

  it("publishes 1 to 4 persons as 0 or 5 and keeps the expectation", () => {
    for (const n of [1, 2, 3, 4]) {
      const values = spread(n, n);
      expect(new Set(values)).toEqual(new Set([0, 5]));
      expect(mean(values)).toBe(n);
    }
  });

  it("publishes a cell of 5 persons as it is, and of 4 persons never", () => {
    expect(new Set(spread(5, 5))).toEqual(new Set([5]));
    expect(new Set(spread(6, 5))).toEqual(new Set([6]));
    expect(new Set(spread(6, 4))).toEqual(new Set([5, 10]));
  });

  it("counts six certificates of one person as a small cell and keeps the expectation", () => {
    const values = spread(6, 1);
    expect(new Set(values)).toEqual(new Set([5, 10]));
    expect(mean(values)).toBe(6);
  });

  it("publishes a cell as it is where one person has exactly half of the events, and rounds it where one has more", () => {
    expect(new Set(spread(12, 7, 6))).toEqual(new Set([12]));
    expect(new Set(spread(12, 6, 7))).toEqual(new Set([10, 15]));
    expect(mean(spread(12, 6, 7))).toBe(12);
  });

  it("publishes a multiple of the base as it is even for one person: both neighbours are the same", () => {
    expect(new Set(spread(10, 1))).toEqual(new Set([10]));
  });

  it("gives no published value that is more than four times likelier under one small count than another", () => {
    for (const y of [0, 5]) {
      const likelihood = [1, 2, 3, 4].map((n) => spread(n, n).filter((value) => value === y).length);
      expect(Math.max(...likelihood) / Math.min(...likelihood)).toBe(base - 1);
    }
  });

  it("stands on both sides of the drawn line", () => {
    const line = (3 * drawRange) / 5; // not a whole number: the last draw below it rounds up, the next does not
    expect(roundCount({n: 3, persons: 3, most: 1, base, drawn: Math.floor(line)})).toBe(5);
    expect(roundCount({n: 3, persons: 3, most: 1, base, drawn: Math.ceil(line)})).toBe(0);
  });

  it("refuses counts that cannot be", () => {
    expect(() => roundCount({n: 2, persons: 3, most: 1, base, drawn: 0})).toThrow(RangeError);
    expect(() => roundCount({n: 2, persons: 0, most: 1, base, drawn: 0})).toThrow(RangeError);
    expect(() => roundCount({n: 2, persons: 1, most: 3, base, drawn: 0})).toThrow(RangeError);
    expect(() => roundCount({n: 2, persons: 1, most: 0, base, drawn: 0})).toThrow(RangeError);
    expect(() => roundCount({n: 1.5, persons: 1, most: 1, base, drawn: 0})).toThrow(RangeError);
  });
});

describe("draw", () => {
  it("is the first 48 bits of HMAC-SHA-256", () => {
    // printf 'started|month=2024-03' | openssl dgst -sha256 -hmac 'abc'
    expect(draw(new TextEncoder().encode("abc"), "started|month=2024-03")).toBe(0xbe3d759104b5);
  });
});
