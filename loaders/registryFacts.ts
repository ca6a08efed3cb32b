import type {Registry} from "../src/contract/release.ts";
import type {Engine} from "./engine/engine.ts";
import type {Day} from "./model/day.ts";
import {regions, unknownRegion} from "./model/places.ts";
import {registryQuality, typesWithUnknown} from "./model/registryQuality.ts";
import type {Settings} from "./settings.ts";

/**
 * What the manifest says of the unit registry: how units are registered on the extract date, region by region; null where
 * the source had none, or none of its units was left that day. Reads the staged table `unit`.
 */
export async function registryFacts(
  engine: Engine,
  {extractDay, definition}: {extractDay: Day; definition: Settings["unitDefinition"]},
): Promise<Registry | null> {
  const rows = await engine.rows(`
WITH held AS (
  SELECT unit, care_unit, region, type, comparison, row_number() OVER (
    PARTITION BY unit ORDER BY coalesce(valid_from, -500000) DESC, region DESC, comparison DESC
  ) AS choice
  FROM unit
  WHERE coalesce(valid_from, -500000) <= ${extractDay} AND coalesce(valid_to, 500000) >= ${extractDay}
)
SELECT unit, care_unit, region, type, comparison FROM held WHERE choice = 1`);
  if (rows.length === 0) return null;
  const text = (value: unknown) => (typeof value === "string" ? value : null);
  const units = rows.map((row) => ({
    unit: String(row["unit"]),
    careUnit: text(row["care_unit"]),
    region: text(row["region"]),
    type: text(row["type"]),
    comparison: text(row["comparison"]),
  }));
  const titles = new Map(regions().map(({code, title}) => [code, title]));
  return {
    definition,
    types: typesWithUnknown(),
    regions: registryQuality(units).map(
      ({region, units: n, careUnits, subUnits, subUnitsPerCareUnit, types}) => ({
        ...{code: region, title: titles.get(region) ?? "Okänd region", units: n, careUnits, subUnits},
        ...{subUnitsPerCareUnit, types},
        compared: new Set(
          units.filter((unit) => (unit.region ?? unknownRegion) === region).map(({comparison}) => comparison),
        ).size,
      }),
    ),
  };
}
