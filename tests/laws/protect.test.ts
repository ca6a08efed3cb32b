import fc from "fast-check";
import {describe, expect, it} from "vitest";
import type {Cells} from "../../loaders/model/cells.ts";
import type {Protected} from "../../loaders/model/protected.ts";
import {draw} from "../../loaders/protect/draw.ts";
import {isSmall} from "../../loaders/protect/isSmall.ts";
import {marginsOf} from "../../loaders/protect/margins.ts";
import {marginSums} from "../../loaders/protect/marginSums.ts";
import {protect, protectFamilies} from "../../loaders/protect/protect.ts";
import {roundCount} from "../../loaders/protect/roundCount.ts";
import {cells, dimension, months} from "../fixtures/cells.ts";

const key = new TextEncoder().encode("a key of the tests");
const base = 5;
const seed = {seed: 20261121, numRuns: 100, endOnFailure: true};
const regions = ["01", "03", "04", "05"];
const sexes = ["K", "M", "U"];

const anyRow = fc
  .tuple(
    fc.nat(5),
    fc.nat(3),
    fc.nat(2),
    fc.integer({min: 1, max: 12}),
    fc.integer({min: 1, max: 12}),
    fc.nat(11),
  )
  .map(([month, region, sex, n, any, extra]) => {
    const persons = Math.min(n, any);
    // Between an even spread and all that the others leave.
    const most = Math.min(Math.ceil(n / persons) + extra, n - persons + 1);
    return [month, region, sex, n, persons, most] as const;
  });
const anyRows = fc.uniqueArray(anyRow, {selector: (row) => row.slice(0, 3).join(), maxLength: 60});
const table = (rows: readonly (readonly number[])[], nMonths = 6) =>
  cells(
    "started",
    [dimension("month", months(nMonths)), dimension("region", regions), dimension("sex", sexes)],
    rows,
  );
const named = (published: Protected) =>
  new Map(
    Array.from(published.n, (n, i) => [
      published.dimensions.map(({codes}, d) => codes[published.codes[d]?.[i] ?? -1]?.code).join(),
      n,
    ]),
  );
const nameOf = ([month = 0, region = 0, sex = 0]: readonly number[]) =>
  [months(6)[month], regions[region], sexes[sex]].join();

/** The cells in another order of rows than that of their codes. */
function shuffled(exact: Cells): Cells {
  const order = [...exact.n.keys()].sort((a, b) => ((a * 7919) % 101) - ((b * 7919) % 101) || b - a);
  return {
    ...exact,
    codes: exact.codes.map((column) => Uint16Array.from(order, (i) => column[i] ?? 0)),
    n: Uint32Array.from(order, (i) => exact.n[i] ?? 0),
    persons: Uint32Array.from(order, (i) => exact.persons[i] ?? 0),
    most: Uint32Array.from(order, (i) => exact.most[i] ?? 0),
  };
}

/** Σ w·e² over every margin of a table. */
function weightedError(exact: Cells, published: Protected): number {
  const sums = marginSums(exact, marginsOf(exact, [], []));
  const values = named(published);
  const error = new Float64Array(sums.size);
  const small = new Int32Array(sums.size);
  const places = new Int32Array(sums.margins.length);
  for (let i = 0; i < exact.n.length; i++) {
    sums.locate(i, places, 0);
    const [n = 0, persons = 0, most = 0] = [exact.n[i], exact.persons[i], exact.most[i]];
    if (persons < base || 2 * most > n) for (const place of places) small[place] = (small[place] ?? 0) + 1;
    const off = (values.get(nameOf(exact.codes.map((column) => column[i] ?? 0))) ?? 0) - (exact.n[i] ?? 0);
    for (const place of places) error[place] = (error[place] ?? 0) + off;
  }
  return sums.margins.reduce((total, {weight}, m) => {
    const from = sums.start[m] ?? 0;
    const own = error.subarray(from, sums.start[m + 1] ?? sums.size);
    return total + weight * own.reduce((all, e, at) => all + ((small[from + at] ?? 0) >= 3 ? e * e : 0), 0);
  }, 0);
}

describe("protect", () => {
  it("publishes no count between 1 and 4, moves none by 5 or more, and leaves cells that are not small", () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const published = protect(table(rows), {base, key});
        expect(published.n.every((n) => n >= base)).toBe(true);
        const values = named(published);
        for (const row of rows) {
          const [, , , n, persons, most] = row;
          const y = values.get(nameOf(row)) ?? 0;
          if (persons >= base && 2 * most <= n) expect(y).toBe(n);
          else {
            expect(y % base).toBe(0);
            expect(Math.abs(y - n)).toBeLessThan(base);
          }
        }
        expect([...values.keys()].every((name) => rows.some((row) => nameOf(row) === name))).toBe(true);
      }),
      seed,
    );
  });

  it("gives the same bytes whatever the order of the rows", () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const exact = table(rows);
        expect(protect(shuffled(exact), {base, key})).toEqual(protect(exact, {base, key}));
      }),
      seed,
    );
  });

  it("keeps the weighted squared error of sums of three small cells and more at most where the draw alone has it", () => {
    let [better, total] = [0, 0];
    fc.assert(
      fc.property(anyRows, (rows) => {
        // One period: over several, what is best for the first can be worse for the year.
        const exact = table(rows.map(([, ...rest]) => [0, ...rest]).filter(isFirst));
        const drawn = weightedError(exact, protect(exact, {base, key, passes: 0}));
        const flipped = weightedError(exact, protect(exact, {base, key}));
        expect(flipped).toBeLessThanOrEqual(drawn);
        total++;
        if (flipped < drawn) better++;
      }),
      seed,
    );
    expect(better / total).toBeGreaterThan(0.2);
  });

  it.each([1, 2, 3, 4])(
    "leaves every count from 1 to 4 possible behind what %i small cells are published as, for who knows the method",
    (cells) => {
      // All that is known is the method: the attacker tries every truth under many keys.
      const keys = Array.from({length: 60}, (_, at) => new Uint8Array(32).fill(at + 1));
      const behind = new Map<string, Set<number>[]>();
      for (let truth = 0; truth < 4 ** cells; truth++) {
        const counts = Array.from({length: cells}, (_, at) => 1 + (Math.floor(truth / 4 ** at) % 4));
        const exact = table(counts.map((n, at) => [0, at, 0, n, n, 1]));
        for (const own of keys) {
          const values = named(protect(exact, {base, key: own}));
          const published = counts.map((_, at) => values.get(nameOf([0, at, 0])) ?? 0);
          const possible = behind.get(published.join()) ?? published.map(() => new Set<number>());
          behind.set(published.join(), possible);
          for (const [at, n] of counts.entries()) possible[at]?.add(n);
        }
      }
      expect(behind.size).toBeGreaterThan(1);
      for (const possible of behind.values())
        for (const counts of possible) expect([...counts].sort()).toEqual([1, 2, 3, 4]);
    },
  );

  it("leaves every earlier cell as it was when a month is added", () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const earlier = rows.filter(([month]) => month < 5);
        const before = named(protect(table(earlier, 5), {base, key}));
        const after = named(protect(table(rows, 6), {base, key}));
        for (const name of [...after.keys()].filter((cell) => cell.startsWith("2024-06"))) after.delete(name);
        expect(after).toEqual(before);
      }),
      seed,
    );
  });

  it.each(["year", "month"])("lets no count of a %s fall, where the true one has not", (period) => {
    const tableOf = (rows: readonly (readonly number[])[]): Cells => ({
      ...cells(
        "started",
        [dimension(period, ["2024"]), dimension("region", regions), dimension("sex", sexes)],
        rows,
      ),
      roundsAll: true,
    });
    let [fell, total] = [0, 0];
    fc.assert(
      fc.property(
        fc.uniqueArray(anyRow, {selector: (row) => row.slice(1, 3).join(), minLength: 6}),
        fc.nat(),
        (given, more) => {
          // More of the year is over, or certificates of the month came late. Every cell is rounded.
          const before = given.map(([, region, sex, n]) => [0, region, sex, n, 1, n]);
          const after = before.map((row, i) => {
            const n = (row[3] ?? 0) + ((more >> (i % 8)) & 1);
            return [...row.slice(0, 3), n, 1, n];
          });
          const first = protectFamilies([tableOf(before)], {base, key});
          const published = ({tables}: typeof first) => named(tables[0] ?? protect(tableOf([]), {base, key}));
          const earlier = published(first);
          const carried = published(protectFamilies([tableOf(after)], {base, key, carried: first.published}));
          const alone = published(protectFamilies([tableOf(after)], {base, key}));
          for (const [name, n] of earlier) {
            expect(carried.get(name) ?? 0).toBeGreaterThanOrEqual(n);
            total++;
            if ((alone.get(name) ?? 0) < n) fell++;
          }
        },
      ),
      seed,
    );
    // Without the release before some do: both together would say that there were 1 to 4.
    expect(fell / total).toBeGreaterThan(0.01);
  });

  it("moves only the cell that a revised record touches when it carries on from the release before", () => {
    fc.assert(
      fc.property(anyRows, fc.nat(), (rows, pick) => {
        fc.pre(rows.length > 0);
        const at = pick % rows.length;
        const revised = rows.map((row, i) =>
          i === at ? [...row.slice(0, 3), row[3] + 1, row[4], row[5]] : row,
        );
        const first = protectFamilies([table(rows)], {base, key});
        const second = protectFamilies([table(revised)], {base, key, carried: first.published});
        const [before, after] = [first, second].map(({tables}) =>
          named(tables[0] ?? protect(table([]), {base, key})),
        );
        const moved = [...new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])])].filter(
          (cell) => before?.get(cell) !== after?.get(cell),
        );
        expect(moved.filter((cell) => cell !== nameOf(rows[at] ?? []))).toEqual([]);
      }),
      seed,
    );
  });

  it("has the truth as its expectation over keys before the flips", () => {
    // 1,000 keys: the mean of draws with variance at most 6.25 lies within 4 standard errors of the truth.
    const keys = Array.from({length: 1000}, (_, i) => new TextEncoder().encode(`key ${i}`));
    for (const [n, persons, most] of [
      [1, 1, 1],
      [2, 2, 1],
      [3, 3, 1],
      [4, 4, 1],
      [7, 2, 5],
      [13, 6, 8],
    ] as const) {
      const one = table([[0, 0, 0, n, persons, most]]);
      const values = [
        keys.map((k) => protect(one, {base, key: k, passes: 0}).n[0] ?? 0),
        keys.map((k) => roundCount({n, persons, most, base, drawn: draw(k, "count|accepted")})),
      ];
      for (const drawn of values) {
        const mean = drawn.reduce((sum, value) => sum + value, 0) / drawn.length;
        expect(Math.abs(mean - n)).toBeLessThan(4 * Math.sqrt(6.25 / keys.length));
      }
    }
  });
});

/** Whether no row before it stands for the same cell. */
function isFirst(row: readonly number[], at: number, rows: readonly (readonly number[])[]): boolean {
  return rows.findIndex((other) => nameOf(other) === nameOf(row)) === at;
}

describe("protectFamilies with a tie", () => {
  // Certificates: month, region, completed, unit (0–3), each of one of twelve persons.
  const anyCertificate = fc.tuple(fc.nat(23), fc.nat(1), fc.nat(1), fc.nat(3), fc.nat(11));
  const anyCertificates = fc.array(anyCertificate, {minLength: 1, maxLength: 150, size: "max"});
  const allMonths = ["2023", "2024"].flatMap((year) => months(12).map((month) => year + month.slice(4)));
  const completed = dimension("completed", ["0", "1"]);
  const inRegions = dimension("region", ["01", "03"]);
  const tie = {family: "certificates", over: ["year", "region", "completed"]};

  /** Counts by some of the fields, as the count does it. */
  function counted(rows: readonly (readonly number[])[], width: number): number[][] {
    const groups = new Map<string, Map<number, number>>();
    for (const row of rows) {
      const group = groups.get(row.slice(0, width).join()) ?? new Map<number, number>();
      groups.set(row.slice(0, width).join(), group);
      const person = row.at(-1) ?? 0;
      group.set(person, (group.get(person) ?? 0) + 1);
    }
    return [...groups].map(([name, group]) => {
      const events = [...group.values()];
      return [
        ...name.split(",").map(Number),
        events.reduce((a, b) => a + b, 0),
        group.size,
        Math.max(...events),
      ];
    });
  }

  function families(certificates: readonly (readonly number[])[], nMonths = 24): Cells[] {
    const lead = cells(
      "certificates",
      [dimension("month", allMonths.slice(0, nMonths)), inRegions, completed],
      counted(
        certificates.map(([month = 0, region = 0, done = 0, , person = 0]) => [month, region, done, person]),
        3,
      ),
    );
    const units = cells(
      "unit_certificates",
      [
        dimension("year", ["2023", "2024"]),
        inRegions,
        dimension("care_unit", ["A", "B", "C", "D"]),
        completed,
      ],
      counted(
        certificates.map(([month = 0, region = 0, done = 0, unit = 0, person = 0]) => [
          ...[month < 12 ? 0 : 1, region, unit, done, person],
        ]),
        4,
      ),
    );
    return [lead, {...units, tiedTo: tie}];
  }

  function sumsOf(published: Protected): Map<string, number> {
    const sums = new Map<string, number>();
    for (const [i, n] of published.n.entries()) {
      const codes = new Map(
        published.dimensions.map(({id, codes: all}, d) => [
          id,
          all[published.codes[d]?.[i] ?? -1]?.code ?? "",
        ]),
      );
      const year = codes.get("year") ?? codes.get("month")?.slice(0, 4) ?? "";
      const name = [year, codes.get("region"), codes.get("completed")].join();
      sums.set(name, (sums.get(name) ?? 0) + n);
    }
    return sums;
  }

  it("publishes the same sums in both families, and counts of at least 5 in every cell", () => {
    fc.assert(
      fc.property(anyCertificates, (certificates) => {
        const [lead, units] = protectFamilies(families(certificates), {base, key}).tables;
        if (!lead || !units) throw new Error("two tables");
        expect(sumsOf(units)).toEqual(sumsOf(lead));
        expect([...lead.n, ...units.n].every((n) => n >= base)).toBe(true);
      }),
      {...seed, numRuns: 400},
    );
  });

  it("publishes the same sums in both families where certificates are gone since the release before", () => {
    fc.assert(
      fc.property(anyCertificates, fc.infiniteStream(fc.boolean()), (certificates, gone) => {
        const [first, second] = [certificates, certificates.filter(() => gone.next().value !== true)];
        const before = protectFamilies(families(first), {base, key});
        const [lead, units] = protectFamilies(families(second), {
          ...{base, key},
          carried: before.published,
        }).tables;
        if (!lead || !units) throw new Error("two tables");
        expect(sumsOf(units)).toEqual(sumsOf(lead));
        expect([...lead.n, ...units.n].every((n) => n >= base)).toBe(true);
      }),
      {...seed, numRuns: 400},
    );
  });

  it("publishes the same sums in every family that is tied to one, also where each of them raises it", () => {
    fc.assert(
      fc.property(anyCertificates, (certificates) => {
        const [first, units] = families(certificates);
        if (!first || !units) throw new Error("two families");
        const waited = cells(
          "waited",
          [dimension("year", ["2023", "2024"]), inRegions, completed, dimension("waited", ["0", "1", "2"])],
          counted(
            certificates.map(([month, region, done, unit, person]) => [
              ...[month < 12 ? 0 : 1, region, done, (month + unit) % 3, person],
            ]),
            4,
          ),
        );
        for (const others of [
          [units, {...waited, tiedTo: tie}],
          [{...waited, tiedTo: tie}, units],
        ]) {
          const [lead, ...tied] = protectFamilies([first, ...others], {base, key}).tables;
          if (!lead) throw new Error("a leading table");
          for (const table of tied) expect(sumsOf(table)).toEqual(sumsOf(lead));
        }
      }),
      {...seed, numRuns: 400},
    );
  });

  it("lets as many cells differ from rule R as it says, and no farther", () => {
    fc.assert(
      fc.property(anyCertificates, (certificates) => {
        const exact = families(certificates)[1];
        const units = protectFamilies(families(certificates), {base, key}).tables[1];
        if (!exact || !units) throw new Error("two tables");
        const values = named(units);
        let [moved, greatest] = [0, 0];
        for (let i = 0; i < exact.n.length; i++) {
          const name = exact.dimensions
            .map(({codes}, d) => codes[exact.codes[d]?.[i] ?? -1]?.code ?? "")
            .join();
          const y = values.get(name) ?? 0;
          const n = exact.n[i] ?? 0;
          const small = isSmall({n, persons: exact.persons[i] ?? 0, most: exact.most[i] ?? 0}, base);
          if (small ? y % base === 0 && Math.abs(y - n) < base : y === n) continue;
          moved++;
          greatest = Math.max(greatest, Math.abs(y - n));
        }
        expect(units.remainder).toEqual({cells: moved, greatest});
      }),
      seed,
    );
  });

  it("leaves every cell of the year before as it was when a month is added", () => {
    fc.assert(
      fc.property(anyCertificates, (certificates) => {
        const earlier = certificates.filter(([month]) => month < 14);
        const before = protectFamilies(families(earlier, 14), {base, key}).tables.map(named);
        const more = certificates.filter(([month]) => month < 15);
        const after = protectFamilies(families(more, 15), {base, key}).tables.map(named);
        const closed = (table: Map<string, number> | undefined) =>
          [...(table ?? [])].filter(([name]) => name.startsWith("2023") || name < "2024-03,");
        expect(closed(after[0])).toEqual(closed(before[0]));
        const units = (table: Map<string, number> | undefined) =>
          [...(table ?? [])].filter(([name]) => name.startsWith("2023"));
        expect(units(after[1])).toEqual(units(before[1]));
      }),
      seed,
    );
  });
});
