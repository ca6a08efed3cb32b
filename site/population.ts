import {existsSync, readFileSync} from "node:fs";
import {InputError} from "../loaders/errors.ts";
import {readReference} from "../loaders/model/reference.ts";
import type {Population} from "../src/contract/population.ts";
import {populationYear} from "../src/contract/populationYear.ts";
import type {Manifest} from "../src/contract/release.ts";
import {ageBands, workingAges} from "./ageBands.ts";
import {demoPopulation} from "./demoPopulation.ts";
import {sha256} from "./release.ts";

/** Rows of a reference table, by its header. */
export type Rows = readonly Readonly<Record<string, string>>[];

/** How many of one sex and age lived in a län on 31 December of a year; `ALL` for what is not told apart. */
export interface Inhabitants {
  readonly year: number;
  readonly region: string;
  readonly sex: string;
  readonly age: number | "ALL";
  readonly n: number;
}

/** What stands in `data/reference`, by file name: the rows of a table, or undefined where it is not there. */
export type Reference = (name: string) => Rows | undefined;

/** The table that `underlag statistics fetch scb` writes: whoever wants rates by sex and age copies it to `data/reference`. */
const fetched = "scb-population.csv";
const totals = "population.csv";
const ofDemo = [totals, "dependency-ratio.csv", "synthetic-population.csv"] as const;

/** Reads a table of `data/reference`. */
export const reference: Reference = (name) => (existsSync(fileOf(name)) ? readReference(name) : undefined);

/**
 * The inhabitants that the rates of a release divide by. For real certificates SCB's population by sex and age where it has
 * been fetched, else everybody by län; for the synthetic country its own, of the right size. Years that no month of the release
 * divides by are left out, and so are regions that the release has no figures of.
 */
export function populationOf(manifest: Manifest, tables: Reference = reference): Population {
  if (manifest.synthetic) {
    const certificates = manifest.source.parameters["certificates"];
    if (typeof certificates !== "number") return noPopulation;
    const [all, ratios, weights] = ofDemo.map((name) => needed(tables, name)) as [Rows, Rows, Rows];
    const people = demoPopulation(certificates, {totals: all, ratios, weights});
    const source =
      "Demolandets påhittade befolkning, med länens storlek efter SCB:s folkmängd den 31 december 2024";
    return {kind: "demo", ages: "16-64", source, sha256: hashOf(ofDemo), ...ofBands(manifest, people)};
  }
  const scb = tables(fetched);
  const rows = scb ?? tables(totals);
  if (rows === undefined) return noPopulation;
  const {region: told} = manifest.dimensions;
  const covered = told && new Set(told.codes.map(({code}) => code));
  const people = usedYears(
    manifest,
    rows.map(inhabitants).filter(({region}) => region !== "ALL" && covered?.has(region) !== false),
  );
  const source = "SCB, folkmängd den 31 december";
  return scb === undefined
    ? {kind: "registered", ages: "all", source, sha256: hashOf([totals]), ...everybody(people)}
    : {kind: "registered", ages: "16-64", source, sha256: hashOf([fetched]), ...ofBands(manifest, people)};
}

const noPopulation: Population = {
  ...{kind: "none", ages: "all", source: "", sha256: sha256("")},
  ...{years: [], regions: [], sexes: [], bands: [], n: []},
};

function inhabitants({year, region = "", sex = "", age = "", population}: Rows[number]): Inhabitants {
  // SCB's last class has no upper end: "100-".
  return {
    year: Number(year),
    ...{region, sex, n: Number(population)},
    age: age === "ALL" ? "ALL" : Number.parseInt(age),
  };
}

/** Only the years that a month of the release divides by (`populationYear`). */
function usedYears({firstMonth, lastMonth}: Manifest, people: readonly Inhabitants[]): Inhabitants[] {
  const years = [...new Set(people.map(({year}) => year))].sort((a, b) => a - b);
  const [first = 0, last = 0] = [firstMonth, lastMonth].map((month) => populationYear(years, month));
  return people.filter(({year}) => year >= first && year <= last);
}

type Cells = Pick<Population, "years" | "regions" | "sexes" | "bands" | "n">;

function ofBands(manifest: Manifest, people: readonly Inhabitants[]): Cells {
  const bands = ageBands(manifest);
  const bandOf = (age: number): string | undefined =>
    bands.find(({from, to}) => from <= age && age <= to)?.code;
  const counted = people.flatMap(({age, ...rest}) => {
    const band = age === "ALL" || age < workingAges.from || age > workingAges.to ? undefined : bandOf(age);
    return band === undefined || rest.sex === "ALL" ? [] : [{...rest, band}];
  });
  return cells(
    counted,
    bands.map(({code}) => code),
  );
}

function everybody(people: readonly Inhabitants[]): Cells {
  const totalsOnly = people.filter(({sex, age}) => sex === "ALL" && age === "ALL");
  return cells(
    totalsOnly.map(({year, region, sex, n}) => ({year, region, sex, n, band: "ALL"})),
    ["ALL"],
  );
}

function cells(
  people: readonly {year: number; region: string; sex: string; band: string; n: number}[],
  bands: readonly string[],
): Cells {
  const distinct = <T>(values: readonly T[]): T[] => [...new Set(values)].sort((a, b) => (a < b ? -1 : 1));
  const years = distinct(people.map(({year}) => year));
  const regions = distinct(people.map(({region}) => region));
  const sexes = distinct(people.map(({sex}) => sex));
  const n = new Array<number>(years.length * regions.length * sexes.length * bands.length).fill(0);
  for (const one of people) {
    const place = years.indexOf(one.year) * regions.length + regions.indexOf(one.region);
    const at = (place * sexes.length + sexes.indexOf(one.sex)) * bands.length + bands.indexOf(one.band);
    n[at] = (n[at] ?? 0) + one.n;
  }
  return {years, regions, sexes, bands: [...bands], n: n.map(Math.round)};
}

function needed(tables: Reference, name: string): Rows {
  const rows = tables(name);
  if (rows === undefined) throw new InputError(`data/reference/${name} saknas`);
  return rows;
}

function fileOf(name: string): URL {
  return new URL(`../data/reference/${name}`, import.meta.url);
}

function hashOf(names: readonly string[]): string {
  const parts = names
    .filter((name) => existsSync(fileOf(name)))
    .map((name) => [name, readFileSync(fileOf(name))]);
  return sha256(parts.map(([name, bytes]) => `${String(name)}  ${sha256(bytes as Buffer)}\n`).join(""));
}
