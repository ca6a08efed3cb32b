import type {RelationId, relations} from "../../model/relations.ts";
import type {Scratch} from "../../model/scratch.ts";
import {periods} from "../readColumn.ts";
import type {Lookups} from "./lookups.ts";
import {positionsOf} from "./positionTable.ts";

/** The rows of a relation in a bucket, those of one person together; a column is made when it is first asked for. */
export interface RelationRows {
  readonly person: Int32Array;
  column(name: string): Int32Array;
  /** The position of each row's day in a period: −1 outside the months of the release. */
  period(day: string, period: string): Int32Array;
}

function isPeriod(name: string): name is "month" | "quarter" | "year" {
  return periods.includes(name);
}

/** How each day and column of a relation is made. */
export interface Makers<R extends RelationId> {
  readonly person: Int32Array;
  readonly days: Readonly<Record<(typeof relations)[R]["days"][number], Int32Array>>;
  readonly columns: Readonly<Record<(typeof relations)[R]["columns"][number], () => Int32Array>>;
}

/** The rows of a relation by how their columns are made. */
export function relationRows<R extends RelationId>(
  makers: Makers<R>,
  lookups: Lookups,
  scratch: Scratch,
): RelationRows {
  const made = new Map<string, Int32Array>();
  const once = (name: string, make: () => Int32Array) => {
    const column = made.get(name) ?? make();
    made.set(name, column);
    return column;
  };
  const columns: Readonly<Record<string, () => Int32Array>> = makers.columns;
  const days: Readonly<Record<string, Int32Array>> = makers.days;
  return {
    person: makers.person,
    column: (name) =>
      once(name, () => {
        const make = columns[name];
        if (!make) throw new RangeError(`no column ${name}`);
        return make();
      }),
    period: (day, period) =>
      once(`${period} of ${day}`, () => {
        const values = days[day];
        if (!values || !isPeriod(period)) throw new RangeError(`no ${period} of ${day}`);
        return positionsOf(values, lookups[period], scratch);
      }),
  };
}
