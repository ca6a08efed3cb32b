import type {Dimension} from "../model/dimension.ts";

/** The position of a code that the dimension `id` must have. */
export function positionOf(
  dimensions: Readonly<Record<string, Dimension>>,
  id: string,
  wanted: string,
): number {
  const position = dimensions[id]?.codes.findIndex(({code}) => code === wanted) ?? -1;
  if (position < 0) throw new RangeError(`dimension ${id}: no code ${wanted}`);
  return position;
}
