import {describe, expect, it} from "vitest";
import {readReference} from "../../../loaders/model/reference.ts";
import {recommendedLengths} from "../../../site/recommendedLengths.ts";

const {chapters, validFrom} = recommendedLengths();
const chapter = (code: string) => chapters.find((one) => one.code === code);

describe("recommendedLengths()", () => {
  it("has the shortest and the longest recommendation of each chapter, as those by diagnosis have them", () => {
    // By hand from fmb-recommended-days.csv: pneumonia 28 days, liver diseases 180, endometriosis 90; bipolar disorder 720.
    expect(["J00-J99", "K00-K93", "N00-N99", "F00-F99"].map((code) => chapter(code)?.span)).toEqual([
      [0, 28],
      [0, 180],
      [0, 90],
      [0, 720],
    ]);
    const longest = (first: string) =>
      Math.max(
        ...readReference("fmb-recommended-days.csv")
          .filter(({diagnosis}) => diagnosis?.startsWith(first))
          .map(({max_days: days}) => Number(days)),
      );
    for (const first of ["E", "F", "G", "I", "J", "K", "L", "M", "N", "O"])
      expect(chapters.find(({code}) => code.startsWith(first))?.span?.[1]).toBe(longest(first));
  });

  it("lays none on a chapter where fewer than three categories have a length, and says why of every chapter", () => {
    for (const {code, span, categories, reason} of chapters) {
      expect([code, span === null]).toEqual([code, categories < 3]);
      expect(reason).toMatch(/\.$/);
    }
    expect(chapters.map(({code}) => code)).toEqual(
      readReference("diagnosis-chapters.csv").map(({code}) => code),
    );
  });

  it("tells from when the youngest recommendation holds", () => {
    expect(validFrom).toBe("2019-06-18");
  });
});
