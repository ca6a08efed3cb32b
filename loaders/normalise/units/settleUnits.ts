import {InputError} from "../../errors.ts";
import {maskIdentifiers} from "../../model/mask.ts";
import type {StagedWriter} from "../../model/stagedWriter.ts";
import {countyCodes} from "./county.ts";

/** Units as they were read, with their file and the order of reading, before one row a unit and span is left. */
const readTable = "unit_read";

/** Makes the place where units gather while reading. */
export async function openUnits(into: StagedWriter): Promise<void> {
  await into.run(`
    CREATE OR REPLACE TEMP SEQUENCE unit_read_order;
    CREATE OR REPLACE TEMP TABLE ${readTable} AS
      SELECT nextval('unit_read_order') AS place, '' AS file, unit.* FROM unit LIMIT 0`);
}

/** Moves the rows of `unit` that one document gave to the others that were read. */
export async function takeUnits(into: StagedWriter, file: string): Promise<void> {
  await into.run(`
    INSERT INTO ${readTable} SELECT nextval('unit_read_order'), ${literal(file)}, unit.* FROM unit;
    DELETE FROM unit`);
}

/**
 * Reads units from a table in the engine: HSA-ids upper case without blanks, days as numbers, archived units kept.
 * A row without id or with a date that is none is rejected.
 */
export async function readUnitTable(into: StagedWriter, file: string, select: string): Promise<void> {
  try {
    await into.run(unitTableSql(file, select));
  } catch (error) {
    // The engine's message quotes the table: of it only the line is told.
    const line = /Line: (\d+)/.exec(error instanceof Error ? error.message : "")?.[1];
    throw new InputError(
      `--units: ${maskIdentifiers(file)}${line === undefined ? "" : `, rad ${line}`}: går inte att läsa som tabell (regel unit.table)`,
    );
  }
}

function unitTableSql(file: string, select: string): string {
  const id = (column: string) =>
    `upper(regexp_replace(coalesce(CAST(${column} AS VARCHAR), ''), '\\s', '', 'g'))`;
  const regions = [...countyCodes].map(literal).join(", ");
  return `
    CREATE OR REPLACE TEMP TABLE unit_table AS
    SELECT
      ${id("hsa_id")} AS unit,
      nullif(trim(namn), '') AS name,
      nullif(${id("vardenhet_hsa_id")}, '') AS care_unit,
      nullif(${id("vardgivare_hsa_id")}, '') AS provider,
      CASE WHEN lpad(trim(lanskod), 2, '0') IN (${regions}) THEN lpad(trim(lanskod), 2, '0') END AS region,
      nullif(trim(start), '') AS first_day,
      nullif(trim(slut), '') AS last_day,
      try_cast(substr(trim(start), 1, 10) AS DATE) - DATE '1970-01-01' AS valid_from,
      ${lastDaySql("trim(slut)")} AS valid_to
    FROM (${select}) AS extract;
    INSERT INTO rejected
      SELECT ${literal(file)}, NULL, NULL, 'unit.id' FROM unit_table WHERE unit = '';
    INSERT INTO rejected
      SELECT ${literal(file)}, NULL, NULL, 'unit.dates' FROM unit_table
      WHERE unit <> '' AND (first_day IS NOT NULL AND valid_from IS NULL OR last_day IS NOT NULL AND valid_to IS NULL);
    INSERT INTO ${readTable}
      SELECT nextval('unit_read_order'), ${literal(file)}, unit, name, care_unit, provider, region, valid_from, valid_to
      FROM unit_table
      WHERE unit <> '' AND (first_day IS NULL OR valid_from IS NOT NULL) AND (last_day IS NULL OR valid_to IS NOT NULL);
    DROP TABLE unit_table`;
}

/** The date in universal time: see `lastDay` in registryDay.ts. */
function lastDaySql(text: string): string {
  const zone = `regexp_extract(${text}, '([+-])(\\d{2}):(\\d{2})$', `;
  const number = (group: number) => `coalesce(try_cast(${zone}${group}) AS INTEGER), 0)`;
  const ahead = `(CASE WHEN ${zone}1) = '-' THEN -1 ELSE 1 END) * (${number(2)} * 60 + ${number(3)})`;
  const minutes = `coalesce(try_cast(substr(${text}, 12, 2) AS INTEGER) * 60 + try_cast(substr(${text}, 15, 2) AS INTEGER), 0)`;
  return `try_cast(substr(${text}, 1, 10) AS DATE) - DATE '1970-01-01'
        + CAST(floor((${minutes} - (CASE WHEN length(${text}) > 10 THEN ${ahead} ELSE 0 END)) / 1440.0) AS INTEGER)`;
}

/**
 * Leaves one row a unit and span in `unit`: of rows with the same unit, first and last day the best one stays. Best is
 * the unit as its own vårdenhet; else the vårdenhet with the smaller id, the earlier place in the reading. One that
 * says the same as the best is dropped without a word; one that says something else is rejected. Spans that overlap
 * without being the same all stay: each tells of days that the others do not know, and `link` cuts them.
 */
export async function settleUnits(into: StagedWriter): Promise<void> {
  await into.run(`
    CREATE OR REPLACE TEMP TABLE unit_ranked AS
    SELECT *,
      row_number() OVER span AS rank,
      first_value(struct_pack(name, care_unit, provider, region)) OVER span
        IS NOT DISTINCT FROM struct_pack(name, care_unit, provider, region) AS is_copy
    FROM ${readTable}
    WINDOW span AS (
      PARTITION BY unit, valid_from, valid_to
      ORDER BY CASE WHEN care_unit = unit THEN 0 WHEN care_unit IS NULL THEN 2 ELSE 1 END, care_unit, place
    );
    INSERT INTO rejected
      SELECT file, NULL, NULL, 'unit.overlap' FROM unit_ranked WHERE rank > 1 AND NOT is_copy ORDER BY place;
    INSERT INTO unit
      SELECT unit, name, care_unit, provider, region, valid_from, valid_to FROM unit_ranked
      WHERE rank = 1
      ORDER BY unit, valid_from NULLS FIRST, valid_to NULLS LAST;
    DROP TABLE unit_ranked;
    DROP TABLE ${readTable}`);
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
