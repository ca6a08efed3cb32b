import type {Cells} from "../model/cells.ts";
import type {Code} from "../model/dimension.ts";
import {unknownRegion} from "../model/places.ts";
import {type CareUnit, careUnitDimension, isOtherUnits, type UnitGroup} from "./unitDimensions.ts";

/**
 * Families that gather small units, each by its own period, with one list of units between them: all that stand in any of them. A
 * release says of a dimension once which codes it has. Units keep their order, so cells stay sorted.
 */
export function sharedUnits(families: readonly Cells[]): Cells[] {
  const units = new Map<string, CareUnit>();
  const groups = new Map<string, UnitGroup>();
  const regions = new Map<string, Code>();
  for (const {dimensions, codes} of families) {
    const at = dimensions.findIndex(({id}) => id === "care_unit");
    const own = dimensions[at]?.codes ?? [];
    for (const region of dimensions[at]?.parents ?? []) regions.set(region.code, region);
    for (const position of new Set(codes[at] ?? [])) {
      const unit = own[position];
      if (unit === undefined) continue;
      const region = unit.parent ?? unknownRegion;
      const kind = isOtherUnits(unit.code);
      if (kind === false) units.set(unit.code, unit);
      else if (kind === "type")
        groups.set(unit.code, {region, type: unit.code.slice(`ovriga-${region}-`.length)});
    }
  }
  // As the registry is read: by region, then id.
  const key = ({parent = unknownRegion, code}: CareUnit) => `${parent} ${code}`;
  const shared = careUnitDimension(
    [...units.values()].sort((a, b) => (key(a) < key(b) ? -1 : 1)),
    [...groups.values()],
    [...regions.values()],
  );
  const places = new Map(shared.codes.map(({code}, position) => [code, position]));
  return families.map((family) => {
    const at = family.dimensions.findIndex(({id}) => id === "care_unit");
    const own = family.dimensions[at]?.codes;
    if (own === undefined) return family;
    const positions = own.map(({code}) => places.get(code) ?? -1);
    return {
      ...family,
      dimensions: family.dimensions.with(at, shared),
      codes: family.codes.with(
        at,
        Uint16Array.from(family.codes[at] ?? [], (position) => positions[position] ?? -1),
      ),
    };
  });
}
