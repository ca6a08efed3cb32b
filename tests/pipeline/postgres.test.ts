import {existsSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {dirtyDatabase} from "../fixtures/dirtyDatabase.ts";
import {type PostgresServer, startPostgres} from "../fixtures/postgresServer.ts";
import {readManifest, treeHashes} from "./releaseTree.ts";
import {type Run, temporaryFolder, underlag} from "./underlag.ts";

const key = "a key of the tests, long enough to do";
const folders = {streamed: temporaryFolder(), pushedDown: temporaryFolder()};
let server: PostgresServer;

const engines = {streamed: [], pushedDown: ["--engine", "postgres"]} as const;

function release(way: keyof typeof engines, into = folders, ...more: readonly string[]): Promise<Run> {
  const environment = {...server.environment, UNDERLAG_KEY: key};
  const flags = ["release", "--postgres", "schema=intyg", "--extract-date", "2025-06-30"];
  return underlag(into[way], [...flags, ...engines[way], ...more], environment);
}

/** Two places of certificates, a query, translations and constants; neither units nor messages. */
const withoutUnits = `
certificate:
  - table: intyg.certificate
    columns: {certificate: certificate, person: person, unit: unit, provider: provider, signed: signed, sent: sent, diagnosis: diagnosis, version: version}
    values: {version: {"7.0": "1.2"}}
    where: {form: [lisjp]}
  - query: |
      SELECT *, to_char(signed, 'DD/MM YYYY') AS written FROM intyg.certificate -- the others
      WHERE form IS DISTINCT FROM 'lisjp';
    columns: {certificate: certificate, person: person, unit: unit, provider: provider, signed: written, sent: sent, diagnosis: diagnosis, form: form}
    dateFormat: {signed: "%d/%m %Y"}
    constants: {infection_ban: "nej"}
period: {table: intyg.period, columns: {certificate: certificate, from_day: from_day, to_day: to_day, degree: degree}}
revocation: {table: intyg.revocation, columns: {certificate: certificate}}
relation: {table: intyg.relation, columns: {certificate: certificate, kind: kind, other: other}}
`;

const registry = `hsa_id,namn,vardenhet_hsa_id,ar_vardenhet,vardgivare_hsa_id,lanskod,start,slut,arkiverad,dn
SE2321000016-11,Ett,,true,SE2321000016-1,01,2020-01-01,2024-08-31,false,
SE2321000016-12,Två,SE2321000016-11,false,SE2321000016-1,12,,,false,
SE2321000016-112,Tolv,,true,SE2321000016-1,14,,,false,
`;

beforeAll(async () => {
  server = await startPostgres({settings: {log_min_duration_statement: "1"}});
  await server.run(dirtyDatabase(4_000));
});
afterAll(async () => {
  await server.stop();
  for (const folder of Object.values(folders)) rmSync(folder, {recursive: true, force: true});
});

describe("a release from PostgreSQL", () => {
  let streamed: Run;
  let pushedDown: Run;
  beforeAll(async () => {
    streamed = await release("streamed");
    pushedDown = await release("pushedDown");
  });

  it("meets everything that the dirty database holds", () => {
    expect(streamed.code, streamed.stderr).toBe(0);
    const {quality} = readManifest(streamed.stdout.trim());
    expect(quality.excluded.filter(({n}) => n === 0).map(({id}) => id)).toEqual([]);
    expect(quality.rejected.length).toBeGreaterThan(15);
    expect(quality.accepted).toBeGreaterThan(1_500);
  });

  it("is the same, byte for byte, whether rows come here or are counted there", () => {
    expect(pushedDown.code, pushedDown.stderr).toBe(0);
    expect(treeHashes(pushedDown.stdout.trim())).toEqual(treeHashes(streamed.stdout.trim()));
  });

  it("lists the same quarantine by table and rule", () => {
    const list = (folder: string) => readFileSync(join(folder, "work", "quarantine.csv"), "utf8");
    expect(list(folders.pushedDown)).toBe(list(folders.streamed));
  });

  it("is the same by a mapping, with units from a file, and under other rules of linking and counting", async () => {
    const others = {streamed: temporaryFolder(), pushedDown: temporaryFolder()};
    const settings = join(others.streamed, "settings.yaml");
    const rules = ["scope: within-provider", "maxGap: 0", "onlySent: false", "excludeInfectionBan: false"];
    const coarse = "coarsen: {started: {age: two-bands, diagnosis: group}, ended: {length: two-bands}}";
    writeFileSync(settings, [...rules, coarse, "firstMonth: 2024-03", ""].join("\n"));
    const mapping = join(others.streamed, "mapping.yaml");
    writeFileSync(mapping, withoutUnits);
    const units = join(others.streamed, "enheter.csv");
    writeFileSync(units, registry);
    const flags = ["--settings", settings, "--postgres", mapping, "--units", units];
    const here = await release("streamed", others, ...flags);
    const there = await release("pushedDown", others, ...flags);
    expect(there.code, there.stderr).toBe(0);
    const {settings: kept, families, coarsened} = readManifest(there.stdout.trim());
    expect(kept).toMatchObject({scope: "within-provider"});
    expect(families.find(({id}) => id === "started")?.dimensions).toEqual([
      ...["month", "region", "sex", "age_two_bands", "diagnosis_group", "degree"],
    ]);
    // What the settings coarsen; beside it stands what tables have coarser whatever they say.
    const levels = coarsened?.filter((one) => one.kind === "level") ?? [];
    expect(levels.filter(({family}) => /^(started|ended)$/.test(family))).toHaveLength(3);
    expect(treeHashes(there.stdout.trim())).toEqual(treeHashes(here.stdout.trim()));
    expect(treeHashes(there.stdout.trim())).not.toEqual(treeHashes(streamed.stdout.trim()));
    for (const folder of Object.values(others)) rmSync(folder, {recursive: true, force: true});
  });

  it("leaves neither the key nor a row in the server's log or in what it says", () => {
    // Every statement that takes a millisecond is logged, with its parameters.
    expect(server.log()).toContain("placed_cell");
    expect(server.log()).not.toMatch(/[0-9a-f]{128}/);
    expect(existsSync(join(folders.pushedDown, "work", "error.log"))).toBe(false);
    expect(pushedDown.stderr).not.toContain("intyg-");
  });
});

describe("a server that would keep the key", () => {
  it("is refused where it logs the parameters of every statement", async () => {
    await server.run("ALTER ROLE underlag_owner SET log_statement = 'all'");
    const refused = await release("pushedDown");
    expect(refused.code).toBe(5);
    expect(refused.stderr).toContain("regel postgres.log");
    await server.run("ALTER ROLE underlag_owner SET log_parameter_max_length = 0");
    const looking = ["inspect", "--postgres", "schema=intyg", "--engine", "postgres"];
    expect((await underlag(folders.pushedDown, looking, server.environment)).code).toBe(0);
    await server.run("ALTER ROLE underlag_owner RESET ALL");
  });

  it("is no place for rows of another source", async () => {
    const other = await underlag(folders.pushedDown, ["release", "--engine", "postgres"], {
      UNDERLAG_KEY: key,
    });
    expect(other.code).toBe(2);
    expect(other.stderr).toContain("--engine postgres: kräver --postgres");
  });
});
