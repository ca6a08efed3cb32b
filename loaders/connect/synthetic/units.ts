import type {Day} from "../../model/day.ts";
import {type ConstantColumns, constantRows} from "./constantRows.ts";
import {country} from "./country.ts";
import {classes} from "./diagnoses.ts";
import {syntheticUnits, type SyntheticUnit} from "./unitList.ts";
import {kinds} from "./unitNames.ts";

/** A row of the registry: what held of a unit in one span of days. */
interface RegistryRow {
  readonly unit: SyntheticUnit;
  readonly name: string;
  readonly careUnit: string;
  readonly from: Day | undefined;
  readonly to: Day | undefined;
}

/** The dated rows of a unit: two where it changes its name or its vårdenhet, or takes over another. */
function registryRows(unit: SyntheticUnit, takenOver: readonly SyntheticUnit[]): RegistryRow[] {
  const {name, careUnit, event} = unit;
  const row = {unit, name, careUnit, from: undefined, to: undefined};
  const before = (at: Day) => (at - 1) as Day;
  if (event?.is === "renamed")
    return [
      {...row, name: `${name} (tidigare namn)`, to: before(event.day)},
      {...row, from: event.day},
    ];
  if (event?.is === "moved")
    return [
      {...row, to: before(event.day)},
      {...row, careUnit: unit.otherCareUnit, from: event.day},
    ];
  if (event?.is === "started") return [{...row, from: event.day}];
  if (event) return [{...row, to: before(event.day)}];
  const merged = takenOver.find((other) => other.event?.is === "merged");
  if (!merged?.event) return [row];
  return [
    {...row, to: before(merged.event.day)},
    {...row, name: `${name} (sammanslagen)`, from: merged.event.day},
  ];
}

const unitColumns: ConstantColumns = {
  number: "INTEGER",
  unit: "VARCHAR",
  provider: "VARCHAR",
  opens: "INTEGER",
  closes: "INTEGER",
  heir: "INTEGER",
  completion: "INTEGER",
  length: "INTEGER",
  first_slot: "INTEGER",
  slots: "INTEGER",
};

const wardColumns: ConstantColumns = {place: "INTEGER", kind: "INTEGER", first: "INTEGER", slots: "INTEGER"};

const kindColumns: ConstantColumns = {
  class: "INTEGER",
  ...Object.fromEntries(kinds.map((_, index) => [`t${index}`, "INTEGER"] as const)),
};

const registryColumns: ConstantColumns = {
  unit: "VARCHAR",
  name: "VARCHAR",
  care_unit: "VARCHAR",
  provider: "VARCHAR",
  region: "VARCHAR",
  valid_from: "INTEGER",
  valid_to: "INTEGER",
  head_unit: "VARCHAR",
  business_codes: "VARCHAR",
  business_types: "VARCHAR",
  type: "VARCHAR",
  listed: "INTEGER",
  told_by: "VARCHAR",
};

/**
 * SQL that makes the tables to draw units from and fills the registry `unit`:
 *
 * - `synthetic_unit(number, unit, provider, opens, closes, heir, completion, length)`: on days outside `opens`–`closes`
 *   its heir stands in for it;
 * - `synthetic_ward(place, kind, first, slots)` and `synthetic_slot(slot, number)`: a draw below `slots` plus `first` is
 *   a slot, and a unit has slots in proportion to its size;
 * - `synthetic_kind(class, t0 …)`: the kind of unit that writes for a class of diagnoses.
 */
export function makeUnits(): string {
  const units = syntheticUnits();
  const heirs = new Map<number, SyntheticUnit[]>();
  for (const unit of units)
    if (unit.event && "heir" in unit.event)
      heirs.set(unit.event.heir, [...(heirs.get(unit.event.heir) ?? []), unit]);
  const registry = units.flatMap((unit, number) => registryRows(unit, heirs.get(number) ?? []));
  let slots = 0;
  const firstSlots = units.map((unit) => (slots += unit.slots) - unit.slots);
  const wards = new Map<string, [place: number, kind: number, first: number, slots: number]>();
  for (const [number, {place, kind, slots: own}] of units.entries()) {
    const ward = wards.get(`${place} ${kind}`);
    if (ward) ward[3] += own;
    else wards.set(`${place} ${kind}`, [place, kinds.indexOf(kind), firstSlots[number] ?? 0, own]);
  }
  const opening = ({event}: SyntheticUnit) => (event?.is === "started" ? event.day : undefined);
  const closing = ({event}: SyntheticUnit) =>
    event?.is === "ended" || event?.is === "merged" ? event.day - 1 : undefined;
  return `
CREATE OR REPLACE TEMP TABLE synthetic_unit AS SELECT * FROM ${constantRows(
    unitColumns,
    units.map((unit, number) => [
      ...[number, unit.unit, unit.provider, opening(unit), closing(unit)],
      unit.event && "heir" in unit.event ? unit.event.heir : number,
      ...[unit.completion, unit.length, firstSlots[number] ?? 0, unit.slots],
    ]),
  )};
CREATE OR REPLACE TEMP TABLE synthetic_ward AS SELECT * FROM ${constantRows(wardColumns, [...wards.values()])};
CREATE OR REPLACE TEMP TABLE synthetic_slot AS
SELECT unnest(range(first_slot, first_slot + slots)) AS slot, number FROM synthetic_unit;
CREATE OR REPLACE TEMP TABLE synthetic_kind AS SELECT * FROM ${constantRows(
    kindColumns,
    classes.map((name, number) => {
      let before = 0;
      return [number, ...kinds.map((kind) => (before += country.unitsByDiagnosis[name][kind]))];
    }),
  )};
INSERT INTO unit BY NAME SELECT * FROM ${constantRows(
    registryColumns,
    registry.map(({unit, name, careUnit, from, to}) => {
      const isVardcentral = unit.kind === "vardcentral";
      return [
        ...[unit.unit, name, careUnit, unit.provider, unit.region, from, to],
        ...[unit.headUnit, unit.businessCode],
        ...[isVardcentral ? "02" : undefined, unit.kind, isVardcentral ? unit.listed : undefined, "registry"],
      ];
    }),
  )};`;
}

/** SQL for the kind of a draw below 1000, by a row of `synthetic_kind`. */
export function kindOfDraw(draw: string, row: string): string {
  const cases = kinds.slice(0, -1).map((_, index) => `WHEN ${draw} < ${row}.t${index} THEN ${index}`);
  return `CASE ${cases.join(" ")} ELSE ${kinds.length - 1} END`;
}
