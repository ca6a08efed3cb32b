import type {Cells, Family} from "../model/cells.ts";
import type {Dimension} from "../model/dimension.ts";
import {unknownRegion} from "../model/places.ts";
import type {Settings} from "../settings.ts";
import {gatherSmall} from "./gatherSmall.ts";
import {openPeriods} from "./openPeriods.ts";
import {outsideDimension} from "./outsideDimension.ts";
import {positionOf} from "./positionOf.ts";

type Dimensions = Readonly<Record<string, Dimension>>;
type Columns = Readonly<Record<string, Float64Array>>;

/** What the cells of a family are made with, beside the columns of its cells. */
export interface CellsOptions {
  readonly dimensions: Dimensions;
  readonly settings: Pick<Settings, "smallestUnit">;
  /** What {@link sizesSelect} gives; needed for a family that gathers small units. */
  readonly sizes: Columns;
}

/** The cells of a family from the columns that {@link cellsSelect} gives, sorted by the dimensions in order. */
export function cellsOf(family: Family, options: CellsOptions, counted: Columns): Cells {
  const {dimensions: all, columns: gathered} = family.gathersSmallUnits
    ? gatherSmall(counted, {...options, names: family.dimensions, smallest: options.settings.smallestUnit})
    : {...options, columns: counted};
  const columns = family.knownRegionsOnly ? inKnownRegions(gathered, all) : gathered;
  const dimensions = family.dimensions.map((id) => {
    const dimension = all[id];
    if (!dimension) throw new RangeError(`family ${family.id}: no dimension ${id}`);
    return dimension;
  });
  const codes = dimensions.map(({id, codes: allowed}) => {
    const column = columns[id] ?? new Float64Array();
    if (column.some((position) => !(position >= 0 && position < allowed.length)))
      throw outsideDimension(family, id);
    return new Uint16Array(column);
  });
  const {id, title, unit, description, events, tiedTo, roundsAll} = family;
  const n = new Uint32Array(columns["n"] ?? []);
  // A cell of a period that is counted in part is held to be one person's: it may not stand as it is until all of the period is.
  const open = openPeriods(dimensions[0], all["month"]);
  const most = Uint32Array.from(columns["most"] ?? [], (one, i) =>
    roundsAll || open.has(codes[0]?.[i] ?? -1) ? (n[i] ?? 0) : one,
  );
  return {
    ...{family: id, title, unit, description, events, dimensions, codes},
    ...(tiedTo && {tiedTo}),
    ...(roundsAll && {roundsAll}),
    ...{n, persons: new Uint32Array(columns["persons"] ?? []), most},
  };
}

/** The cells of a region that is known. */
function inKnownRegions(columns: Columns, dimensions: Dimensions): Columns {
  const unknown = positionOf(dimensions, "region", unknownRegion);
  const region = columns["region"];
  return Object.fromEntries(
    Object.entries(columns).map(([name, values]) => [
      name,
      values.filter((_, cell) => region?.[cell] !== unknown),
    ]),
  );
}
