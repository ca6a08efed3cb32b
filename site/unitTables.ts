import {parquetReadObjects} from "hyparquet";
import type {Manifest} from "../src/contract/release.ts";
import type {UnitTable} from "../src/contract/unitTable.ts";
import {unitTypesOf, unknownType} from "./unitTypes.ts";

type Read = (path: string) => Uint8Array | undefined;
type Row = Readonly<Record<string, unknown>>;

/**
 * The tables of units, one of each type, by path under `data/`: `read` gives the bytes of a file of the release. A release without a
 * registry or without the families has tables without units, so that the pages can say so.
 */
export async function unitTables(manifest: Manifest, read: Read): Promise<Map<string, Buffer<ArrayBuffer>>> {
  const tables = new Map<string, Buffer<ArrayBuffer>>();
  const sums = await sumsOf(manifest, read);
  const types = unitTypesOf(manifest);
  for (const type of types)
    tables.set(
      `units/${type.id}.json`,
      Buffer.from(JSON.stringify(tableOf(type, types, {...sums, manifest}))),
    );
  return tables;
}

/** Sums by text keys, and how many cells behind each stand at the base. */
type Sums = ReadonlyMap<string, {readonly n: number; readonly atBase: number}>;

interface AllSums {
  readonly certificates: Sums;
  readonly mix: Sums;
  readonly nation: Sums;
  readonly quarters: Sums;
  readonly started: Sums;
  readonly durations: Sums;
}

async function sumsOf(manifest: Manifest, read: Read): Promise<AllSums> {
  const {base} = manifest.disclosure;
  const sum = async (family: string, key: (row: Row) => (string | undefined)[]): Promise<Sums> => {
    const sums = new Map<string, {n: number; atBase: number}>();
    for (const row of await rowsOf(family, read)) {
      const name = key(row).join("|");
      const one = sums.get(name) ?? {n: 0, atBase: 0};
      one.n += Number(row["n"]);
      if (row["n"] === base) one.atBase++;
      sums.set(name, one);
    }
    return sums;
  };
  const age = levelReader(manifest, "age");
  const diagnosis = levelReader(manifest, "diagnosis");
  const text = (row: Row, id: string): string => String(row[id]);
  return {
    certificates: await sum("unit_certificates", (row) => [
      ...[text(row, "care_unit"), text(row, "year"), text(row, "completed")],
    ]),
    mix: await sum("unit_case_mix", (row) => [
      ...[text(row, "care_unit"), text(row, "year"), text(row, "sex"), age(row), diagnosis(row)],
    ]),
    nation: await sum("certificates", (row) => [
      text(row, "month").slice(0, 4),
      ...[text(row, "sex"), age(row), diagnosis(row), text(row, "completed")],
    ]),
    started: await sum("unit_started", (row) => [text(row, "care_unit"), text(row, "year")]),
    durations: await sum("unit_durations", (row) => [
      ...[text(row, "care_unit"), text(row, "year"), text(row, "duration_limit")],
    ]),
    quarters: await sum("unit_quarters", (row) => [
      ...[text(row, "care_unit"), text(row, "quarter"), text(row, "completed")],
    ]),
  };
}

async function rowsOf(family: string, read: Read): Promise<Row[]> {
  const bytes = read(`tables/${family}.parquet`);
  // A copy of its own: the reader takes the whole buffer that lies under a view.
  return bytes === undefined ? [] : await parquetReadObjects({file: Uint8Array.from(bytes).buffer});
}

/** Reads a dimension at its coarser level, whichever of the two a table has. */
function levelReader({dimensions}: Manifest, id: "age" | "diagnosis"): (row: Row) => string {
  const parents = new Map((dimensions[id]?.codes ?? []).map(({code, parent}) => [code, parent ?? code]));
  const coarse = id === "age" ? "age_two_bands" : "diagnosis_group";
  return (row) => (coarse in row ? String(row[coarse]) : (parents.get(String(row[id])) ?? String(row[id])));
}

function tableOf(
  type: UnitTable["type"],
  types: readonly UnitTable["type"][],
  {
    manifest,
    certificates,
    mix,
    nation,
    quarters: byQuarter,
    started,
    durations,
  }: AllSums & {readonly manifest: Manifest},
): UnitTable {
  const {disclosure, dimensions, registry} = manifest;
  const {base} = disclosure;
  const codesOf = (id: string): string[] => (dimensions[id]?.codes ?? []).map(({code}) => code);
  const [years, quarters] = [codesOf("year"), codesOf("quarter")];
  const titles = new Map((dimensions["care_unit"]?.codes ?? []).map((unit) => [unit.code, unit]));
  const all = registry?.units ?? [];
  const typeOf = (unit: (typeof all)[number]): string => unit.type ?? unknownType;
  const regions = (registry?.regions ?? []).map(({code, title}) => ({code, title}));
  const collator = new Intl.Collator("sv-SE", {numeric: true});
  const units = all
    .filter((unit) => typeOf(unit) === type.id)
    .map(({code, parts, listed}) => {
      const {title = code, parent} = titles.get(code) ?? {};
      const region = Math.max(
        0,
        regions.findIndex((one) => one.code === parent),
      );
      return {code, title, region, parts, listed};
    })
    .sort((a, b) => a.region - b.region || collator.compare(a.title, b.title) || (a.code < b.code ? -1 : 1));
  const sexes = codesOf("sex");
  const coarse = (id: string, level: string) => dimensions[level]?.codes ?? dimensions[id]?.parents ?? [];
  const bare = (codes: readonly {code: string; title: string}[]) =>
    codes.map(({code, title}) => ({code, title}));
  const [ages, diagnoses] = [
    bare(coarse("age", "age_two_bands")),
    bare(coarse("diagnosis", "diagnosis_group")),
  ];
  const strata = sexes.flatMap((sex) =>
    ages.flatMap((age) => diagnoses.map((diagnosis) => ({sex, age: age.code, diagnosis: diagnosis.code}))),
  );
  const nought = {n: 0, atBase: 0};
  const of = (sums: Sums, ...key: string[]) => sums.get(key.join("|")) ?? nought;
  const each = units.flatMap(({code}) => years.map((year) => ({code, year})));
  const parts = each.map(({code, year}) => [
    of(certificates, code, year, "0"),
    of(certificates, code, year, "1"),
  ]);
  const nations = years.flatMap((year) =>
    strata.map(({sex, age, diagnosis}) =>
      ["0", "1"].map((completed) => of(nation, year, sex, age, diagnosis, completed)),
    ),
  );
  const cells = each.flatMap(({code, year}, cell) =>
    strata.flatMap(({sex, age, diagnosis}, stratum) => {
      const {n} = of(mix, code, year, sex, age, diagnosis);
      return n === 0 ? [] : [{cell, stratum, multiple: n / base}];
    }),
  );
  /** Followed sjukfall of each unit and year that lasted longer than so many days; a band begins with the first day that it holds. */
  const longerThan = (days: number): number[] => {
    const bands = codesOf("duration_limit").filter((code) => Number(code.split("-")[0]) > days);
    return each.map(
      ({code, year}) => bands.reduce((sum, band) => sum + of(durations, code, year, band).n, 0) / base,
    );
  };
  const inQuarters = units.flatMap(({code}) =>
    quarters.map((quarter) =>
      ["0", "1"].map((completed) => of(byQuarter, code, quarter, completed).n / base),
    ),
  );
  const total = (list: readonly {n: number; atBase: number}[], what: "n" | "atBase"): number =>
    list.reduce((sum, one) => sum + one[what], 0);
  return {
    ...{type, regions, units, years, strata, ages, diagnoses, quarters},
    types: types.map((one) => ({...one, units: all.filter((unit) => typeOf(unit) === one.id).length})),
    certificates: parts.map((list) => total(list, "n")),
    certificatesAtBase: parts.map((list) => total(list, "atBase")),
    completed: parts.map(([, asked]) => asked?.n ?? 0),
    completedAtBase: parts.map(([, asked]) => asked?.atBase ?? 0),
    sjukfall: {
      started: each.map(({code, year}) => of(started, code, year).n / base),
      ...{followed: longerThan(0), longer90: longerThan(90), longer180: longerThan(180)},
    },
    nation: {
      certificates: nations.map((list) => total(list, "n")),
      completed: nations.map(([, asked]) => asked?.n ?? 0),
      completedAtBase: nations.map(([, asked]) => asked?.atBase ?? 0),
    },
    mix: {
      cells: cells.map(({cell}) => cell),
      strata: cells.map(({stratum}) => stratum),
      multiples: cells.map(({multiple}) => multiple),
    },
    byQuarter: {
      certificates: inQuarters.map(([none = 0, asked = 0]) => none + asked),
      completed: inQuarters.map(([, asked = 0]) => asked),
    },
  };
}
