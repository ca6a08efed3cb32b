import {describe, expect, it} from "vitest";
import {deciles, decilesOverTime} from "../../../../src/measures/deciles.js";

const values = [12.5, 3.1, 8.8, 20.4, 15, 9.9, 11.2, 7.3, 18.6, 14.1, 10];
const units = values.map((value) => ({value, interval: [value - 1, value + 2] as const}));

describe("deciles(units)", () => {
  it("agrees with R's quantile(x, 1:9/10), whatever the order of the units", () => {
    // x <- c(12.5,3.1,8.8,20.4,15,9.9,11.2,7.3,18.6,14.1,10); and x[-11] for ten
    const expected = [7.3, 8.8, 9.9, 10, 11.2, 12.5, 14.1, 15, 18.6];
    for (const order of [units, [...units].reverse()])
      deciles(order)?.forEach(({value}, i) => {
        expect(value).toBeCloseTo(expected[i] ?? NaN, 12);
      });
    const ten = [6.88, 8.5, 9.57, 10.68, 11.85, 13.14, 14.37, 15.72, 18.78];
    expect(deciles(units.slice(0, 10))?.map(({value}) => Number(value.toFixed(9)))).toEqual(ten);
  });

  it("lies between the deciles of the lower and of the upper limits", () => {
    for (const {value, interval} of deciles(units) ?? []) {
      expect(interval[0]).toBeCloseTo(value - 1, 12);
      expect(interval[1]).toBeCloseTo(value + 2, 12);
    }
  });

  it("needs ten units", () => {
    expect(deciles(units.slice(0, 10))).toHaveLength(9);
    expect(deciles(units.slice(0, 9))).toBeNull();
  });
});

describe("decilesOverTime(units, periods)", () => {
  it("leaves a unit out of the periods in which it has no figure", () => {
    const series = units.map((unit, i) => [unit, i < 9 ? unit : null]);
    const [first, second] = decilesOverTime(series, 2);
    expect(first).toEqual(deciles(units));
    expect(second).toBeNull();
  });
});
