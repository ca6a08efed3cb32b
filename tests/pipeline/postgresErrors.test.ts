import {mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {createServer} from "node:net";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, afterEach, beforeAll, describe, expect, it, vi} from "vitest";
import {source} from "../../loaders/connect/sources/postgres.ts";
import {EnvironmentError, InputError, UnderlagError, UsageError} from "../../loaders/errors.ts";
import {silent} from "../../loaders/model/effects.ts";
import type {Flags} from "../../loaders/model/source.ts";
import {type PostgresServer, startPostgres} from "../fixtures/postgresServer.ts";
import {startUnderlag} from "./underlag.ts";

/** Stands in every row: no message may hold it. */
const secret = "191212121212";
const folder = mkdtempSync(join(tmpdir(), "underlag-errors-"));
let server: PostgresServer;

const columns =
  "{certificate: certificate, person: person, unit: unit, provider: provider, signed: signed, diagnosis: diagnosis}";
const period =
  "{table: intyg.period, columns: {certificate: certificate, from_day: from_day, to_day: to_day, degree: degree}}";

/** A mapping whose certificates come from `where` (`table: …` or `query: …`). */
function mapping(where: string, mapped = columns): string {
  const file = join(folder, "mapping.yaml");
  writeFileSync(file, `certificate: {${where}, columns: ${mapped}}\nperiod: ${period}\n`);
  return file;
}

beforeAll(async () => {
  server = await startPostgres({
    access: ["hostssl all needs_tls 127.0.0.1/32 scram-sha-256", "host all needs_tls 127.0.0.1/32 reject"],
  });
  await server.run(`
    CREATE SCHEMA intyg;
    CREATE TABLE intyg.certificate (certificate text, person text, unit text, provider text, signed timestamptz,
      diagnosis text, picture bytea, number int);
    INSERT INTO intyg.certificate SELECT 'c' || i, '${secret}', 'SE2321000016-1', 'SE2321000016-2', '2024-03-04 09:00:00+01',
      'F43', 'x', i FROM generate_series(1, 200000) i;
    CREATE SEQUENCE intyg.counter; CREATE TABLE intyg.period (certificate text, from_day date, to_day date, degree int);
    INSERT INTO intyg.period SELECT 'c' || i, '2024-03-04', '2024-03-18', 100 FROM generate_series(1, 1000) i;
    CREATE ROLE reader LOGIN PASSWORD 'läsare';
    GRANT USAGE ON SCHEMA intyg TO reader; GRANT SELECT ON ALL TABLES IN SCHEMA intyg TO reader; GRANT USAGE ON SEQUENCE intyg.counter TO reader;
    CREATE ROLE stranger LOGIN PASSWORD 'främling';
    CREATE ROLE needs_tls LOGIN PASSWORD 'tls'; GRANT reader TO needs_tls;`);
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, {recursive: true, force: true});
});
afterEach(() => {
  vi.unstubAllEnvs();
});

/** Reads every row as the environment of a reader says, with `environment` laid over it. */
async function read(flags: Flags, environment: Readonly<Record<string, string>> = {}): Promise<number> {
  const known = {...server.environment, PGUSER: "reader", PGPASSWORD: "läsare", ...environment};
  for (const [name, value] of Object.entries(known)) vi.stubEnv(name, value);
  let rows = 0;
  for await (const delivery of source.deliver(flags, silent)) {
    if (delivery.is !== "rows") throw new Error("expected rows");
    for await (const batch of delivery.batches) rows += batch["certificate"]?.length ?? 0;
  }
  return rows;
}

async function failure(work: Promise<unknown>): Promise<UnderlagError> {
  const error: unknown = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof UnderlagError))
    throw new Error(`expected an error of the house, got ${String(error)}`);
  expect(error.message).not.toContain(secret);
  expect(error.message).not.toContain("läsare");
  return error;
}

describe("rows of a PostgreSQL server", () => {
  it("come by a mapping and by the names of a schema alike", async () => {
    expect(await read({postgres: mapping("table: intyg.certificate")})).toBe(201_000);
    expect(await read({postgres: "schema=intyg"})).toBe(201_000);
  });

  it("come as text whatever their types, with the moment in Swedish time", async () => {
    vi.stubEnv("PGTZ", "America/New_York");
    const query = `query: "SELECT certificate, person, unit, provider, timestamptz '2024-06-30 23:30:00Z' AS signed, number AS diagnosis FROM intyg.certificate WHERE number = 7"`;
    for (const [name, value] of Object.entries(server.environment)) vi.stubEnv(name, value);
    for await (const delivery of source.deliver({postgres: mapping(query)}, silent)) {
      if (delivery.is !== "rows" || delivery.kind !== "certificate") continue;
      for await (const batch of delivery.batches)
        expect(batch).toMatchObject({
          ...{certificate: ["c7"], signed: ["2024-07-01T01:30:00+02:00"], diagnosis: ["7"], sent: [null]},
        });
    }
    expect.assertions(1);
  });

  it("come under TLS from a server whose certificate is trusted", async () => {
    const tls = {
      PGSSLMODE: "verify-full",
      PGSSLROOTCERT: server.rootCertificate,
      PGUSER: "needs_tls",
      PGPASSWORD: "tls",
    };
    expect(await read({postgres: "schema=intyg"}, tls)).toBe(201_000);
  });
});

describe("what is wrong with the way to the server", () => {
  const flags = {postgres: "schema=intyg"};
  it.each([
    ["a wrong password", {PGPASSWORD: "fel"}, "postgres.password"],
    ["an unknown user", {PGUSER: "ingen"}, "postgres.password"],
    ["an unknown database", {PGDATABASE: "ingen"}, "postgres.database"],
    ["an unknown host", {PGHOST: "finns-inte.invalid", PGSSLMODE: "disable"}, "postgres.host"],
    ["a server that wants TLS", {PGUSER: "needs_tls", PGPASSWORD: "tls"}, "postgres."],
    ["a certificate that nobody vouches for", {PGSSLMODE: "verify-full"}, "postgres.tls"],
  ] as const)("names %s by rule", async (_, environment, rule) => {
    const error = await failure(read(flags, environment));
    expect(error).toBeInstanceOf(EnvironmentError);
    expect(error.message).toContain(`(regel ${rule}`);
  });

  it("names a port where nobody answers, and a server that is none", async () => {
    const refused = await failure(read(flags, {PGPORT: String(await closedPort())}));
    expect(refused.message).toContain("postgres.refused");
    const mute = createServer((socket) => socket.end("hej\n"));
    const port = await new Promise<number>((resolve) => {
      mute.listen(0, "127.0.0.1", () => {
        resolve((mute.address() as {port: number}).port);
      });
    });
    expect(await failure(read(flags, {PGPORT: String(port)}))).toBeInstanceOf(EnvironmentError);
    mute.close();
  });
});

describe("a password", () => {
  it("is taken from the environment only, and is not repeated", async () => {
    const address = await failure(read({postgres: "postgresql://reader:läsare@127.0.0.1/postgres"}));
    expect(address).toBeInstanceOf(UsageError);
    const file = mapping("table: intyg.certificate");
    writeFileSync(file, `password: läsare\n${readFileSync(file, "utf8")}`);
    const written = await failure(read({postgres: file}));
    expect(written).toBeInstanceOf(UsageError);
    expect(written.message).toContain("password: finns inte (regel mapping.unknown)");
  });
});

describe("what is wrong with what the mapping says", () => {
  it.each([
    [
      "a table that is not there",
      "table: intyg.saknas",
      columns,
      InputError,
      "certificate (intyg.saknas): tabellen finns inte (regel postgres.table",
    ],
    ["a schema that is not there", "table: saknas.certificate", columns, InputError, "(regel postgres.table"],
    [
      "a column that is not there",
      "table: intyg.certificate",
      columns.replace("person: person", "person: personnr"),
      InputError,
      "certificate (intyg.certificate): kolumnen personnr finns inte (regel postgres.column",
    ],
    [
      "a type that is no text",
      "table: intyg.certificate",
      columns.replace("unit: unit", "unit: picture"),
      InputError,
      "kolumnen picture har typen bytea",
    ],
    ["a query that is no SQL", "query: SELECT FROM WHERE", columns, InputError, "(regel postgres.query"],
    [
      "a query that writes",
      "query: \"SELECT *, nextval('intyg.counter') AS n FROM intyg.certificate\"",
      columns,
      InputError,
      "certificate (query): frågan försöker skriva",
    ],
    [
      "a value that its query cannot convert",
      "query: \"SELECT *, CAST(person || 'x' AS bigint) AS x FROM intyg.certificate\"",
      columns.replace("unit: unit", "unit: x"),
      InputError,
      "(regel postgres.value",
    ],
  ] as const)("names %s by place and rule", async (_, where, mapped, kind, text) => {
    const error = await failure(read({postgres: mapping(where, mapped)}));
    expect(error).toBeInstanceOf(kind);
    expect(error.message).toContain(text);
  });

  it("names a schema without our tables or columns", async () => {
    const none = await failure(read({postgres: "schema=public"}));
    expect(none.message).toContain("certificate (public.certificate): tabellen finns inte");
    await server.run("CREATE SCHEMA half; CREATE TABLE half.certificate (certificate text)");
    const half = await failure(read({postgres: "schema=half"}));
    expect(half.message).toContain("certificate (half.certificate): kolumnen person finns inte");
  });

  it("names a table that the role may not read", async () => {
    const stranger = {PGUSER: "stranger", PGPASSWORD: "främling"};
    const error = await failure(read({postgres: mapping("table: intyg.certificate")}, stranger));
    expect(error).toBeInstanceOf(EnvironmentError);
    expect(error.message).toContain("GRANT SELECT");
  });
});

const slow = 'query: "SELECT *, pg_sleep(60) AS nap FROM intyg.certificate"';

describe("a server that does not go on", () => {
  it("stops a query that takes longer than it may", async () => {
    const error = await failure(read({postgres: mapping(slow), "postgres-timeout": "1"}));
    expect(error).toBeInstanceOf(EnvironmentError);
    expect(error.message).toContain("certificate (query): servern avbröt frågan");
    expect(error.message).toContain("postgres.timeout");
  });

  it("is told of when the connection is cut in the middle of a table", async () => {
    for (const [name, value] of Object.entries(server.environment)) vi.stubEnv(name, value);
    const reading = (async () => {
      for await (const delivery of source.deliver({postgres: "schema=intyg"}, silent)) {
        if (delivery.is !== "rows") continue;
        let first = true;
        for await (const batch of delivery.batches) {
          if (first)
            await server.run(
              "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'underlag'",
            );
          first = batch["certificate"] === undefined;
        }
      }
    })();
    const error = await failure(reading);
    expect(error).toBeInstanceOf(EnvironmentError);
    expect(error.message).toContain("certificate (intyg.certificate): anslutningen bröts");
  });

  it("leaves the server when its rows are no longer wanted", async () => {
    for (const [name, value] of Object.entries(server.environment)) vi.stubEnv(name, value);
    for await (const delivery of source.deliver({postgres: "schema=intyg"}, silent)) {
      if (delivery.is !== "rows") continue;
      for await (const batch of delivery.batches) if (batch["certificate"]) break;
      break;
    }
    await expect.poll(sessions).toBe(0);
  });

  it("is asked to stop on Ctrl-C, and is left", async () => {
    const args = ["inspect", "--postgres", mapping(slow), "--work", join(folder, "work")];
    const {child, ended} = startUnderlag(folder, args, server.environment);
    await expect.poll(sleeping, {timeout: 30_000}).toBe(1);
    child.kill("SIGINT");
    const {code, stderr} = await ended;
    expect(code).toBe(130);
    expect(stderr).toContain("Avbrutet. Ingen utgåva är skriven.");
    expect(stderr).not.toContain("Oväntat fel");
    // Long before the minute that the query sleeps, and before the server would look by itself.
    await expect.poll(sessions, {timeout: 3_000}).toBe(0);
    expect(server.log()).toContain("canceling statement due to user request");
  });
});

async function sessions(): Promise<number> {
  return (await server.run("SELECT 1 FROM pg_stat_activity WHERE application_name = 'underlag'")).length;
}

async function sleeping(): Promise<number> {
  const rows = await server.run(
    "SELECT 1 FROM pg_stat_activity WHERE application_name = 'underlag' AND wait_event = 'PgSleep'",
  );
  return rows.length;
}

function closedPort(): Promise<number> {
  return new Promise((resolve) => {
    const passing = createServer();
    passing.listen(0, "127.0.0.1", () => {
      const {port} = passing.address() as {port: number};
      passing.close(() => {
        resolve(port);
      });
    });
  });
}
