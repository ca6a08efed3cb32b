import {comparisonUnits} from "../../model/comparisonUnits.ts";
import {stagedTables} from "../../model/staged.ts";
import type {StagedValue, StagedWriter} from "../../model/stagedWriter.ts";
import {makeUnitType, unitTypes} from "../../model/unitTypes.ts";
import type {Settings} from "../../settings.ts";

/**
 * Gives each unit without a harmonised type the one that the rules give (where none fits the type stays null), and every
 * row the unit that it is compared as.
 */
export async function describeUnits(
  into: StagedWriter,
  definition: Settings["unitDefinition"],
): Promise<void> {
  const rows = await into.rows(
    "SELECT * FROM unit ORDER BY unit, valid_from NULLS FIRST, valid_to NULLS LAST",
  );
  if (rows.length === 0) return;
  const typeOf = makeUnitType(unitTypes());
  const text = (value: StagedValue | undefined) => (typeof value === "string" ? value : null);
  const number = (value: StagedValue | undefined) => (typeof value === "number" ? value : null);
  const units = rows.map((row) => {
    const name = text(row["name"]);
    const [businessCodes, businessTypes] = [text(row["business_codes"]), text(row["business_types"])];
    const type =
      text(row["type"]) ??
      typeOf({name, businessCodes, businessTypes, careTypes: text(row["care_types"])}) ??
      null;
    return {
      ...{unit: text(row["unit"]) ?? "", name, type, careUnit: text(row["care_unit"])},
      ...{headUnit: text(row["head_unit"]), provider: text(row["provider"]), region: text(row["region"])},
      ...{from: number(row["valid_from"]), to: number(row["valid_to"])},
    };
  });
  const columns = Object.fromEntries(
    Object.keys(stagedTables.unit).map((column) => [column, rows.map((row) => row[column] ?? null)]),
  );
  // Written anew in one stroke: a statement with a value for each of a hundred thousand units takes seconds to read.
  await into.run("DELETE FROM unit");
  await into.append("unit", {
    ...columns,
    type: units.map(({type}) => type),
    comparison: comparisonUnits(units, definition),
  });
}
