import {describe, expect, it} from "vitest";
import type {Cells} from "../../../loaders/model/cells.ts";
import {reportGroups, withholdGroups} from "../../../loaders/protect/groupDisclosure.ts";
import {protect} from "../../../loaders/protect/protect.ts";
import {cells, dimension, months} from "../../fixtures/cells.ts";

const dimensions = [
  dimension("month", months(2)),
  dimension("region", ["12", "13"]),
  dimension("sex", ["K", "M"]),
  dimension("diagnosis", ["F", "M", ".."]),
  dimension("degree", ["100", "50"]),
];
const family = (...rows: number[][]) => cells("started", dimensions, rows);

/** Cells as "month region sex diagnosis degree n/persons/most". */
function shown({dimensions: list, codes, n, persons, most}: Cells): string[] {
  return Array.from(n, (events, i) => {
    const names = list.map((one, d) => one.codes[codes[d]?.[i] ?? -1]?.code ?? "?");
    return `${names.join(" ")} ${events}/${persons[i] ?? 0}/${most[i] ?? 0}`;
  });
}

describe("withholdGroups(cells, base), where a source does not tell", () => {
  it("leaves a group of which nobody is known to be anything, and withholds one that is all of one known kind", () => {
    const answered = [
      dimension("quarter", ["2024-Q1", "2024-Q2"]),
      dimension("region", ["12"]),
      dimension("prognosis", ["ATER_X", "U", ".."]),
    ];
    const rows = cells("return_support", answered, [
      [0, 0, 1, 9, 9],
      [1, 0, 0, 9, 9],
    ]);
    expect(shown(withholdGroups(rows, 5))).toEqual(["2024-Q1 12 U 9/9/1", "2024-Q2 12 .. 9/9/1"]);
  });
});

describe("withholdGroups(cells, base), where a table tells how its diagnoses differ", () => {
  const pair = [
    dimension("year", ["2024"]),
    dimension("region", ["12", "13"]),
    dimension("diagnosis_first", ["F", "M", ".."]),
    dimension("diagnosis", ["F", "M", ".."]),
    dimension("diagnosis_change", ["same", "chapter", ".."]),
  ];
  const changes = (...rows: number[][]) => cells("diagnosis_changes", pair, rows);
  const rest = [
    [0, 1, 0, 0, 0, 7, 7],
    [0, 1, 1, 1, 0, 7, 7],
  ];

  it("withholds last diagnosis and change too where all had one first diagnosis, and makes cells that are alike one", () => {
    const all = changes([0, 0, 0, 0, 0, 6, 5, 2], [0, 0, 0, 1, 1, 3, 2, 2], ...rest);
    expect(shown(withholdGroups(all, 5))).toEqual([
      "2024 12 .. .. .. 9/5/4",
      "2024 13 F F same 7/7/1",
      "2024 13 M M same 7/7/1",
    ]);
  });

  it("withholds the first diagnosis too where all had one last diagnosis", () => {
    const all = changes([0, 0, 0, 1, 1, 3, 3], [0, 0, 1, 1, 0, 4, 4], ...rest);
    expect(shown(withholdGroups(all, 5))[0]).toBe("2024 12 .. .. .. 7/4/2");
  });

  it("leaves a group whose first and last diagnoses both differ", () => {
    const all = changes([0, 0, 0, 1, 1, 3, 3], [0, 0, 1, 0, 1, 4, 4], ...rest);
    expect(withholdGroups(all, 5)).toBe(all);
  });
});

describe("withholdGroups(cells, base)", () => {
  it("withholds the category of a group of the base's persons that all have one, and changes nothing else", () => {
    const five = family(
      [0, 0, 0, 0, 0, 4, 3, 2],
      [0, 0, 0, 0, 1, 2, 2],
      [0, 0, 1, 1, 0, 9, 9],
      [0, 0, 1, 0, 0, 1, 1],
    );
    expect(shown(withholdGroups(five, 5))).toEqual([
      "2024-01 12 K .. 100 4/3/2",
      "2024-01 12 K .. 50 2/2/1",
      "2024-01 12 M F 100 1/1/1",
      "2024-01 12 M M 100 9/9/1",
    ]);
  });

  it("leaves a group of one person fewer, and one with a single event of another category", () => {
    const four = family([0, 0, 0, 0, 0, 9, 4], [0, 0, 1, 0, 0, 9, 9], [0, 0, 1, 1, 0, 1, 1]);
    expect(withholdGroups(four, 5)).toBe(four);
  });

  it("withholds a region's month that has one category only when the sexes are taken together", () => {
    const rows = [
      [0, 0, 0, 1, 0, 3, 3],
      [0, 0, 1, 1, 0, 2, 2],
      [0, 1, 0, 0, 0, 8, 8],
      [0, 1, 0, 1, 0, 8, 8],
    ];
    expect(shown(withholdGroups(family(...rows), 5)).slice(0, 2)).toEqual([
      "2024-01 12 K .. 100 3/3/1",
      "2024-01 12 M .. 100 2/2/1",
    ]);
  });

  it("keeps to the period: a month of one category stays withheld whatever the next month has", () => {
    const first = [0, 0, 0, 0, 0, 6, 6];
    const both = withholdGroups(family(first, [1, 0, 0, 1, 0, 6, 6], [1, 0, 0, 0, 0, 6, 6]), 5);
    expect(shown(both)[0]).toBe(shown(withholdGroups(family(first), 5))[0]);
    const apart = withholdGroups(family([0, 0, 0, 0, 0, 3, 3], [1, 0, 0, 0, 0, 3, 3]), 5);
    expect(shown(apart).some((line) => line.includes(".."))).toBe(false);
  });

  it("does nothing to a family without a sensitive dimension", () => {
    const units = cells("unit", [dimension("year", ["2024"]), dimension("region", ["12"])], [[0, 0, 9, 9]]);
    expect(withholdGroups(units, 5)).toBe(units);
  });

  it("refuses a sensitive dimension that has no value for what is withheld", () => {
    const bare = cells(
      "started",
      [dimension("month", months(1)), dimension("diagnosis", ["F"])],
      [[0, 0, 9, 9]],
    );
    expect(() => withholdGroups(bare, 5)).toThrow("dimension diagnosis");
  });
});

describe("reportGroups(tables)", () => {
  it("names the roles and counts what is published under the code", () => {
    const exact = withholdGroups(
      family([0, 0, 0, 0, 0, 7, 6], [0, 1, 0, 0, 0, 7, 7], [0, 1, 0, 1, 0, 6, 6]),
      5,
    );
    const table = protect(exact, {base: 5, key: new Uint8Array(32)});
    expect(reportGroups([table])).toEqual({
      identifying: ["month", "region", "sex"],
      sensitive: ["diagnosis"],
      comparing: [],
      code: "..",
      withheld: [{family: "started", dimension: "diagnosis", cells: 1, events: 7}],
    });
  });
});
