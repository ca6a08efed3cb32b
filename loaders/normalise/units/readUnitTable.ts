import {maskIdentifiers} from "../../model/mask.ts";
import type {RawTable} from "../../model/source.ts";
import type {StagedWriter} from "../../model/stagedWriter.ts";
import {toldAs} from "../../model/toldAs.ts";
import {unitTypes} from "../../model/unitTypes.ts";
import {tableFault} from "../tables/tableFault.ts";
import {countyTexts} from "./county.ts";
import {nextPlaces, readTable, unitColumns} from "./settleUnits.ts";

/**
 * Reads units from a table in the engine: HSA-ids upper case without blanks, days as numbers, archived units kept.
 * A row without id, with a date that is none, with a number of listed patients that is no whole number or with a type
 * that is none is rejected. A län may be written as its code or name; what is neither is listed, and the unit has no region.
 */
export async function readUnitTable(
  into: StagedWriter,
  {file, from, select, toldBy}: Pick<RawTable, "file" | "from" | "select" | "toldBy">,
): Promise<void> {
  try {
    await into.run(unitTableSql(toldAs({file, from}), select, toldBy ?? "registry"));
  } catch (error) {
    throw tableFault(error, `--units: ${maskIdentifiers(file)}`);
  }
}

/** Codes for no län: HSA writes them for what lies abroad or nowhere. */
const abroad = ["'0'", "'00'", "'99'"].join(", ");

/** The rules that a row can break, in the order of checking, each with what a row that breaks it is like. */
const checks = [
  {rule: "unit.id", broken: "unit = ''"},
  {
    rule: "unit.dates",
    broken: "(first_day IS NOT NULL AND valid_from IS NULL OR last_day IS NOT NULL AND valid_to IS NULL)",
  },
  {rule: "unit.listed", broken: "listed_text IS NOT NULL AND listed IS NULL"},
  {rule: "unit.type", broken: "type_text IS NOT NULL AND type IS NULL"},
] as const;

function unitTableSql(file: string, select: string, toldBy: string): string {
  const id = (column: string) =>
    `upper(regexp_replace(coalesce(CAST(${column} AS VARCHAR), ''), '[\\s\\x{a0}]', '', 'g'))`;
  const text = (column: string) => `nullif(trim(${column}), '')`;
  const codes = (column: string) =>
    `nullif(array_to_string(list_sort(list_distinct(list_filter(regexp_split_to_array(coalesce(${column}, ''), '[\\s,;]+'), code -> code <> ''))), ' '), '')`;
  const regions = [...countyTexts].map(([text, code]) => `WHEN ${literal(text)} THEN ${literal(code)}`);
  const rule = `CASE ${checks.map(({rule: name, broken}) => `WHEN ${broken} THEN '${name}'`).join(" ")} END`;
  return `
    CREATE OR REPLACE TEMP TABLE unit_table AS
    SELECT *, ${rule} AS broken FROM (
      SELECT
        ${id("hsa_id")} AS unit,
        ${text("namn")} AS name,
        nullif(${id("vardenhet_hsa_id")}, '') AS care_unit,
        nullif(${id("vardgivare_hsa_id")}, '') AS provider,
        ${text("lanskod")} AS region_text,
        CASE lower(trim(lanskod)) ${regions.join(" ")} END AS region,
        ${text("start")} AS first_day,
        ${text("slut")} AS last_day,
        CASE WHEN ${isDate("trim(start)")} THEN try_cast(substr(trim(start), 1, 10) AS DATE) - DATE '1970-01-01' END AS valid_from,
        CASE WHEN ${isDate("trim(slut)")} THEN ${lastDaySql("trim(slut)")} END AS valid_to,
        nullif(${id("huvudenhet_hsa_id")}, '') AS head_unit,
        ${codes("verksamhetskoder")} AS business_codes,
        ${codes("enhetstyper")} AS business_types,
        ${codes("vardformer")} AS care_types,
        ${text("typ")} AS type_text,
        ${typeSql("trim(typ)")} AS type,
        ${text("listade")} AS listed_text,
        CASE WHEN regexp_full_match(regexp_replace(listade, '[\\s\\x{a0}]', '', 'g'), '\\d{1,9}')
          THEN CAST(regexp_replace(listade, '[\\s\\x{a0}]', '', 'g') AS INTEGER) END AS listed,
        ${literal(toldBy)} AS told_by,
        CAST(NULL AS VARCHAR) AS comparison
      FROM (${select}) AS extract
    );
    INSERT INTO rejected SELECT ${literal(file)}, NULL, NULL, broken FROM unit_table WHERE broken IS NOT NULL;
    INSERT INTO rejected SELECT ${literal(file)}, NULL, NULL, 'unit.region' FROM unit_table
      WHERE broken IS NULL AND region IS NULL AND region_text NOT IN (${abroad});
    INSERT INTO ${readTable}
      SELECT ${nextPlaces("")}, ${literal(file)}, ${unitColumns.join(", ")}
      FROM unit_table WHERE broken IS NULL;
    DROP TABLE unit_table`;
}

/** The id of a type that is written as its id or its title. */
function typeSql(text: string): string {
  const cases = unitTypes().types.map(
    ({id, title}) =>
      `WHEN lower(${text}) IN (${literal(id)}, ${literal(title.toLowerCase())}) THEN ${literal(id)}`,
  );
  return `CASE ${cases.join(" ")} END`;
}

/** That a text is a date, alone or with a time after it: the engine reads less strictly than registryDay.ts. */
function isDate(text: string): string {
  return `regexp_matches(${text}, '^\\d{4}-\\d{2}-\\d{2}([T ]\\d{2}:\\d{2}(:\\d{2}([.]\\d+)?)?(Z|[+-]\\d{2}(:?\\d{2})?)?)?$')`;
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

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
