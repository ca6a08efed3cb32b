import {describe, expect, it} from "vitest";
import {silent} from "../../../../loaders/model/effects.ts";
import {attack} from "../../../../loaders/protect/audit/attack.ts";
import {eventsOf} from "../../../../loaders/protect/audit/events.ts";
import {ViewLinker} from "../../../../loaders/protect/audit/linkViews.ts";
import {isWithin, periodIn} from "../../../../loaders/protect/audit/period.ts";
import type {View} from "../../../../loaders/protect/audit/view.ts";

interface List {
  readonly id: string;
  readonly codes: readonly string[];
  readonly parents?: readonly string[];
}

/** A view from rows `[position…, published]`. */
function view(title: string, lists: readonly List[], rows: readonly (readonly number[])[]): View {
  return {
    ...{title, base: 5, region: undefined},
    dimensions: lists.map(({id, codes, parents}) => ({
      id,
      codes: codes.map((code, i) => {
        const parent = parents?.[i];
        return parent === undefined ? {code, title: code} : {code, title: code, parent};
      }),
    })),
    codes: lists.map((_, d) => Int32Array.from(rows, (row) => row[d] ?? 0)),
    n: Float64Array.from(rows, (row) => row[lists.length] ?? 0),
  };
}

async function found(a: View, b: View) {
  const linker = new ViewLinker();
  const link = linker.link(a, b);
  const {system, targets, name} = linker.build();
  const {exposures} = await attack(system, targets, {programming: true, effects: silent});
  const ranges = exposures.map(({target, lower, upper}) => [name(target).cell, lower, upper]);
  return {link, ranges, equations: system.equations};
}

const month: List = {id: "month", codes: ["2024-01", "2024-02", "2024-03"]};
const quarter: List = {id: "quarter", codes: ["2024-Q1"]};
const region: List = {id: "region", codes: ["12", "00"]};

describe("ViewLinker", () => {
  it("ties months to their quarter: 13 in the quarter less 11 and 0 published leaves 2 together", async () => {
    const months = view("m", [month], [[0, 11]]);
    const {ranges, link} = await found(months, view("q", [quarter], [[0, 13]]));
    // Two months stand at 0, each 0–4; together they are exactly 2.
    expect(link).toEqual({derived: false, margins: 1, contradictions: 0});
    expect(ranges).toEqual([["2024-Q1 (celler med 0)", 2, 2]]);
  });

  it("knows that a unit lies in one region only: no cell of another unit stands behind its own sum", () => {
    const units: List = {id: "care_unit", codes: ["E1", "E2", "E3"], parents: ["12", "12", "12"]};
    const length: List = {id: "duration_limit", codes: ["1-90", "91-"]};
    const linker = new ViewLinker();
    linker.link(
      view("s", [region, units], [[0, 0, 20]]),
      view("l", [region, units, length], [[0, 0, 0, 20]]),
    );
    // Of the unit's own lengths one is not published.
    const {absences} = linker.build();
    expect([...absences.values()].map(({cells, unit}) => [cells, unit])).toEqual([[1, "E1"]]);
  });

  it("ties units to the region they belong to", async () => {
    const unit: List = {id: "unit", codes: ["E1", "E2"], parents: ["12", "12"]};
    const units = view(
      "u",
      [unit],
      [
        [0, 21],
        [1, 5],
      ],
    );
    const {ranges} = await found(units, view("r", [region], [[0, 24]]));
    expect(ranges).toEqual([["E2", 3, 3]]);
  });

  it("says nothing more of sums of the same published cells", async () => {
    const fine = view(
      "f",
      [month, region],
      [
        [0, 0, 5],
        [0, 1, 10],
      ],
    );
    const {link, equations} = await found(fine, view("m", [month], [[0, 15]]));
    expect([link.derived, equations]).toEqual([true, 0]);
  });

  it("narrows nothing where both views leave all open", async () => {
    const bySex: List = {id: "sex", codes: ["K", "M"]};
    const one = view(
      "r",
      [month, region],
      [
        [0, 0, 5],
        [0, 1, 5],
      ],
    );
    // 1–9 and 1–9 on one side, 1–9 and 6–14 on the other: each can be anything that claim 5 promises.
    const other = view(
      "s",
      [month, bySex],
      [
        [0, 0, 5],
        [0, 1, 10],
      ],
    );
    const {link, ranges, equations} = await found(one, other);
    expect([link.derived, ranges, equations]).toEqual([false, [], 1]);
  });

  it("leaves out margins where no count fits both, and counts them", async () => {
    const {link, equations} = await found(
      view(
        "a",
        [month],
        [
          [0, 11],
          [1, 5],
        ],
      ),
      view(
        "b",
        [month],
        [
          [0, 12],
          [1, 10],
        ],
      ),
    );
    expect(link).toMatchObject({margins: 2, contradictions: 1});
    expect(equations).toBe(1);
  });

  it("takes a cell that two links share for one unknown: what neither gives alone, both give", async () => {
    const two: List = {id: "month", codes: ["2024-01", "2024-02"]};
    const fine = view(
      "f",
      [two, region],
      [
        [0, 0, 5],
        [0, 1, 5],
        [1, 0, 5],
        [1, 1, 11],
      ],
    );
    const linker = new ViewLinker();
    // January: a + b = 6; Skåne: a + c = 7; February: c + 11 = 13. So c = 2, a = 5, b = 1.
    for (const [other, rows] of [
      [
        two,
        [
          [0, 6],
          [1, 13],
        ],
      ],
      [
        region,
        [
          [0, 7],
          [1, 12],
        ],
      ],
    ] as const)
      linker.link(fine, view(other.id, [other], rows));
    const {system, targets, name} = linker.build();
    expect([system.unknowns, system.equations]).toEqual([3, 4]);
    const {exposures} = await attack(system, targets, {programming: true, effects: silent});
    expect(exposures.map(({target, lower, upper}) => [name(target).cell, lower, upper])).toEqual([
      ["2024-01 · 12", 5, 5],
      ["2024-01 · 00", 1, 1],
      ["2024-02 · 12", 2, 2],
    ]);
  });
});

describe("eventsOf", () => {
  it("is what the manifest says", () => {
    expect(eventsOf({id: "by_unit", events: "started"})).toBe("started");
  });

  it("is the first word of a family's id in releases that do not tell, but for the units' look at certificates", () => {
    const ids = [
      "started",
      "startedByUnit",
      "started-unit",
      "started_2",
      "certificates",
      "unit_certificates",
    ];
    expect(ids.map((id) => eventsOf({id}))).toEqual([
      ...["started", "started", "started", "started", "certificates", "certificates"],
    ]);
  });
});

describe("periods", () => {
  it("lie in the quarter and the year of their last month", () => {
    expect(["2024-03", "2024-04"].map((code) => periodIn(code, "quarter"))).toEqual(["2024-Q1", "2024-Q2"]);
    expect(["2024-12", "2024-Q4", "2024"].map((code) => periodIn(code, "year"))).toEqual([
      "2024",
      "2024",
      "2024",
    ]);
  });

  it("are closed where the release holds all of their months", () => {
    const months = {firstMonth: "2024-01", lastMonth: "2024-05"};
    const closed = ["2023-12", "2024-01", "2024-05", "2024-06", "2024-Q1", "2024-Q2", "2024"];
    expect(closed.filter((code) => isWithin(code, months))).toEqual(["2024-01", "2024-05", "2024-Q1"]);
  });
});
