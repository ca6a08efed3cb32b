import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {history, type Snapshot, stateOn} from "../../loaders/commands/units/history.ts";
import {type KeptUnit, sameFacts} from "../../loaders/commands/units/keptUnit.ts";
import type {Day} from "../../loaders/model/day.ts";

const anyDay = fc.integer({min: 0, max: 40}).map((value) => value as Day);

const anyUnit = fc.record({
  unit: fc.constantFrom("A", "B", "C"),
  name: fc.constantFrom("Norr", "Syd"),
  careUnit: fc.constantFrom("A", "B", undefined),
  provider: fc.constant("P"),
  region: fc.constantFrom("10", "12"),
  headUnit: fc.constant(undefined),
  businessCodes: fc.constant(undefined),
  businessTypes: fc.constant(undefined),
  careTypes: fc.constant(undefined),
  type: fc.constant(undefined),
  listed: fc.constantFrom(undefined, 1, 2),
  from: fc.option(anyDay, {nil: undefined, freq: 2}),
  to: fc.option(anyDay, {nil: undefined, freq: 3}),
  toldBy: fc.constantFrom("registry" as const, "answer" as const, "list" as const),
});

/** Snapshots of different days, one row a unit. */
const anySnapshots: fc.Arbitrary<Snapshot[]> = fc.uniqueArray(
  fc.record({
    date: anyDay,
    covers: fc.constantFrom("all" as const, "none" as const, ["12"]),
    rows: fc.uniqueArray(anyUnit as fc.Arbitrary<KeptUnit>, {maxLength: 3, selector: ({unit}) => unit}),
  }),
  {minLength: 1, maxLength: 5, selector: ({date}) => date},
);

const days = Array.from({length: 41}, (_, day) => day as Day);

/** What is known of a unit on a day, without the days of its span. */
function factsOn(rows: readonly KeptUnit[], day: Day): Record<string, unknown> {
  return Object.fromEntries(
    [...stateOn(rows, day)]
      .map(([id, row]) => [id, {...row, from: undefined, to: undefined}] as const)
      .sort(),
  );
}

describe("the kept registry", () => {
  it("never says anything else of the days before, when a later snapshot is added", () => {
    fc.assert(
      fc.property(anySnapshots, (snapshots) => {
        const inOrder = [...snapshots].sort((a, b) => a.date - b.date);
        const earlier = inOrder.slice(0, -1);
        const seen = earlier.at(-1)?.date;
        if (seen === undefined) return;
        const [before, after] = [history(earlier), history(inOrder)];
        const known = new Set(before.map(({unit}) => unit));
        for (const day of days.filter((one) => one <= seen)) {
          const now = Object.entries(factsOn(after, day)).filter(([unit]) => known.has(unit));
          expect(Object.fromEntries(now)).toEqual(
            // HSA may vouch for a unit that only others told of: that is no fact of a day.
            expect.objectContaining(
              Object.fromEntries(Object.keys(factsOn(before, day)).map((unit) => [unit, expect.anything()])),
            ),
          );
          for (const [unit, facts] of now) expect(facts).toEqual(factsOn(before, day)[unit]);
        }
      }),
    );
  });

  it("is the same in whatever order its snapshots come", () => {
    fc.assert(
      fc.property(
        anySnapshots.chain((snapshots) =>
          fc.tuple(fc.constant(snapshots), fc.shuffledSubarray(snapshots, {minLength: snapshots.length})),
        ),
        ([snapshots, shuffled]) => {
          expect(history(shuffled)).toEqual(history(snapshots));
        },
      ),
    );
  });

  it("gives a unit spans that do not overlap, and no two neighbours that say the same", () => {
    fc.assert(
      fc.property(anySnapshots, (snapshots) => {
        const rows = history(snapshots);
        for (const [at, row] of rows.entries()) {
          expect((row.from ?? -1) <= (row.to ?? Infinity)).toBe(true);
          const next = rows[at + 1];
          if (next?.unit !== row.unit) continue;
          expect(row.to).toBeLessThan(next.from ?? -Infinity);
          if (next.from === (row.to ?? 0) + 1) expect(sameFacts(row, next)).toBe(false);
        }
      }),
    );
  });
});
