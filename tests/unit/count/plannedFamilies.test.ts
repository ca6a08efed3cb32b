import {describe, expect, it} from "vitest";
import {discoverFamilies} from "../../../loaders/count/count.ts";
import {dimensions} from "../../../loaders/count/dimensions.ts";
import {plannedFamilies} from "../../../loaders/count/plannedFamilies.ts";
import {Settings} from "../../../loaders/settings.ts";

const families = await discoverFamilies();
const table = (family: string, id = family) => ({
  id: `officiell-${id.replaceAll("_", "-")}`,
  title: "Officiell",
  family,
  dimensions: {quarter: ["year"], region: ["region"]},
});

function plan(rounded: readonly string[], ...official: Settings["officialTables"]): readonly string[] {
  const settings = Settings.parse({families: rounded, officialTables: official});
  return plannedFamilies(families, settings, dimensions("2024-01", "2024-12")).families.map(({id}) => id);
}

describe("plannedFamilies(all, settings, dimensions)", () => {
  it("lets a table be exact beside rounded ones of other events", () => {
    expect(plan(["started"], table("requests"))).toContain("started");
  });

  it("refuses an exact table beside a rounded one whose events its own are a part of", () => {
    expect(() => plan(["certificates"], table("requests"))).toThrow("avrundade i certificates");
  });

  it("refuses an exact table beside a rounded one of a part of its events", () => {
    const certificates = {...table("certificates"), dimensions: {month: ["year"], region: ["region"]}};
    expect(() => plan(["requests"], certificates)).toThrow("avrundade i requests");
  });

  it("refuses an exact table beside a rounded one where both are of parts of the same events", () => {
    expect(() => plan(["request_questions"], table("requests"))).toThrow("avrundade i request_questions");
  });

  it("refuses two exact tables where the events of one are a part of the other's", () => {
    expect(() => plan(["started"], table("requests"), table("request_questions"))).toThrow(
      "Bara den ena tabellen kan vara exakt",
    );
  });
});
