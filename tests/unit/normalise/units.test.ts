import {existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, describe, expect, it} from "vitest";
import {unitTable} from "../../../loaders/connect/files/unitTable.ts";
import {type Day, formatDay} from "../../../loaders/model/day.ts";
import {countyOf} from "../../../loaders/normalise/units/county.ts";
import {lastDay, startDay} from "../../../loaders/normalise/units/registryDay.ts";
import {readFindings} from "../../fixtures/findings.ts";
import {deliver, deliverAll, stage} from "../../fixtures/staged.ts";

const folder = mkdtempSync(join(tmpdir(), "underlag-units-"));
afterAll(() => {
  rmSync(folder, {recursive: true});
});

const header = "hsa_id,namn,vardenhet_hsa_id,ar_vardenhet,vardgivare_hsa_id,lanskod,start,slut,arkiverad,dn";

/** The rows of `unit` and the rules of `rejected` that a table with these lines gives. */
async function readTable(...lines: readonly string[]): Promise<{units: string[]; rejected: string[]}> {
  const file = join(folder, "units.csv");
  writeFileSync(file, [header, ...lines].join("\n"));
  return await read(deliverAll([unitTable("units", file)]));
}

async function read(deliveries: ReturnType<typeof deliver>): Promise<{units: string[]; rejected: string[]}> {
  const {engine} = await stage(deliveries);
  const units = await engine.rows(`SELECT unit, name, care_unit, provider, region, valid_from, valid_to
    FROM unit ORDER BY unit, valid_from`);
  const rejected = await engine.rows("SELECT rule FROM rejected ORDER BY rule");
  engine.close();
  return {
    units: units.map((row) =>
      Object.values(row)
        .map((value) => value ?? "")
        .join("|"),
    ),
    rejected: rejected.map(({rule}) => String(rule)),
  };
}

/** An hsaUnit from its fields; a list of members from `members`. */
function hsaUnit(fields: Readonly<Record<string, string>>, members: readonly string[] = []): string {
  const list = members
    .map((member) => `<hsaHealthCareUnitMember>${member}</hsaHealthCareUnitMember>`)
    .join("");
  const elements = Object.entries(fields).map(([name, value]) => `<${name}>${value}</${name}>`);
  return `<hsaUnit>${elements.join("")}<hsaHealthCareUnitMembers>${list}</hsaHealthCareUnitMembers></hsaUnit>\n`;
}

function hsaUnits(...units: readonly string[]): string {
  return `<?xml version="1.0"?><FileGetHsaUnitsResponse xmlns="urn:riv:hsa:HsaWsResponder:3"><hsaUnits>\n${units.join("")}</hsaUnits></FileGetHsaUnitsResponse>`;
}

describe("the unit registry as a table", () => {
  it("gives ids upper case without blanks, days as numbers, archived units too", async () => {
    const {units, rejected} = await readTable(
      ' se232100-a 1\u00a0,"Vårdcentral, norra",SE232100-A1,true,se232100-0,1,2014-01-01T01:00:00.000+01:00,2018-04-01T01:59:59.000+02:00,true,x',
      "SE232100-A2,,,false,,99,,,,",
    );
    expect(rejected).toEqual([]);
    expect(units).toEqual([
      // as.integer(as.Date(c("2014-01-01", "2018-03-31"))) in R
      "SE232100-A1|Vårdcentral, norra|SE232100-A1|SE232100-0|01|16071|17621",
      "SE232100-A2||||||",
    ]);
  });

  it("knows a län by code and by name, and lists a text that is neither while it keeps the unit", async () => {
    const texts = ["1", "01", "Skåne län", "skåne", "Västra Götaland", "Dalarna", "99", "", "Skåne lan"];
    const {units, rejected} = await readTable(...texts.map((text, at) => `U${at},,,,,${text},,,,`));
    expect(units.map((row) => row.split("|")[4])).toEqual(["01", "01", "12", "12", "14", "20", "", "", ""]);
    expect(rejected).toEqual(["unit.region"]);
  });

  it("rejects a unit without id or with a date that is none", async () => {
    const {units, rejected} = await readTable(
      ",n,,,,01,,,,",
      "A,n,,,,01,i fjol,,,",
      "B,n,,,,01,,2018-02-30,,",
      "C,n,,,,01,,,,",
      // What the engine alone would take for days.
      "D,n,,,,01,2018-02-20x,,,",
      "E,n,,,,01,2018/02/20,,,",
      "F,n,,,,01,,2018-2-3,,",
      "G,n,,,,01,2018-02-20 00:00:00,,,",
    );
    expect(units).toEqual(["C|n|||01||", "G|n|||01|17582|"]);
    expect(rejected).toEqual([...new Array<string>(5).fill("unit.dates"), "unit.id"]);
  });

  it("leaves one row a unit and span: its own vårdenhet first, and a mere copy without a word", async () => {
    const {units, rejected} = await readTable(
      "A,n,B,false,P,01,,,,",
      "A,n,A,true,P,01,,,,",
      "A,n,A,true,P,01,,,,",
      "C,n,B,false,P,01,,2015-12-31,,",
      "C,n,D,false,P,01,2016-01-01,,,",
    );
    expect(units).toEqual(["A|n|A|P|01||", "C|n|D|P|01|16801|", "C|n|B|P|01||16800"]);
    expect(rejected).toEqual(["unit.overlap"]);
  });

  it("keeps the history of a unit whose spans overlap, for the days that each alone knows", async () => {
    const {units, rejected} = await readTable(
      "U,n,A,false,P,12,2015-01-01,2015-04-11,,",
      "U,n,B,false,P,12,2015-02-20,2015-07-20,,",
      "U,n,C,false,P,12,2015-05-31,2015-10-28,,",
    );
    expect(units.map((row) => row.split("|")[2])).toEqual(["A", "B", "C"]);
    expect(rejected).toEqual([]);
  });

  it("takes two rows for the same span as rivals, and for one day more or less as history", async () => {
    const rows = (last: string) => [
      "U,n,A,false,P,01,2015-01-01,2015-12-31,,",
      `U,n,B,false,P,12,2015-01-01,${last},,`,
    ];
    const same = await readTable(...rows("2015-12-31"));
    expect(same.units.map((row) => row.split("|")[2])).toEqual(["A"]);
    expect(same.rejected).toEqual(["unit.overlap"]);
    for (const last of ["2015-12-30", "2016-01-01", ""]) {
      const other = await readTable(...rows(last));
      expect(other.units).toHaveLength(2);
      expect(other.rejected).toEqual([]);
    }
  });

  it("takes rows as copies only where every fact is the same, missing ones too", async () => {
    const {units, rejected} = await readTable(
      "U,n,,false,,,,,,",
      "U,n,,false,,,,,,",
      "U,m,,false,,,,,,",
      "U,n,,false,P,,,,,",
    );
    expect(units).toEqual(["U|n|||||"]);
    expect(rejected).toEqual(["unit.overlap", "unit.overlap"]);
  });

  it("tells file and line, and no value, of a table that is none", async () => {
    await expect(readTable("A,n,A,true,P,01,,,,", 'hemligt "värde", ett till')).rejects.toThrow(
      /^--units: units\.csv(, rad \d+)?: har en rad med ett annat antal fält än rubrikraden \(regel table\.fields\)$/,
    );
  });
});

describe("the unit registry as hsaunits.xml", () => {
  it("finds the vårdenhet of a unit in the list of the vårdenhet, and its vårdgivare with it", () => {
    const dn = "ou=x,o=Region Y,l=Skåne län,c=SE";
    const {units} = readFindings(
      hsaUnits(
        hsaUnit({
          hsaIdentity: "SE1-P",
          DN: "o=Region Y,l=Skåne län,c=SE",
          name: "Region",
          isHsaHealthCareProvider: "true",
        }),
        hsaUnit(
          ...([
            {
              ...{hsaIdentity: "SE1-a", DN: dn, name: "VC", isHsaHealthCareUnit: "true"},
              ...{hsaResponsibleHealthCareProvider: "SE1-p", startDate: "2014-01-01T01:00:00.000+01:00"},
            },
            ["SE1-b", "SE1-a"],
          ] as const),
        ),
        hsaUnit({hsaIdentity: "SE1-b", DN: dn, name: "BVC", unitIsArchived: "true"}),
        hsaUnit({hsaIdentity: "SE1-c", DN: dn, name: "Kansli"}),
      ),
    );
    const short = units.map(({unit, careUnit, provider, region}) =>
      [unit, careUnit, provider, region].join(" "),
    );
    expect(short).toEqual(["SE1-P  SE1-P 12", "SE1-A SE1-A SE1-P 12", "SE1-B SE1-A SE1-P 12", "SE1-C   12"]);
    expect(units[1]?.from).toBe(16071);
  });

  it("knows a län by code and by name, and lists a text that is neither while it keeps the unit", async () => {
    const texts = ["1", "01", "Skåne län", "skåne", "Västra Götaland", "Dalarna", "99", "", "Skåne lan"];
    const {units, rejected} = await readTable(...texts.map((text, at) => `U${at},,,,,${text},,,,`));
    expect(units.map((row) => row.split("|")[4])).toEqual(["01", "01", "12", "12", "14", "20", "", "", ""]);
    expect(rejected).toEqual(["unit.region"]);
  });

  it("rejects a unit without id or with a date that is none, and keeps the rest", () => {
    const {units, rejections} = readFindings(
      hsaUnits(
        hsaUnit({name: "x"}),
        hsaUnit({hsaIdentity: "SE1-a", startDate: "snart"}),
        hsaUnit({hsaIdentity: "SE1-b"}),
      ),
    );
    expect(units.map(({unit}) => unit)).toEqual(["SE1-B"]);
    expect(rejections.map(({rule, line}) => [rule, line])).toEqual([
      ["unit.id", 2],
      ["unit.dates", 3],
    ]);
  });

  const hsa = new URL("../../../../shared/data/hsa/hsaunits-2017-12-12/", import.meta.url).pathname;
  it.skipIf(!existsSync(hsa))(
    "says the same as the table that was made of it by others",
    async () => {
      const xml = readFileSync(join(hsa, "hsaunits-utdrag-blekinge-gavleborg.xml"));
      const fromXml = await read(deliver(["hsaunits.xml", xml]));
      const fromTable = await read(
        deliverAll([unitTable("units", join(hsa, "regiondrivna-vardenheter-och-enheter.csv"))]),
      );
      const table = new Map(fromTable.units.map((row) => [row.split("|")[0], row]));
      const both = fromXml.units.filter((row) => table.has(row.split("|")[0]));
      expect(both.length).toBeGreaterThan(500);
      expect(both).toEqual(both.map((row) => table.get(row.split("|")[0])));
    },
    60_000,
  );
});

describe("days of the registry", () => {
  it.each([
    ["2014-01-01T01:00:00.000+01:00", "2014-01-01", "2014-01-01"],
    ["2010-06-01T00:00:00.000+02:00", "2010-06-01", "2010-05-31"],
    ["2018-04-01T01:59:59.000+02:00", "2018-04-01", "2018-03-31"],
    ["2018-04-01T02:00:00.000+02:00", "2018-04-01", "2018-04-01"],
    ["2018-04-01T23:30:00-01:00", "2018-04-01", "2018-04-02"],
    ["2018-04-01", "2018-04-01", "2018-04-01"],
    ["2018-04-01T00:00:00Z", "2018-04-01", "2018-04-01"],
  ])("%s starts on %s, ends on %s", (text, start, end) => {
    expect(formatDay(startDay(text) as Day)).toBe(start);
    expect(formatDay(lastDay(text) as Day)).toBe(end);
  });

  it("tell an empty text from one that is no date", () => {
    expect([startDay(""), lastDay(""), startDay("2018-02-30"), lastDay("snart")]).toEqual([
      undefined,
      undefined,
      "no date",
      "no date",
    ]);
  });
});

describe("countyOf", () => {
  it.each([
    ["ou=x,o=Landstinget Blekinge,l=Blekinge län,c=SE", "10"],
    ["o=Landstinget Sörmland,l=Sörmlands län,c=SE", "04"],
    ["ou=Vårdcentralen Hemse,o=Gotland,l=Stockholms län,c=SE", "09"],
    ["ou=Gotland,o=Stockholms Läns Landsting,l=Stockholms län,c=SE", "01"],
    ["o=x,l=Atlantis,c=SE", undefined],
    ["", undefined],
  ])("%s: %s", (dn, code) => {
    expect(countyOf(dn)).toBe(code);
  });
});
