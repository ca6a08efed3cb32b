import {describe, expect, it} from "vitest";
import {againstNation} from "../../../../src/components/againstNation.js";
import {bySex} from "../../../../src/components/bySex.js";
import {isPreliminary, markPreliminary} from "../../../../src/components/preliminary.js";
import {initialView} from "../../../../src/components/viewState.js";
import {yearAgainstYear} from "../../../../src/components/yearAgainstYear.js";
import {lastMonthOf} from "../../../../src/measures/months.js";
import {manifest, notebook} from "../country.js";

describe("isPreliminary(period, extractDate)", () => {
  it("is true of a month or quarter until its last day", () => {
    expect(isPreliminary("2025-03", "2025-03-30")).toBe(true);
    expect(isPreliminary("2025-03", "2025-03-31")).toBe(false);
    expect(isPreliminary("2025-Q1", "2025-03-30")).toBe(true);
    expect(isPreliminary("2025-Q1", "2025-03-31")).toBe(false);
  });

  it("takes a quarter by its last month", () => {
    const quarters = ["2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4"];
    expect(quarters.map(lastMonthOf)).toEqual(["2024-03", "2024-06", "2024-09", "2024-12"]);
    expect(lastMonthOf("2024-05")).toBe("2024-05");
    expect(lastMonthOf("2024")).toBe("2024-12");
  });
});

describe("markPreliminary(table, flags)", () => {
  const table = {
    caption: "Antal",
    columns: [{name: "manad", title: "Månad", kind: "month" as const}],
    rows: [["2025-02"], ["2025-03"]],
  };

  it("adds a column of yes and no where any row is preliminary, and none otherwise", () => {
    const marked = markPreliminary(table, [false, true]);
    expect(marked.columns[1]).toEqual({name: "preliminar", title: "Preliminär", kind: "text"});
    expect(marked.rows).toEqual([
      ["2025-02", "nej"],
      ["2025-03", "ja"],
    ]);
    expect(markPreliminary(table, [false, false])).toBe(table);
  });
});

it("marks the rows of every chart of lines, and only those of the month that had not passed", () => {
  const early = {...notebook("skane"), manifest: {...manifest, extractDate: "2025-03-30"}};
  for (const make of [againstNation, bySex, yearAgainstYear]) {
    const {table, notes} = make(early, {...initialView(manifest), sex: "K"});
    const marked = table.rows.filter((row) => row.at(-1) === "ja").map(([month]) => month);
    expect(new Set(marked)).toEqual(new Set(["2025-03"]));
    expect(notes.join(" ")).toContain("Talen är preliminära");
  }
});
