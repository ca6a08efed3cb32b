import {UsageError} from "../errors.ts";
import type {Family} from "../model/cells.ts";
import type {Dimension} from "../model/dimension.ts";
import type {Settings} from "../settings.ts";
import {coarsenFamilies} from "./coarsen.ts";
import {officialFamilies} from "./official.ts";
import {related} from "./related.ts";

type Dimensions = Readonly<Record<string, Dimension>>;

/** What is counted for a release: the families that are published by rounding, and the parts of its official tables. */
export function plannedFamilies(
  all: readonly Family[],
  settings: Pick<Settings, "coarsen" | "families" | "officialTables">,
  dimensions: Dimensions,
): {readonly families: readonly Family[]; readonly dimensions: Dimensions} {
  const rounded = roundedFamilies(all, settings);
  const official = officialFamilies(settings.officialTables, all, dimensions);
  return {
    families: [...coarsenFamilies(rounded, settings.coarsen, dimensions), ...official.families],
    dimensions: official.dimensions,
  };
}

/**
 * The families that are published by rounding. Stops where one is no family, where a table lacks the one it is tied to, and
 * where the same events, or events that theirs are a part of or that are a part of theirs, are published by suppression too:
 * the exact sums of the one less the rounded parts of the other would tell what either hides.
 */
export function roundedFamilies(
  all: readonly Family[],
  {families: chosen, officialTables}: Pick<Settings, "families" | "officialTables">,
): Family[] {
  const known = all.map(({id}) => id).join(", ");
  for (const id of chosen ?? []) {
    if (!all.some((family) => family.id === id))
      throw new UsageError(`settings: families: ${id}: ingen sådan tabell; det finns ${known}`);
  }
  const rounded = all.filter(({id}) => chosen?.includes(id) ?? true);
  for (const {id, tiedTo} of rounded) {
    if (tiedTo && !rounded.some((family) => family.id === tiedTo.family))
      throw new UsageError(
        `settings: families: ${id} hålls lika med ${tiedTo.family}, som också måste tas med`,
      );
  }
  for (const table of officialTables) {
    const own = all.find(({id}) => id === table.family);
    const same = own ? rounded.filter((family) => related(own, family)).map(({id}) => id) : [];
    if (same.length === 0) continue;
    const names = new Intl.ListFormat("sv").format(same);
    throw new UsageError(
      `settings: officialTables, ${table.id}: samma händelser, eller en del av dem, publiceras också avrundade i ${names}. ` +
        `Med båda går det att räkna ut det som är spärrat: ange i families vilka tabeller som ska avrundas, utan ${names}`,
    );
  }
  return rounded;
}
