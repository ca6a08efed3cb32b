import {describe, expect, it} from "vitest";
import {careUnitDimension, type UnitGroup} from "../../../loaders/count/unitDimensions.ts";
import {sharedUnits} from "../../../loaders/count/sharedUnits.ts";
import type {Cells} from "../../../loaders/model/cells.ts";
import {cells, dimension} from "../../fixtures/cells.ts";

const unit = (code: string, parent: string) => ({code, title: code, parent});
const family = (id: string, units: readonly string[], groups: readonly UnitGroup[], used: string[]) => {
  const own = careUnitDimension(
    units.map((code) => unit(code, code.startsWith("A") ? "01" : "12")),
    groups,
  );
  const at = (code: string) => own.codes.findIndex((one) => one.code === code);
  return cells(
    id,
    [dimension("year", ["2024"]), own],
    used.map((code) => [0, at(code), 7, 7]),
  );
};
const namesOf = (one: Cells | undefined) =>
  Array.from(one?.codes[1] ?? [], (position) => one?.dimensions[1]?.codes[position]?.code);

describe("sharedUnits(families)", () => {
  const general = {region: "12", type: "vardcentral"};
  const [years, quarters, other] = sharedUnits([
    family("years", ["A1", "A3", "B1"], [], ["A1", "A3", "B1", "ovriga-12"]),
    family("quarters", ["A2", "A3"], [general], ["A2", "A3", "ovriga-12-vardcentral"]),
    cells("other", [dimension("year", ["2024"])], [[0, 7, 7]]),
  ]);

  it("gives families one list of units, with every unit and group that stands in any of them", () => {
    expect(years?.dimensions[1]).toEqual(quarters?.dimensions[1]);
    const codes = years?.dimensions[1]?.codes.map(({code}) => code) ?? [];
    expect(codes.slice(0, 4)).toEqual(["A1", "A2", "A3", "B1"]);
    expect(codes).toContain("ovriga-12-vardcentral");
    expect(codes).not.toContain("ovriga-01-vardcentral");
  });

  it("leaves every cell with its unit, in the order of the codes", () => {
    expect(namesOf(years)).toEqual(["A1", "A3", "B1", "ovriga-12"]);
    expect(namesOf(quarters)).toEqual(["A2", "A3", "ovriga-12-vardcentral"]);
    for (const one of [years, quarters])
      expect(Array.from(one?.codes[1] ?? [])).toEqual(Array.from(one?.codes[1] ?? []).sort((a, b) => a - b));
  });

  it("leaves a family without units alone", () => {
    expect(other?.dimensions.map(({id}) => id)).toEqual(["year"]);
  });
});
