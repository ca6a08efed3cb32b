import {readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {openDuckDb} from "../../loaders/engine/duckdb.ts";
import {Manifest} from "../../src/contract/release.ts";
import {tablesOnly, temporaryFolder, underlag} from "./underlag.ts";

const folder = temporaryFolder();
const work = ["--work", join(folder, "work")];
const key = {UNDERLAG_KEY: "a key of the tests, long enough to do"};
afterAll(() => {
  rmSync(folder, {recursive: true, force: true});
});

async function release(out: string, ...args: readonly string[]) {
  const settings = tablesOnly(folder, "started", "certificates");
  const flags = ["--tables", join(folder, "source"), "--out", join(folder, out), ...settings, ...args];
  // A folder of its own for each: nothing is carried on from the others.
  const own = ["--work", join(folder, `work-${out}`)];
  const {code, stderr} = await underlag(folder, ["release", ...flags], key, own);
  expect(code, stderr).toBe(0);
  const [version = ""] = readdirSync(join(folder, out));
  const path = join(folder, out, version);
  return {
    ...{path, stderr},
    manifest: Manifest.parse(JSON.parse(readFileSync(join(path, "manifest.json"), "utf8"))),
  };
}

/** The published counts of a table by region, as the file has them. */
async function byRegion(path: string, family: string): Promise<ReadonlyMap<string, number>> {
  const engine = await openDuckDb({file: ":memory:"});
  const table = join(path, "tables", `${family}.parquet`);
  const rows = await engine.rows(
    `SELECT region, CAST(sum(n) AS INTEGER) AS n FROM '${table}' GROUP BY region ORDER BY region`,
  );
  engine.close();
  return new Map(rows.map(({region, n}) => [String(region), Number(n)]));
}

beforeAll(async () => {
  const flags = ["--certificates", "6000", "--format", "csv", "--out", join(folder, "source")];
  const {code, stderr} = await underlag(folder, ["synthesize", ...flags], {}, work);
  expect(code, stderr).toBe(0);
});

/** A source whose registry has the units of Skåne alone, as a region's own has. */
function keepUnitsOfSkane(): void {
  const units = join(folder, "source", "unit.csv");
  const [header = "", ...rows] = readFileSync(units, "utf8").split("\n");
  writeFileSync(units, [header, ...rows.filter((row) => row.startsWith("SYNTET-12-"))].join("\n"));
}

describe("underlag release --regions", () => {
  it("is asked for where nothing comes from other regions, and makes one the only place", async () => {
    keepUnitsOfSkane();
    const unsaid = await release("unsaid");
    expect(unsaid.stderr).toContain("Anmärkning: intygen kommer bara från Skåne. Omfattar källan inga andra");
    expect(unsaid.stderr).toContain("--regions 12:");
    expect(unsaid.manifest.places).toHaveLength(22);
    const {manifest, path, stderr} = await release("one", "--regions", "12");
    expect(stderr).not.toContain("Omfattar källan");
    expect(manifest.places).toEqual([{slug: "riket", code: null, title: "Region Skåne", short: "Skåne"}]);
    expect(manifest.detailedSettings).toMatchObject({regions: ["12"]});
    const codes = manifest.dimensions["region"]?.codes.map(({code, title}) => `${code} ${title}`);
    expect(codes).toEqual(["12 Region Skåne", "00 Annan eller okänd region"]);
    expect(readdirSync(join(path, "places"))).toEqual(["riket"]);
    const schema: unknown = JSON.parse(readFileSync(join(path, "schema-org.json"), "utf8"));
    expect(schema).toMatchObject({spatialCoverage: [{name: "Region Skåne"}]});
    // Rounding alone is between the two: as many in the region, and as many in no region that is told.
    const [before, now] = [await byRegion(unsaid.path, "started"), await byRegion(path, "started")];
    expect([...before.keys(), ...now.keys()]).toEqual(["00", "12", "00", "12"]);
    for (const code of ["00", "12"]) {
      expect(before.get(code)).toBeGreaterThan(100);
      expect(Math.abs((now.get(code) ?? 0) / (before.get(code) ?? 1) - 1)).toBeLessThan(0.1);
    }
    // Made again from what it declares: with messages that were sent after the day that is assumed for the extract.
    expect(manifest.extractDateIsAssumed).toBe(true);
    const messages = readFileSync(join(folder, "source", "message.csv"), "utf8");
    expect(messages).toMatch(/,2026-0[2-9]-/);
    expect(manifest.extractDate).toBe("2026-01-31");
    rmSync(join(folder, "work-one", "ledger"), {recursive: true});
    const flags = ["--tables", join(folder, "source"), "--work", join(folder, "work-one")];
    const verified = await underlag(folder, ["verify", path, ...flags], key, []);
    expect(verified.stdout).toContain("identisk");
    expect(verified.code).toBe(0);
  });

  it.each([
    [
      "a code that is no län's",
      ["release", "--tables", "source", "--regions", "99"],
      "regions.0: ska vara ett läns kod",
    ],
    [
      "the made-up country",
      ["release", "--regions", "12"],
      "--regions (regions): det påhittade landet har alla regioner",
    ],
    ["who only looks", ["inspect", "source", "--regions", "12"], "ta bort --regions"],
  ])("is refused for %s", async (_, words, message) => {
    const {code, stderr} = await underlag(folder, words, key, [
      ...work,
      ...(words[0] === "release" ? ["--out", join(folder, "none")] : []),
    ]);
    expect(stderr).toContain(message);
    expect(code).toBe(2);
  });
});
