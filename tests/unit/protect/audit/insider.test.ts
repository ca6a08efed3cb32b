import {describe, expect, it} from "vitest";
import {left, personInsiders, unitInsiders} from "../../../../loaders/protect/audit/insider.ts";
import {ViewLinker} from "../../../../loaders/protect/audit/linkViews.ts";
import type {View} from "../../../../loaders/protect/audit/view.ts";
import {cells, dimension, months} from "../../../fixtures/cells.ts";

/** A view from rows `[position…, published]`. */
function view(
  lists: Readonly<Record<string, readonly string[]>>,
  rows: readonly (readonly number[])[],
): View {
  const ids = Object.keys(lists);
  return {
    ...{title: ids.join(), base: 5, region: undefined},
    dimensions: ids.map((id) => ({id, codes: (lists[id] ?? []).map((code) => ({code, title: code}))})),
    codes: ids.map((_, d) => Int32Array.from(rows, (row) => row[d] ?? 0)),
    n: Float64Array.from(rows, (row) => row[ids.length] ?? 0),
  };
}

describe("left(published, own, base)", () => {
  it("leaves at least two numbers of others to whoever has one to three events in a cell of 0 or 5", () => {
    for (const own of [1, 2, 3]) {
      for (const published of [0, 5]) {
        const {lower, upper} = left(published, own, 5);
        expect([lower, upper - lower > 0]).toEqual([0, true]);
      }
    }
  });

  it("tells whoever has all four events behind a 0 that nobody else is there, and with nine behind a 5", () => {
    expect(left(0, 4, 5)).toEqual({lower: 0, upper: 0});
    expect(left(5, 8, 5)).toEqual({lower: 0, upper: 1});
    expect(left(5, 9, 5)).toEqual({lower: 0, upper: 0});
  });

  it("tells whoever knows that nobody else has an event in a cell of 5 that the person has one", () => {
    expect(left(5, 0, 5)).toEqual({lower: 1, upper: 9});
    expect(left(0, 0, 5)).toEqual({lower: 0, upper: 4});
  });
});

describe("personInsiders", () => {
  it("counts cells where a person's own events tell those of others, and where those of others tell the person's", () => {
    // Four events of one person behind a 0; two persons behind a 5; one person alone behind a 5; enough persons: not counted.
    const exact = cells(
      "started",
      [dimension("month", months(4))],
      [
        [0, 4, 1],
        [1, 2, 2],
        [2, 1, 1],
        [3, 7, 7],
      ],
    );
    const published = view({month: months(4)}, [
      [1, 5],
      [2, 5],
      [3, 7],
    ]);
    expect(personInsiders(published, exact)).toEqual({
      ...{cells: 3, ownTellsOthers: 1, ownTellsAlone: 1, othersTellPresence: 1},
    });
  });
});

describe("unitInsiders", () => {
  // Two units of one region, and the same certificates by month of one half-year.
  const system = (units: readonly (readonly number[])[], byMonth: readonly (readonly number[])[]) => {
    const unit = view({region: ["12"], care_unit: ["E1", "E2"]}, units);
    const month = view({region: ["12"], month: months(2)}, byMonth);
    const linker = new ViewLinker();
    linker.link(unit, month);
    const linked = linker.build();
    return {linked, unit};
  };

  it("narrows nothing where the months leave the other unit enough room", () => {
    // 5 and 5 by unit, 5 and 5 by month: whatever E1 has, E2 can be 1 to 5.
    const {linked, unit} = system(
      [
        [0, 0, 5],
        [0, 1, 5],
      ],
      [
        [0, 0, 5],
        [0, 1, 5],
      ],
    );
    const truth = Float64Array.from([3, 2]);
    const found = unitInsiders(linked, linked.system, (one) => (one === unit ? truth : undefined));
    expect([found.units, found.equations, found.narrowed]).toEqual([2, 2, []]);
    expect(found.leastRoom).toBeGreaterThanOrEqual(1);
  });

  it("finds the other unit where the sum of both is known: 13 less one's own is the other's", () => {
    const {linked, unit} = system(
      [
        [0, 0, 5],
        [0, 1, 10],
      ],
      [
        [0, 0, 6],
        [0, 1, 7],
      ],
    );
    const truth = Float64Array.from([4, 9]);
    const found = unitInsiders(linked, linked.system, (one) => (one === unit ? truth : undefined));
    expect(found.narrowed.map((target) => linked.name(target).cell)).toEqual(["12 · E2", "12 · E1"]);
    expect(found.leastRoom).toBeLessThan(1);
  });

  it("takes out what is the unit's own in every table: its lengths tell nobody else's sjukfall", () => {
    // Of E1 20 began: 15 were short and 5 long. Of E2 5 began, all of them short; the long ones of E2 are not published.
    const started = view({care_unit: ["E1", "E2"], sex: ["K"]}, [
      [0, 0, 20],
      [1, 0, 5],
    ]);
    const lengths = view({care_unit: ["E1", "E2"], duration_limit: ["1-90", "91-"]}, [
      [0, 0, 15],
      [0, 1, 5],
      [1, 0, 5],
    ]);
    const linker = new ViewLinker();
    linker.link(started, lengths);
    const linked = linker.build();
    const truth = new Map([
      [started, Float64Array.from([21, 4])],
      [lengths, Float64Array.from([16, 5, 3])],
    ]);
    expect(unitInsiders(linked, linked.system, (one) => truth.get(one))).toEqual({
      ...{units: 2, equations: 0, leastRoom: null, narrowed: []},
    });
  });

  it("says nothing where no table has units", () => {
    const linker = new ViewLinker();
    const linked = linker.build();
    expect(unitInsiders(linked, linked.system, () => undefined)).toEqual({
      ...{units: 0, equations: 0, leastRoom: null, narrowed: []},
    });
  });
});
