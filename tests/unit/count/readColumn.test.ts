import {describe, expect, it} from "vitest";
import {discoverFamilies} from "../../../loaders/count/count.ts";
import {readColumn} from "../../../loaders/count/readColumn.ts";
import type {Family} from "../../../loaders/model/cells.ts";

const family: Family = {
  ...{id: "few", title: "Få", unit: "sjukfall", description: "Få", events: "ended"},
  dimensions: ["quarter", "diagnosis", "age_two_bands", "care_unit"],
  rows: {of: "sjukfall", on: "end_day", from: {diagnosis: "diagnosis_last"}},
  recoded: {age_two_bands: {of: "age", positions: [0, 0, 1]}, all: {of: "quarter", positions: [0, 0]}},
};

describe("what a dimension is read from", () => {
  it("is the calendar for a period, the column named for it, or that of its own name", () => {
    expect(readColumn(family, "quarter")).toEqual({from: "calendar", name: "quarter"});
    expect(readColumn(family, "diagnosis")).toEqual({from: "column", name: "diagnosis_last"});
    expect(readColumn(family, "region")).toEqual({from: "column", name: "region"});
  });

  it("is what the finer dimension is read from where it is made of one", () => {
    expect(readColumn(family, "age_two_bands")).toEqual({from: "column", name: "age", positions: [0, 0, 1]});
    expect(readColumn(family, "all")).toEqual({from: "calendar", name: "quarter", positions: [0, 0]});
  });

  it("is there for every dimension of every family", async () => {
    for (const one of await discoverFamilies())
      expect(one.dimensions.map((id) => readColumn(one, id))).toHaveLength(one.dimensions.length);
  });

  it("stops at a dimension that the relation has nothing for", () => {
    expect(() => readColumn(family, "registry_status")).toThrow(
      "family few: sjukfall has no registry_status",
    );
  });
});
