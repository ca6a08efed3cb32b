import type {Manifest} from "../contract/release.js";
import {isNation} from "../contract/whole.js";
import {regionsOf} from "./regions.js";

/** Where a län stands on the tile grid: rows from north to south, columns from west to east. */
export interface Tile {
  readonly row: number;
  readonly column: number;
}

/** Gotland lies alone in the sea: its tile stands a little apart. */
export const islandGap = 0.18;

/**
 * The 21 län as tiles of equal size, 8 rows by 4 columns, by their codes: a map on which a small län can be read as well as a
 * large one. Most neighbours stay neighbours; distances and areas say nothing.
 */
export const tileGrid: ReadonlyMap<string, Tile> = new Map(
  [
    [".", ".", "25", "."],
    [".", ".", "24", "."],
    [".", "23", "22", "."],
    [".", "20", "21", "."],
    ["17", "18", "19", "03"],
    ["14", "05", "04", "01"],
    ["13", "06", "08", "09"],
    ["12", "07", "10", "."],
  ].flatMap((codes, row) =>
    codes.flatMap((code, column): [string, Tile][] => (code === "." ? [] : [[code, {row, column}]])),
  ),
);

/** The tiles of a release's regions by their codes: where it has only some of them, without the empty rows and columns around them. */
export function tilesOf(manifest: Pick<Manifest, "places">): ReadonlyMap<string, Tile> {
  if (isNation(manifest)) return tileGrid;
  const own = regionsOf(manifest).flatMap(({code}): [string, Tile][] => {
    const tile = tileGrid.get(code);
    return tile === undefined ? [] : [[code, tile]];
  });
  const north = Math.min(...own.map(([, {row}]) => row));
  const west = Math.min(...own.map(([, {column}]) => column));
  return new Map(own.map(([code, {row, column}]) => [code, {row: row - north, column: column - west}]));
}
