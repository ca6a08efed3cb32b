import {describe, expect, it} from "vitest";
import {readReference} from "../../../loaders/model/reference.ts";
import {makeUnitType, parseUnitTypes, unitTypes, wordsOf} from "../../../loaders/model/unitTypes.ts";

const typeOf = makeUnitType(unitTypes());
const named = (name: string) => typeOf({name});

describe("the harmonised type by name", () => {
  it.each([
    ["Brandbergens vårdcentral", "vardcentral"],
    ["Vårdcentralen Hemse", "vardcentral"],
    ["VC Norr", "vardcentral"],
    ["Hällans HC", "vardcentral"],
    ["Lindsdals hälsocentral", "vardcentral"],
    ["Husläkarmottagningen i Åkersberga", "vardcentral"],
    ["Krokoms distriktsläkarmottagning", "vardcentral"],
    ["Närhälsan Oden vårdcentral", "vardcentral"],
    ["Ortopedkliniken", "sjukhusklinik"],
    ["Vårdavdelning 12", "sjukhusklinik"],
    ["Kirurgmottagning Gävle", "sjukhusklinik"],
    ["Länssjukhuset Ryhov", "sjukhusklinik"],
    ["Vuxenpsykiatrimottagning Landskrona", "psykiatri"],
    ["BUP Kungsholmen", "psykiatri"],
    ["Beroendemottagningen", "psykiatri"],
    ["Rehab Syd", "rehab"],
    ["Rehabiliteringsmedicinavdelning", "rehab"],
    ["Närhälsan Angered rehabmottagning", "rehab"],
    ["Habiliteringen Göteborg", "rehab"],
    ["Företagshälsovården Varberg", "foretagshalsovard"],
    ["FHV Norr", "foretagshalsovard"],
    ["Folktandvården Ekholmen", "ovrigt"],
    ["Barnavårdscentralen Vårdcentralen City", "ovrigt"],
    ["Närhälsan Falköping jourcentral", "ovrigt"],
    ["Klinisk kemi och transfusionsmedicin", "ovrigt"],
  ])("%s: %s", (name, type) => {
    expect(named(name)).toBe(type);
  });

  it.each([
    // On the other side of a word's end: what only holds the letters is not the word.
    ["Avcent", undefined],
    ["Hcentrum", undefined],
    ["Prehabakademin", undefined],
    ["Psykosociala teamet", "ovrigt"],
    ["Psykosmottagningen", "psykiatri"],
    ["Företagsbyn", undefined],
    ["Orthus", undefined],
    ["Team 3", undefined],
  ])("%s: %s", (name, type) => {
    expect(named(name)).toBe(type);
  });

  it("does not depend on case, hyphens or the way that å is written", () => {
    expect(named("VÅRDCENTRALEN NORR")).toBe("vardcentral");
    expect(named("VÅRDCENTRALEN NORR".normalize("NFD"))).toBe("vardcentral");
    expect(named("BUP-mottagningen")).toBe("psykiatri");
    expect(wordsOf("Rehab-enheten, VC  Åby")).toBe("rehab enheten vc åby");
  });

  it("leaves a unit without name and codes without type", () => {
    expect(typeOf({})).toBeUndefined();
    expect(named("")).toBeUndefined();
  });
});

describe("the harmonised type by code", () => {
  it.each([
    [
      "general practice with nurses and rehabilitation beside it",
      {businessCodes: "1502 1506 1516"},
      "vardcentral",
    ],
    ["HSA's mark of a vårdcentral", {businessTypes: "02", businessCodes: "1505"}, "vardcentral"],
    ["occupational health beside general practice", {businessCodes: "1502 1508"}, "foretagshalsovard"],
    ["adult psychiatry in hospital", {businessCodes: "1626", careTypes: "02"}, "psykiatri"],
    ["psychiatry for children, group 10", {businessCodes: "1024"}, "psykiatri"],
    ["medicine for children, group 10", {businessCodes: "1013"}, "sjukhusklinik"],
    ["neurological rehabilitation, group 11", {businessCodes: "1155"}, "rehab"],
    ["neurology, group 11", {businessCodes: "1123"}, "sjukhusklinik"],
    ["dentistry", {businessCodes: "1802"}, "ovrigt"],
    ["in-patient care without a code", {careTypes: "02"}, "sjukhusklinik"],
    ["a hospital", {businessTypes: "01"}, "sjukhusklinik"],
    ["out-patient care, which tells nothing", {careTypes: "01"}, undefined],
  ])("%s", (_, kind, type) => {
    expect(typeOf(kind)).toBe(type);
  });

  it("is stronger than a name", () => {
    expect(typeOf({name: "Vårdcentralen Norr", businessCodes: "1626"})).toBe("psykiatri");
    expect(typeOf({name: "Vårdcentralen Norr", businessCodes: "9999"})).toBe("vardcentral");
  });

  it("knows every code of HSA's list, and no other", () => {
    const codes = readReference("business-codes.csv").filter(({level}) => level === "code");
    expect(codes).toHaveLength(271);
    expect(codes.filter(({code = ""}) => typeOf({businessCodes: code}) === undefined)).toEqual([]);
    const wanted = unitTypes().rules.flatMap(({businessCodes = []}) => businessCodes);
    const fits = (want: string) =>
      codes.some(({code = ""}) => (want.endsWith("*") ? code.startsWith(want.slice(0, -1)) : code === want));
    expect(wanted.filter((want) => !fits(want))).toEqual([]);
  });
});

describe("unit-types.yaml", () => {
  it("gives each rule its reason, and no rule a type that there is none of", () => {
    const {types, rules} = unitTypes();
    expect(types.map(({id}) => id)).toEqual([
      ...["vardcentral", "sjukhusklinik", "psykiatri", "rehab", "foretagshalsovard", "ovrigt"],
    ]);
    expect(rules.every(({reason}) => reason.length > 20)).toBe(true);
  });

  const head = "reviewed: 2026-01-01\ntypes:\n  - {id: a, title: A}\nrules:\n";
  it.each([
    ["a type of no list", "  - {type: b, name: [x], reason: r}", "rules.0.type: is no type of the list"],
    ["no criterion", "  - {type: a, reason: r}", "has no criterion"],
    ["no reason", "  - {type: a, name: [x]}", "rules.0.reason"],
    ["a criterion of another name", "  - {type: a, names: [x], reason: r}", "names"],
    ["a pattern that is none", "  - {type: a, name: ['x.*'], reason: r}", "must be words"],
  ])("is refused with %s", (_, rule, text) => {
    expect(() => parseUnitTypes(head + rule)).toThrow(text);
  });
});
