import type {Family} from "../model/cells.ts";

/** What stops a count: an event without a position in one of its family's dimensions. */
export function outsideDimension({id}: Pick<Family, "id">, dimension: string): RangeError {
  return new RangeError(`family ${id}: a cell has a value outside the dimension ${dimension}`);
}
