import {positionLookups, positionTables} from "./count/portable/positions.ts";
import type {Lookup} from "./engine/lookup.ts";
import type {NamedSelect} from "./engine/namedSelect.ts";
import {linkLookups, portableLinked} from "./link/portable.ts";
import type {Day} from "./model/day.ts";
import type {Dimension} from "./model/dimension.ts";
import type {Settings} from "./settings.ts";

/**
 * All that lies between the staged tables and the cells, as SELECTs in dependency order and the lookups they read: what
 * a database runs that keeps its rows. After them, `cellsSelect(family)` of each family gives its cells, and
 * `cellsOf` makes them ours. The staged tables that must be there: `certificate`, `period`, `message`, `unit`, `excluded`.
 *
 * Where no table may be made, the lookups come first as parts of one `WITH` (from arrays of parameters), then the
 * SELECTs in order as `name AS MATERIALIZED (select)`.
 */
export function portableTables(options: {
  settings: Pick<Settings, "maxGap" | "scope">;
  extractDay: Day;
  dimensions: Readonly<Record<string, Dimension>>;
}): {lookups: Lookup[]; tables: NamedSelect[]} {
  return {
    lookups: [...linkLookups(), ...positionLookups(options.dimensions)],
    tables: [...portableLinked(options), ...positionTables(options.dimensions)],
  };
}
