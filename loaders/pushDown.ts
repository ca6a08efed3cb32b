import {cellsOf} from "./count/cellsOf.ts";
import {discoverFamilies} from "./count/count.ts";
import {plannedFamilies} from "./count/plannedFamilies.ts";
import {cellsSelect} from "./count/portable/cellsSelect.ts";
import {positionLookups, positionTables} from "./count/portable/positions.ts";
import {sizesSelect} from "./count/portable/sizesSelect.ts";
import {sizeDimensions} from "./count/sizeDimensions.ts";
import type {Engine} from "./engine/engine.ts";
import {type NamedSelect, withTables} from "./engine/namedSelect.ts";
import {packCells, type Sendable, sendTables, unpackCells} from "./engine/postgres.ts";
import {EnvironmentError, InputError, UsageError} from "./errors.ts";
import {linkLookups, portableLinked} from "./link/portable.ts";
import {unitSpanColumns, unitSpans} from "./link/unitSpans.ts";
import type {Cells} from "./model/cells.ts";
import type {Day} from "./model/day.ts";
import type {Dimension} from "./model/dimension.ts";
import type {Effects} from "./model/effects.ts";
import {flags as qualityFlags} from "./model/flags.ts";
import type {Remote} from "./model/remote.ts";
import type {Flags, Source} from "./model/source.ts";
import {excludedCertificates} from "./normalise/exclude.ts";
import {normalise, type NormaliseOptions, type NormaliseSummary} from "./normalise/normalise.ts";
import {keyPads} from "./normalise/tables/keyPads.ts";
import {postgresDialect} from "./normalise/tables/postgresDialect.ts";
import {noRows, rawRelation, readTables} from "./normalise/tables/rawRelation.ts";
import {tableSql} from "./normalise/tables/tableSql.ts";
import {trustedDays} from "./normalise/trustedDays.ts";
import type {Reading} from "./reading.ts";
import type {Settings} from "./settings.ts";

/** A run whose rows stay in their server: only what is counted leaves it. */
export interface PushDown {
  /** Counts what is there. Units are read into `engine`, and quarantine is listed there: neither is about a person. */
  read(engine: Engine, options: NormaliseOptions): Promise<Reading>;
  /** Links and counts: every family's exact cells. After `read`. */
  count(
    engine: Engine,
    options: {settings: Settings; extractDay: Day; dimensions: Readonly<Record<string, Dimension>>},
  ): Promise<Cells[]>;
  close(): Promise<void>;
}

const place = "PostgreSQL";

/**
 * Settings of the session. CTEs have no statistics, and a loop over a million rows that were taken for one never ends. Each
 * of some fifty tables and sorts may take the memory: what is more goes to the server's disk.
 */
const planning = {enable_nestloop: "off", jit: "off", work_mem: "64MB"};

/** Connects to the source's server, or says that the source has none. */
export async function openPushDown(source: Source, flags: Flags, effects: Effects): Promise<PushDown> {
  if (!source.remote) throw new UsageError("--engine postgres: kräver --postgres");
  const remote = await source.remote(flags, effects);
  let tables: readonly NamedSelect[] = [];
  return {
    async read(engine, options) {
      try {
        await prepare(remote, options.key);
        tables = stagedTables(remote, options);
        const units = await normalise(remote.units(), engine, options);
        effects.log("Räknar i databasen");
        return await takeReading(remote, tables, units, engine);
      } catch (error) {
        await remote.close();
        throw error;
      }
    },
    count: (engine, options) => countCells(remote, tables, engine, options),
    close: () => remote.close(),
  };
}

/**
 * Makes the session ready. The key's pads are given once, as parameters of a statement of a moment: what takes long, and
 * so can end in a log, has neither key nor parameter of it. A server that logs every statement's parameters is refused.
 */
async function prepare(remote: Remote, key: Uint8Array): Promise<void> {
  const names = [
    "log_statement",
    "log_min_duration_statement",
    "log_parameter_max_length",
    "server_encoding",
  ];
  const more = ["log_min_duration_sample", "log_transaction_sample_rate", "pgaudit.log_parameter"];
  const columns = [...names, ...more].map((name) => `current_setting('${name}', true) AS "${name}"`);
  const [row] = await remote.rows(`SELECT ${columns.join(", ")}`, [], place);
  if (row?.["server_encoding"] !== "UTF8")
    throw new EnvironmentError(`${place}: databasen är inte i UTF-8 (regel postgres.encoding)`);
  const logs =
    row["log_statement"] === "all" ||
    row["log_min_duration_statement"] === "0" ||
    // A sample of all statements can be this one.
    row["log_min_duration_sample"] === "0" ||
    Number(row["log_transaction_sample_rate"] ?? 0) > 0;
  if (row["pgaudit.log_parameter"] === "on" || (logs && row["log_parameter_max_length"] !== "0")) {
    throw new EnvironmentError(
      `${place}: servern skriver frågornas parametrar i sin logg, där nyckeln skulle stå; sätt log_parameter_max_length = 0 för rollen (regel postgres.log)`,
    );
  }
  const pads = keyPads(key);
  const settings = {...planning, "underlag.inner_pad": pads.inner, "underlag.outer_pad": pads.outer};
  for (const [name, value] of Object.entries(settings))
    await remote.rows("SELECT set_config($1, $2, true) IS NULL", [name, value], place);
}

/** The staged tables, the registry of units apart, as SELECTs over the source's own. */
function stagedTables(remote: Remote, {settings, latestDay}: NormaliseOptions): NamedSelect[] {
  const sources = remote.tables.filter(({kind}) => kind !== "unit");
  const raw = readTables.map((kind): NamedSelect => {
    const parts = sources.flatMap((source, part) =>
      source.kind === kind ? [`SELECT rows.*, ${part} AS part FROM (${source.select}) AS rows`] : [],
    );
    return {name: rawRelation(kind), select: parts.length === 0 ? noRows(kind) : parts.join("\nUNION ALL\n")};
  });
  const pad = (side: string) => `(SELECT decode(current_setting('underlag.${side}_pad'), 'hex'))`;
  const {steps, staged} = tableSql({
    dialect: postgresDialect,
    key: {inner: pad("inner"), outer: pad("outer")},
    days: trustedDays(settings, latestDay),
    files: sources.map(({file}) => file),
  });
  const {excluded, ...others} = staged;
  return [
    ...raw,
    ...steps.map(({name, sql}) => ({name, select: sql})),
    ...Object.entries(others).map(([name, select]) => ({name, select})),
    {name: "excluded", select: `${excluded}\nUNION ALL\n(${excludedCertificates(settings)})`},
  ];
}

/** One statement that answers with counts only: what was read, excluded, rejected and flagged. */
async function takeReading(
  remote: Remote,
  tables: readonly NamedSelect[],
  units: NormaliseSummary,
  engine: Engine,
): Promise<Reading> {
  const count = (what: string, from: string) => `SELECT '${what}', '', '', count(*) FROM ${from}`;
  const counted =
    "certificate c LEFT JOIN excluded x ON x.certificate = c.certificate WHERE x.certificate IS NULL";
  const rows = await remote.rows(
    withTables(
      tables,
      [
        "SELECT 'excluded' AS what, reason AS name, '' AS file, count(*) AS n FROM excluded GROUP BY reason",
        "SELECT 'rejected', rule, file, count(*) FROM rejected GROUP BY rule, file",
        "SELECT 'flags', CAST(flags AS text), '', count(*) FROM certificate GROUP BY flags",
        ...["certificate", "message", "revocation"].map((table) => count(table, table)),
        count("counted", counted),
        `SELECT 'first', '', '', min(c.signed_day) FROM ${counted}`,
        `SELECT 'last', '', '', max(c.signed_day) FROM ${counted}`,
      ].join("\nUNION ALL\n"),
    ),
    [],
    place,
  );
  const of = (what: string) => rows.filter((row) => row["what"] === what);
  const number = (what: string) => {
    const value = of(what)[0]?.["n"];
    return value === null || value === undefined ? undefined : Number(value);
  };
  const byName = (what: string) => sums(of(what).map(({name, n}) => [String(name), Number(n)]));
  const rejected = of("rejected");
  await listRejected(engine, rejected);
  const excluded = byName("excluded");
  const certificates = number("certificate") ?? 0;
  if (certificates === 0)
    throw new InputError("tabellerna: inget intyg kunde tas emot (regel source.no-certificate)");
  if (remote.tables.some(({kind}) => kind === "message") && number("message") === 0)
    throw new InputError("tabellerna: inget meddelande kunde tas emot (regel source.no-message)");
  const flagged = of("flags");
  return {
    summary: {
      documents: units.documents + remote.tables.filter(({kind}) => kind !== "unit").length,
      certificates: certificates + (excluded["other-form"] ?? 0) + (excluded["duplicate"] ?? 0),
      messages: number("message") ?? 0,
      revocations: number("revocation") ?? 0,
      units: units.units,
      rejected: sums([...Object.entries(units.rejected), ...Object.entries(byName("rejected"))]),
      flags: Object.fromEntries(
        qualityFlags.map(({id, bit}) => {
          const with_ = flagged.filter(({name}) => (Number(name) & (1 << bit)) !== 0);
          return [id, with_.reduce((sum, {n}) => sum + Number(n), 0)];
        }),
      ),
    },
    excluded,
    counted: number("counted") ?? 0,
    first: number("first") as Day | undefined,
    last: number("last") as Day | undefined,
  };
}

function sums(entries: readonly (readonly [string, number])[]): Record<string, number> {
  const sum: Record<string, number> = {};
  for (const [name, n] of entries) sum[name] = (sum[name] ?? 0) + n;
  return Object.fromEntries(Object.entries(sum).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Rows of the quarantine as they would have come: a table and a rule each, without anything of the row itself. */
async function listRejected(engine: Engine, rejected: readonly Record<string, unknown>[]): Promise<void> {
  const file: string[] = [];
  const rule: string[] = [];
  for (const row of rejected) {
    for (let i = 0; i < Number(row["n"]); i++) {
      file.push(String(row["file"]));
      rule.push(String(row["name"]));
    }
  }
  const none = file.map(() => null);
  await engine.append("rejected", {file, line: none, col: none, rule});
}

async function countCells(
  remote: Remote,
  staged: readonly NamedSelect[],
  engine: Engine,
  options: Parameters<PushDown["count"]>[1],
): Promise<Cells[]> {
  const {settings} = options;
  const {families, dimensions} = plannedFamilies(await discoverFamilies(), settings, options.dimensions);
  const sizesOf = (ids: readonly string[]) => ids.map((id) => dimensions[id]?.codes.length ?? 0);
  const ofCells = families.map((family) => ({
    select: cellsSelect(family),
    dimensions: family.dimensions,
    sizes: sizesOf(family.dimensions),
  }));
  const gathering = families.filter(({gathersSmallUnits}) => gathersSmallUnits);
  const ofSizes = gathering.map((family) => ({
    select: sizesSelect(family),
    dimensions: sizeDimensions(family),
    sizes: sizesOf(sizeDimensions(family)),
  }));
  const packables = [...ofCells, ...ofSizes];
  const lookups = [...linkLookups(), ...positionLookups(dimensions), await unitSpanTable(engine)];
  const {values, selects} = sendTables(lookups);
  const linked = portableLinked(options).filter(({name}) => name !== "unit_span");
  const packing = packCells(packables);
  const tables = [...staged, ...selects, ...linked, ...positionTables(dimensions), ...packing.tables];
  const rows = await remote.rows(withTables(tables, packing.select), values, place);
  const unpacked = packables.map((packable, at) => {
    const pieces = rows.filter((row) => Number(row["table_no"]) === at).map((row) => String(row["cells"]));
    return unpackCells(pieces, packable);
  });
  return families.map((family, at) => {
    const sizes = unpacked[families.length + gathering.indexOf(family)] ?? {};
    return cellsOf(family, {...options, dimensions, sizes}, unpacked[at] ?? {});
  });
}

/** The spans of the registry of units, made here, as they are sent to the server. */
async function unitSpanTable(engine: Engine): Promise<Sendable> {
  const rows = await engine.rows(`SELECT * FROM (${unitSpans()}) AS span ORDER BY unit_place`);
  const columns = Object.entries(unitSpanColumns).map(([name, type]) => {
    const values = rows.map((row) => row[name] as number | string | null);
    return [name, {type, values}] as const;
  });
  return {name: "unit_span", columns: Object.fromEntries(columns)};
}
