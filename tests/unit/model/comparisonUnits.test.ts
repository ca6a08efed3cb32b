import {describe, expect, it} from "vitest";
import {type ComparableUnit, comparisonUnits, nameStem} from "../../../loaders/model/comparisonUnits.ts";
import {isPersonalUnit} from "../../../loaders/model/personalUnit.ts";

function unit(id: string, facts: Partial<ComparableUnit> = {}): ComparableUnit {
  return {
    ...{unit: id, name: id, careUnit: null, headUnit: null, provider: "P", region: "21", type: null},
    ...{from: null, to: null},
    ...facts,
  };
}

/** What units are compared as when harmonised, as "unit → unit". */
const harmonised = (...rows: readonly ComparableUnit[]) =>
  comparisonUnits(rows, "harmonised").map((as, at) => `${rows[at]?.unit ?? ""} → ${as}`);

describe("what a unit is compared as", () => {
  const rows = [unit("A", {careUnit: "A"}), unit("B", {careUnit: "A", headUnit: "H"}), unit("C")];
  it("is the registered vårdenhet, or the unit itself where none lists it", () => {
    expect(comparisonUnits(rows, "care-unit")).toEqual(["A", "A", "C"]);
  });
  it("is huvudenhet if there is one, else the unit", () => {
    expect(comparisonUnits(rows, "head-unit")).toEqual(["A", "H", "C"]);
  });
});

describe("harmonised", () => {
  const hospital = unit("A", {careUnit: "A", name: "Gävle sjukhus", type: "sjukhusklinik"});

  it("keeps underenheter of the vårdenhet's type, of övrigt and of none with their vårdenhet", () => {
    expect(
      harmonised(
        hospital,
        unit("B", {careUnit: "A", type: "sjukhusklinik"}),
        unit("C", {careUnit: "A", type: "ovrigt"}),
        unit("D", {careUnit: "A"}),
      ),
    ).toEqual(["A → A", "B → A", "C → A", "D → A"]);
  });

  it("splits a vårdenhet that gathers several kinds by kind", () => {
    expect(
      harmonised(
        hospital,
        unit("B2", {careUnit: "A", type: "psykiatri"}),
        unit("B1", {careUnit: "A", type: "psykiatri"}),
        unit("C", {careUnit: "A", type: "rehab"}),
      ),
    ).toEqual(["A → A", "B2 → B1", "B1 → B1", "C → C"]);
  });

  it("splits a vårdenhet that gathers several vårdcentraler into them, each with its parts", () => {
    const primary = unit("A", {careUnit: "A", name: "Primärvård Gävle", type: "ovrigt"});
    const part = (id: string, name: string) => unit(id, {careUnit: "A", name, type: "vardcentral"});
    expect(
      harmonised(
        primary,
        part("B", "Andersbergs hälsocentral"),
        part("C", "Hälsocentralen Brynäs"),
        part("D", "Psykolog Andersbergs HC"),
        part("E", "Vårdcentralen"),
      ),
    ).toEqual(["A → A", "B → B", "C → C", "D → B", "E → E"]);
  });

  it("joins underenheter with the one vårdcentral that bears their name in the same län and vårdgivare", () => {
    const own = unit("A", {careUnit: "A", name: "Brynäs vårdcentral", type: "vardcentral"});
    const elsewhere = (facts: Partial<ComparableUnit> = {}) =>
      unit("B", {careUnit: "X", name: "Läkarmottagningen VC Brynäs", type: "vardcentral", ...facts});
    expect(harmonised(own, elsewhere())).toEqual(["A → A", "B → A"]);
    expect(harmonised(own, elsewhere({region: "22"}))).toEqual(["A → A", "B → B"]);
    expect(harmonised(own, elsewhere({provider: "Q"}))).toEqual(["A → A", "B → B"]);
    expect(harmonised(own, elsewhere({name: "VC Sätra"}))).toEqual(["A → A", "B → B"]);
    // Two that bear it: none is the one.
    const other = unit("C", {careUnit: "C", name: "VC Brynäs", type: "vardcentral"});
    expect(harmonised(own, other, elsewhere())).toEqual(["A → A", "C → C", "B → B"]);
  });

  it("leaves a vårdcentral's own parts with it, and never joins two vårdenheter", () => {
    expect(
      harmonised(
        unit("A", {careUnit: "A", name: "VC Norr", type: "vardcentral"}),
        unit("B", {careUnit: "A", name: "VC Norr filial Ö", type: "vardcentral"}),
        unit("C", {careUnit: "C", name: "Vårdcentralen Norr", type: "vardcentral"}),
      ),
    ).toEqual(["A → A", "B → A", "C → C"]);
  });

  it("goes by the latest name, so that a new one begins no new unit, and by the vårdenhet on the day", () => {
    const rows = [
      unit("A", {careUnit: "A", name: "Primärvård", type: "ovrigt"}),
      unit("B", {careUnit: "A", name: "VC Gamla", type: "vardcentral", to: 10}),
      unit("B", {careUnit: "A", name: "VC Brynäs", type: "vardcentral", from: 11}),
      unit("D", {careUnit: "D", name: "Brynäs VC", type: "vardcentral"}),
      unit("E", {careUnit: "A", type: "rehab", to: 10}),
      unit("E", {careUnit: "E", type: "rehab", from: 11}),
    ];
    expect(harmonised(...rows)).toEqual(["A → A", "B → D", "B → D", "D → D", "E → E", "E → E"]);
  });
});

describe("the stem of a name", () => {
  it.each([
    ["Brandbergens vårdcentral", "brandbergen"],
    ["Vårdcentralen Brandbergen", "brandbergen"],
    ["Psykolog Brandbergens VC", "brandbergen"],
    ["Distriktssköterskemottagningen Sävsjö vårdcentral", "sävsjö"],
    ["Norra Esplanaden 35 vc", "norra esplanaden 35"],
    ["Vårdcentralen", ""],
  ])("%s: %s", (name, stem) => {
    expect(nameStem(name)).toBe(stem);
  });
});

describe("an id that may hold a personnummer", () => {
  it.each([
    ["SE2321000016-1003", false],
    ["SE162321000024-0001", false],
    ["TSTNMT2321000156-1077", false],
    ["SYNTET-01-0001", false],
    ["SE5560001112-A1", false],
    ["SE1901121212-1001", true],
    ["SE191212121212-1", true],
    ["SE6812310000-1", true],
    ["SE6822310000-1", false],
    ["191212121212", true],
    ["19121212-1212", true],
  ])("%s: %s", (id, personal) => {
    expect(isPersonalUnit(id)).toBe(personal);
  });
});
