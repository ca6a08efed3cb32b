import {CellTable, type RawCells} from "./cellTable.ts";
import {positionsOfKeys, possibleCells} from "./keys.ts";

/** Sixtieths of a person at each of so many places in a period, see `portable/sizesSelect.ts`. */
const shares = [0, 60, 30, 20, 15, 12, 10];

/**
 * The sizes of units: in memory what `portable/sizesSelect.ts` asks for. A place is a unit in a region.
 */
export class SizeTable {
  readonly #cells: CellTable;
  readonly #sizes: readonly number[];
  readonly #places: number[] = [];

  /** How many periods, regions and units there are. */
  constructor([periods = 0, regions = 0, units = 0]: readonly number[]) {
    // The first of the regions stands for all: the unit as a whole.
    this.#sizes = [periods, regions + 1, units];
    this.#cells = new CellTable(possibleCells(this.#sizes));
  }

  /** Counts the chosen rows of whole persons; `columns` are the positions of every row: period, region and unit. */
  add(
    persons: Int32Array,
    chosen: Int32Array | undefined,
    count: number,
    [period, region, unit]: readonly (Int32Array | undefined)[],
  ): void {
    const [, regions = 0, units = 0] = this.#sizes;
    for (let place = 0; place < count; place++) {
      if (place > 0 && persons[place] !== persons[place - 1]) this.#addPlaces();
      const row = chosen ? (chosen[place] ?? 0) : place;
      const key = ((period?.[row] ?? 0) * regions + (region?.[row] ?? 0) + 1) * units + (unit?.[row] ?? 0);
      if (!this.#places.includes(key)) this.#places.push(key);
    }
    this.#addPlaces();
  }

  /** The sizes by place, to be taken up by another table. */
  raw(): RawCells {
    return this.#cells.cells();
  }

  /** Adds the sizes that were counted elsewhere, of other persons. */
  absorb(cells: RawCells): void {
    this.#cells.absorb(cells);
  }

  /** The sizes, sorted by the dimensions of these names. */
  sizes([period = "", region = "", unit = ""]: readonly string[]): Readonly<Record<string, Float64Array>> {
    const {key, ...counts} = this.#cells.cells();
    const [periods = key, regions = key, units = key] = positionsOfKeys(key, this.#sizes);
    return {[period]: periods, [region]: regions.map((one) => one - 1), [unit]: units, ...counts};
  }

  /** Counts the places of one person. */
  #addPlaces(): void {
    const [, regions = 0, units = 0] = this.#sizes;
    const places = this.#places;
    for (let at = 0; at < places.length; at++) {
      const place = places[at] ?? 0;
      const period = Math.floor(place / (regions * units));
      const whole = period * regions * units + (place % units);
      let beside = 0;
      let isFirst = true;
      for (let other = 0; other < places.length; other++) {
        const another = places[other] ?? 0;
        if (Math.floor(another / (regions * units)) !== period) continue;
        beside++;
        if (other < at && another % units === place % units) isFirst = false;
      }
      this.#cells.addPerson(place, 1 + (shares[beside] ?? 0));
      if (isFirst) this.#cells.addPerson(whole, 1);
    }
    places.length = 0;
  }
}
