import {describe, expect, it} from "vitest";
import {classes, diagnoses, profileLengths} from "../../../loaders/connect/synthetic/diagnoses.ts";
import {drawBelow, normalQuantile, normalSpread} from "../../../loaders/connect/synthetic/spread.ts";
import {chapterChangeWeights, startWeights, total} from "../../../loaders/connect/synthetic/starts.ts";
import {stockTargets} from "../../../loaders/connect/synthetic/targets.ts";
import {syntheticUnits} from "../../../loaders/connect/synthetic/unitList.ts";
import {ongoingSjukfall} from "../../../loaders/model/ongoingSjukfall.ts";
import {regions} from "../../../loaders/model/places.ts";
import {makeUnitType, unitTypes} from "../../../loaders/model/unitTypes.ts";

const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
const published = (region: string, sex: string, diagnosis: string) =>
  (ongoingSjukfall().find(
    (row) =>
      row.firstMonth === "2025-01" && row.region === region && row.sex === sex && row.diagnosis === diagnosis,
  )?.sumOfStocks ?? NaN) / 12;

describe("the stock that the country aims at", () => {
  it("is in every region what is published: all, women, F and F43", () => {
    for (const [place, {code}] of regions().entries()) {
      const [women = [], men = []] = stockTargets()[place] ?? [];
      expect(sum(women)).toBeCloseTo(published(code, "K", "ALL"), 6);
      expect(sum([...women, ...men])).toBeCloseTo(published(code, "ALL", "ALL"), 6);
      const f = [women, men].flatMap((stock) => [stock[0] ?? 0, stock[1] ?? 0]);
      expect(sum(f)).toBeCloseTo(published(code, "ALL", "F00-F99"), 6);
      expect((women[0] ?? 0) + (men[0] ?? 0)).toBeCloseTo(published(code, "ALL", "F43"), 6);
      expect(Math.min(...women, ...men)).toBeGreaterThan(0);
    }
  });

  it("gives something to begin with in every region, sex, age band and class but men's pregnancies", () => {
    for (const place of startWeights())
      for (const byAge of place) {
        expect(total(byAge)).toBeGreaterThan(0);
        expect(Math.min(...byAge.flat())).toBeGreaterThan(0);
      }
  });
});

describe("a change of chapter", () => {
  it("never leads to the chapter that was left", () => {
    for (const sex of [0, 1] as const) {
      expect(chapterChangeWeights(classes.indexOf("F43"), sex).slice(0, 2)).toEqual([0, 0]);
      expect(chapterChangeWeights(classes.indexOf("F"), sex).slice(0, 2)).toEqual([0, 0]);
      expect(chapterChangeWeights(classes.indexOf("M"), sex)[2]).toBe(0);
    }
  });
});

describe("lengths", () => {
  it("have the published share of 15–29 days among those over 14 days: F43 13,432 of 71,240 in 2017", () => {
    const profile = diagnoses.find(({code}) => code === "F432")?.profile ?? -1;
    const long = (profileLengths[profile] ?? []).filter((days) => days > 14);
    expect(long.filter((days) => days < 30).length / long.length).toBeCloseTo(13432 / 71240, 2);
    expect(profileLengths.every((days) => days.length === 1000)).toBe(true);
  });
});

describe("normalQuantile", () => {
  // R: qnorm(c(0.001, 0.025, 0.3, 0.5, 0.975))
  it.each([
    [0.001, -3.090232],
    [0.025, -1.959964],
    [0.3, -0.524401],
    [0.5, 0],
    [0.975, 1.959964],
  ])("of %d is %d, to less than a thousandth", (p, expected) => {
    expect(Math.abs(normalQuantile(p) - expected)).toBeLessThan(0.001);
  });
});

describe("normalSpread", () => {
  it("has mean 0 and standard deviation 1 whatever the stream, and another order in each", () => {
    const [one, two] = [normalSpread(500, 1), normalSpread(500, 2)];
    expect(sum(one) / 500).toBeCloseTo(0, 6);
    expect(Math.sqrt(sum(one.map((z) => z * z)) / 500)).toBeCloseTo(1, 1);
    expect(one).not.toEqual(two);
    expect([...one].sort()).toEqual([...two].sort());
  });
});

describe("drawBelow", () => {
  it("stays below its limit and spreads", () => {
    const draws = Array.from({length: 1000}, (_, index) => drawBelow(index, 5, 10));
    expect(Math.max(...draws)).toBe(9);
    expect(Math.min(...draws)).toBe(0);
    expect(draws.filter((draw) => draw === 3).length).toBeGreaterThan(60);
  });
});

describe("the units", () => {
  it("are 1,200 vårdcentraler and 1,500 others, each with an id of its own, and every kind in every region", () => {
    const units = syntheticUnits();
    expect(units.filter(({kind}) => kind === "vardcentral")).toHaveLength(1200);
    expect(units).toHaveLength(2700);
    expect(new Set(units.map(({unit}) => unit)).size).toBe(2700);
    expect(new Set(units.map(({place, kind}) => `${place} ${kind}`)).size).toBe(21 * 6);
  });

  it("have the type that the rules give from their codes", () => {
    const typeOf = makeUnitType(unitTypes());
    for (const {name, kind, businessCode} of syntheticUnits())
      expect(
        typeOf({name, businessCodes: businessCode, businessTypes: kind === "vardcentral" ? "02" : null}),
      ).toBe(kind);
  });

  it("belong to a vårdenhet of their own region, and a vårdenhet to itself", () => {
    const units = new Map(syntheticUnits().map((unit) => [unit.unit, unit]));
    for (const {careUnit, place} of units.values()) {
      expect(units.get(careUnit)?.place).toBe(place);
      expect(units.get(careUnit)?.careUnit).toBe(careUnit);
    }
  });

  it("are stood in for by one of the same kind and region to which nothing happens", () => {
    const units = syntheticUnits();
    for (const unit of units) {
      if (!unit.event || !("heir" in unit.event)) continue;
      const heir = units[unit.event.heir];
      expect([heir?.place, heir?.kind, heir?.event]).toEqual([unit.place, unit.kind, undefined]);
    }
  });
});
