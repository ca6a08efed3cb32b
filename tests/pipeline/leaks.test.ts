import {readFileSync, rmSync} from "node:fs";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {discoverFamilies} from "../../loaders/count/count.ts";
import {planted, plantedIn, plantedInFile, plantSource} from "../fixtures/planted.ts";
import {filesBelow, readManifest, readTable} from "./releaseTree.ts";
import {temporaryFolder, underlag, type Run} from "./underlag.ts";

const folder = temporaryFolder();
const source = join(folder, "source");
afterAll(() => {
  rmSync(folder, {recursive: true, force: true});
});

let run: Run;
beforeAll(async () => {
  plantSource(source);
  run = await underlag(folder, ["release", "--certificates", source], {
    UNDERLAG_KEY: "a key of the tests, long enough to do",
  });
});

describe("what is planted in the input", () => {
  it("was there to be found, and went through all rooms", async () => {
    expect(run.code, run.stderr).toBe(0);
    expect(run.stderr).toContain("Lästa intyg: 36, varav 36 räknas.");
    // The owner's own report does name the files: that is how they are found again.
    const quarantine = readFileSync(join(folder, "work", "quarantine.csv"), "utf8");
    for (const broken of ["stympad", "text", "dtd", "datum"]) {
      expect(quarantine).toContain(`${planted.persons[0] ?? ""}-${broken}.xml`);
    }
    const families = await discoverFamilies();
    expect(readManifest(run.stdout.trim()).families.map(({id}) => id)).toEqual(families.map(({id}) => id));
  });

  it("occurs nowhere in the release, neither in the bytes nor in the rows", async () => {
    const release = run.stdout.trim();
    for (const path of filesBelow(release)) {
      expect(plantedInFile(join(release, path))).toEqual([]);
      if (path.endsWith(".parquet")) {
        expect(plantedIn(JSON.stringify(await readTable(release, path)))).toEqual([]);
      }
    }
  });

  it("occurs nowhere in what is printed, the names of files in quarantine included", () => {
    const printed = run.stdout.replaceAll(folder, "") + run.stderr;
    expect(plantedIn(printed)).toEqual([]);
  });
});
