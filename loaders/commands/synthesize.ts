import {mkdirSync} from "node:fs";
import {join} from "node:path";
import {parseArgs} from "node:util";
import {connectionSettings} from "../connect/postgres/connectionSettings.ts";
import type {Engine} from "../engine/engine.ts";
import {EnvironmentError, FailedError, UnderlagError, UsageError} from "../errors.ts";
import {type RawTableName, rawTables} from "../model/rawTables.ts";
import {flagFault} from "../flagFault.ts";
import {createStagedTables} from "../model/staged.ts";
import {spillFolder} from "../spill.ts";
import {documentFolders, writeDocuments} from "../synthesize/documents.ts";
import {folderSink, zipSink} from "../synthesize/documentSink.ts";
import {openOutput} from "../synthesize/output.ts";
import {makePersonNumbers, personsPerDayAndSex} from "../synthesize/personNumbers.ts";
import {type RawSelect, rawSelects} from "../synthesize/rawSelects.ts";
import {writeTable, writeTableFiles} from "../synthesize/tableFiles.ts";
import type {Command, CommandEffects} from "./command.ts";

const formats = ["parquet", "csv", "xml", "postgres"] as const;
type Format = (typeof formats)[number];

const help = `underlag synthesize: skriv det påhittade landet i samma form som en källa

Användning
  underlag synthesize --certificates ANTAL --format ${formats.join("|")} --out MÅL [flaggor]

Ingen person, ingen enhet och inget intyg finns på riktigt. Samma antal och frö ger samma byte på varje dator,
med hur många trådar som helst.

Flaggor
  --certificates ANTAL   ungefär så många intyg, 1000–100_000_000
  --seed TAL             frö till slumpen (standard: 1)
  --format FORM          ${formats.join(", ")}
  --out MÅL              en ny mapp; för xml också en zip-fil (.zip); för postgres ett schema
  --force                skriv över det som ett tidigare kommando skrev
  --threads N            antal trådar (standard: alla; resultatet är detsamma)
  --work MAPP            mappen för det som inte får plats i minnet (standard: data/work)

Vad som skrivs
  parquet, csv   en fil per tabell (certificate, period, …): läs med --tables MAPP
  xml            ett dokument per fil i mapparna ${documentFolders.certificates} och ${documentFolders.messages}, med enheter.csv bredvid:
                 läs med --certificates MAPP/${documentFolders.certificates} --messages MAPP/${documentFolders.messages} --units MAPP/enheter.csv
                 (en zip läses hel med --certificates, och enheterna ur zip-filens .enheter.csv)
  postgres       en tabell per tabell i schemat, med index: läs med --postgres schema=NAMN
                 Servern ur PGHOST, PGPORT, PGDATABASE, PGUSER, PGPASSWORD, PGSSLMODE.

Exempel
  underlag synthesize --certificates 100_000 --format csv --out land/
  underlag synthesize --certificates 20000 --seed 7 --format xml --out land.zip
  underlag synthesize --certificates 10_000_000 --format postgres --out intyg

Slutkoder
  0 klart   1 misslyckades   2 fel i kommandot, eller målet finns redan   5 disken eller servern tar inte emot
`;

const options = {
  certificates: {type: "string"},
  seed: {type: "string"},
  format: {type: "string"},
  out: {type: "string"},
  force: {type: "boolean"},
  threads: {type: "string"},
  work: {type: "string"},
} as const;

/** `underlag synthesize`: the synthetic country as a source would have it, to try sources and sizes on. */
export const command: Command = {
  name: "synthesize",
  usage: [
    ["underlag synthesize [flaggor]", "skriv det påhittade landet som CSV, Parquet, XML eller i PostgreSQL"],
  ],
  help,
  async run(argv, effects) {
    const asked = readFlags(argv);
    const work = asked.work ?? join("data", "work");
    effects.keepErrorsIn(work);
    const folder = spillFolder(work, () => {
      effects.stop();
    });
    mkdirSync(folder, {recursive: true, mode: 0o700});
    const write = await prepare(asked, folder, effects);
    const {openDuckDb} = await import("../engine/duckdb.ts");
    const engine = await openDuckDb({file: ":memory:", threads: asked.threads, temporaryFolder: folder});
    try {
      await makeCountry(engine, asked, effects);
      await write(engine, rawSelects(asked.seed));
    } catch (error) {
      throw foreseen(error);
    } finally {
      engine.close();
    }
    effects.print(`${asked.out}\n`);
  },
};

interface Asked {
  readonly certificates: number;
  readonly seed: number;
  readonly format: Format;
  readonly out: string;
  readonly force: boolean;
  readonly threads: number | undefined;
  readonly work: string | undefined;
}

function readFlags(argv: readonly string[]): Asked {
  const values = parse(argv);
  const format = formats.find((each) => each === values.format);
  if (!format) throw new UsageError(`--format: ska vara ${formats.join(", ")}`);
  if (values.out === undefined || values.out === "") throw new UsageError("--out: ange var det ska skrivas");
  if (values.certificates === undefined) throw new UsageError("--certificates: ange ungefär hur många intyg");
  return {
    certificates: wholeNumber("certificates", values.certificates, 1000, 100_000_000),
    seed: wholeNumber("seed", values.seed ?? "1", 0, 2 ** 31 - 1),
    ...{format, out: values.out, force: values.force ?? false, work: values.work},
    threads: values.threads === undefined ? undefined : wholeNumber("threads", values.threads, 1, 999),
  };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({args: [...argv], options, allowPositionals: false}).values;
  } catch (error) {
    throw flagFault(error);
  }
}

function wholeNumber(flag: string, text: string, from: number, to: number): number {
  const value = /^\d[\d_]{0,14}$/.test(text) ? Number(text.replaceAll("_", "")) : NaN;
  if (value >= from && value <= to) return value;
  throw new UsageError(`--${flag}: ska vara ett heltal från ${from} till ${to}, inte ${text}`);
}

type Write = (engine: Engine, tables: Readonly<Record<RawTableName, RawSelect>>) => Promise<void>;

/** Looks at the place before an hour's work is done for it, and answers with how it is written. */
async function prepare({format, out, force}: Asked, folder: string, effects: CommandEffects): Promise<Write> {
  if (format === "postgres") {
    const connection = connectionSettings(process.env);
    const {openSession} = await import("../connect/postgres/session.ts");
    const {writeServer} = await import("../synthesize/server.ts");
    // A server that does not answer, or lets nobody in, is told of as `--postgres` tells of it.
    const session = await openSession({environment: process.env, timeout: 60, effects});
    await session.close();
    return (engine, tables) => writeServer(engine, tables, {connection, schema: out, force, folder, effects});
  }
  const isFile = format === "xml" && /\.zip$/i.test(out);
  const written =
    format === "xml"
      ? [documentFolders.certificates, documentFolders.messages, "enheter.csv"]
      : tableFiles(format);
  const output = openOutput(out, {isFile, force, names: written});
  const units = isFile
    ? openOutput(out.replace(/\.zip$/i, ".enheter.csv"), {isFile, force, names: []})
    : undefined;
  // However the run ends: what is kept has left this place.
  process.once("exit", () => {
    output.discard();
    units?.discard();
  });
  return async (engine, tables) => {
    if (format !== "xml") await writeTableFiles(engine, tables, format, output.partial, effects);
    else {
      const sink = isFile ? zipSink(output.partial, folder) : folderSink(output.partial);
      await writeDocuments(engine, tables, sink, effects);
      sink.close();
      await writeTable(engine, tables.unit, "csv", units?.partial ?? join(output.partial, "enheter.csv"));
    }
    output.keep();
    units?.keep();
  };
}

function tableFiles(format: "parquet" | "csv"): string[] {
  return Object.keys(rawTables).map((name) => `${name}.${format}`);
}

async function makeCountry(
  engine: Engine,
  {certificates, seed}: Asked,
  effects: CommandEffects,
): Promise<void> {
  effects.log(`Hittar på ungefär ${certificates} intyg`);
  await engine.run(createStagedTables());
  const {syntheticDeliveries} = await import("../connect/synthetic/deliveries.ts");
  for (const delivery of syntheticDeliveries({certificates, seed})) {
    if (delivery.is !== "staged") throw new FailedError("the synthetic country is made inside the engine");
    await engine.run(delivery.sql);
  }
  await engine.run(makePersonNumbers());
  const [most] = await engine.rows("SELECT max(place) AS place FROM synthesize_person");
  if (Number(most?.["place"]) >= personsPerDayAndSex)
    throw new UsageError("--certificates: så många personer räcker inte personnumren till");
}

/** A full disk is nobody's mistake in the program. */
function foreseen(error: unknown): unknown {
  if (error instanceof UnderlagError || !(error instanceof Error)) return error;
  const {code = ""} = error as NodeJS.ErrnoException;
  const isFull =
    /ENOSPC|EFBIG|EDQUOT/.test(code) || /No space left|File too large|Could not write/i.test(error.message);
  return isFull ? new EnvironmentError("disken är full: inget är skrivet (regel disk.full)") : error;
}
