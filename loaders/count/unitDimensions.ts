import type {Engine} from "../engine/engine.ts";
import type {Code, Dimension} from "../model/dimension.ts";
import {type Coverage, coverageOf, regionCodes, regionSelect, unknownRegion} from "../model/places.ts";
import {unitTypes} from "../model/unitTypes.ts";

/** Positions of what the registry says of the issuing unit on the day of signing: those of a unit that it does not know. */
export const unregistered = {absent: 3, noRegistry: 4} as const;

/**
 * What the registry says of the issuing unit on the day of signing. The first three stand in the order of
 * `link/unitSpans.ts`.
 */
export const registryStatuses: readonly Code[] = [
  {code: "listed", title: "I registret den dagen"},
  {code: "ended", title: "Hade avslutats"},
  {code: "not-started", title: "Hade inte börjat"},
  {code: "absent", title: "Finns inte i registret"},
  {code: "no-registry", title: "Inget register"},
];

/** A unit that certificates are compared by: its id, name and region, and its harmonised type, where that is known. */
export interface CareUnit extends Code {
  readonly type?: string;
}

/** Units of a region that are counted together: those of one harmonised type, or without a type what is left. */
export interface UnitGroup {
  readonly region: string;
  readonly type: string | undefined;
}

/** The code that stands for the units of a region, and of a type, that are counted together. */
export function otherUnits(region: string, type?: string): string {
  return type === undefined ? `ovriga-${region}` : `ovriga-${region}-${type}`;
}

/** Whether a code stands for units that are counted together: those of a type in a region, or what is left of the region. */
export function isOtherUnits(code: string): false | "type" | "region" {
  const [together, , type] = code.split("-");
  if (together !== "ovriga") return false;
  return type === undefined ? "region" : "type";
}

/**
 * The dimension of the units that certificates are compared by: `units`, each with the code of its region as parent, and last
 * those of each of `regions` (the codes of that dimension) that are counted together: the groups by type that there are, and what is
 * left of every region.
 */
export function careUnitDimension(
  units: readonly CareUnit[],
  groups: readonly UnitGroup[] = [],
  regions: readonly Code[] = regionCodes(coverageOf(undefined)),
): Dimension & {readonly codes: readonly CareUnit[]} {
  const places = regions.map(({code, title}) => ({
    ...{code, title},
    of: code === unknownRegion ? title.toLowerCase() : title,
  }));
  return {
    id: "care_unit",
    title: "Enhet",
    codes: [
      ...units,
      ...places.flatMap(({code, of}) => [
        ...unitTypes()
          .types.filter(({id}) => groups.some(({region, type}) => region === code && type === id))
          .map(({id, title}) => ({
            code: otherUnits(code, id),
            title: `Övriga enheter av typen ${title.toLowerCase()}, ${of}`,
            parent: code,
          })),
        {code: otherUnits(code), title: `Övriga enheter, ${of}`, parent: code},
      ]),
    ],
    parents: places.map(({code, title}) => ({code, title})),
  };
}

/**
 * Every unit that a unit of the registry is compared as, by region and id, with the name, region and type of its latest
 * row. A unit of a region that is not told belongs to the unknown one. Reads the staged table `unit`: facts of the registry, not of persons.
 */
export async function readCareUnits(
  engine: Engine,
  coverage: Coverage = coverageOf(undefined),
): Promise<CareUnit[]> {
  const rows = await engine.rows(`
WITH compared AS (
  SELECT DISTINCT comparison FROM unit WHERE comparison IS NOT NULL
),
latest AS (
  SELECT c.comparison, u.name, u.region, u.type, row_number() OVER (
    PARTITION BY c.comparison ORDER BY coalesce(u.valid_to, 500000) DESC, coalesce(u.valid_from, -500000) DESC
  ) AS choice
  FROM compared c LEFT JOIN unit u ON u.unit = c.comparison
)
SELECT comparison, coalesce(name, comparison) AS title, ${regionSelect("region", regionCodes(coverage))} AS region, type
FROM latest WHERE choice = 1 ORDER BY region, comparison`);
  return rows.map(({comparison, title, region, type}) => ({
    code: String(comparison),
    title: String(title),
    parent: String(region),
    ...(typeof type === "string" && {type}),
  }));
}
