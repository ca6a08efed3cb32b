import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, describe, expect, it} from "vitest";
import {unitTable} from "../../../loaders/connect/files/unitTable.ts";
import type {Delivery} from "../../../loaders/model/source.ts";
import {readFindings} from "../../fixtures/findings.ts";
import {deliverAll, stage} from "../../fixtures/staged.ts";

const folder = mkdtempSync(join(tmpdir(), "underlag-answers-"));
afterAll(() => {
  rmSync(folder, {recursive: true});
});

/** An answer of a service of the directory, its fields from `body`. */
function answer(service: string, version: number, body: string): string {
  return `<${service}Response xmlns="urn:riv:infrastructure:directory:organization:${service}Responder:${version}">${body}</${service}Response>`;
}

function envelope(body: string): string {
  return `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Header/><s:Body>${body}</s:Body></s:Envelope>`;
}

/** Elements from pairs of name and text, in order. */
function fields(...pairs: readonly (readonly [string, string])[]): string {
  return pairs.map(([name, text]) => `<${name}>${text}</${name}>`).join("");
}

const code = (value: string) =>
  `<businessClassification>${fields(["businessClassificationName", "x"], ["businessClassificationCode", value])}</businessClassification>`;

const getUnit = (version: number, extra = "") =>
  answer(
    "GetUnit",
    version,
    `<unit>${code("1506")}${code("1502")}${fields(
      ...([["businessType", "02"]] as const),
      ...([
        ["careType", "01"],
        ["countyName", "Skåne län"],
        ["countyCode", "12"],
      ] as const),
      ...([
        ["unitHsaId", "se1-A"],
        ["unitName", "VC Norr"],
        ["publicName", "Vårdcentralen Norr"],
      ] as const),
      ...([
        ["unitStartDate", "2014-01-01T01:00:00.000+01:00"],
        ["unitEndDate", "2018-04-01T01:59:59.000+02:00"],
      ] as const),
    )}${extra}</unit>`,
  );

const careUnit = (member: string, extra = "") =>
  answer(
    "GetHealthCareUnit",
    2,
    `<healthCareUnit>${fields(
      ...([["unitIsHealthCareUnit", String(member === "")]] as const),
      ...(member === ""
        ? []
        : ([
            ["healthCareUnitMemberHsaId", member],
            ["healthCareUnitMemberName", "Rehab Norr"],
          ] as const)),
      ...([
        ["healthCareUnitHsaId", "SE1-a"],
        ["healthCareUnitName", "VC Norr"],
        ["healthCareUnitPublicName", "x"],
      ] as const),
      ...([
        ["healthCareProviderHsaId", "SE1-p"],
        ["healthCareProviderName", "Region"],
        ["healthCareProviderOrgNo", "1"],
      ] as const),
    )}${extra}</healthCareUnit>`,
  );

const members = (extra = "") =>
  answer(
    "GetHealthCareUnitMembers",
    2,
    `<healthCareUnitMembers>${fields(
      ...([
        ["healthCareUnitName", "VC Norr"],
        ["healthCareUnitPublicName", "x"],
        ["healthCareUnitHsaId", "SE1-a"],
      ] as const),
    )}<healthCareProvider>${fields(["healthCareProviderHsaId", "SE1-p"])}</healthCareProvider>${["b", "c"]
      .map(
        (id) =>
          `<healthCareUnitMember>${fields(["healthCareUnitMemberName", id], ["healthCareUnitMemberHsaId", `SE1-${id}`])}</healthCareUnitMember>`,
      )
      .join("")}${extra}</healthCareUnitMembers>`,
  );

describe("an answer of GetUnit", () => {
  it.each([4, 5])("version %i tells codes, län and days of a unit, and no vårdenhet", (version) => {
    const {units, rejections} = readFindings(getUnit(version));
    expect(rejections).toEqual([]);
    expect(units).toEqual([
      {
        ...{unit: "SE1-A", name: "VC Norr", careUnit: undefined, provider: undefined, region: "12"},
        // as.integer(as.Date(c("2014-01-01", "2018-03-31"))) in R
        ...{from: 16071, to: 17621, businessCodes: "1502 1506", businessTypes: "02", careTypes: "01"},
        toldBy: "answer",
      },
    ]);
  });

  it("is read in a SOAP envelope as well", () => {
    expect(readFindings(envelope(getUnit(5))).units).toEqual(readFindings(getUnit(5)).units);
  });

  it("takes the län from its name where the code is none", () => {
    const text = getUnit(5).replace("<countyCode>12</countyCode>", "");
    expect(readFindings(text).units[0]?.region).toBe("12");
  });
});

describe("an answer of GetHealthCareUnit", () => {
  it("tells the vårdenhet and vårdgivare of a unit, and that the vårdenhet is its huvudenhet", () => {
    const {units} = readFindings(careUnit("SE1-b"));
    expect(units.map((unit) => [unit.unit, unit.careUnit, unit.provider, unit.headUnit])).toEqual([
      ["SE1-A", "SE1-A", "SE1-P", undefined],
      ["SE1-B", "SE1-A", "SE1-P", "SE1-A"],
    ]);
  });

  it("tells one unit where it was asked about a vårdenhet", () => {
    expect(readFindings(careUnit("")).units).toHaveLength(1);
    expect(readFindings(careUnit("SE1-A")).units).toHaveLength(1);
  });
});

describe("an answer of GetHealthCareUnitMembers", () => {
  it("tells a vårdenhet with its underenheter", () => {
    const {units} = readFindings(members());
    expect(units.map(({unit, careUnit: own, headUnit}) => [unit, own, headUnit])).toEqual([
      ["SE1-A", "SE1-A", undefined],
      ["SE1-B", "SE1-A", "SE1-A"],
      ["SE1-C", "SE1-A", "SE1-A"],
    ]);
  });

  it("leaves out feigned members", () => {
    const feigned = `<healthCareUnitMember>${fields(["healthCareUnitMemberHsaId", "SE1-d"], ["feignedHealthCareUnitMember", "true"])}</healthCareUnitMember>`;
    expect(readFindings(members(feigned)).units).toHaveLength(3);
  });
});

describe("an answer that gives no unit", () => {
  it.each([
    ["without a unit", answer("GetUnit", 5, ""), "unit.none"],
    ["without a vårdenhet", answer("GetHealthCareUnit", 2, ""), "unit.none"],
    ["without members", answer("GetHealthCareUnitMembers", 2, ""), "unit.none"],
    ["about a feigned unit", getUnit(5, "<feignedUnit>true</feignedUnit>"), "unit.feigned"],
    [
      "about a feigned vårdenhet",
      careUnit("", "<feignedHealthCareUnit>true</feignedHealthCareUnit>"),
      "unit.feigned",
    ],
    ["with a date that is none", getUnit(5).replace("2014-01-01T01", "2014-02-30T01"), "unit.dates"],
    ["without an id", getUnit(5).replace("se1-A", " "), "unit.id"],
    ["of another version", getUnit(3), "xml.unknown-root"],
    ["of another service", getUnit(5).replaceAll("GetUnit", "GetPerson"), "xml.unknown-root"],
  ])("%s goes to quarantine", (_, text, rule) => {
    const {units, rejections} = readFindings(text);
    expect(units).toEqual([]);
    expect(rejections.map((rejection) => rejection.rule)).toEqual([rule]);
  });
});

/** What the staged units are after files of several kinds, by unit. */
async function staged(deliveries: readonly Delivery[]) {
  const {engine, summary} = await stage(deliverAll(deliveries));
  const rows = await engine.rows(
    "SELECT unit, name, care_unit, provider, region, head_unit, business_codes, type, listed, told_by FROM unit ORDER BY unit",
  );
  engine.close();
  return {
    rows: rows.map((row) =>
      Object.values(row)
        .map((value) => value ?? "")
        .join("|"),
    ),
    ...summary,
  };
}

const document = (file: string, text: string): Delivery => ({
  ...{is: "document", file},
  bytes: new TextEncoder().encode(text),
});

function table(name: string, ...lines: readonly string[]): Delivery {
  const file = join(folder, name);
  writeFileSync(file, lines.join("\n"));
  return unitTable("units", file);
}

const registry = (...lines: readonly string[]) =>
  table("hsa.csv", "hsa_id,namn,vardenhet_hsa_id,vardgivare_hsa_id,lanskod,start,slut", ...lines);

describe("what several sources tell of one unit", () => {
  it("is put together: HSA's file first, answers and the region's list for the rest", async () => {
    const {rows, rejected} = await staged([
      document("1.xml", getUnit(5)),
      document("2.xml", members()),
      table("listade.csv", "Vårdenhetsnamn,HSA-id,Antal listade patienter", 'Norrs VC,SE1-A,"8 123"'),
      registry("SE1-A,Norr,SE1-A,SE1-P,12,,", "SE1-B,,SE1-A,SE1-P,12,,"),
    ]);
    expect(rejected).toEqual({});
    expect(rows).toEqual([
      "SE1-A|Norr|SE1-A|SE1-P|12||1502 1506|vardcentral|8123|registry",
      "SE1-B|b|SE1-A|SE1-P|12|SE1-A||||registry",
      "SE1-C|c|SE1-A|SE1-P||SE1-A||||answer",
    ]);
  });

  it("is rejected where two answers say different things, and the first one holds", async () => {
    const other = members().replaceAll("SE1-p", "SE1-q");
    const {rows, rejected} = await staged([document("1.xml", members()), document("2.xml", other)]);
    expect(rows.every((row) => row.includes("|SE1-P|"))).toBe(true);
    expect(rejected).toEqual({"unit.overlap": 3});
  });
});

describe("a region's own list", () => {
  const read = async (...lines: readonly string[]) => await staged([table("lista.csv", ...lines)]);

  it("is known by its headings, with semicolons, a type and a huvudenhet", async () => {
    const {rows, rejected} = await read(
      "Enhet;HSA-ID;Antal listade;Huvudenhet;Typ",
      "Norr;se1-a;7000;SE1-H;Vårdcentral",
      "Syd;SE1-B;;;rehab",
    );
    expect(rejected).toEqual({});
    expect(rows).toEqual(["SE1-A|Norr||||SE1-H||vardcentral|7000|list", "SE1-B|Syd||||||rehab||list"]);
  });

  it("is read in ISO-8859-1 too", async () => {
    const file = join(folder, "latin.csv");
    writeFileSync(file, Buffer.from("Vårdenhetsnamn;HSA-id;Antal listade patienter\nÅby;SE1-A;1", "latin1"));
    const {rows} = await staged([unitTable("units", file)]);
    expect(rows).toEqual(["SE1-A|Åby|||||||1|list"]);
  });

  it("is read by the headings that are given", async () => {
    const file = join(folder, "egen.csv");
    writeFileSync(file, "Kod\tAntal\nSE1-A\t12\n");
    const {rows} = await staged([unitTable("units", file, {hsa_id: "Kod", listade: "Antal"})]);
    expect(rows).toEqual(["SE1-A||||||||12|list"]);
    expect(() => unitTable("units", file, {hsa_id: "Kod", listade: "Listade"})).toThrow(
      "--units: egen.csv saknar kolumner: Listade (regel unit.columns)".replace("egen.csv", file),
    );
  });

  it.each([
    ["a number of listed patients that is none", "SE1-A;många;", "unit.listed"],
    ["a negative one", "SE1-A;-1;", "unit.listed"],
    ["a part of a patient", "SE1-A;1,5;", "unit.listed"],
    ["a type that is none", "SE1-A;1;Sjukstuga", "unit.type"],
    ["no id", ";1;", "unit.id"],
  ])("is rejected row by row: %s", async (_, line, rule) => {
    const {rows, rejected} = await read("HSA-id;Listade;Typ", line, "SE1-B;0;");
    expect(rows).toEqual(["SE1-B||||||||0|list"]);
    expect(rejected).toEqual({[rule]: 1});
  });
});
