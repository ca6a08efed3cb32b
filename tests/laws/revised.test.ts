import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {type CarriedCells, mergeCarried} from "../../loaders/protect/carriedCells.ts";
import {cellsRevisedByFew} from "../../loaders/protect/cellsRevisedByFew.ts";
import {protectFamilies} from "../../loaders/protect/protect.ts";
import {roundRevised} from "../../loaders/protect/roundRevised.ts";
import {cells, dimension, months} from "../fixtures/cells.ts";

const key = new TextEncoder().encode("a key of the tests");
const base = 5;
const seed = {seed: 20261123, numRuns: 400, endOnFailure: true};
const family = "certificates";

/** Sets how many events each of some persons in a row has, and of a few others. */
const anyRevision = fc.record({
  from: fc.nat(23),
  persons: fc.integer({min: 0, max: 12}),
  events: fc.oneof({weight: 4, arbitrary: fc.integer({min: 0, max: 3})}, fc.constant(9)),
  others: fc.array(fc.tuple(fc.nat(23), fc.nat(3)), {maxLength: 2}),
});

/** How many events each person of one cell has, release by release: some come, some go, most stay. */
const anyReleases = fc
  .tuple(
    fc.array(fc.constantFrom<number[]>(0, 1, 1, 1, 2), {minLength: 24, maxLength: 24}),
    fc.array(anyRevision, {minLength: 1, maxLength: 3}),
  )
  .map(([first, revisions]) => {
    const releases = [first];
    for (const {from, persons, events, others} of revisions) {
      const next = (releases.at(-1) ?? []).map((before, person) =>
        person >= from && person < from + persons ? events : before,
      );
      for (const [person, one] of others) next[person] = one;
      releases.push(next);
    }
    return releases;
  });

const sum = (events: readonly number[]) => events.reduce((all, one) => all + one, 0);

/** The cell as it is counted: events, persons and the most of one. */
const counted = (events: readonly number[]) =>
  cells(
    family,
    [dimension("month", months(1))],
    [[0, sum(events), events.filter((one) => one > 0).length, Math.max(...events)]],
  );

/** What each release shows of the cell, and whether the gate would let it stand as it is. */
function publish(releases: readonly (readonly number[])[]): {shown: number; isFew: boolean}[] {
  let carried: CarriedCells | undefined;
  return releases.map((events) => {
    const exact = counted(events);
    const isFew = carried
      ? cellsRevisedByFew(exact, Uint32Array.of(0), carried, {base, key}).length > 0
      : false;
    const held = roundRevised(exact, carried, {base, key});
    const {tables, published} = protectFamilies([held], {
      ...{base, key},
      ...(carried && {carried: new Map([[family, carried]])}),
    });
    const now = published.get(family);
    if (now) carried = mergeCarried(now, carried);
    return {shown: tables[0]?.n[0] ?? 0, isFew};
  });
}

const withPersons = anyReleases.filter((releases) => releases.every((events) => sum(events) > 0));

describe("counts of a cell in several releases", () => {
  it("differ by the events of five persons or more, none of whom has more than a fifth, wherever two of them stand as they are", () => {
    let differing = 0;
    fc.assert(
      fc.property(withPersons, (releases) => {
        const shown = publish(releases).map((one) => one.shown);
        // No rounding gives a count that is no multiple of the base: a reader knows that it is the true one.
        const exact = releases.filter((_, i) => (shown[i] ?? 0) % base !== 0);
        for (const one of exact)
          for (const other of exact) {
            const difference = sum(one) - sum(other);
            if (difference <= 0) continue;
            differing++;
            const more = one.map((events, person) => events - (other[person] ?? 0)).filter((d) => d > 0);
            expect(more.length).toBeGreaterThanOrEqual(base);
            expect(base * Math.max(...more)).toBeLessThanOrEqual(difference);
          }
      }),
      seed,
    );
    // The law is about something.
    expect(differing).toBeGreaterThan(50);
  });

  it("stand as they are wherever five times the most of one person at the greater lie between, and the gate stops all others", () => {
    const seen = {stands: 0, rounded: 0};
    fc.assert(
      fc.property(withPersons, (releases) => {
        const published = publish(releases);
        const stood: {n: number; most: number}[] = [];
        for (const [i, events] of releases.entries()) {
          const now = {n: sum(events), most: Math.max(...events)};
          const persons = events.filter((one) => one > 0).length;
          const isTold = stood.some(({n, most}) => n === now.n && most >= now.most);
          const apart = stood.every(
            ({n, most}) => n === now.n || Math.abs(n - now.n) >= base * (n > now.n ? most : now.most),
          );
          const isLarge = persons >= base && 2 * now.most <= now.n;
          const {shown = -1, isFew} = published[i] ?? {};
          expect(isFew).toBe(!isTold && !apart);
          if (isLarge && (isTold || apart)) {
            expect(shown).toBe(now.n);
            stood.push(now);
            if (i > 0) seen.stands++;
          } else {
            expect(shown % base).toBe(0);
            expect(Math.abs(shown - now.n)).toBeLessThan(base);
            if (isLarge) seen.rounded++;
          }
        }
      }),
      seed,
    );
    expect(Math.min(seen.stands, seen.rounded)).toBeGreaterThan(100);
  });
});
