import {stagedTables} from "../../model/staged.ts";
import type {StagedValue, StagedWriter} from "../../model/stagedWriter.ts";
import {makeUnitType, unitTypes} from "../../model/unitTypes.ts";

/** Gives each unit without a harmonised type the one that the rules give; where none fits the type stays null. */
export async function classifyUnits(into: StagedWriter): Promise<void> {
  const rows = await into.rows("SELECT * FROM unit WHERE type IS NULL ORDER BY unit, valid_from, valid_to");
  if (rows.length === 0) return;
  const typeOf = makeUnitType(unitTypes());
  const text = (value: StagedValue | undefined) => (typeof value === "string" ? value : undefined);
  const columns = Object.fromEntries(
    Object.keys(stagedTables.unit).map((column) => [column, rows.map((row) => row[column] ?? null)]),
  );
  columns["type"] = rows.map(
    (row) =>
      typeOf({
        name: text(row["name"]),
        businessCodes: text(row["business_codes"]),
        businessTypes: text(row["business_types"]),
        careTypes: text(row["care_types"]),
      }) ?? null,
  );
  // Written anew in one stroke: a statement with a value for each of a hundred thousand units takes seconds to read.
  await into.run("DELETE FROM unit WHERE type IS NULL");
  await into.append("unit", columns);
}
