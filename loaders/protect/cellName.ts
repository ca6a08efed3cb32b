import type {Cells} from "../model/cells.ts";

/**
 * The name of one cell, from the codes themselves and not their positions: a new month or region in a later
 * release leaves the names of all earlier cells, and so their draws, as they were.
 *
 * @example "started|month=2024-03|region=12|sex=K|age=31-40|diagnosis=F00-F99|degree=100"
 */
export function cellNames(cells: Pick<Cells, "family" | "dimensions" | "codes">): (index: number) => string {
  const parts = cells.dimensions.map((dimension) =>
    dimension.codes.map(({code}) => `|${dimension.id}=${code}`),
  );
  return (index) => {
    let name = cells.family;
    for (const [d, texts] of parts.entries()) {
      const text = texts[cells.codes[d]?.[index] ?? -1];
      if (text === undefined)
        throw new RangeError(`${cells.family}: cell ${index} lies outside its dimensions`);
      name += text;
    }
    return name;
  };
}
