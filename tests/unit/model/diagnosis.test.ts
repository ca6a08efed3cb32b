import {describe, expect, it} from "vitest";
import {diagnosisCategories, diagnosisChapters} from "../../../loaders/model/diagnosis.ts";

const chapterOf = new Map(diagnosisCategories().map(({category, chapter}) => [category, chapter]));

describe("diagnosisCategories()", () => {
  it.each([
    ["D48", "C00-D48"],
    ["D50", "D50-D89"],
    ["D89", "D50-D89"],
    ["D90", undefined],
    ["E90", "E00-E90"],
    ["E91", undefined],
    ["H59", "H00-H59"],
    ["H60", "H60-H95"],
    ["H96", undefined],
    ["K93", "K00-K93"],
    ["K94", undefined],
    ["T98", "S00-T98"],
    ["T99", undefined],
    ["V00", undefined],
    ["V01", "V01-Y98"],
    ["Z99", "Z00-Z99"],
  ])("puts %s in the chapter %s", (category, chapter) => {
    expect(chapterOf.get(category)).toBe(chapter);
  });

  it("knows the block of a category, and that a category outside every block is its own", () => {
    const blockOf = new Map(diagnosisCategories().map(({category, block}) => [category, block]));
    expect(blockOf.get("F43")).toBe("F40-F48");
    expect(blockOf.get("F49")).toBe("F49");
  });

  it("names every chapter", () => {
    expect(diagnosisChapters().map(({title}) => title)).toContain(
      "Psykiska sjukdomar och syndrom samt beteendestörningar",
    );
    expect(new Set(chapterOf.values()).size).toBe(22);
  });
});
