import {stagedTables} from "../../model/staged.ts";
import type {StagedWriter} from "../../model/stagedWriter.ts";
import type {Settings} from "../../settings.ts";
import {describeUnits} from "./describeUnits.ts";

/** Units as they were read, with their file and the order of reading, before one row a unit and span is left. */
export const readTable = "unit_read";

/** What a row says of a unit beside its id, its span and who tells. */
const facts = [
  ...["name", "care_unit", "provider", "region", "head_unit"],
  ...["business_codes", "business_types", "care_types", "type", "listed"],
];

/** Makes the place where units gather while reading. */
export async function openUnits(into: StagedWriter): Promise<void> {
  await into.run(`
    CREATE OR REPLACE TEMP TABLE ${readTable} AS
      SELECT CAST(0 AS BIGINT) AS place, '' AS file, unit.* FROM unit LIMIT 0`);
}

/** SQL of the places of rows that are read next, in the order given: they come after all that were read before. */
export function nextPlaces(order: string): string {
  return `(SELECT coalesce(max(place), 0) FROM ${readTable}) + row_number() OVER (${order})`;
}

/**
 * Adds the units that documents gave from a place on, `rows` having the columns of `unit`, `place` and `file`, in the
 * order of their places.
 */
export async function takeUnits(into: StagedWriter, rows: string, from: bigint): Promise<void> {
  const columns = Object.keys(stagedTables.unit).join(", ");
  await into.run(`
    INSERT INTO ${readTable} SELECT ${nextPlaces("ORDER BY place")}, file, ${columns}
    FROM ${rows} AS rows WHERE place >= ${from}`);
}

/**
 * Leaves one row a unit and span in `unit`.
 *
 * Of the registry's own rows with the same unit, first and last day the best one stays: the unit as its own vårdenhet;
 * else the vårdenhet with the smaller id, the earlier place in the reading. One that says the same as the best is
 * dropped without a word; one that says something else is rejected. Spans that overlap without being the same all stay:
 * each tells of days that the others do not know, and `link` cuts them.
 *
 * Answers and lists of a region add to that: what the registry leaves out of a unit is what the first answer says, or
 * else the first list. One that says something else than an earlier one, of vårdenhet, vårdgivare, län, huvudenhet, type or listed patients,
 * is rejected. A unit that only they tell of has one row. Last, units without a type get the one that the rules give, and
 * every row the unit that it is compared as under `definition`.
 */
export async function settleUnits(into: StagedWriter, definition: Settings["unitDefinition"]): Promise<void> {
  await into.run(`
    CREATE OR REPLACE TEMP TABLE unit_ranked AS
    SELECT *,
      row_number() OVER span AS rank,
      first_value(struct_pack(${facts.join(", ")})) OVER span IS NOT DISTINCT FROM struct_pack(${facts.join(", ")}) AS is_copy
    FROM ${readTable}
    WHERE told_by = 'registry'
    WINDOW span AS (
      PARTITION BY unit, valid_from, valid_to
      ORDER BY CASE WHEN care_unit = unit THEN 0 WHEN care_unit IS NULL THEN 2 ELSE 1 END, care_unit, place
    );
    CREATE OR REPLACE TEMP TABLE unit_answered AS
    SELECT unit, ${[...facts, "valid_from", "valid_to"]
      .map((fact) => `arg_min(${fact}, (told_by, place)) FILTER (${fact} IS NOT NULL) AS ${fact}`)
      .join(", ")}, min(told_by) AS told_by
    FROM ${readTable} WHERE told_by <> 'registry' GROUP BY unit;
    INSERT INTO rejected
      SELECT file, NULL, NULL, 'unit.overlap' FROM (
        SELECT file, place FROM unit_ranked WHERE rank > 1 AND NOT is_copy
        UNION ALL
        SELECT r.file, r.place FROM ${readTable} r JOIN unit_answered a ON a.unit = r.unit
        WHERE r.told_by <> 'registry' AND (${[
          "care_unit",
          "provider",
          "region",
          "head_unit",
          "type",
          "listed",
        ]
          .map((fact) => `r.${fact} <> a.${fact}`)
          .join(" OR ")})
      ) ORDER BY place;
    INSERT INTO unit BY NAME
      SELECT * FROM (
        SELECT r.unit, ${facts.map((fact) => `coalesce(r.${fact}, a.${fact}) AS ${fact}`).join(", ")},
          r.valid_from, r.valid_to, r.told_by
        FROM unit_ranked r LEFT JOIN unit_answered a ON a.unit = r.unit
        WHERE r.rank = 1
        UNION ALL BY NAME
        SELECT a.* FROM unit_answered a
        WHERE NOT EXISTS (SELECT 1 FROM unit_ranked r WHERE r.unit = a.unit)
      )
      ORDER BY unit, valid_from NULLS FIRST, valid_to NULLS LAST;
    DROP TABLE unit_ranked;
    DROP TABLE unit_answered;
    DROP TABLE ${readTable}`);
  await describeUnits(into, definition);
}

/** Every column of `unit`, in its order: what a table that is read must give. */
export const unitColumns = Object.keys(stagedTables.unit);
