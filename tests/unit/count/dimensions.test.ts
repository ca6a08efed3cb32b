import {describe, expect, it} from "vitest";
import {dimensions} from "../../../loaders/count/dimensions.ts";
import {monthsBetween, quarterOf} from "../../../loaders/count/months.ts";
import {Dimension} from "../../../src/contract/release.ts";

const span = dimensions("2023-11", "2024-02");
const codes = (id: string) => span[id]?.codes.map(({code}) => code) ?? [];
const titles = (id: string) => span[id]?.codes.map(({title}) => title) ?? [];

describe("dimensions(firstMonth, lastMonth)", () => {
  it("has every month from the first to the last, across a new year", () => {
    expect(codes("month")).toEqual(["2023-11", "2023-12", "2024-01", "2024-02"]);
    expect(titles("month")[1]).toBe("december 2023");
    expect(monthsBetween("2024-01", "2024-01")).toEqual(["2024-01"]);
  });

  it("has the quarters that the months lie in", () => {
    expect(codes("quarter")).toEqual(["2023-Q4", "2024-Q1"]);
    expect(titles("quarter")).toEqual(["kvartal 4 2023", "kvartal 1 2024"]);
    expect(["2024-03", "2024-04", "2024-06", "2024-12"].map(quarterOf)).toEqual([
      "2024-Q1",
      "2024-Q2",
      "2024-Q2",
      "2024-Q4",
    ]);
  });

  it("has the 21 regions and what is not known, the sexes and the degrees", () => {
    expect(codes("region")).toHaveLength(22);
    expect(codes("region").slice(-2)).toEqual(["25", "00"]);
    expect(codes("sex")).toEqual(["K", "M", "U"]);
    expect(codes("degree")).toEqual(["100", "75", "50", "25"]);
    expect(codes("completed")).toEqual(["0", "1"]);
  });

  it("has age bands and length groups with Swedish titles", () => {
    expect(codes("age")).toEqual(["0-30", "31-40", "41-50", "51-60", "61-", "U"]);
    expect(titles("age")).toEqual([
      "högst 30 år",
      "31–40 år",
      "41–50 år",
      "51–60 år",
      "61 år eller mer",
      "Okänd ålder",
    ]);
    expect(codes("length").join(" ")).toBe("1-14 15-30 31-60 61-90 91-180 181-364 365-730 731-");
    expect(titles("length").at(-1)).toBe("731 dagar eller mer");
  });

  it("has 22 chapters, no valid code and what is withheld, each with a group that it names", () => {
    const diagnosis = span["diagnosis"];
    expect(diagnosis?.codes).toHaveLength(24);
    expect(diagnosis?.codes.slice(-2)).toEqual([
      {code: "none", title: "Utan giltig ICD-10-kod", parent: "none"},
      {code: "..", title: "Redovisas inte", parent: ".."},
    ]);
    expect(diagnosis?.parents?.map(({code}) => code)).toEqual([
      ...["somatic", "mental", "musculoskeletal", "pregnancy", "other", "symptoms", "factors", "none", ".."],
    ]);
    const groups = new Set(diagnosis?.parents?.map(({code}) => code));
    expect(diagnosis?.codes.every(({parent}) => groups.has(parent ?? ""))).toBe(true);
  });

  it("has the shape of the release's contract", () => {
    for (const {title, codes: list, parents} of Object.values(span)) {
      expect(Dimension.safeParse({title, codes: list, ...(parents && {parents})}).success).toBe(true);
    }
  });
});
