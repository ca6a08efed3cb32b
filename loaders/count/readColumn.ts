import type {Family} from "../model/cells.ts";
import {relations} from "../model/relations.ts";

/** The dimensions that are read from the calendar, by the day that the family is placed on. */
export const periods: readonly string[] = ["month", "quarter", "year"];

/**
 * What a dimension of a family is read from: a column of its relation, or the calendar, and by which `positions` the
 * coarser one of two is made of the finer.
 */
export interface ReadColumn {
  readonly from: "column" | "calendar";
  readonly name: string;
  readonly positions?: readonly number[];
}

/** What the family's dimension `id` is read from. Stops at one that its relation has nothing for. */
export function readColumn(family: Family, id: string): ReadColumn {
  const recoded = family.recoded?.[id];
  const declared = recoded?.of ?? id;
  const positions = recoded && {positions: recoded.positions};
  if (family.rows.on !== undefined && periods.includes(declared))
    return {from: "calendar", name: declared, ...positions};
  const name = family.rows.from?.[declared] ?? declared;
  const columns: readonly string[] = relations[family.rows.of].columns;
  if (!columns.includes(name)) throw new RangeError(`family ${family.id}: ${family.rows.of} has no ${name}`);
  return {from: "column", name, ...positions};
}
