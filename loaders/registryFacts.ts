import type {Registry} from "../src/contract/release.ts";
import {isOtherUnits, registryStatuses} from "./count/unitDimensions.ts";
import type {Engine} from "./engine/engine.ts";
import type {Day} from "./model/day.ts";
import {type Coverage, regionCodes, regions, unknownRegion} from "./model/places.ts";
import type {Protected} from "./model/protected.ts";
import {registryQuality, typesWithUnknown} from "./model/registryQuality.ts";
import type {Settings} from "./settings.ts";

/**
 * What the manifest says of the unit registry: how units are registered on the extract date, region by region, and sums of
 * the protected table `unit_certificates`; null where the source had no registry. A registry may have units of more regions
 * than the source has certificates of: those are left out. Reads the staged table `unit`.
 */
export async function registryFacts(
  engine: Engine,
  tables: readonly Protected[],
  {
    extractDay,
    definition,
    coverage,
  }: {extractDay: Day; definition: Settings["unitDefinition"]; coverage: Coverage},
): Promise<Registry | null> {
  const registered = await unitsOn(engine, extractDay);
  if (registered === undefined) return null;
  const told = new Set(coverage.regions.map(({code}) => code));
  const others = new Set(regions().flatMap(({code}) => (told.has(code) ? [] : [code])));
  const units = registered.filter(({region}) => region === null || !others.has(region));
  const quality = new Map(registryQuality(units).map((row) => [row.region, row]));
  const certificates = certificatesByRegion(tables);
  const places = regionCodes(coverage);
  return {
    definition,
    types: typesWithUnknown(),
    statuses: registryStatuses.map(({code, title}) => ({id: code, title})),
    regions: places
      .filter(({code}) => quality.has(code) || certificates.has(code))
      .map(({code, title}) => {
        const row = quality.get(code);
        const own = units.filter(({region}) => (region ?? unknownRegion) === code);
        return {
          ...{
            code,
            title,
            units: row?.units ?? 0,
            careUnits: row?.careUnits ?? 0,
            subUnits: row?.subUnits ?? 0,
          },
          subUnitsPerCareUnit: row?.subUnitsPerCareUnit ?? null,
          types: row?.types ?? {},
          compared: new Set(own.map(({comparison}) => comparison)).size,
          certificates: certificates.get(code)?.n ?? {},
          certificatesAtBase: certificates.get(code)?.atBase ?? {},
        };
      }),
    units: await publishedUnits(engine, tables, units),
  };
}

/** The units that stand in the tables under their own name: type and list are those of the unit's latest row. */
async function publishedUnits(
  engine: Engine,
  tables: readonly Protected[],
  today: readonly {readonly comparison: string | null}[],
): Promise<NonNullable<Registry["units"]>> {
  const codes = tables.flatMap(({dimensions}) => dimensions).find(({id}) => id === "care_unit")?.codes ?? [];
  const rows = await engine.rows(`
SELECT unit, type, listed FROM (
  SELECT unit, type, listed, row_number() OVER (
    PARTITION BY unit ORDER BY coalesce(valid_to, 500000) DESC, coalesce(valid_from, -500000) DESC
  ) AS choice
  FROM unit
) latest WHERE choice = 1`);
  const latest = new Map(rows.map((row) => [String(row["unit"]), row]));
  const parts = new Map<string, number>();
  for (const {comparison} of today)
    if (comparison !== null) parts.set(comparison, (parts.get(comparison) ?? 0) + 1);
  return codes
    .filter(({code}) => isOtherUnits(code) === false)
    .map(({code}) => {
      const {type, listed} = latest.get(code) ?? {};
      return {
        code,
        type: typeof type === "string" ? type : null,
        parts: parts.get(code) ?? 0,
        listed: typeof listed === "number" ? listed : null,
      };
    });
}

/** Each unit as the registry has it on a day; `undefined` where there is no registry. */
async function unitsOn(engine: Engine, day: Day) {
  const rows = await engine.rows(`
WITH held AS (
  SELECT unit, care_unit, region, type, comparison, row_number() OVER (
    PARTITION BY unit ORDER BY coalesce(valid_from, -500000) DESC, region DESC, comparison DESC
  ) AS choice
  FROM unit
  WHERE coalesce(valid_from, -500000) <= ${day} AND coalesce(valid_to, 500000) >= ${day}
)
SELECT unit, care_unit, region, type, comparison FROM held WHERE choice = 1`);
  if (rows.length === 0) {
    const [any] = await engine.rows("SELECT count(*) AS n FROM unit");
    if (Number(any?.["n"]) === 0) return undefined;
  }
  const text = (value: unknown) => (typeof value === "string" ? value : null);
  return rows.map((row) => ({
    unit: String(row["unit"]),
    careUnit: text(row["care_unit"]),
    region: text(row["region"]),
    type: text(row["type"]),
    comparison: text(row["comparison"]),
  }));
}

interface ByStatus {
  readonly n: Record<string, number>;
  readonly atBase: Record<string, number>;
}

/** Sums of protected cells over years and units, and how many cells behind them stand at the base: by region, then status. */
function certificatesByRegion(tables: readonly Protected[]): Map<string, ByStatus> {
  const table = tables.find(({family}) => family === "unit_certificates");
  const codeOf = (id: string, cell: number) => {
    const at = table?.dimensions.findIndex((dimension) => dimension.id === id) ?? -1;
    return table?.dimensions[at]?.codes[table.codes[at]?.[cell] ?? -1]?.code ?? "";
  };
  const sums = new Map<string, ByStatus>();
  for (const [cell, n] of (table?.n ?? []).entries()) {
    const region = sums.get(codeOf("region", cell)) ?? {n: {}, atBase: {}};
    const status = codeOf("registry_status", cell);
    region.n[status] = (region.n[status] ?? 0) + n;
    region.atBase[status] = (region.atBase[status] ?? 0) + (n === table?.base ? 1 : 0);
    sums.set(codeOf("region", cell), region);
  }
  return sums;
}
