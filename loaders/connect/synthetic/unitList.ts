import {type Day, day} from "../../model/day.ts";
import {regions} from "../../model/places.ts";
import {readReference} from "../../model/reference.ts";
import {country} from "./country.ts";
import {planted, type Planted} from "./planted.ts";
import {drawBelow, normalSpread} from "./spread.ts";
import {businessCode, type Kind, kinds, namesOf, unitName} from "./unitNames.ts";
import {syntheticFirstMonth} from "./time.ts";

/** What happens to a unit in the period, if anything. `heir` is the position of the unit that stands in for it. */
export type UnitEvent =
  | {readonly is: "renamed" | "moved"; readonly day: Day}
  | {readonly is: "ended" | "started" | "merged"; readonly day: Day; readonly heir: number};

/** A unit of the synthetic country. Its position in the list is its number in the SQL. */
export interface SyntheticUnit {
  readonly unit: string;
  readonly name: string;
  readonly kind: Kind;
  /** Position of the region. */
  readonly place: number;
  readonly region: string;
  readonly provider: string;
  /** HSA-id of the vårdenhet that it belongs to: its own where it is one. */
  readonly careUnit: string;
  /** The vårdenhet that it belongs to after a move. */
  readonly otherCareUnit: string;
  /** Listed patients of a vårdcentral; 0 of others. */
  readonly listed: number;
  /** How many shares of its region's and kind's certificates it gets. */
  readonly slots: number;
  /** Share of its certificates asked to be completed, in 1/10,000, before what completing adds to the certificates. */
  readonly completion: number;
  /** How long its sjukfall last, per mille of what the diagnosis says. */
  readonly length: number;
  /** Its code of activity in HSA. */
  readonly businessCode: string;
  /** HSA-id of the hospital's first clinic, for clinics; undefined for others. */
  readonly headUnit: string | undefined;
  readonly event: UnitEvent | undefined;
}

interface Seat {
  readonly place: number;
  readonly kind: Kind;
  /** Ordinal among those of its kind in the region, from 0. */
  readonly ordinal: number;
  readonly isPrivate: boolean;
}

const facts = regions().map(({code, short}) => {
  const row = readReference("synthetic-regions.csv").find((one) => one["code"] === code);
  return {
    ...{code, short},
    population: Number(row?.["population"]),
    /** Sub-units for each vårdenhet in the real registry: 0.2 in Blekinge, 15.5 in Gävleborg. */
    subUnits: Number(row?.["sub_units"]) / Number(row?.["care_units"]),
  };
});

/** Shares `count` seats in proportion to weights, at least `least` each, by largest remainder. */
function apportion(count: number, weights: readonly number[], least: number): number[] {
  const free = count - least * weights.length;
  const sum = weights.reduce((a, b) => a + b, 0);
  const exact = weights.map((weight) => (free * weight) / sum);
  const seats = exact.map(Math.floor);
  const order = exact
    .map((value, index) => ({index, rest: value - Math.floor(value)}))
    .sort((a, b) => b.rest - a.rest || a.index - b.index);
  const left = free - seats.reduce((a, b) => a + b, 0);
  for (const {index} of order.slice(0, left)) seats[index] = (seats[index] ?? 0) + 1;
  return seats.map((n) => n + least);
}

/** Every unit's place and kind: regions by population, the kinds of clinics by their shares, one of each at least. */
function seats(): Seat[] {
  const populations = facts.map(({population}) => population);
  const clinicKinds = kinds.filter((kind) => kind !== "vardcentral");
  const centres = apportion(country.healthCentres, populations, 3);
  const clinics = apportion(country.clinics, populations, clinicKinds.length);
  const shares = clinicKinds.map((kind) => country.clinicKinds[kind]);
  return facts.flatMap((_, place) => {
    const byKind = [centres[place] ?? 0, ...apportion(clinics[place] ?? 0, shares, 1)];
    return kinds.flatMap((kind, number) =>
      Array.from({length: byKind[number] ?? 0}, (__, ordinal) => ({
        ...{place, kind, ordinal},
        isPrivate:
          (kind === "vardcentral" || kind === "foretagshalsovard") &&
          ordinal % country.privateEvery === country.privateEvery - 1,
      })),
    );
  });
}

let made: readonly SyntheticUnit[] | undefined;

/** The units of the country, by region and kind: the same for every seed. */
export function syntheticUnits(): readonly SyntheticUnit[] {
  made ??= makeList();
  return made;
}

function makeList(): SyntheticUnit[] {
  const list = seats();
  const ids = idsOf(list);
  const careUnits = careUnitsOf(list, ids);
  const events = eventsOf(list);
  const [ofUnits, ofRegions] = [normalSpread(list.length, 1), aroundZero(normalSpread(facts.length, 2))];
  const [ofLengths, ofListed] = [normalSpread(list.length, 3), normalSpread(list.length, 4)];
  const [betweenUnits, betweenRegions] = country.completionSpread;
  const [many, long] = [planted("many-completions"), planted("long-unit")];
  const isOf = ({kind, place, ordinal}: Seat, {region, unit}: Planted): boolean =>
    kind === "vardcentral" && facts[place]?.code === region && ordinal === unit - 1;
  const longUnit = ids[list.findIndex((seat) => isOf(seat, long))];
  const places = facts.map((_, place) => [
    ...new Set(careUnits.filter((__, at) => list[at]?.place === place)),
  ]);
  const centres = new Map<number, number>();
  for (const {place, kind} of list)
    if (kind === "vardcentral") centres.set(place, (centres.get(place) ?? 0) + 1);
  return list.map((seat, index) => {
    const {place, kind, ordinal, isPrivate} = seat;
    const {code = "", short = "", population = 0} = facts[place] ?? {};
    const size = Math.max(0.25, 1 + ((ofListed[index] ?? 0) * country.listedSpread) / 100);
    const isPlanted = isOf(seat, many);
    const usualLength = Math.max(500, 1000 + country.lengthSpread * (ofLengths[index] ?? 0));
    const usual =
      country.completionShare +
      betweenUnits * (ofUnits[index] ?? 0) +
      betweenRegions * (ofRegions[place] ?? 0);
    const asked = isPlanted ? many.size : Math.max(10, usual);
    const own = ids[index] ?? "";
    return {
      unit: own,
      name: unitName(kind, ordinal, short),
      businessCode: businessCode(kind, ordinal),
      headUnit: kind === "sjukhusklinik" ? ids[index - (ordinal % namesOf(kind))] : undefined,
      ...{kind, place},
      region: code,
      provider: isPrivate ? `SYNTET-PRIVAT-${(place + ordinal) % 9}` : `SYNTET-REGION-${code}`,
      careUnit: careUnits[index] ?? own,
      otherCareUnit: places[place]?.find((id) => id !== careUnits[index]) ?? own,
      listed: kind === "vardcentral" ? Math.round((population / (centres.get(place) ?? 1)) * size) : 0,
      slots: Math.max(1, Math.round(4 * size)),
      completion: Math.round(asked * 10),
      length: Math.round(careUnits[index] === longUnit ? (long.size * 1000) / long.per : usualLength),
      event: isPlanted ? undefined : events[index],
    };
  });
}

/** Region by region, less their mean over the population: large regions leave the nation's share as it is. */
function aroundZero(ofRegions: readonly number[]): number[] {
  const people = facts.reduce((sum, {population}) => sum + population, 0);
  const mean = ofRegions.reduce((sum, z, place) => sum + (z * (facts[place]?.population ?? 0)) / people, 0);
  return ofRegions.map((z) => z - mean);
}

function idsOf(list: readonly Seat[]): string[] {
  const next = new Map<number, number>();
  return list.map(({place}) => {
    const number = (next.get(place) ?? 0) + 1;
    next.set(place, number);
    return `SYNTET-${facts[place]?.code ?? ""}-${String(number).padStart(4, "0")}`;
  });
}

/**
 * The vårdenhet of each unit. A private unit is its own. A region's units are as many vårdenheter as the real registry
 * has to its sub-units: each stands first in a run of units and has the rest of the run below it.
 */
function careUnitsOf(list: readonly Seat[], ids: readonly string[]): string[] {
  const careUnits = [...ids];
  for (const [place, {subUnits}] of facts.entries()) {
    const own = list.flatMap((seat, index) => (seat.place === place && !seat.isPrivate ? [index] : []));
    const heads = Math.max(1, Math.round(own.length / (1 + subUnits)));
    const headOf = (at: number) => Math.ceil((Math.floor((at * heads) / own.length) * own.length) / heads);
    for (const [at, index] of own.entries()) careUnits[index] = ids[own[headOf(at)] ?? index] ?? "";
  }
  return careUnits;
}

/**
 * What happens to each unit: one event at most, on a day in the first two and a half years. A unit that comes or goes
 * has the next one of its kind in the region to stand in for it, if nothing happens to that one.
 */
function eventsOf(list: readonly Seat[]): (UnitEvent | undefined)[] {
  const first = day(`${syntheticFirstMonth}-01`);
  const names = Object.keys(country.unitEvents) as (keyof typeof country.unitEvents)[];
  const drawn = list.map((_, index) => {
    let draw = drawBelow(index, 5, 1000);
    return names.find((name) => (draw -= country.unitEvents[name]) < 0);
  });
  return list.map((seat, index) => {
    const is = drawn[index];
    const at = (first + 60 + drawBelow(index, 6, 850)) as Day;
    if (is === undefined) return undefined;
    if (is === "renamed" || is === "moved") return {is, day: at};
    const heir = list.findIndex(
      (other, position) =>
        position > index &&
        other.place === seat.place &&
        other.kind === seat.kind &&
        drawn[position] === undefined,
    );
    return heir === -1 ? undefined : {is, day: at, heir};
  });
}
