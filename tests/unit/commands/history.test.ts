import {describe, expect, it} from "vitest";
import {type Coverage, history, type Snapshot, stateOn} from "../../../loaders/commands/units/history.ts";
import type {KeptUnit} from "../../../loaders/commands/units/keptUnit.ts";
import {type Day, day, formatDay} from "../../../loaders/model/day.ts";

/** A unit of the tests: a vårdenhet in Skåne that HSA tells of, unless said otherwise. */
function unit(id: string, facts: Partial<KeptUnit> = {}): KeptUnit {
  return {
    ...{unit: id, name: id, careUnit: id, provider: "P", region: "12", headUnit: undefined},
    ...{businessCodes: undefined, businessTypes: undefined, careTypes: undefined, type: undefined},
    ...{listed: undefined, from: undefined, to: undefined, toldBy: "registry"},
    ...facts,
  };
}

function snapshot(date: string, rows: readonly KeptUnit[], covers: Coverage = "all"): Snapshot {
  return {date: day(date), covers, rows};
}

/** Rows as "unit from to fact", open ends as "…". */
function shown(rows: readonly KeptUnit[], fact: keyof KeptUnit = "name"): string[] {
  const date = (value: Day | undefined) => (value === undefined ? "…" : formatDay(value));
  return rows.map((row) => `${row.unit} ${date(row.from)} ${date(row.to)} ${String(row[fact] ?? "–")}`);
}

describe("history(snapshots)", () => {
  it("keeps what a first snapshot says as it is", () => {
    const rows = [unit("A"), unit("B", {from: day("2020-03-01"), to: day("2021-03-01")})];
    expect(history([snapshot("2022-01-01", rows)])).toEqual(rows);
  });

  it("ends a span the day before a snapshot that says otherwise, and begins another", () => {
    const found = history([
      snapshot("2022-01-01", [unit("A", {name: "Norr"})]),
      snapshot("2022-02-01", [unit("A", {name: "Syd"})]),
    ]);
    expect(shown(found)).toEqual(["A … 2022-01-31 Norr", "A 2022-02-01 … Syd"]);
  });

  it("makes one span of snapshots that say the same", () => {
    const found = history(
      ["2022-01-01", "2022-02-01", "2022-03-01"].map((date) => snapshot(date, [unit("A")])),
    );
    expect(shown(found)).toEqual(["A … … A"]);
  });

  it("ends a unit that a whole registry does not name, and begins it again when it is back", () => {
    const found = history([
      snapshot("2022-01-01", [unit("A")]),
      snapshot("2022-02-01", []),
      snapshot("2022-03-01", [unit("A")]),
    ]);
    expect(shown(found)).toEqual(["A … 2022-01-31 A", "A 2022-03-01 … A"]);
  });

  it("lets a unit begin on its own day where it tells one, else on the day of the snapshot", () => {
    const found = history([
      snapshot("2022-01-01", []),
      snapshot("2022-02-01", [unit("A"), unit("B", {from: day("2022-01-10")})]),
    ]);
    expect(shown(found)).toEqual(["A 2022-02-01 … A", "B 2022-01-10 … B"]);
  });

  it("takes the end that a snapshot tells where it lies between the two, never before what was seen", () => {
    const ended = (to: string) =>
      history([snapshot("2022-01-01", [unit("A")]), snapshot("2022-03-01", [unit("A", {to: day(to)})])]);
    expect(shown(ended("2022-01-20"))).toEqual(["A … 2022-01-20 A"]);
    expect(shown(ended("2022-01-01"))).toEqual(["A … 2022-01-01 A"]);
    expect(shown(ended("2021-12-20"))).toEqual(["A … 2022-01-01 A"]);
    expect(shown(ended("2022-02-28"))).toEqual(["A … 2022-02-28 A"]);
    // An end on the day of the snapshot or later is one that is still to come.
    expect(shown(ended("2022-03-01"))).toEqual(["A … 2022-03-01 A"]);
  });

  it("takes a new start that lies between two snapshots for the day of the restart", () => {
    const found = history([
      snapshot("2022-01-01", [unit("A", {to: day("2022-01-05")})]),
      snapshot("2022-03-01", [unit("A", {from: day("2022-02-10")})]),
    ]);
    expect(shown(found)).toEqual(["A … 2022-01-05 A", "A 2022-02-10 … A"]);
  });

  it("ends only what a snapshot is complete for", () => {
    const first = snapshot("2022-01-01", [
      unit("A"),
      unit("B", {region: "10"}),
      unit("C", {region: undefined}),
    ]);
    const after = (covers: Coverage) => history([first, snapshot("2022-02-01", [], covers)]);
    expect(shown(after("all"))).toEqual(["A … 2022-01-31 A", "B … 2022-01-31 B", "C … 2022-01-31 C"]);
    expect(shown(after(["10"]))).toEqual(["A … … A", "B … 2022-01-31 B", "C … … C"]);
    expect(shown(after("none"))).toEqual(["A … … A", "B … … B", "C … … C"]);
  });

  it("lets a region's list add its figures and leave the rest, and HSA leave the figures", () => {
    const list = (listed: number) =>
      unit("A", {
        ...{name: undefined, careUnit: undefined, provider: undefined, region: undefined},
        listed,
        toldBy: "list",
      });
    const found = history([
      snapshot("2022-01-01", [unit("A", {name: "Norr"})]),
      snapshot("2022-02-01", [list(8000)], "none"),
      snapshot("2022-03-01", [unit("A", {name: "Syd"})]),
      snapshot("2022-04-01", [list(8100)], "none"),
    ]);
    expect(shown(found)).toEqual([
      "A … 2022-01-31 Norr",
      "A 2022-02-01 2022-02-28 Norr",
      "A 2022-03-01 2022-03-31 Syd",
      "A 2022-04-01 … Syd",
    ]);
    expect(shown(found, "listed").map((row) => row.split(" ").at(-1))).toEqual(["–", "8000", "8000", "8100"]);
    expect(found.every(({toldBy, careUnit}) => toldBy === "registry" && careUnit === "A")).toBe(true);
  });

  it("does not end a unit that HSA never told of", () => {
    const found = history([
      snapshot("2022-01-01", [unit("A", {toldBy: "answer"})], "none"),
      snapshot("2022-02-01", []),
    ]);
    expect(shown(found)).toEqual(["A … … A"]);
  });

  it("lets a unit leave its vårdenhet when HSA says that it has none", () => {
    const found = history([
      snapshot("2022-01-01", [unit("A", {careUnit: "B"})]),
      snapshot("2022-02-01", [unit("A", {careUnit: undefined})]),
    ]);
    expect(shown(found, "careUnit")).toEqual(["A … 2022-01-31 B", "A 2022-02-01 … –"]);
  });
});

describe("stateOn(rows, day)", () => {
  const rows = [
    unit("A", {to: day("2022-01-31"), name: "Norr"}),
    unit("A", {from: day("2022-02-01"), name: "Syd"}),
    unit("B", {from: day("2022-02-01")}),
  ];
  it.each([
    ["2022-01-31", ["A Norr"]],
    ["2022-02-01", ["A Syd", "B B"]],
  ])("on %s is %j", (date, expected) => {
    const state = stateOn(rows, day(date));
    expect([...state.values()].map(({unit: id, name}) => `${id} ${name ?? ""}`)).toEqual(expected);
  });
});
