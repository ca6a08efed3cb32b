import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, describe, expect, it} from "vitest";
import {exitCodes, UsageError} from "../../loaders/errors.ts";
import {readSettings} from "../../loaders/settings.ts";

const folder = mkdtempSync(join(tmpdir(), "underlag-settings-"));
afterAll(() => {
  rmSync(folder, {recursive: true});
});
const file = (text: string) => {
  const path = join(folder, "settings.yaml");
  writeFileSync(path, text);
  return path;
};

describe("readSettings", () => {
  it("follows Intygsstatistik where nothing is said", () => {
    expect(readSettings(undefined, {})).toMatchObject({
      maxGap: 5,
      scope: "person",
      roundingBase: 5,
      earliestDay: "2010-01-01",
    });
  });

  it("reads a YAML file and lays the command line over it", () => {
    const settings = readSettings(file("maxGap: 7\nextractDate: '2025-01-31'\n"), {
      extractDate: "2025-02-28",
      firstMonth: undefined,
    });
    expect(settings).toMatchObject({maxGap: 7, extractDate: "2025-02-28"});
    expect(settings.firstMonth).toBeUndefined();
  });

  it("names file, field and rule of every mistake", () => {
    const path = file("maxGap: -1\nextractDate: 2025-02-30\nmaxgap: 5\n");
    expect(() => readSettings(path, {})).toThrow(UsageError);
    expect(() => readSettings(path, {})).toThrow(
      /settings\.yaml: .*maxGap: ska vara minst 0; extractDate: ska vara en dag som finns.*maxgap: finns inte/,
    );
  });

  it("stands on both sides of the greatest gap", () => {
    expect(readSettings(file("maxGap: 90"), {}).maxGap).toBe(90);
    expect(() => readSettings(file("maxGap: 91"), {})).toThrow("maxGap");
  });

  it("says who set the thresholds and when, or that the project's own values hold", () => {
    expect(readSettings(undefined, {}).thresholdsSetBy).toBe("projektets standardvärden");
    const text = "thresholdsSetBy: Dataskyddsombudet\nthresholdsSetOn: '2025-03-01'\n";
    expect(readSettings(file(text), {})).toMatchObject({
      ...{thresholdsSetBy: "Dataskyddsombudet", thresholdsSetOn: "2025-03-01"},
    });
    expect(() => readSettings(file("thresholdsSetBy: ' '\n"), {})).toThrow("thresholdsSetBy");
    expect(() => readSettings(file("thresholdsSetOn: igår\n"), {})).toThrow("thresholdsSetOn");
  });

  it("takes the regions that a source covers by the codes of their län, each once", () => {
    expect(readSettings(file('regions: ["09", "12"]\n'), {}).regions).toEqual(["09", "12"]);
    expect(readSettings(undefined, {}).regions).toBeUndefined();
    expect(() => readSettings(undefined, {regions: ["Skåne"]})).toThrow(
      'regions.0: ska vara ett läns kod i citattecken: "01" Stockholm',
    );
    expect(() => readSettings(file("regions: [12]\n"), {})).toThrow("regions.0: ska vara ett läns kod");
    expect(() => readSettings(file('regions: ["12", "12"]\n'), {})).toThrow("samma län två gånger");
    expect(() => readSettings(file("regions: []\n"), {})).toThrow("regions: är tom");
  });

  it("takes tables to the levels that their dimensions have, and names the field of any other", () => {
    const text = (inner: string) => file(`coarsen:\n  started: {${inner}}\n`);
    expect(readSettings(undefined, {}).coarsen).toEqual({});
    expect(readSettings(text("age: two-bands, diagnosis: group"), {}).coarsen).toEqual({
      started: {age: "two-bands", diagnosis: "group"},
    });
    expect(() => readSettings(text("diagnosis: block"), {})).toThrow(
      /settings\.yaml: coarsen\.started\.diagnosis: ska vara chapter eller group/,
    );
    expect(() => readSettings(text("sex: all"), {})).toThrow(
      /coarsen\.started: sex: har ingen grövre nivå; det har age, diagnosis, length/,
    );
    expect(() => readSettings(file("coarsen: [age]"), {})).toThrow(/coarsen: /);
  });

  it("tells each kind of mistake in Swedish", () => {
    const wrong = (text: string, told: string) => {
      expect(() => readSettings(file(text), {})).toThrow(told);
    };
    wrong("maxGap: fem", "maxGap: ska vara ett tal");
    wrong("maxGap: 1.5", "maxGap: ska vara ett heltal");
    wrong("scope: person-nummer", "scope: ska vara person eller within-provider");
    wrong("onlySent: ja", "onlySent: ska vara true eller false");
    wrong("families: []", "families: är tom");
    wrong("officialTables: [{id: a}]", "officialTables.0.title: saknas");
    wrong("maxGap", "settings.yaml: ska vara fält med värden");
    wrong("- maxGap", "settings.yaml: ska vara fält med värden");
  });

  it("says which file cannot be read or is no YAML", () => {
    expect(() => readSettings(join(folder, "none.yaml"), {})).toThrow("none.yaml: filen finns inte");
    expect(() => readSettings(file("maxGap: [5"), {})).toThrow(
      "settings.yaml: är inte giltig YAML, rad 1, kolumn 11",
    );
  });
});

describe("the exit codes", () => {
  it("differ by kind of error", () => {
    expect(new Set(Object.values(exitCodes)).size).toBe(Object.keys(exitCodes).length);
    expect(new UsageError("x").exitCode).toBe(2);
  });
});
