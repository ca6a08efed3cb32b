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
