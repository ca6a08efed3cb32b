import fc from "fast-check";
import {describe, expect, it} from "vitest";
import type {Cells} from "../../loaders/model/cells.ts";
import {withholdGroups} from "../../loaders/protect/groupDisclosure.ts";
import {cells, dimension, months} from "../fixtures/cells.ts";

const dimensions = [
  dimension("month", months(2)),
  dimension("region", ["12", "13", "00"]),
  dimension("sex", ["K", "M"]),
  dimension("age", ["0-40", "41-"]),
  dimension("diagnosis", ["F", "M", "O", ".."]),
  dimension("degree", ["100", "50"]),
];
const base = 5;
const withheldAt = 3;

interface Row {
  readonly at: readonly number[];
  readonly n: number;
  readonly persons: number;
  readonly most: number;
}

/** Families where most months have few categories, so that groups of one are common. */
const anyCells = fc
  .uniqueArray(
    fc.record({
      at: fc.tuple(
        ...[fc.nat(1), fc.nat(2), fc.nat(1), fc.nat(1)],
        fc.oneof({weight: 6, arbitrary: fc.constant(0)}, {weight: 1, arbitrary: fc.nat(2)}),
        fc.nat(1),
      ),
      persons: fc.integer({min: 1, max: 7}),
      more: fc.nat(3),
    }),
    {selector: ({at}) => at.join(" "), maxLength: 40},
  )
  .map((list) =>
    cells(
      "started",
      dimensions,
      list.map(({at, persons, more}) => [...at, persons + more, persons, 1 + more]),
    ),
  );

function rowsOf({codes, n, persons, most}: Cells): Row[] {
  return Array.from(n, (events, i) => ({
    at: codes.map((column) => column[i] ?? -1),
    ...{n: events, persons: persons[i] ?? 0, most: most[i] ?? 0},
  }));
}

/** Every group of rows: the month, and any of region, sex and age. */
function groups(rows: readonly Row[]): Row[][] {
  const subsets = [[], [1], [2], [3], [1, 2], [1, 3], [2, 3], [1, 2, 3]].map((list) => [0, ...list]);
  return subsets.flatMap((of) => {
    const name = ({at}: Row) => of.map((d) => at[d]).join(" ");
    return [...new Set(rows.map(name))].map((key) => rows.filter((row) => name(row) === key));
  });
}

const run = {seed: 20261122, numRuns: 200};

describe("withholding the category of groups", () => {
  it("leaves no group of enough persons in one category", () => {
    fc.assert(
      fc.property(anyCells, (family) => {
        for (const group of groups(rowsOf(withholdGroups(family, base)))) {
          const categories = new Set(group.map(({at}) => at[4]));
          const persons = group.reduce((sum, row) => sum + row.persons, 0);
          expect(categories.size === 1 && !categories.has(withheldAt) && persons >= base).toBe(false);
        }
      }),
      run,
    );
  });

  it("withholds nothing but cells of such groups", () => {
    fc.assert(
      fc.property(anyCells, (family) => {
        const single = groups(rowsOf(family)).filter(
          (group) =>
            new Set(group.map(({at}) => at[4])).size === 1 &&
            group.reduce((sum, row) => sum + row.persons, 0) >= base,
        );
        const withheld = rowsOf(withholdGroups(family, base)).filter(({at}) => at[4] === withheldAt);
        expect(withheld).toHaveLength(new Set(single.flat()).size);
      }),
      run,
    );
  });

  it("keeps events, persons and the most of one person of every cell but for its category", () => {
    fc.assert(
      fc.property(anyCells, (family) => {
        const rest = (row: Row) =>
          [...row.at.filter((_, d) => d !== 4), row.n, row.persons, row.most].join(" ");
        const after = rowsOf(withholdGroups(family, base));
        expect(after.map(rest).sort()).toEqual(rowsOf(family).map(rest).sort());
      }),
      run,
    );
  });

  it("gives sorted cells without doubles, and the same when done again", () => {
    fc.assert(
      fc.property(anyCells, (family) => {
        const once = withholdGroups(family, base);
        const names = rowsOf(once).map(({at}) => at.map((code) => String(code).padStart(2, "0")).join(" "));
        expect(names).toEqual([...new Set(names)].sort());
        expect(rowsOf(withholdGroups(once, base))).toEqual(rowsOf(once));
      }),
      run,
    );
  });
});
