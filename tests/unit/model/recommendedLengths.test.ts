import {describe, expect, it} from "vitest";
import {diagnosisCategories} from "../../../loaders/model/diagnosis.ts";
import {recommendedFrom, recommendedLengths} from "../../../loaders/model/recommendedLengths.ts";
import {readReference} from "../../../loaders/model/reference.ts";

const lengths = new Map(recommendedLengths().map((one) => [one.category, one]));
const of = (category: string) => {
  const one = lengths.get(category);
  return one && [one.shortest, one.longest];
};

describe("recommendedLengths()", () => {
  it("has the shortest sick leave and the longest of all the cases of a category", () => {
    // By hand from fmb-cases.csv: pneumonia 14 and 28; back pain 7 (M545) to 42 (M544); depression 90 and 180 beside no sick leave.
    expect([of("J18"), of("M54"), of("F32")]).toEqual([
      [14, 28],
      [7, 42],
      [90, 180],
    ]);
  });

  it("has no sick leave as the shortest only where nothing else is recommended", () => {
    expect([of("I10"), of("J30")]).toEqual([
      [0, 0],
      [0, 0],
    ]);
    expect([...lengths.values()].filter(({shortest, longest}) => shortest === 0 && longest > 0)).toEqual([]);
  });

  it("has the longest of the table by diagnosis, and no category that is not there", () => {
    const longest = new Map<string, number>();
    for (const {diagnosis = "", max_days: days} of readReference("fmb-recommended-days.csv")) {
      const category = diagnosis.slice(0, 3);
      longest.set(category, Math.max(longest.get(category) ?? 0, Number(days)));
    }
    expect([...lengths].map(([category, one]) => [category, one.longest])).toEqual([...longest].sort());
  });

  it("has a title of each, and each is a category of ICD-10", () => {
    const known = new Set(diagnosisCategories().map(({category}) => category));
    for (const {category, title} of lengths.values()) {
      expect([category, known.has(category)]).toEqual([category, true]);
      expect(title).toMatch(/^\p{Lu}[^([]+$/u);
      expect(title).not.toBe(category);
    }
  });

  it("tells from when the youngest recommendation holds", () => {
    expect(recommendedFrom()).toBe("2019-06-18");
  });
});
