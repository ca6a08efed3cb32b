import {describe, expect, it} from "vitest";
import {degreePaths} from "../../../../src/components/degreePaths.js";
import {firstReduction} from "../../../../src/components/firstReduction.js";
import {loweredInSteps} from "../../../../src/components/loweredInSteps.js";
import {raisedAgain} from "../../../../src/components/raisedAgain.js";
import {reducedByDiagnosis} from "../../../../src/components/reducedByDiagnosis.js";
import {familyAt, view} from "../families.js";

const dimensions = ["year", "diagnosis", "degree_first", "degree_path", "first_reduction"];
const rows = [
  "2024 F00-F99 100 unchanged none 600",
  "2024 F00-F99 100 down 1-30 100",
  "2024 F00-F99 100 stepwise 31-90 150",
  "2024 F00-F99 100 varied 181- 50",
  "2024 C00-D48 50 unchanged none 80",
  "2024 C00-D48 50 up none 20",
  "2024 C00-D48 25 up none 400",
];
const riket = familyAt("riket", dimensions, rows);
const skane = familyAt("skane", dimensions, [rows[0] ?? ""], rows);

describe("degreePaths(family, view)", () => {
  it("divides the sjukfall of each first degree into parts that sum to one", () => {
    const {chart, title} = degreePaths(riket, view());
    expect(chart?.bars.map(({group, shares}) => [group, shares])).toEqual([
      ["Börjar på 100 procent", [600 / 900, 100 / 900, 150 / 900, 0, 50 / 900]],
      ["Börjar på 50 procent", [0.8, 0, 0, 0.2, 0]],
      ["Börjar på 25 procent", [0, 0, 0, 1, 0]],
    ]);
    expect(title).toBe("Av sjukfall som börjar på 100 procent har 66,7\u00a0% i riket samma grad hela tiden");
  });

  it("sets the nation under the place, and leaves out a bar of nobody", () => {
    expect(degreePaths(skane, view()).chart?.bars.map(({group, label}) => `${group}, ${label}`)).toEqual([
      "Börjar på 100 procent, Skåne",
      "Börjar på 100 procent, Riket",
      "Börjar på 50 procent, Riket",
      "Börjar på 25 procent, Riket",
    ]);
  });
});

describe("loweredInSteps(family, view)", () => {
  it("leaves out those who began at the lowest degree", () => {
    const {table, title} = loweredInSteps(riket, view());
    // 1,000 began at 50 or 100 per cent.
    expect(table.rows.map((row) => row.slice(2, 4))).toEqual([
      [680, 1000],
      [100, 1000],
      [150, 1000],
      [20, 1000],
      [50, 1000],
    ]);
    expect(title).toBe("Sänkt i flera steg: 15,0\u00a0% i riket");
  });
});

describe("firstReduction(family, view)", () => {
  it("adds the lowered up day by day, of all that could be lowered", () => {
    const {table, chart, title} = firstReduction(riket, view());
    expect(table.rows.map((row) => row.slice(0, 5))).toEqual([
      ["30 dagar", "Riket", 100, 1000, 0.1],
      ["90 dagar", "Riket", 250, 1000, 0.25],
      ["180 dagar", "Riket", 250, 1000, 0.25],
      ["någon gång", "Riket", 300, 1000, 0.3],
    ]);
    expect(chart?.points.map(({day}) => day)).toEqual([0, 30, 90, 180]);
    expect(title).toBe("Inom 90 dagar har graden sänkts i 25,0\u00a0% av sjukfallen i riket");
  });

  it("draws nothing where nobody could be lowered", () => {
    expect(firstReduction(familyAt("riket", dimensions, [rows[6] ?? ""]), view()).chart).toBeNull();
  });
});

describe("reducedByDiagnosis(family, view)", () => {
  it("counts every path with a lower degree at some time", () => {
    // Mental: 100 + 150 + 50 of 900; somatic: none of the 100 that did not begin at 25 per cent.
    expect(reducedByDiagnosis(riket, view()).table.rows.map((row) => row.slice(0, 4))).toEqual([
      ["Psykiska sjukdomar", "Riket", 300, 900],
      ["Somatiska sjukdomar", "Riket", 0, 100],
    ]);
  });
});

describe("raisedAgain(family, view)", () => {
  it("takes those whose degree was lowered, and how many of them were also raised", () => {
    const {table, title} = raisedAgain(riket, view());
    expect(table.rows.map((row) => row.slice(0, 4))).toEqual([["Började på 100 procent", "Riket", 50, 300]]);
    expect(title).toBe("Höjdes igen efter en sänkning från 100 procent: 16,7\u00a0% i riket");
  });

  it("gives no share of a year that the table lacks but the nearest, and says so", () => {
    expect(raisedAgain(riket, view({year: "2025"})).notes).toContain(
      "Ditt val av år går inte att använda här: tabellen har inte 2025. Här visas 2024.",
    );
  });
});
