import {readdirSync, readFileSync, rmSync, statSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {parquetReadObjects} from "hyparquet";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {Manifest} from "../../src/contract/release.ts";
import {type Run, temporaryFolder, underlag} from "./underlag.ts";

const folder = temporaryFolder();
const settings = join(folder, "settings.yaml");
afterAll(() => {
  rmSync(folder, {recursive: true, force: true});
});

const table = `
officialTables:
  - id: intyg
    title: Intyg per år, region och kön
    family: certificates
    dimensions:
      month: [year]
      region: [region]
      sex: [sex]
`;
const demo = ["release", "--synthetic-certificates", "20000", "--settings", settings];

describe("a release with an official table", () => {
  let run: Run;
  beforeAll(async () => {
    writeFileSync(settings, `families: [started, ongoing, ended]\n${table}`);
    run = await underlag(folder, demo);
  });
  const release = () => run.stdout.trim();

  it("is made, with every cell of every level, and the manifest counts what is withheld", async () => {
    expect(run.code, run.stderr).toBe(0);
    const {official = [], families} = Manifest.parse(
      JSON.parse(readFileSync(join(release(), "manifest.json"), "utf8")),
    );
    expect(families.map(({id}) => id)).toEqual(["ended", "ongoing", "started"]);
    const [intyg] = official;
    const bytes = readFileSync(join(release(), "official/intyg.parquet"));
    const rows = await parquetReadObjects({
      file: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength),
    });
    // Three years, 21 regions and the unknown one, three sexes, and the total of each.
    expect(rows).toHaveLength(4 * 23 * 4);
    expect(intyg).toMatchObject({cells: rows.length, threshold: 5, events: "certificates"});
    const withheld = rows.filter((row) => row["withheld"] === true);
    expect(withheld.every((row) => row["n"] === null)).toBe(true);
    expect(withheld).toHaveLength((intyg?.sensitive ?? 0) + (intyg?.secondary ?? 0));
    expect(intyg?.proved).toBe(intyg?.sensitive);
    expect(rows.some((row) => row["n"] !== null && Number(row["n"]) > 0 && Number(row["n"]) < 5)).toBe(false);
    const csv = readFileSync(join(release(), "official/intyg.csv"), "utf8");
    expect(csv.match(/,\.\.$/gm) ?? []).toHaveLength(withheld.length);
  });

  it("keeps the proofs where only the owner reads, and none in the release", () => {
    const [file = ""] = readdirSync(join(folder, "work", "proofs"));
    expect(statSync(join(folder, "work", "proofs", file)).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(release(), "official")).sort()).toEqual(["intyg.csv", "intyg.parquet"]);
  });
});

describe("both methods for the same events", () => {
  it("are refused as a fault of the settings, which names the tables", async () => {
    writeFileSync(settings, table);
    const run = await underlag(folder, demo);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain("certificates och unit_certificates");
  });

  it("are refused where one rounded table of them is left", async () => {
    writeFileSync(settings, `families: [started, certificates]\n${table}`);
    expect((await underlag(folder, demo)).code).toBe(2);
  });
});
