import type {Manifest} from "../../src/contract/release.ts";
import type {Family} from "../model/cells.ts";
import type {Protected} from "../model/protected.ts";
import type {Settings} from "../settings.ts";
import {levelsOf} from "./coarsen.ts";
import {isOtherUnits} from "./unitDimensions.ts";

/**
 * What was made coarser before the tables were protected: dimensions that were taken to a coarser level, and units that were
 * counted together. The numbers of units are of those that stand in the published table, under a name of their own or another.
 */
export function reportCoarsening(
  tables: readonly Pick<Protected, "family" | "dimensions" | "codes">[],
  families: readonly Pick<Family, "id" | "levels">[],
  {coarsen, smallestUnit}: Pick<Settings, "coarsen" | "smallestUnit">,
): NonNullable<Manifest["coarsened"]> {
  return tables.flatMap((table) => {
    const {family} = table;
    const taken = levelsOf(families.find(({id}) => id === family) ?? {id: family}, coarsen).map(
      ({dimension, level, id}) => ({
        ...{kind: "level" as const, family, dimension, level, as: id},
      }),
    );
    const at = table.dimensions.findIndex(({id}) => id === "care_unit");
    if (at === -1) return taken;
    const codes = [...new Set(table.codes[at])].map(
      (position) => table.dimensions[at]?.codes[position]?.code ?? "",
    );
    const number = (kind: ReturnType<typeof isOtherUnits>) =>
      codes.filter((code) => isOtherUnits(code) === kind).length;
    const units = {
      ...{kind: "units" as const, family, smallest: smallestUnit},
      ...{own: number(false), byType: number("type"), byRegion: number("region")},
    };
    return [...taken, units];
  });
}
