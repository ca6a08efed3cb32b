import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {CellTable} from "../../../loaders/count/fast/cellTable.ts";

/** Cells as "key n persons most". */
function shown(table: CellTable): string[] {
  const {key, n, persons, most} = table.cells();
  return Array.from(key, (one, at) => [one, n[at], persons[at], most[at]].join(" "));
}

/** The same, event by event. */
function plain(events: readonly {person: number; key: number}[]): string[] {
  const keys = [...new Set(events.map(({key}) => key))].sort((a, b) => a - b);
  return keys.map((key) => {
    const persons = events.filter((event) => event.key === key).map(({person}) => person);
    const own = [...new Set(persons)].map((one) => persons.filter((other) => other === one).length);
    return [key, persons.length, own.length, Math.max(...own)].join(" ");
  });
}

function count(size: number, parts: readonly (readonly {person: number; key: number}[])[]): CellTable {
  const table = new CellTable(size);
  for (const part of parts) {
    const keys = Float64Array.from(part, ({key}) => key);
    table.add(
      keys,
      Int32Array.from(part, ({person}) => person),
      part.length,
    );
  }
  return table;
}

describe("cells counted event by event", () => {
  const sizes = [7, 2 ** 24, 2 ** 24 + 1, 2 ** 40];

  it.each(sizes)("tell events, persons and the most of one person, of %d possible cells", (size) => {
    const keys = fc.constantFrom(0, 1, 5, size - 1, Math.floor(size / 2), Math.floor(size / 3));
    const anyPart = fc.array(fc.record({person: fc.integer({min: 1, max: 4}), key: keys}), {maxLength: 30});
    fc.assert(
      fc.property(anyPart, anyPart, (first, second) => {
        const sorted = [...first].sort((a, b) => a.person - b.person);
        // Other persons than in the first part, whatever their numbers there.
        const others = [...second].sort((a, b) => a.person - b.person);
        const all = [...sorted, ...others.map(({person, key}) => ({person: person + 100, key}))];
        expect(shown(count(size, [sorted, others]))).toEqual(plain(all));
      }),
      {seed: 20261122, numRuns: size === 2 ** 24 ? 1 : 20},
    );
  });

  it("cannot be more than there are whole numbers", () => {
    expect(() => new CellTable(2 ** 53)).toThrow(RangeError);
  });

  it("take further pages as they come", () => {
    const size = 2 ** 30;
    const events = Array.from({length: 40}, (_, at) => ({person: 1 + at, key: at * 20_000_000}));
    expect(shown(count(size, [events]))).toEqual(plain(events));
  });
});
