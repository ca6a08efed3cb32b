import {describe, expect, it} from "vitest";
import {changesCsv, changesText, qualityText} from "../../../loaders/commands/units/accounts.ts";
import {changes} from "../../../loaders/commands/units/changes.ts";
import type {KeptUnit} from "../../../loaders/commands/units/keptUnit.ts";
import {readUnitCsv, unitCsv} from "../../../loaders/commands/units/unitCsv.ts";
import {day} from "../../../loaders/model/day.ts";
import {registryQuality} from "../../../loaders/model/registryQuality.ts";

function unit(id: string, facts: Partial<KeptUnit> = {}): KeptUnit {
  return {
    ...{unit: id, name: id, careUnit: id, provider: "P", region: "12", headUnit: undefined},
    ...{businessCodes: undefined, businessTypes: undefined, careTypes: undefined, type: undefined},
    ...{listed: undefined, from: undefined, to: undefined, toldBy: "registry"},
    ...facts,
  };
}

const state = (...units: readonly KeptUnit[]) => new Map(units.map((one) => [one.unit, one]));
const found = (a: readonly KeptUnit[], b: readonly KeptUnit[]) =>
  changes(state(...a), state(...b), ({type}) => type).map(
    ({kind, unit: id, from, to}) => `${kind} ${id}: ${from} → ${to}`,
  );

describe("changes(a, b)", () => {
  it("are none between a state and itself", () => {
    const units = [unit("A"), unit("B", {careUnit: "A"})];
    expect(found(units, units)).toEqual([]);
    expect(changesText([])).toBe("Inget har ändrats.\n");
  });

  it("name what started and ended", () => {
    expect(found([unit("A")], [unit("B")])).toEqual(["started B:  → B", "ended A: A → "]);
  });

  it("name every fact that differs, each as a change of its own", () => {
    const now = unit("A", {
      name: "Ny",
      provider: "Q",
      region: "13",
      careUnit: "B",
      headUnit: "H",
      type: "rehab",
    });
    expect(found([unit("A", {careUnit: "C", type: "psykiatri"})], [now])).toEqual([
      "moved-region A: 12 → 13",
      "moved-provider A: P → Q",
      "care-unit A: C → B",
      "head-unit A:  → H",
      "renamed A: A → Ny",
      "type A: psykiatri → rehab",
    ]);
  });

  it("call a vårdenhet that belongs to another merged, and an underenhet that does so moved", () => {
    expect(found([unit("A")], [unit("A", {careUnit: "B"})])).toEqual(["merged A: A → B"]);
    expect(found([unit("A", {careUnit: "C"})], [unit("A", {careUnit: "B"})])).toEqual(["care-unit A: C → B"]);
    expect(found([unit("A", {careUnit: undefined})], [unit("A")])).toEqual(["care-unit A:  → A"]);
  });

  it("call an ended vårdenhet merged when half of its underenheter or more went to one other", () => {
    const before = [
      unit("A"),
      unit("B"),
      unit("C"),
      ...["1", "2", "3", "4"].map((id) => unit(id, {careUnit: "A"})),
    ];
    const after = (toB: number, toC: number) => [
      unit("B"),
      unit("C"),
      ...Array.from({length: toB}, (_, at) => unit(String(at + 1), {careUnit: "B"})),
      ...Array.from({length: toC}, (_, at) => unit(String(toB + at + 1), {careUnit: "C"})),
    ];
    const ofA = (toB: number, toC: number) =>
      found(before, after(toB, toC)).filter((line) => line.includes(" A: A"));
    expect(ofA(3, 1)).toEqual(["merged A: A → B"]);
    expect(ofA(2, 2)).toEqual(["merged A: A → B"]);
    expect(ofA(0, 0)).toEqual(["ended A: A → "]);
    const spread = [
      unit("B"),
      unit("C"),
      unit("D"),
      unit("1", {careUnit: "B"}),
      unit("2", {careUnit: "C"}),
      unit("3", {careUnit: "D"}),
    ];
    expect(found([...before, unit("D")], spread)).toContain("ended A: A → ");
  });

  it("call a unit renumbered when one with its name and län has started, and only then", () => {
    const norr = (id: string, facts: Partial<KeptUnit> = {}) =>
      unit(id, {name: "Vårdcentralen Norr", ...facts});
    expect(found([norr("A")], [norr("B")])).toEqual(["renumbered A: A → B"]);
    expect(found([norr("A")], [norr("B", {region: "13"})])).toHaveLength(2);
    expect(found([norr("A"), norr("C")], [norr("B")])).toEqual([
      "started B:  → Vårdcentralen Norr",
      "ended A: Vårdcentralen Norr → ",
      "ended C: Vårdcentralen Norr → ",
    ]);
  });

  it("stand in text by kind, and in CSV one a row", () => {
    const all = changes(state(unit("A", {name: 'Norr, "VC"'})), state(unit("A"), unit("B")), () => undefined);
    expect(changesText(all)).toBe(
      'Nya enheter: 1\n  B  B\n\nEnheter som bytt namn: 1\n  A  A: Norr, "VC" → A\n',
    );
    expect(changesCsv(all)).toBe(
      'andring,hsa_id,namn,lanskod,fran,till\nstarted,B,B,12,,B\nrenamed,A,A,12,"Norr, ""VC""",A\n',
    );
  });
});

describe("the kept registry as CSV", () => {
  it("is read as it was written", () => {
    const rows = [
      unit("A", {name: 'VC "Norr", Åby', from: day("2020-02-29"), to: day("2021-01-01"), listed: 0}),
      unit("B", {name: undefined, careUnit: undefined, region: undefined, toldBy: "answer"}),
      unit("C", {
        headUnit: "H",
        businessCodes: "1502 1506",
        businessTypes: "02",
        careTypes: "01",
        type: "rehab",
      }),
    ];
    expect(readUnitCsv("f", unitCsv(rows))).toEqual(rows);
  });

  it("names file, line and rule of what is no row, and not the row", () => {
    const text = unitCsv([unit("A"), unit("B")]);
    expect(() => readUnitCsv("f", "a,b\n")).toThrow("f: är inget bevarat enhetsregister (regel units.kept)");
    expect(() => readUnitCsv("f", text.replace("\nB,", "\nB,x,"))).toThrow(/^f, rad 3: fel antal fält/);
  });
});

describe("registryQuality(units)", () => {
  it("counts vårdenheter and underenheter by region, and the types with what has none", () => {
    const quality = registryQuality([
      {unit: "A", careUnit: "A", region: "12", type: "vardcentral"},
      {unit: "B", careUnit: "A", region: "12", type: "rehab"},
      {unit: "C", careUnit: "A", region: "12", type: null},
      {unit: "D", careUnit: "D", region: "12", type: "psykiatri"},
      {unit: "E", careUnit: null, region: null, type: undefined},
    ]);
    expect(quality).toEqual([
      {
        ...{
          region: "12",
          units: 4,
          careUnits: 2,
          subUnits: 2,
          careUnitsWithSubUnits: 1,
          subUnitsPerCareUnit: 1,
        },
        types: {
          vardcentral: 1,
          sjukhusklinik: 0,
          psykiatri: 1,
          rehab: 1,
          foretagshalsovard: 0,
          ovrigt: 0,
          okand: 1,
        },
      },
      {
        ...{
          region: "00",
          units: 1,
          careUnits: 0,
          subUnits: 0,
          careUnitsWithSubUnits: 0,
          subUnitsPerCareUnit: null,
        },
        types: {
          vardcentral: 0,
          sjukhusklinik: 0,
          psykiatri: 0,
          rehab: 0,
          foretagshalsovard: 0,
          ovrigt: 0,
          okand: 1,
        },
      },
    ]);
    expect(qualityText(quality)).toContain("3 av 5 enheter (60,0 %) har fått en typ.");
  });
});
