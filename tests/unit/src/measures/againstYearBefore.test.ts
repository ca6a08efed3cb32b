import {describe, expect, it} from "vitest";
import {againstYearBefore} from "../../../../src/measures/againstYearBefore.js";

const count = (n: number, atBase = 0) => ({n, atBase});
/** Two years: every month of the first has `first`, of the second `second`. */
const region = (first: number, second: number) => [
  ...Array.from({length: 12}, () => count(first)),
  ...Array.from({length: 12}, () => count(second)),
];

describe("againstYearBefore(counts, base)", () => {
  it("expects a region to change as the regions do, and finds nothing where all change alike", () => {
    const found = againstYearBefore([region(100, 150), region(400, 600), region(1000, 1500)], 5);
    expect(found).toHaveLength(36);
    expect(found.map(({is}) => is)).not.toContain("few");
    expect(found.find((one) => one.region === 1)?.expected).toBeCloseTo(600, 9);
  });

  it("gives limits of 99.8 per cent of a ratio of two counts, with the rounding in them", () => {
    const rows = [region(100, 100), region(100, 100), region(100, 100)];
    rows[0] = [...region(100, 100).slice(0, 12), count(100, 4), ...region(100, 100).slice(13)];
    const [first] = againstYearBefore(rows, 5);
    // R: s <- sqrt(1/100 + 1/100 + 20 * 4/100^2); 100 * exp(c(-1, 1) * qnorm(.999) * s): 59.62502791, 167.71480618
    expect(first?.limits[0]).toBeCloseTo(59.62502791, 6);
    expect(first?.limits[1]).toBeCloseTo(167.71480618, 6);
    // R: 100 * exp(-qnorm(.999) * sqrt(.02)): 64.59553832
    expect(againstYearBefore(rows, 5)[1]?.limits[0]).toBeCloseTo(64.59553832, 6);
  });

  it("tells a month that lies beyond a limit, and not one that lies within", () => {
    const others = [region(400, 400), region(400, 400), region(400, 400), region(400, 400), region(400, 400)];
    // Limits around 400 with s = √(2/400), which is all there is when the others do not differ: 321.49 and 497.69
    const withMonth = (n: number) => {
      const own = region(400, 400);
      own[20] = count(n);
      return againstYearBefore([own, ...others], 5).find((one) => one.region === 0 && one.month === 20)?.is;
    };
    expect(withMonth(322)).toBe("within");
    expect(withMonth(321)).toBe("few");
    expect(withMonth(497)).toBe("within");
    expect(withMonth(498)).toBe("many");
    expect(withMonth(0)).toBe("few");
  });

  it("lets no region's gap make the others look too many", () => {
    const gap = region(5000, 5000);
    gap[15] = count(0);
    const found = againstYearBefore([gap, region(100, 100), region(100, 100), region(100, 100)], 5);
    expect(found.filter(({month}) => month === 15).map(({is}) => is)).toEqual([
      ...["few", "within", "within", "within"],
    ]);
  });

  it("says of too few certificates that nothing can be told, and of too few regions nothing", () => {
    const rows = [region(20, 19), region(20, 19), region(20, 19), region(19, 19)];
    const found = againstYearBefore(rows, 5);
    expect(new Set(found.map(({is}) => is))).toEqual(new Set(["too few to tell"]));
    expect(found.some((one) => one.region === 3)).toBe(false);
    expect(againstYearBefore([region(100, 100), region(100, 0)], 5)).toEqual([]);
    expect(againstYearBefore([], 5)).toEqual([]);
  });

  it("widens the limits where regions differ more than chance in every month", () => {
    // Every other month up by a half, every other down by a third: far beyond chance for 10,000.
    const swinging = (sign: number) => [
      ...Array.from({length: 12}, () => count(10_000)),
      ...Array.from({length: 12}, (_, i) =>
        count(Math.round(10_000 * (1 + 0.2 * sign * (i % 2 === 0 ? 1 : -1)))),
      ),
    ];
    const found = againstYearBefore([swinging(1), swinging(-1), swinging(1), swinging(-1), swinging(0)], 5);
    expect(found.filter(({is}) => is === "few" || is === "many")).toEqual([]);
  });
});
