import {mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {parquetReadObjects} from "hyparquet";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {Manifest} from "../../src/contract/release.ts";
import {type Run, startUnderlag, tablesOnly, temporaryFolder, underlag} from "./underlag.ts";

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
    // How many of them are small is not told: of a block of four fours, with sums of eight, it would tell each count.
    expect(intyg).toMatchObject({withheld: withheld.length});
    expect(Object.keys(intyg ?? {})).not.toContain("sensitive");
    expect(rows.some((row) => row["n"] !== null && Number(row["n"]) > 0 && Number(row["n"]) < 5)).toBe(false);
    expect(rows[0]).toMatchObject({period: "total", region: "total", sex: "total", withheld: false});
    const csv = readFileSync(join(release(), "official/intyg.csv"), "utf8");
    expect(csv.match(/,\.\.,skyddad$/gm) ?? []).toHaveLength(withheld.length);
    expect(csv.match(/,0,tom$/gm) ?? []).toHaveLength(rows.filter(({n}) => n === 0).length);
    // One word for all that is withheld, whether small or withheld for the sake of what is small.
    const said = rows.map((row) => [row["status"], row["withheld"] === true, row["n"] === 0].join(" "));
    expect([...new Set(said)].sort()).toEqual(["skyddad true false", "tom false true", "visad false false"]);
  });

  it("keeps the proofs where only the owner reads, and none in the release", () => {
    const [file = ""] = readdirSync(join(folder, "work", "proofs"));
    expect(statSync(join(folder, "work", "proofs", file)).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(release(), "official")).sort()).toEqual(["intyg.csv", "intyg.parquet"]);
  });

  /** `underlag audit` from the folder above `work`: the default folder of proofs is not there. */
  const audit = (...words: readonly string[]) => startUnderlag(folder, ["audit", release(), ...words]).ended;

  it("is audited with its proofs, which hold, and without them", async () => {
    const proofs = join(folder, "work", "proofs");
    const [proved, alone] = [await audit("--proofs", proofs), await audit()];
    expect([proved.code, alone.code], proved.stdout + alone.stdout).toEqual([0, 0]);
    expect(proved.stdout).toMatch(/Spärrade celler {3}\d+ i 1 officiella tabeller, \d+ bevis prövade/);
    expect(alone.stdout).toContain("inga bevis till hands");
    // The folder of proofs lies below data/work where a release is made without --work.
    mkdirSync(join(folder, "data"));
    symlinkSync(join(folder, "work"), join(folder, "data", "work"));
    expect((await audit()).stdout).toContain("bevis prövade");
  });

  it("fails its audit where a sign in a kept proof is flipped, and says which rule it breaks", async () => {
    const [name = ""] = readdirSync(join(folder, "work", "proofs"));
    const kept = JSON.parse(readFileSync(join(folder, "work", "proofs", name), "utf8")) as {
      alternatives: {by: number}[][];
    };
    const change = kept.alternatives[0]?.[0];
    if (!change) throw new Error("no proof");
    change.by = -change.by;
    const folderOfFlipped = join(folder, "flipped");
    mkdirSync(folderOfFlipped);
    writeFileSync(join(folderOfFlipped, name), JSON.stringify(kept), {mode: 0o600});
    const {code, stdout} = await audit("--proofs", folderOfFlipped);
    expect(code).toBe(4);
    expect(stdout).toMatch(
      /official\/intyg\.parquet \(bevis för spärrade celler\): (behåller varje summa|tömmer ingen cell)/,
    );
  });

  it("is not audited with proofs that are not there, or not of it", async () => {
    const empty = join(folder, "empty");
    mkdirSync(empty);
    const {code, stderr} = await audit("--proofs", empty);
    expect([code, stderr.includes("har inga bevis för den här utgåvan")]).toEqual([3, true]);
  });
});

describe("--proofs", () => {
  it("is refused for a release without official tables", async () => {
    rmSync(settings);
    const few = tablesOnly(folder, "started");
    const made = await underlag(folder, ["release", "--synthetic-certificates", "1000", ...few]);
    const {code, stderr} = await startUnderlag(folder, ["audit", made.stdout.trim(), "--proofs", folder])
      .ended;
    expect([code, stderr.includes("har inga officiella tabeller")]).toEqual([3, true]);
  });
});

describe("both methods for the same events", () => {
  it("are refused as a fault of the settings, which names the tables", async () => {
    writeFileSync(settings, table);
    const run = await underlag(folder, demo);
    expect(run.code).toBe(2);
    expect(run.stderr).toMatch(
      /avrundade i certificates, .*request_questions, .*requests, .*unit_certificates/,
    );
  });

  it("are refused where one rounded table of them is left", async () => {
    writeFileSync(settings, `families: [started, certificates]\n${table}`);
    expect((await underlag(folder, demo)).code).toBe(2);
    // Other events, but of the same certificates.
    writeFileSync(settings, `families: [started, requests]\n${table}`);
    expect((await underlag(folder, demo)).code).toBe(2);
  });
});
