import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {decimals} from "../../../../src/measures/decimals.js";
import {compareNames} from "../../../../src/measures/swedish.js";

/** The language's own formats, by decimals. */
const formats = [0, 1, 2, 3, 4, 5].map(
  (digits) => new Intl.NumberFormat("sv-SE", {minimumFractionDigits: digits, maximumFractionDigits: digits}),
);

describe("decimals(value, digits)", () => {
  it("rounds halves away from zero, of the number as it is written", () => {
    expect(decimals(1.005, 2)).toBe("1,01");
    expect(decimals(0.15, 1)).toBe("0,2");
    expect(decimals(-2.5, 0)).toBe("\u22123");
    expect(decimals(2.4999, 0)).toBe("2");
  });

  it("writes groups of three digits, and the sign of what is rounded to nothing", () => {
    expect(decimals(999999.95, 1)).toBe("1\u00a0000\u00a0000,0");
    expect(decimals(999, 0)).toBe("999");
    expect(decimals(1000, 0)).toBe("1\u00a0000");
    expect(decimals(-0.04, 1)).toBe("\u22120,0");
    expect(decimals(0, 2)).toBe("0,00");
  });

  it("writes what Intl.NumberFormat writes, whatever the number", () => {
    const shares = fc
      .tuple(fc.integer({min: 0, max: 100_000}), fc.integer({min: 1, max: 100_000}))
      .map(([k, n]) => (k / n) * 100);
    const halves = fc.integer({min: -100_000, max: 100_000}).map((n) => n / 2000);
    const great = [1e9, 1e10, 1e12, 1e14].map((max) => fc.double({min: -max, max}));
    const numbers = fc.oneof(shares, halves, fc.integer(), ...great, fc.double());
    fc.assert(
      fc.property(numbers, fc.integer({min: 0, max: 5}), (value, digits) => {
        expect(decimals(value, digits)).toBe(formats[digits]?.format(value));
      }),
      {seed: 42, numRuns: 2000},
    );
  });
});

describe("compareNames(a, b)", () => {
  it("orders names as Intl.Collator does in Swedish", () => {
    const names = [
      "Örebro",
      "Östergötland",
      "Ånge",
      "Älvsbyn",
      "Västra Götaland",
      "Västmanland",
      "Zinkgruvan",
    ];
    const more = ["Stockholm", "Skåne", "Sörmland", "Gävleborg", "Gotland", "gotland", "Jämtland Härjedalen"];
    const all = [...names, ...more];
    const {compare} = new Intl.Collator("sv-SE");
    for (const a of all)
      for (const b of all)
        if (a.toLowerCase() !== b.toLowerCase())
          expect([a, b, Math.sign(compareNames(a, b))]).toEqual([a, b, Math.sign(compare(a, b))]);
    expect(compareNames("Gotland", "gotland")).toBe(0);
  });
});
