import type {Family} from "../../model/cells.ts";
import type {Dimension} from "../../model/dimension.ts";
import {outsideDimension} from "../outsideDimension.ts";
import {readColumn} from "../readColumn.ts";
import {sizeDimensions} from "../sizeDimensions.ts";
import {CellTable, type RawCells} from "./cellTable.ts";
import {chooseRows, type Condition} from "./chooseRows.ts";
import {addPositions, everyRow, type KeyColumn, positionsOfKeys, possibleCells} from "./keys.ts";
import type {RelationRows} from "./relationRows.ts";
import {SizeTable} from "./sizeTable.ts";

type Columns = Readonly<Record<string, Float64Array>>;

/** What one counter hands to another: the cells of a family and the sizes of units, each as plain columns. */
export interface RawCounts {
  readonly cells: RawCells;
  readonly units?: RawCells;
}

/** Counts the cells of one family, bucket by bucket, and the sizes of units where it gathers small ones. */
export class FamilyCounter {
  readonly #family: Family;
  readonly #sizes: readonly number[];
  readonly #cells: CellTable;
  readonly #units: SizeTable | undefined;
  #chosen = new Int32Array();
  #person = new Int32Array();
  #keys = new Float64Array();

  constructor(family: Family, dimensions: Readonly<Record<string, Dimension>>) {
    const sizeOf = (id: string) => {
      const dimension = dimensions[id];
      if (!dimension) throw new RangeError(`family ${family.id}: no dimension ${id}`);
      return dimension.codes.length;
    };
    this.#family = family;
    this.#sizes = family.dimensions.map(sizeOf);
    this.#cells = new CellTable(possibleCells(this.#sizes));
    if (family.gathersSmallUnits) this.#units = new SizeTable(sizeDimensions(family).map(sizeOf));
  }

  /** Counts rows of whole persons, whose other rows come at no other time. */
  count(rows: RelationRows): void {
    const {length} = rows.person;
    if (length > this.#chosen.length) this.#makeRoom(2 * length);
    const keys = this.#keys;
    const conditions = this.#conditions(rows);
    const chosen = conditions.length === 0 ? everyRow : this.#chosen;
    const count = chosen ? chooseRows(chosen, length, conditions) : length;
    const columns = this.#family.dimensions.map((id, at) => this.#column(rows, id, this.#sizes[at] ?? 0));
    keys.fill(0, 0, count);
    for (const [at, column] of columns.entries())
      if (addPositions(keys, chosen, count, column))
        throw outsideDimension(this.#family, this.#family.dimensions[at] ?? "");
    const person = chosen ? this.#personsOf(rows.person, chosen, count) : rows.person;
    this.#cells.add(keys, person, count);
    const places = sizeDimensions(this.#family).map(
      (id) => columns[this.#family.dimensions.indexOf(id)]?.column,
    );
    this.#units?.add(person, chosen, count, places);
  }

  /** What has been counted, to be taken up by another counter of the family. */
  raw(): RawCounts {
    const units = this.#units?.raw();
    return {cells: this.#cells.cells(), ...(units && {units})};
  }

  /** Adds what was counted elsewhere, of other persons. */
  absorb({cells, units}: RawCounts): void {
    this.#cells.absorb(cells);
    if (units) this.#units?.absorb(units);
  }

  /** What has been counted, sorted by the dimensions in order, and the sizes of units: as the SELECTs of `portable/` give them. */
  counted(): {cells: Columns; sizes: Columns} {
    const {key, ...counts} = this.#cells.cells();
    const positions = positionsOfKeys(key, this.#sizes);
    const named = this.#family.dimensions.map((id, at) => [id, positions[at] ?? key] as const);
    return {
      cells: {...Object.fromEntries(named), ...counts},
      sizes: this.#units?.sizes(sizeDimensions(this.#family)) ?? {},
    };
  }

  #personsOf(all: Int32Array, chosen: Int32Array, count: number): Int32Array {
    const person = this.#person;
    for (let place = 0; place < count; place++) person[place] = all[chosen[place] ?? 0] ?? 0;
    return person;
  }

  #makeRoom(rows: number): void {
    this.#chosen = new Int32Array(rows);
    this.#person = new Int32Array(rows);
    this.#keys = new Float64Array(rows);
  }

  #conditions(rows: RelationRows): Condition[] {
    const {on, where = {}} = this.#family.rows;
    const conditions = Object.entries(where).map(([name, value]): Condition => ({
      column: rows.column(name),
      least: value,
      most: value,
    }));
    if (on === undefined) return conditions;
    // A row without a month is outside the release.
    return [...conditions, {column: rows.period(on, "month"), least: 0, most: Infinity}];
  }

  #column(rows: RelationRows, id: string, size: number): KeyColumn {
    const {from, name, positions} = readColumn(this.#family, id);
    const {on} = this.#family.rows;
    const column = from === "calendar" && on !== undefined ? rows.period(on, name) : rows.column(name);
    return {column, size, recoded: positions && Int32Array.from(positions)};
  }
}
