import {readFileSync} from "node:fs";
import {parse} from "yaml";
import {z} from "zod";
import {type UnitHeadings, unitTable} from "../../connect/files/unitTable.ts";
import {source as documents} from "../../connect/sources/documents.ts";
import {openDuckDb} from "../../engine/duckdb.ts";
import {UsageError} from "../../errors.ts";
import {passingKeys} from "../../keys.ts";
import type {Day} from "../../model/day.ts";
import type {Effects} from "../../model/effects.ts";
import {rawTables} from "../../model/rawTables.ts";
import type {Delivery} from "../../model/source.ts";
import {createStagedTables} from "../../model/staged.ts";
import type {StagedValue} from "../../model/stagedWriter.ts";
import {makeUnitType, unitTypes} from "../../model/unitTypes.ts";
import {normalise} from "../../normalise/normalise.ts";
import {checkQuarantine, listRejected} from "../../quarantine.ts";
import {Settings} from "../../settings.ts";
import {type KeptUnit, tellers} from "./keptUnit.ts";

export interface ReadUnits {
  /** One row a unit and span, by unit. */
  readonly rows: readonly KeptUnit[];
  /** What was left out, by rule. */
  readonly rejected: Readonly<Record<string, number>>;
}

export interface ReadOptions {
  /** A YAML file with the headings of a region's own list, by our columns. */
  readonly columns?: string | undefined;
  /** Where what was left out is listed by file, line and rule. */
  readonly quarantine?: string | undefined;
  readonly today: Day;
  readonly effects: Effects;
}

/**
 * Reads units from files and folders as `release --units` does: HSA's file or table, answers of the directory services,
 * a region's own list. All together are one account: an answer adds to what HSA's file leaves out.
 */
export async function readUnitFiles(paths: readonly string[], options: ReadOptions): Promise<ReadUnits> {
  const headings = options.columns === undefined ? undefined : readHeadings(options.columns);
  if (options.quarantine !== undefined) checkQuarantine(options.quarantine);
  const engine = await openDuckDb({file: ":memory:"});
  try {
    await engine.run(createStagedTables());
    const {rejected} = await normalise(deliver(paths, headings, options.effects), engine, {
      key: passingKeys().pseudonym,
      settings: Settings.parse({}),
      latestDay: options.today,
      effects: options.effects,
    });
    const rows = await engine.rows(
      "SELECT * FROM unit ORDER BY unit, valid_from NULLS FIRST, valid_to NULLS LAST",
    );
    return {rows: rows.map(keptUnit()), rejected};
  } finally {
    try {
      if (options.quarantine !== undefined) await listRejected(engine, options.quarantine);
    } finally {
      engine.close();
    }
  }
}

async function* deliver(
  paths: readonly string[],
  headings: UnitHeadings | undefined,
  effects: Effects,
): AsyncGenerator<Delivery> {
  for (const path of paths) {
    if (headings !== undefined && /\.(csv|tsv|txt)$/i.test(path)) yield unitTable("units", path, headings);
    else yield* documents.deliver({units: path}, effects);
  }
}

function readHeadings(file: string): UnitHeadings {
  const columns = Object.keys(rawTables.unit) as (keyof typeof rawTables.unit)[];
  const Headings = z.partialRecord(z.enum(columns), z.string().min(1));
  let written: unknown;
  try {
    written = parse(readFileSync(file, "utf8"));
  } catch (error) {
    const {code = ""} = error as NodeJS.ErrnoException;
    const what = code === "ENOENT" ? "finns inte" : code === "" ? "är inte giltig YAML" : "går inte att läsa";
    throw new UsageError(`--columns: ${file} ${what}`);
  }
  const result = Headings.safeParse(written);
  if (result.success && result.data.hsa_id !== undefined) return result.data;
  throw new UsageError(
    `--columns: ${file} ska ha hsa_id och rubriken för var och en av ${columns.join(", ")} som listan har`,
  );
}

/** Makes the kept row of a staged one. The type stays where a source told another one than the rules give. */
function keptUnit(): (row: Readonly<Record<string, StagedValue>>) => KeptUnit {
  const typeOf = makeUnitType(unitTypes());
  return (row) => {
    const text = (column: string) => (typeof row[column] === "string" ? row[column] : undefined);
    const number = (column: string) => (typeof row[column] === "number" ? row[column] : undefined);
    const kinds = {
      name: text("name"),
      businessCodes: text("business_codes"),
      businessTypes: text("business_types"),
      careTypes: text("care_types"),
    };
    const type = text("type");
    return {
      unit: text("unit") ?? "",
      ...kinds,
      careUnit: text("care_unit"),
      provider: text("provider"),
      region: text("region"),
      from: number("valid_from") as Day | undefined,
      to: number("valid_to") as Day | undefined,
      headUnit: text("head_unit"),
      type: type === typeOf(kinds) ? undefined : type,
      listed: number("listed"),
      toldBy: tellers.find((teller) => teller === row["told_by"]) ?? "registry",
    };
  };
}
