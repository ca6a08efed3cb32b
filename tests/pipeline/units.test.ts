import {existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {readUnitFiles} from "../../loaders/commands/units/readUnitFiles.ts";
import {day} from "../../loaders/model/day.ts";
import {silent} from "../../loaders/model/effects.ts";
import {makeUnitType, unitTypes} from "../../loaders/model/unitTypes.ts";
import {registryQuality} from "../../loaders/model/registryQuality.ts";
import {root, type Run, startUnderlag, temporaryFolder, underlag} from "./underlag.ts";

const folder = temporaryFolder();
afterAll(() => {
  rmSync(folder, {recursive: true, force: true});
});

const registry = join(folder, "units");

/** Runs `underlag units` with the registry of this test. */
function units(...args: readonly string[]): Promise<Run> {
  return startUnderlag(folder, ["units", ...args, "--registry", registry]).ended;
}

function table(name: string, ...lines: readonly string[]): string {
  const file = join(folder, name);
  const header = "hsa_id,namn,vardenhet_hsa_id,vardgivare_hsa_id,lanskod,start,slut";
  writeFileSync(file, [header, ...lines].join("\n"));
  return file;
}

describe("underlag units", () => {
  const first = table(
    "a.csv",
    "SE1-A,Vårdcentralen Norr,SE1-A,SE1-P,12,,",
    "SE1-B,Rehab Norr,SE1-A,SE1-P,12,,",
    "SE1-C,Ortopedkliniken,SE1-C,SE1-P,10,,",
  );
  const second = table(
    "b.csv",
    "SE1-A,Vårdcentralen Söder,SE1-A,SE1-P,12,,",
    "SE1-B,Rehab Norr,SE1-C,SE1-P,12,,",
    "SE1-C,Ortopedkliniken,SE1-C,SE1-P,10,,",
    "SE1-D,BUP,SE1-D,SE1-P,10,,",
  );
  const list = join(folder, "listade.csv");
  writeFileSync(list, "Vårdenhetsnamn;HSA-id;Antal listade patienter\nNorr;SE1-A;8123\n");

  it("keeps snapshots, for their owner only, and the dated rows that follow from them", async () => {
    expect(await units("add", first, "--date", "2025-01-31")).toMatchObject({code: 0, stdout: ""});
    expect(await units("add", list, "--date", "2025-02-28")).toMatchObject({code: 0});
    const {code, stdout} = await units("add", second, "--date", "2025-03-31");
    expect(code).toBe(0);
    expect(stdout).toContain("Nya enheter: 1\n  SE1-D  BUP\n");
    expect(stdout).toContain("SE1-A  Vårdcentralen Söder: Vårdcentralen Norr → Vårdcentralen Söder");
    expect(stdout).toContain("SE1-B  Rehab Norr: SE1-A → SE1-C");
    expect(readFileSync(join(registry, "units.csv"), "utf8").split("\n").slice(1, -1)).toEqual([
      "SE1-A,Vårdcentralen Norr,SE1-A,SE1-P,12,,2025-02-27,,,,,,,registry",
      "SE1-A,Vårdcentralen Norr,SE1-A,SE1-P,12,2025-02-28,2025-03-30,,,,,,8123,registry",
      "SE1-A,Vårdcentralen Söder,SE1-A,SE1-P,12,2025-03-31,,,,,,,8123,registry",
      "SE1-B,Rehab Norr,SE1-A,SE1-P,12,,2025-03-30,,,,,,,registry",
      "SE1-B,Rehab Norr,SE1-C,SE1-P,12,2025-03-31,,,,,,,,registry",
      "SE1-C,Ortopedkliniken,SE1-C,SE1-P,10,,,,,,,,,registry",
      "SE1-D,BUP,SE1-D,SE1-P,10,2025-03-31,,,,,,,,registry",
    ]);
    expect(statSync(registry).mode & 0o777).toBe(0o700);
    expect(statSync(join(registry, "units.csv")).mode & 0o777).toBe(0o600);
  });

  it("changes nothing when the same snapshot comes again, and refuses another one for its day", async () => {
    const before = readFileSync(join(registry, "units.csv"), "utf8");
    const again = await units("add", first, "--date", "2025-01-31");
    expect(again).toMatchObject({code: 0, stdout: ""});
    expect(again.stderr).toContain("Inget ändrades.");
    const other = await units("add", second, "--date", "2025-01-31", "--covers", "all");
    expect(other.code).toBe(1);
    expect(other.stderr).toContain("historien skrivs inte över (regel units.date)");
    expect(readFileSync(join(registry, "units.csv"), "utf8")).toBe(before);
    expect(readdirSync(join(registry, "snapshots"))).toEqual([
      "2025-01-31-all.csv",
      "2025-02-28-none.csv",
      "2025-03-31-all.csv",
    ]);
  });

  it("wants to be told that a registry is whole when it lacks much of what was there", async () => {
    const small = table("c.csv", "SE1-A,Vårdcentralen Söder,SE1-A,SE1-P,12,,");
    const refused = await units("add", small, "--date", "2025-04-30");
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain("uttaget saknar 3 av registrets 4 enheter");
    expect(existsSync(join(registry, "snapshots", "2025-04-30-all.csv"))).toBe(false);
  });

  it("says what changed between two days, and between two files, as text, CSV and JSON", async () => {
    const csv = await units("diff", "2025-01-31", "2025-03-31", "--csv");
    expect(csv.stdout.split("\n")).toEqual([
      "andring,hsa_id,namn,lanskod,fran,till",
      "started,SE1-D,BUP,10,,BUP",
      "care-unit,SE1-B,Rehab Norr,12,SE1-A,SE1-C",
      "renamed,SE1-A,Vårdcentralen Söder,12,Vårdcentralen Norr,Vårdcentralen Söder",
      "",
    ]);
    const files = await units("diff", first, `${second}@2025-03-31`, "--csv");
    expect(files.stdout).toBe(csv.stdout);
    const json = await units("diff", "2025-03-30", "2025-03-31", "--json");
    expect(JSON.parse(json.stdout)).toHaveLength(3);
    expect((await units("diff", "2025-01-31", "2025-02-28")).stdout).toBe("Inget har ändrats.\n");
  });

  it("lists units and tells how they are registered", async () => {
    const listed = await units("list", "--on", "2025-03-31", "--region", "12");
    expect(listed.stdout.split("\n").slice(1, -1)).toEqual([
      "SE1-A,Vårdcentralen Söder,vardcentral,SE1-A,,SE1-P,12,8123,2025-03-31,",
      "SE1-B,Rehab Norr,rehab,SE1-C,,SE1-P,12,,2025-03-31,",
    ]);
    expect((await units("list", "--unmatched")).stdout.split("\n")).toHaveLength(2);
    const quality = JSON.parse((await units("quality", "--on", "2025-01-31", "--json")).stdout) as unknown;
    expect(quality).toMatchObject([
      {region: "10", units: 1, careUnits: 1, subUnitsPerCareUnit: 0},
      {region: "12", units: 2, careUnits: 1, subUnitsPerCareUnit: 1},
    ]);
  });

  it("is what --units reads", async () => {
    const run = await underlag(folder, ["inspect", "--units", registry, "--json"]);
    expect(JSON.parse(run.stdout)).toMatchObject({summary: {units: 7, rejected: {}}});
  });

  it.each([
    ["no way of using it", [], 2, "ange add, diff, list, quality"],
    ["a day that is none", ["add", first, "--date", "2025-02-30"], 2, "--date: ska vara en dag"],
    ["a day that has not been", ["add", first, "--date", "2999-01-01"], 2, "har inte varit än"],
    ["no day", ["add", first], 2, "--date: ange dagen"],
    ["a flag of another way", ["list", "--covers", "all"], 2, "--covers hör inte dit"],
    ["an unknown flag", ["list", "--alla"], 2, "--alla"],
    ["a län that is none", ["add", first, "--date", "2025-05-01", "--covers", "02"], 2, "02 är ingen"],
    ["one state to compare", ["diff", "2025-01-31"], 2, "ange två dagar eller två filer"],
    ["a file that is not there", ["add", "saknas.csv", "--date", "2025-05-01"], 3, "source.missing"],
  ])("refuses %s", async (_, args, code, text) => {
    const run = await units(...args);
    expect({code: run.code, stdout: run.stdout}).toEqual({code, stdout: ""});
    expect(run.stderr).toContain(text);
  });

  it("has no history to tell of where there is no registry", async () => {
    const run = await underlag(temporaryFolder(), ["units", "--help"]);
    expect(run).toMatchObject({code: 0, stderr: ""});
    expect(run.stdout).toContain("Historien skrivs aldrig över");
  });
});

const typeOf = makeUnitType(unitTypes());
const hsa = join(root, "..", "shared", "data", "hsa", "hsaunits-2017-12-12");

describe.skipIf(!existsSync(hsa))("the real registry of 12 December 2017", () => {
  const csv = join(hsa, "regiondrivna-vardenheter-och-enheter.csv");
  let quality: ReturnType<typeof registryQuality>;
  beforeAll(async () => {
    const {rows} = await readUnitFiles([csv], {today: day("2017-12-12"), effects: silent});
    quality = registryQuality(rows.map((unit) => ({...unit, type: unit.type ?? typeOf(unit)})));
  });

  it("has the vårdenheter and underenheter of each region that others have counted in it", () => {
    // In the table a vårdenhet can be a member of another one too; here it stands for itself.
    const rows = readFileSync(csv, "utf8").trim().split("\n").slice(1);
    const parsed = rows.map(
      (row) => /^([^,]*),(?:"(?:[^"]|"")*"|[^,]*),([^,]*),[^,]*,[^,]*,([^,]*),/.exec(row) ?? [],
    );
    const own = new Set(parsed.filter(([, unit, careUnit]) => unit === careUnit).map(([, unit]) => unit));
    const members = (region: string) =>
      new Set(
        parsed.filter(([, unit, , place]) => place === region && !own.has(unit)).map(([, unit]) => unit),
      ).size;
    const others = readFileSync(join(hsa, "vardenhet-granularitet-per-region.csv"), "utf8")
      .trim()
      .split("\n")
      .slice(1);
    const expected = others
      .map((line) => line.split(","))
      .map(([region = "", , careUnits]) => [region, Number(careUnits), members(region)]);
    expect(quality.map(({region, careUnits, subUnits}) => [region, careUnits, subUnits])).toEqual(expected);

    const means = new Map(
      others.map((line) => line.split(",")).map(([region, , , , , mean]) => [region, Number(mean)]),
    );
    const differing = quality.filter(
      ({region, subUnitsPerCareUnit}) => subUnitsPerCareUnit !== means.get(region),
    );
    // Stockholm, Västernorrland and Jämtland Härjedalen have most of the vårdenheter that are members of another.
    expect(differing.map(({region, subUnitsPerCareUnit: mean}) => [region, mean])).toEqual([
      ["01", 2.1],
      ["22", 1.9],
      ["23", 5.1],
    ]);
  });

  it("has a type by name for 89 units of a hundred", () => {
    const sum = (of: (row: (typeof quality)[number]) => number) =>
      quality.reduce((all, row) => all + of(row), 0);
    expect([sum(({units: n}) => n), sum(({types}) => types["okand"] ?? 0)]).toEqual([15564, 1641]);
  });
});
