import type {Manifest} from "../../../src/contract/release.js";
import type {UnitTable} from "../../../src/contract/unitTable.js";
import {manifest as country} from "./country.js";

const families = ["unit_certificates", "unit_case_mix", "unit_quarters", "unit_started", "unit_durations"];

/** The country of `country.ts` from the middle of 2023 to the end of 2025, with one more region, which has no vårdcentral. */
export const manifest: Manifest = {
  ...country,
  extractDate: "2026-01-31",
  firstMonth: "2023-07",
  lastMonth: "2025-12",
  places: [...country.places, {slug: "gotland", code: "09", title: "Region Gotland", short: "Gotland"}],
  families: country.families.flatMap((one) => families.map((id) => ({...one, id}))),
};

const years = ["2023", "2024", "2025"];
const quarters = [
  "2023-Q3",
  "2023-Q4",
  ...["2024", "2025"].flatMap((year) => [1, 2, 3, 4].map((n) => `${year}-Q${n}`)),
];

/** What is counted of a unit in a year in which it has a row of its own; each count a multiple of five. */
interface Year {
  readonly certificates: number;
  readonly completed: number;
  readonly started: number;
  readonly longer: readonly [over90: number, over180: number];
}

const usual: Year = {certificates: 400, completed: 40, started: 80, longer: [25, 10]};
const none: Year = {certificates: 0, completed: 0, started: 0, longer: [0, 0]};

/**
 * Vårdcentraler as releases have them: two alike, one with far more requests, one whose middle year has too few certificates, one that has
 * ended, without anything of its own, and one where every count stands at the base.
 */
const units: readonly {readonly listed: number | null; readonly of: readonly Year[]}[] = [
  {listed: 5_000, of: [usual, usual, usual]},
  {listed: 4_000, of: [usual, usual, usual]},
  {listed: 0, of: [usual, {...usual, completed: 160, longer: [60, 40]}, usual]},
  {listed: null, of: [usual, none, usual]},
  {listed: null, of: [none, none, none]},
  {listed: 900, of: years.map(() => ({certificates: 5, completed: 5, started: 5, longer: [5, 5]}))},
];

const cells = units.flatMap(({of}) => of);
/** A cell of a unit in one of its quarters, in multiples of five: a quarter of its year, and none in a year without a row. */
const inQuarters = (count: (year: Year) => number): number[] =>
  units.flatMap(({of}) =>
    quarters.map((quarter) => Math.floor(count(of[years.indexOf(quarter.slice(0, 4))] ?? none) / 20)),
  );
// The sjukfall of the last year have not been followed.
const followed = (count: (year: Year) => number): number[] =>
  cells.map((year, cell) => (cell % years.length === years.length - 1 ? 0 : count(year) / 5));

/** All of them, as the site makes the table. */
export const table: UnitTable = {
  type: {id: "vardcentral", title: "Vårdcentral"},
  types: [{id: "vardcentral", title: "Vårdcentral", units: units.length}],
  regions: [
    {code: "05", title: "Region Östergötland"},
    {code: "12", title: "Region Skåne"},
  ],
  units: units.map(({listed}, at) => ({
    ...{code: `U${at}`, title: `Enhet ${at}`, region: at < 2 ? 0 : 1},
    ...{parts: at === 4 ? 0 : 1, listed},
  })),
  ...{years, quarters},
  certificates: cells.map(({certificates}) => certificates),
  certificatesAtBase: cells.map(({certificates}) => (certificates === 5 ? 1 : 0)),
  completed: cells.map(({completed}) => completed),
  completedAtBase: cells.map(({completed}) => (completed === 5 ? 1 : 0)),
  sjukfall: {
    started: cells.map(({started}) => started / 5),
    followed: followed(({started}) => started),
    longer90: followed(({longer: [over90]}) => over90),
    longer180: followed(({longer: [, over180]}) => over180),
  },
  strata: ["K", "M"].map((sex) => ({sex, age: "0-30", diagnosis: "mental"})),
  ages: [{code: "0-30", title: "0–30 år"}],
  diagnoses: [{code: "mental", title: "Psykiska sjukdomar"}],
  nation: {
    certificates: years.flatMap(() => [2_000, 1_000]),
    completed: years.flatMap(() => [200, 150]),
    completedAtBase: years.flatMap(() => [0, 0]),
  },
  // The patients of the third and of the last are not told.
  mix: {
    cells: [0, 1, 2]
      .flatMap((year) => [0, 1, 3].map((unit) => unit * years.length + year))
      .sort((a, b) => a - b),
    strata: new Array<number>(9).fill(0),
    multiples: new Array<number>(9).fill(80),
  },
  byQuarter: {
    certificates: inQuarters(({certificates}) => certificates),
    completed: inQuarters(({completed}) => completed),
  },
};
