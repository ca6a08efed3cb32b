import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {Manifest} from "../../src/contract/release.ts";
import {DisclosureError} from "../errors.ts";
import type {Cells} from "../model/cells.ts";
import type {Dimension} from "../model/dimension.ts";
import type {CarriedCells} from "./carriedCells.ts";
import {cellsRevisedByFew} from "./cellsRevisedByFew.ts";
import {isSmall} from "./isSmall.ts";
import {levelOf} from "./margins.ts";
import {cellAt, keysOf, type ReadBack, readBack} from "./readBack.ts";

type Family = Manifest["families"][number];

/** What earlier releases have shown, by family, and the key that cells are known by. */
export interface Earlier {
  readonly carried: ReadonlyMap<string, CarriedCells>;
  readonly key: Uint8Array;
}

/** Stops the release at one cell. */
type Stop = (cell: string, rule: string) => never;

/**
 * The enumeration checks of disclosure rule R, on the bytes that will be published, read back by a library that did
 * not write them. Stops the release at the first cell that breaks a rule:
 *
 * 1. no count lies in 1..b−1, and no cell stands twice;
 * 2. the table of each region is its part of the whole, and the nation's is the sum over regions;
 * 3. the counts beside the tables are multiples of b, and none tells a true 0 from 1–4;
 * 4. against the exact cells: an empty cell and one that is not small stand as they are, any other is one of the two
 *    multiples of b around the truth; no true cell is missing and no other is added;
 * 5. a tied table has the published sums of its leading one, each of them. Only there may a cell differ from rule 4: one in a
 *    sum, or more where all but the last of them gave what they had above b; as many, and as far, as the manifest says;
 * 6. against `earlier` releases: two counts that a cell has stood as differ by the events of b persons or more.
 */
export async function enumerate(folder: string, truth: readonly Cells[], earlier?: Earlier): Promise<void> {
  const manifest = Manifest.parse(JSON.parse(await readFile(join(folder, "manifest.json"), "utf8")));
  const base = manifest.disclosure.base;
  checkCounts(manifest);
  const tables = new Map<string, TiedTable>();
  for (const family of manifest.families) {
    const path = `tables/${family.id}.parquet`;
    const stop: Stop = (cell, rule) => {
      throw new DisclosureError(`${path}, cell ${cell}: ${rule}`);
    };
    const dimensions = dimensionsOf(manifest, family.dimensions);
    const table = await readBack(join(folder, path), path, dimensions);
    for (const [i, n] of table.n.entries()) {
      if (!(n >= base))
        stop(cellAt(dimensions, table.codes, i), `ett publicerat antal i en innersta cell är minst ${base}`);
    }
    if (family.dimensions.includes("region")) await checkPlaces(folder, manifest, family, table);
    const exact = truth.find((cells) => cells.family === family.id);
    if (!exact) throw new DisclosureError(`${path}: det finns inga exakta celler att pröva tabellen mot`);
    const isTied = family.tied !== undefined;
    const {moved, shown} = compareWithTruth(exact, dimensions, table, {base, isTied, stop});
    const carried = earlier?.carried.get(family.id);
    const few = earlier && carried && cellsRevisedByFew(exact, shown, carried, {base, key: earlier.key});
    if (few?.[0] !== undefined)
      stop(
        cellAt(exact.dimensions, exact.codes, few[0]),
        `en cell som har stått som den är avrundas när färre än ${base} personer kan stå bakom ändringen`,
      );
    tables.set(family.id, {dimensions, table, moved, stop});
  }
  for (const family of manifest.families) {
    const own = tables.get(family.id);
    if (family.tied && own) checkTie(family, own, tables.get(family.tied.family), base);
  }
}

function dimensionsOf(manifest: Manifest, ids: readonly string[]): Dimension[] {
  return ids.map((id) => {
    const dimension = manifest.dimensions[id];
    if (!dimension) throw new DisclosureError(`manifest.json: det finns ingen dimension ${id}`);
    const {title, codes} = dimension;
    return {id, title, codes: codes.map(({code, title: text}) => ({code, title: text}))};
  });
}

function checkCounts({quality, disclosure: {base}}: Manifest): void {
  const {accepted, excluded, rejected, flags} = quality;
  for (const {id, n} of [{id: "accepted", n: accepted}, ...excluded, ...rejected, ...flags]) {
    if (n % base !== 0)
      throw new DisclosureError(`manifest.json, quality, ${id}: är ingen multipel av ${base}`);
  }
  if (rejected.some(({n}) => n === 0)) {
    throw new DisclosureError(
      `manifest.json, quality, rejected: en regel som listas med 0 skiljer 1–${base - 1} från 0`,
    );
  }
}

/** Each place's table is the sum of its part of the whole, cell by cell, and so is its number of cells at the base. */
async function checkPlaces(
  folder: string,
  manifest: Manifest,
  family: Family,
  whole: ReadBack,
): Promise<void> {
  const base = manifest.disclosure.base;
  const at = family.dimensions.indexOf("region");
  const regions = manifest.dimensions["region"]?.codes.map(({code}) => code) ?? [];
  const dimensions = dimensionsOf(
    manifest,
    family.dimensions.filter((id) => id !== "region"),
  );
  const others = whole.codes.filter((_, d) => d !== at);
  const keys = keysOf(dimensions, others, whole.n.length);
  // The rows of each region, so that a region's table is looked for among its own.
  const rows = regions.map((): number[] => []);
  for (const [i, region] of (whole.codes[at] ?? new Int32Array()).entries()) rows[region]?.push(i);
  for (const {slug, code} of manifest.places) {
    const path = `places/${slug}/${family.id}.parquet`;
    const part = await readBack(join(folder, path), path, dimensions);
    const sums = new Map<number, {n: number; atBase: number; above: number}>();
    for (const i of code === null ? whole.n.keys() : (rows[regions.indexOf(code)] ?? [])) {
      const key = keys[i] ?? NaN;
      const n = whole.n[i] ?? 0;
      const sum = sums.get(key);
      if (sum === undefined) sums.set(key, {n, atBase: n === base ? 1 : 0, above: n === base ? 0 : 1});
      else {
        sum.n += n;
        if (n === base) sum.atBase++;
        else sum.above++;
      }
    }
    for (const [i, key] of part.key.entries()) {
      const sum = sums.get(key);
      // Where every cell is rounded, one above the base counts as b²/4 of the b(b − 1) of one at it.
      const above = family.roundsAll ? Math.ceil(((sum?.above ?? 0) * base) / (4 * (base - 1))) : 0;
      if (sum?.n !== part.n[i] || (sum?.atBase ?? 0) + above !== part.atBase?.[i]) {
        throw new DisclosureError(
          `${path}, cell ${cellAt(dimensions, part.codes, i)}: är inte sin del av tables/${family.id}.parquet`,
        );
      }
    }
    if (part.key.length !== sums.size)
      throw new DisclosureError(
        `${path}, cell (alla): har andra celler än sin del av tables/${family.id}.parquet`,
      );
  }
}

/** A published cell of a tied table that is not what rule R gives: its row, and how far it lies from the truth. */
interface Moved {
  readonly row: number;
  readonly off: number;
}

/**
 * Every true cell against what is published of it, both in the order of their codes: which rows are moved, and which cells show a count that no
 * rounding gives.
 */
function compareWithTruth(
  exact: Cells,
  dimensions: readonly Dimension[],
  table: ReadBack,
  {base, isTied, stop}: {readonly base: number; readonly isTied: boolean; readonly stop: Stop},
): {moved: Moved[]; shown: Uint32Array} {
  const keys = keysOf(exact.dimensions, exact.codes, exact.n.length);
  const order = Uint32Array.from(exact.n.keys());
  if (keys.some((key, i) => i > 0 && !((keys[i - 1] ?? 0) < key)))
    order.sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0));
  const moved: Moved[] = [];
  const shown: number[] = [];
  let row = 0;
  for (const i of order) {
    const name = () => cellAt(exact.dimensions, exact.codes, i);
    if ((table.key[row] ?? Infinity) < (keys[i] ?? 0))
      stop(cellAt(dimensions, table.codes, row), "en cell är publicerad som ingen räknas i");
    const isHere = table.key[row] === keys[i];
    const y = isHere ? (table.n[row] ?? 0) : 0;
    const n = exact.n[i] ?? 0;
    const cell = {n, persons: exact.persons[i] ?? 0, most: exact.most[i] ?? 0};
    const isAsItIs = y === n;
    const isNear = y % base === 0 && Math.abs(y - n) < base;
    if (isAsItIs && y % base !== 0) shown.push(i);
    if (!(isSmall(cell, base) ? isNear : isAsItIs)) {
      if (isTied && isHere) moved.push({row, off: Math.abs(y - n)});
      else if (cell.persons < base)
        stop(
          name(),
          `en cell med färre än ${base} personer publiceras som en närliggande multipel av ${base}`,
        );
      else if (isSmall(cell, base))
        stop(
          name(),
          `en cell där en person står för mer än hälften publiceras som en närliggande multipel av ${base}`,
        );
      else stop(name(), `en cell med minst ${base} personer publiceras som den är`);
    }
    if (isHere) row++;
  }
  if (row < table.key.length)
    stop(cellAt(dimensions, table.codes, row), "en cell är publicerad som ingen räknas i");
  return {moved, shown: Uint32Array.from(shown)};
}

interface TiedTable {
  readonly dimensions: readonly Dimension[];
  readonly table: ReadBack;
  readonly moved: readonly Moved[];
  readonly stop: Stop;
}

/** The sums of a tied table are those of its leading one, and no more cells moved for it than the manifest says. */
function checkTie(
  {tied, remainder}: Family,
  own: TiedTable,
  lead: TiedTable | undefined,
  base: number,
): void {
  const {moved, stop} = own;
  const over = tied?.over ?? [];
  if (!lead) return stop("(alla)", `tabellen ${tied?.family ?? ""}, som den är knuten till, finns inte`);
  const names = sumNames(own, over);
  const sums = new Map<string, number>();
  const add = (name: string, n: number) => sums.set(name, (sums.get(name) ?? 0) + n);
  for (const [i, n] of own.table.n.entries()) add(names(i), n);
  const leadNames = sumNames(lead, over);
  // A period of which the tied table has no row is one that it does not count.
  const period = sumNames(own, over.filter(isPeriod));
  const leadPeriod = sumNames(lead, over.filter(isPeriod));
  const counted = new Set(Array.from(own.table.n, (_, i) => period(i)));
  for (const [i, n] of lead.table.n.entries()) if (counted.has(leadPeriod(i))) add(leadNames(i), -n);
  for (const [name, left] of sums) if (left !== 0) stop(name, `har en annan summa än ${tied?.family ?? ""}`);
  const movedOf = new Map<string, Moved[]>();
  for (const one of moved) {
    const name = names(one.row);
    movedOf.set(name, [...(movedOf.get(name) ?? []), one]);
    if (one.off > (remainder?.greatest ?? 0))
      stop(name, "en cell ligger längre från det sanna antalet än manifestet säger");
  }
  for (const [name, list] of movedOf) {
    if (list.filter(({row}) => own.table.n[row] !== base).length > 1)
      stop(name, "fler än en cell tar det som blir över när summorna görs lika");
  }
  if (moved.length !== (remainder?.cells ?? 0))
    stop(
      "(alla)",
      "manifestet säger ett annat antal celler som tar det som blir över när summorna görs lika",
    );
}

const isPeriod = (level: string) => ["month", "quarter", "year"].includes(level);

/** The codes of the sum over some levels that each row of a table belongs to. */
function sumNames({dimensions, table}: TiedTable, over: readonly string[]): (row: number) => string {
  const parts = over.map((wanted) => {
    for (const [d, dimension] of dimensions.entries()) {
      const level = levelOf(dimension, wanted);
      if (level) return {column: table.codes[d] ?? new Int32Array(), level};
    }
    throw new DisclosureError(`manifest.json: en tabell är knuten över ${wanted}, som den inte har`);
  });
  return (row) =>
    parts.map(({column, level}) => level.codes[level.of[column[row] ?? 0] ?? 0] ?? "").join(" · ");
}
