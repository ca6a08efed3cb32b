import {UsageError} from "../errors.ts";
import type {Family} from "../model/cells.ts";
import type {Dimension} from "../model/dimension.ts";
import {type Level, levels} from "../model/levels.ts";
import type {Settings} from "../settings.ts";

type Dimensions = Readonly<Record<string, Dimension>>;

/**
 * The families as they themselves (`levels`) and the setting `coarsen` have them: with coarser levels of some dimensions in place
 * of the finer ones. A person is counted at the coarser level itself: who stands in two finer cells is one person in the coarser one, which could not be
 * told from the cells. Only the levels that are asked for are counted, so nothing finer is there to be published by mistake.
 */
export function coarsenFamilies(
  families: readonly Family[],
  coarsen: Settings["coarsen"],
  dimensions: Dimensions,
): Family[] {
  checkCoarsening(families, coarsen);
  return families.map((family) => {
    const asked = levelsOf(family, coarsen);
    if (asked.length === 0) return family;
    const recoded = asked.map(
      (level) => [level.id, {of: level.dimension, positions: parentPositions(level, dimensions)}] as const,
    );
    return {
      ...family,
      dimensions: family.dimensions.map((id) => asked.find(({dimension}) => dimension === id)?.id ?? id),
      recoded: Object.fromEntries(recoded),
    };
  });
}

/** Stops at a setting for a family that is none, for a dimension that the family does not have, or has at a level of its own. */
export function checkCoarsening(families: readonly Family[], coarsen: Settings["coarsen"]): void {
  for (const [id, asked] of Object.entries(coarsen)) {
    const family = families.find((one) => one.id === id);
    if (!family) {
      const known = families.map((one) => one.id).join(", ");
      throw new UsageError(`settings: coarsen.${id}: ingen sådan tabell; det finns ${known}`);
    }
    for (const dimension of Object.keys(asked)) {
      if (family.levels?.[dimension] !== undefined) {
        throw new UsageError(
          `settings: coarsen.${id}.${dimension}: tabellen har alltid nivån ${family.levels[dimension]}: ta bort raden`,
        );
      }
      if (family.dimensions.includes(dimension)) continue;
      const own = levels.filter((level) => family.dimensions.includes(level.dimension));
      const known = own.map((level) => `${level.dimension} (${level.finest}, ${level.level})`).join(", ");
      throw new UsageError(
        `settings: coarsen.${id}.${dimension}: tabellen är inte uppdelad på ${dimension}; det som kan göras grövre är ${known || "inget"}`,
      );
    }
  }
}

/** The coarser levels that a family is taken to: its own, which no setting makes finer, and those of the settings. */
export function levelsOf(family: Pick<Family, "id" | "levels">, coarsen: Settings["coarsen"]): Level[] {
  const asked: Readonly<Record<string, string | undefined>> = {...coarsen[family.id], ...family.levels};
  return levels.filter(({dimension, level}) => asked[dimension] === level);
}

/** The position of what each position belongs to. */
function parentPositions({dimension: id}: Level, dimensions: Dimensions): number[] {
  const {codes = [], parents = []} = dimensions[id] ?? {};
  return codes.map(({code, parent}) => {
    const at = parents.findIndex((one) => one.code === parent);
    if (at === -1) throw new RangeError(`dimension ${id}: ${code} belongs to nothing`);
    return at;
  });
}
