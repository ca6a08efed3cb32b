import {mkdtempSync, rmSync} from "node:fs";
import {createServer, connect as connectTo, type Server} from "node:net";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {command as synthesize} from "../loaders/commands/synthesize.ts";
import {source} from "../loaders/connect/sources/postgres.ts";
import {countFamilies} from "../loaders/count/count.ts";
import {dimensions} from "../loaders/count/dimensions.ts";
import {readCareUnits} from "../loaders/count/unitDimensions.ts";
import {openDuckDb} from "../loaders/engine/duckdb.ts";
import type {LocalEngine} from "../loaders/engine/engine.ts";
import {publicKeys} from "../loaders/keys.ts";
import {link} from "../loaders/link/link.ts";
import type {Cells} from "../loaders/model/cells.ts";
import {day} from "../loaders/model/day.ts";
import {silent} from "../loaders/model/effects.ts";
import {createStagedTables} from "../loaders/model/staged.ts";
import {openPushDown} from "../loaders/pushDown.ts";
import {readHere} from "../loaders/reading.ts";
import {Settings} from "../loaders/settings.ts";
import {type PostgresServer, startPostgres} from "../tests/fixtures/postgresServer.ts";

/** Wall-clock seconds from the database to exact cells, and bytes from the server, counted on the wire. */
export interface PostgresFigures {
  readonly certificates: number;
  readonly streamed: number;
  readonly pushedDown: number;
  readonly streamedBytes: number;
  readonly pushedDownBytes: number;
  readonly bytesRatio: number;
}

const extractDay = day("2025-12-31");
const settings = Settings.parse({extractDate: "2025-12-31"});
const flags = {postgres: "schema=land"};

/** Measures both ways once on about so many synthetic certificates; `undefined` where no server can be had. */
export async function benchPostgres(certificates = 1_000_000): Promise<PostgresFigures | undefined> {
  const server = await startPostgres().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return undefined;
  });
  if (!server) return undefined;
  const wire = await meter(server.port);
  const before = {...process.env};
  try {
    Object.assign(process.env, server.environment);
    const rows = await fill(certificates, server);
    Object.assign(process.env, {PGPORT: String(wire.port)});
    const here = await run(wire, (engine) => streamed(engine));
    const there = await run(wire, (engine) => pushedDown(engine));
    if (JSON.stringify(here.cells.map(totals)) !== JSON.stringify(there.cells.map(totals)))
      throw new Error("the two ways give different cells");
    return {
      certificates: rows,
      ...{streamed: here.seconds, pushedDown: there.seconds},
      ...{streamedBytes: here.bytes, pushedDownBytes: there.bytes, bytesRatio: there.bytes / here.bytes},
    };
  } finally {
    for (const name of Object.keys(server.environment)) {
      const value = before[name];
      if (value === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = value;
    }
    wire.close();
    await server.stop();
  }
}

/** The synthetic country as the database of a source; answers with how many certificates that is. */
async function fill(certificates: number, server: PostgresServer): Promise<number> {
  const effects = {
    ...silent,
    ...{stop: () => undefined, print: () => undefined, keepErrorsIn: () => undefined},
    ...{today: extractDay, codeVersion: "bench"},
  };
  const work = mkdtempSync(join(tmpdir(), "underlag-bench-"));
  const asked = [
    "--certificates",
    String(certificates),
    "--format",
    "postgres",
    "--out",
    "land",
    "--work",
    work,
  ];
  await synthesize.run(asked, effects);
  rmSync(work, {recursive: true, force: true});
  const [row] = await server.run("SELECT count(*) AS n FROM land.certificate");
  return Number(row?.["n"]);
}

async function run(wire: Meter, work: (engine: LocalEngine) => Promise<Cells[]>) {
  const engine = await openDuckDb({file: ":memory:"});
  try {
    await engine.run(createStagedTables());
    const [bytes, from] = [wire.bytes(), performance.now()];
    const cells = await work(engine);
    return {cells, seconds: (performance.now() - from) / 1000, bytes: wire.bytes() - bytes};
  } finally {
    engine.close();
  }
}

async function span(engine: LocalEngine) {
  return dimensions("2023-01", "2025-12", await readCareUnits(engine));
}

const reading = {key: publicKeys().pseudonym, settings, latestDay: extractDay, effects: silent};

async function streamed(engine: LocalEngine): Promise<Cells[]> {
  await readHere(engine, source.deliver(flags, silent, "data/work"), reading);
  const buckets = await link(engine, {settings, extractDay});
  return await countFamilies(engine, {buckets, dimensions: await span(engine), settings, effects: silent});
}

async function pushedDown(engine: LocalEngine): Promise<Cells[]> {
  const there = await openPushDown(source, flags, silent);
  try {
    await there.read(engine, reading);
    return await there.count(engine, {settings, extractDay, dimensions: await span(engine)});
  } finally {
    await there.close();
  }
}

function totals({family, n, persons, most}: Cells): unknown {
  const sum = (column: Uint32Array) => column.reduce((a, b) => a + b, 0);
  return [family, n.length, sum(n), sum(persons), sum(most)];
}

interface Meter {
  readonly port: number;
  bytes(): number;
  close(): void;
}

/** A door before the server that counts what comes out of it. */
async function meter(port: number): Promise<Meter> {
  let bytes = 0;
  const door: Server = createServer((client) => {
    const server = connectTo(port, "127.0.0.1");
    server.on("data", (piece) => (bytes += piece.length));
    for (const socket of [client, server]) socket.on("error", () => socket.destroy());
    client.pipe(server).pipe(client);
  });
  await new Promise<void>((resolve) => door.listen(0, "127.0.0.1", resolve));
  const address = door.address();
  return {
    port: typeof address === "object" && address ? address.port : 0,
    bytes: () => bytes,
    close: () => door.close(),
  };
}
