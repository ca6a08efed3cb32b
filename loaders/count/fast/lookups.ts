import type {Engine} from "../../engine/engine.ts";
import {makeLookup} from "../../engine/lookup.ts";
import {withTables} from "../../engine/namedSelect.ts";
import {levelShift} from "../../model/diagnosisKey.ts";
import type {Dimension} from "../../model/dimension.ts";
import {unknownRegion} from "../../model/places.ts";
import {supportCombinations, type SupportPositions} from "../../model/returnSupport.ts";
import {sexes} from "../../model/sex.ts";
import type {Band} from "../band.ts";
import {snapshotDay} from "../countingWays.ts";
import {
  ageBands,
  answerBands,
  coordinationBands,
  courseBands,
  durationBands,
  durationLimitBands,
  lengthBands,
  spanBands,
  waitBands,
} from "../bands.ts";
import {monthsOf} from "../monthsOf.ts";
import {positionLookups, positionTables} from "../portable/positions.ts";
import {positionOf} from "../positionOf.ts";
import {type RecommendedPosition, recommendedPositions} from "../recommendedPositions.ts";
import {otherUnits, unregistered} from "../unitDimensions.ts";
import type {PositionTable} from "./positionTable.ts";

type Dimensions = Readonly<Record<string, Dimension>>;

/** What the values of linked columns are in their dimensions; the same as the position tables of `portable/` say. */
export interface Lookups {
  /** By `unit_place`. */
  readonly region: PositionTable;
  readonly registry_status: PositionTable;
  readonly care_unit: PositionTable;
  readonly sex: PositionTable;
  readonly degree: PositionTable;
  /** By diagnosis key; −1 in no block. */
  readonly diagnosis: PositionTable;
  readonly block: PositionTable;
  /** By diagnosis key: the category, and the limits of its recommended lengths. Any other has none. */
  readonly recommended: ReadonlyMap<number, RecommendedPosition>;
  /** By covered days. */
  readonly length: PositionTable;
  readonly span: PositionTable;
  /** By days from the first to the last, both counted. */
  readonly duration: PositionTable;
  readonly duration_limit: PositionTable;
  /** By days from the first to the first with a lower degree; outside: it is never lowered. */
  readonly first_reduction: PositionTable;
  /** By days from the first to the first on which the diagnosis has changed as much as it does; missing: it does not. */
  readonly first_change: PositionTable;
  readonly version: PositionTable;
  /** By the number that stands for treatment, prognosis and wish for contact. */
  readonly treatment: PositionTable;
  readonly prognosis: PositionTable;
  readonly contact_wish: PositionTable;
  /** By days to a message; missing: there is none. */
  readonly coordination: PositionTable;
  /** By the bits of the versions of the form. */
  readonly forms: PositionTable;
  /** By days from signing to a request, from a request to an answer; outside: there is none. */
  readonly waited: PositionTable;
  readonly answered: PositionTable;
  /** By the certificate's number in its sjukfall, and by how often it was asked about. */
  readonly number: PositionTable;
  readonly times_asked: PositionTable;
  /** By completed years; outside: the age is unknown. */
  readonly age: PositionTable;
  /** By day: −1 outside the months of the release. */
  readonly month: PositionTable;
  readonly quarter: PositionTable;
  readonly year: PositionTable;
  /** By day of the release: the first month whose 25th is not before it, and the last whose 25th is not after it. */
  readonly snapshot_from: Int32Array;
  readonly snapshot_to: Int32Array;
  readonly year_of_month: Int32Array;
  /** By day: the date as a number, 20250301. */
  readonly date: PositionTable;
}

/**
 * Reads the lookups from an engine with `unit_span` and the lookups of linking. What the registry and the list of
 * diagnoses say comes by the SELECTs of the portable form.
 */
export async function readLookups(engine: Engine, dimensions: Dimensions): Promise<Lookups> {
  for (const lookup of positionLookups(dimensions)) await makeLookup(engine, lookup);
  const tables = positionTables(dimensions).filter(({name}) =>
    ["position_unit", "position_diagnosis_key"].includes(name),
  );
  const ask = (select: string) => engine.integerColumns(withTables(tables, select));
  const unknownUnit = positionOf(dimensions, "care_unit", otherUnits(unknownRegion));
  const units = await ask(
    `SELECT region, registry_status, coalesce(care_unit, ${unknownUnit}) AS care_unit FROM position_unit ORDER BY unit_place`,
  );
  const diagnoses = await ask("SELECT key, position, block FROM position_diagnosis_key");
  const categories = await engine.integerColumns(
    "SELECT c.key, g.position FROM diagnosis_category c JOIN recommended_length g ON g.category = c.category",
  );
  const dates = await engine.integerColumns("SELECT day, date_number FROM calendar_day ORDER BY day");
  const isEmpty = units["region"]?.length === 0;
  const ofUnit = (name: string, outside: number) => ({first: 1, positions: columnOf(units, name), outside});
  const percents = dimensions["degree"]?.codes.map(({code}) => Number(code)) ?? [];
  return {
    region: ofUnit("region", positionOf(dimensions, "region", unknownRegion)),
    registry_status: ofUnit("registry_status", isEmpty ? unregistered.noRegistry : unregistered.absent),
    care_unit: ofUnit("care_unit", unknownUnit),
    sex: {
      ...{first: 0, outside: -1},
      positions: Int32Array.from(sexes, (code) => positionOf(dimensions, "sex", code)),
    },
    degree: {
      first: 0,
      outside: -1,
      positions: Int32Array.from({length: 101}, (_, at) => percents.indexOf(at)),
    },
    diagnosis: byKey(columnOf(diagnoses, "key"), columnOf(diagnoses, "position"), levelShift.chapter),
    block: byKey(columnOf(diagnoses, "key"), columnOf(diagnoses, "block"), levelShift.block),
    recommended: byCategory(categories, recommendedPositions(dimensions)),
    length: byBand(lengthBands),
    span: byBand(spanBands),
    duration: byBand(durationBands),
    duration_limit: byBand(durationLimitBands),
    first_reduction: orNone(byBand(courseBands), 1),
    first_change: orNone(byBand(courseBands), 1),
    version: {first: 1, positions: Int32Array.of(0, 1), outside: -1},
    treatment: bySupport(({treatment}) => treatment),
    prognosis: bySupport(({prognosis}) => prognosis),
    contact_wish: bySupport(({contact_wish}) => contact_wish),
    coordination: orNone(byBand(coordinationBands), 1),
    forms: {first: 1, positions: Int32Array.of(0, 1, 2), outside: -1},
    waited: orNone(byBand(waitBands), 1),
    answered: orNone(byBand(answerBands), 2),
    number: {first: 1, positions: Int32Array.of(1, 2, 3), outside: 4, missing: 0},
    times_asked: {first: 0, positions: Int32Array.of(0, 1, 2), outside: 3},
    age: byBand(ageBands),
    ...byDay(dimensions),
    date: {first: dates["day"]?.[0] ?? 0, positions: columnOf(dates, "date_number"), outside: 0},
  };
}

function columnOf(columns: Readonly<Record<string, Int32Array>>, name: string): Int32Array {
  const column = columns[name];
  if (!column) throw new RangeError(`no column ${name}`);
  return column;
}

/** A key tells its chapter and its block in the bits from the top: `shift` leaves those of the level. */
function byKey(keys: Int32Array, positions: Int32Array, shift: number): PositionTable {
  const table = new Int32Array(2 ** (31 - shift)).fill(-1);
  for (const [at, key] of keys.entries()) table[key >> shift] = positions[at] ?? -1;
  return {first: 0, positions: table, outside: -1, shift};
}

function byCategory(
  categories: Readonly<Record<string, Int32Array>>,
  recommended: readonly RecommendedPosition[],
): Map<number, RecommendedPosition> {
  const at = new Map(recommended.map((one) => [one.position, one]));
  const positions = columnOf(categories, "position");
  return new Map(
    [...columnOf(categories, "key")].flatMap((key, row) => {
      const own = at.get(positions[row] ?? -1);
      return own === undefined ? [] : [[key, own] as const];
    }),
  );
}

/** Whole numbers from 0; what lies above the last band's first number is in the last band. */
function byBand(bands: readonly Band[]): PositionTable {
  const last = bands.at(-1)?.from ?? 0;
  const positions = Int32Array.from({length: last + 1}, (_, value) =>
    bands.findLastIndex(({from}) => value >= from),
  );
  return {first: 0, positions, outside: bands.length - 1};
}

/** The same with so many positions before the bands, the last of which is that of what is missing. */
function orNone({positions, ...table}: PositionTable, before: number): PositionTable {
  return {
    ...table,
    positions: positions.map((band) => band + before),
    outside: table.outside + before,
    missing: before - 1,
  };
}

function bySupport(position: (support: SupportPositions) => number): PositionTable {
  return {first: 0, positions: Int32Array.from(supportCombinations, position), outside: -1};
}

function byDay(
  dimensions: Dimensions,
): Pick<Lookups, "month" | "quarter" | "year" | "snapshot_from" | "snapshot_to" | "year_of_month"> {
  const months = monthsOf(dimensions);
  const days = months.flatMap((month) =>
    Array.from({length: month.lastDay - month.firstDay + 1}, () => month),
  );
  const first = days[0]?.firstDay ?? 0;
  const table = (period: "month" | "quarter" | "year") => ({
    ...{first, outside: -1},
    positions: Int32Array.from(days, (day) => day[period]),
  });
  const inMonth = (day: number, {firstDay}: {readonly firstDay: number}) => first + day - firstDay + 1;
  return {
    ...{month: table("month"), quarter: table("quarter"), year: table("year")},
    snapshot_from: Int32Array.from(
      days,
      (month, day) => month.month + (inMonth(day, month) > snapshotDay ? 1 : 0),
    ),
    snapshot_to: Int32Array.from(
      days,
      (month, day) => month.month - (inMonth(day, month) < snapshotDay ? 1 : 0),
    ),
    year_of_month: Int32Array.from(months, ({year}) => year),
  };
}
