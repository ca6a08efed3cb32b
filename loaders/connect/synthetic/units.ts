import {day} from "../../model/day.ts";
import {regions} from "../../model/places.ts";
import {readReference} from "../../model/reference.ts";
import {
  completionShare,
  inhabitantsPerUnit,
  privateEvery,
  renamedEvery,
  syntheticFirstMonth,
} from "./assumptions.ts";
import {makeTickTable} from "./tickTable.ts";

interface SyntheticRegion {
  readonly code: string;
  readonly short: string;
  readonly units: number;
  /** Inhabitants · sickness: what share of sjukfall it has. */
  readonly weight: number;
  /** Share of certificates asked to be completed, per mille. */
  readonly completion: number;
}

/** The regions of the synthetic country: the real populations and sickness levels, and made-up units. */
function syntheticRegions(): SyntheticRegion[] {
  const facts = new Map(readReference("synthetic-regions.csv").map((row) => [row["code"], row]));
  return regions().map(({code, short}, index) => {
    const population = Number(facts.get(code)?.["population"]);
    const span = completionShare.most - completionShare.least;
    return {
      code,
      short,
      units: Math.max(8, Math.round(population / inhabitantsPerUnit)),
      weight: population * Number(facts.get(code)?.["sickness"]),
      // Steps of 8 through the 21 regions: neighbours in the list lie far apart.
      completion: completionShare.least + Math.round((span * ((index * 8) % 21)) / 20),
    };
  });
}

const quarters = ["Norr", "Söder", "Öster", "Väster", "Centrum"];
const kinds = [
  "Vårdcentralen",
  "Vårdcentralen",
  "Psykiatrin",
  "Vårdcentralen",
  "Ortopeden",
  "Vårdcentralen",
  "Företagshälsan",
];

/** "Vårdcentralen Exempel Norr 3, Skåne": nobody can take it for a unit that exists. */
function unitName(region: SyntheticRegion, index: number): string {
  const kind = kinds[index % kinds.length] ?? "Vårdcentralen";
  return `${kind} Exempel ${quarters[index % quarters.length] ?? ""} ${Math.floor(index / quarters.length) + 1}, ${region.short}`;
}

/**
 * SQL that makes `synthetic_region` and `synthetic_unit` to draw from, and fills the registry `unit`. One unit in
 * {@link renamedEvery} changes its name on a day of its own, and so has two dated rows.
 */
export function makeUnits(): string {
  const list = syntheticRegions();
  const units = list.flatMap((region, place) =>
    Array.from({length: region.units}, (_, index) => {
      const number = String(index + 1).padStart(4, "0");
      const isPrivate = index % privateEvery === privateEvery - 1;
      return {
        place,
        index,
        unit: `SYNTET-${region.code}-${number}`,
        provider: isPrivate ? `SYNTET-PRIVAT-${(place + index) % 9}` : `SYNTET-REGION-${region.code}`,
        name: unitName(region, index),
        region: region.code,
        renamed:
          index % renamedEvery === renamedEvery - 1
            ? day(`${syntheticFirstMonth}-01`) + 200 + index
            : undefined,
      };
    }),
  );
  const registry = units.flatMap(({unit, name, provider, region, renamed}) => {
    const row = (as: string, from: string, to: string) =>
      `('${unit}','${as}','${unit}','${provider}','${region}',${from},${to})`;
    return renamed === undefined
      ? [row(name, "NULL", "NULL")]
      : [row(`${name} (tidigare namn)`, "NULL", String(renamed - 1)), row(name, String(renamed), "NULL")];
  });
  return [
    makeTickTable(
      "synthetic_region_draw",
      10_000,
      list.map(({weight}, value) => ({key: 0, value, weight})),
    ),
    `CREATE OR REPLACE TEMP TABLE synthetic_region AS SELECT * FROM (VALUES ${list
      .map(({units: count, completion}, place) => `(${place},${count},${completion})`)
      .join(",")}) t(place, units, completion);`,
    `CREATE OR REPLACE TEMP TABLE synthetic_unit AS SELECT * FROM (VALUES ${units
      .map(({place, index, unit, provider}) => `(${place},${index},'${unit}','${provider}')`)
      .join(",")}) t(place, number, unit, provider);`,
    `INSERT INTO unit VALUES ${registry.join(",")};`,
  ].join("\n");
}
