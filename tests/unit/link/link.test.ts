import {describe, expect, it} from "vitest";
import {missing} from "../../../loaders/engine/engine.ts";
import {bucketColumns} from "../../../loaders/link/arrange.ts";
import {linkBucket} from "../../../loaders/link/linkBucket.ts";
import {day} from "../../../loaders/model/day.ts";
import type {Settings} from "../../../loaders/settings.ts";
import {
  certificates,
  type CountryCertificate,
  describedSjukfall,
  iso,
  type CountryUnit,
  withLinked,
} from "./country.ts";

interface Options {
  settings?: Partial<Settings>;
  extract?: string;
  units?: CountryUnit[];
}

async function sjukfall(list: string | CountryCertificate[], options: Options = {}) {
  const country = {
    certificates: typeof list === "string" ? certificates(list) : list,
    units: options.units ?? [],
  };
  return await withLinked(country, (engine) => engine.rows(`${describedSjukfall} ORDER BY spell`), options);
}

/** "first last covered" of each sjukfall. */
async function spans(list: string, options: Options = {}) {
  const rows = await sjukfall(list, options);
  return rows.map((row) => `${iso(row["start_day"])} ${iso(row["end_day"])} ${String(row["covered"])}`);
}

async function only(list: string | CountryCertificate[], options: Options = {}) {
  const [row = {}, ...more] = await sjukfall(list, options);
  expect(more).toEqual([]);
  return row;
}

describe("the gap between two periods", () => {
  const after = (first: string) => spans(`A 2025-08-01 2025-08-14\nA ${first} 2025-08-31`);

  it("joins a certificate that ends 14 August with one that starts 17 or 20 August", async () => {
    expect(await after("2025-08-17")).toEqual(["2025-08-01 2025-08-31 29"]);
    expect(await after("2025-08-20")).toEqual(["2025-08-01 2025-08-31 26"]);
  });

  it("starts a new sjukfall on 21 August, after six uncovered days", async () => {
    expect(await after("2025-08-21")).toEqual(["2025-08-01 2025-08-14 14", "2025-08-21 2025-08-31 11"]);
  });

  it("joins only adjacent days when no gap is allowed", async () => {
    const settings = {maxGap: 0};
    expect(await spans("A 2025-03-01 2025-03-10\nA 2025-03-11 2025-03-12", {settings})).toHaveLength(1);
    expect(await spans("A 2025-03-01 2025-03-10\nA 2025-03-12 2025-03-12", {settings})).toHaveLength(2);
  });

  it("is counted from the last day covered so far, not from the certificate before", async () => {
    const nested = "A 2025-01-01 2025-03-31\nA 2025-01-10 2025-01-20\nA 2025-04-06 2025-04-10";
    expect(await spans(nested)).toEqual(["2025-01-01 2025-04-10 95"]);
  });

  it("splits one certificate whose own periods lie further apart, and counts it in both sjukfall", async () => {
    const rows = await sjukfall("A 2025-01-01 2025-01-10\n+ 2025-02-01 2025-02-10");
    expect(rows.map((row) => row["certificates"])).toEqual([1, 1]);
  });

  it("never joins two persons", async () => {
    expect(await spans("A 2025-01-01 2025-01-10\nB 2025-01-11 2025-01-20")).toHaveLength(2);
  });

  it("crosses a leap day", async () => {
    expect(await spans("A 2024-02-20 2024-02-25\nA 2024-03-02 2024-03-05")).toEqual([
      "2024-02-20 2024-03-05 10",
    ]);
    expect(await spans("A 2024-02-20 2024-02-25\nA 2024-03-03 2024-03-05")).toHaveLength(2);
    expect(await spans("A 2025-02-20 2025-02-25\nA 2025-03-03 2025-03-05")).toHaveLength(1);
  });
});

describe("the scope", () => {
  const list = "A 2025-01-01 2025-01-31 100 F432 P\nA 2025-02-01 2025-02-28 100 F432 Q";

  it("is the person unless told otherwise", async () => {
    expect(await spans(list)).toHaveLength(1);
  });

  it("starts a new sjukfall with a new care provider within providers", async () => {
    const rows = await sjukfall(list, {settings: {scope: "within-provider"}});
    expect(rows.map((row) => iso(row["start_day"]))).toEqual(["2025-01-01", "2025-02-01"]);
    expect(new Set(rows.map((row) => row["person"])).size).toBe(1);
  });
});

describe("length", () => {
  it("counts a day that two certificates cover once, and gap days not at all", async () => {
    const row = await only("A 2025-01-01 2025-01-10\nA 2025-01-08 2025-01-12\nA 2025-01-15 2025-01-16");
    expect([row["covered"], row["elapsed"]]).toEqual([14, 16]);
  });

  it("counts 366 days in a leap year", async () => {
    expect((await only("A 2024-01-01 2024-12-31"))["covered"]).toBe(366);
  });
});

describe("open or ended at the extract date", () => {
  it("is open while a certificate that begins the day after could still join", async () => {
    expect((await only("A 2025-12-01 2025-12-26", {extract: "2025-12-31"}))["is_open"]).toBe(1);
    expect((await only("A 2025-12-01 2026-01-31", {extract: "2025-12-31"}))["is_open"]).toBe(1);
  });

  it("has ended when six days have passed uncovered before the first that could come", async () => {
    expect((await only("A 2025-12-01 2025-12-25", {extract: "2025-12-31"}))["is_open"]).toBe(0);
  });
});

describe("changes within a sjukfall", () => {
  it("sees a change of degree inside one certificate and between two", async () => {
    const inside = await only("A 2025-01-01 2025-01-14 100\n+ 2025-01-15 2025-01-31 50");
    const between = await only("A 2025-01-01 2025-01-14 100\nA 2025-01-15 2025-01-31 50");
    const same = await only("A 2025-01-01 2025-01-14 50\nA 2025-01-15 2025-01-31 50");
    expect([inside["degree_changes"], inside["certificates"]]).toEqual([1, 1]);
    expect([between["degree_changes"], between["certificates"]]).toEqual([1, 2]);
    expect([same["degree_changes"], same["certificates"]]).toEqual([0, 2]);
    expect([inside["degree_first"], inside["degree_last"]]).toEqual([100, 50]);
  });

  it.each([
    ["F432", "F431", [0, 0, 0, 0]],
    ["F432", "F412", [1, 0, 0, 0]],
    ["F432", "F321", [1, 1, 0, 0]],
    ["I219", "J189", [1, 1, 1, 0]],
    ["F432", "M545", [1, 1, 1, 1]],
    ["F432", "F43-", [0, 0, 0, 0]],
    ["F432", "K999", [0, 0, 0, 0]],
  ])("from %s to %s by category, block, chapter and group: %j", async (from, to, expected) => {
    const row = await only(`A 2025-01-01 2025-01-14 100 ${from}\nA 2025-01-15 2025-01-31 100 ${to}`);
    const levels = ["category_changes", "block_changes", "chapter_changes", "group_changes"];
    expect(levels.map((level) => row[level])).toEqual(expected);
    const category = (code: string) => (code === "K999" ? "none" : code.slice(0, 3));
    expect([row["category_first"], row["category_last"]]).toEqual([category(from), category(to)]);
  });

  it("compares certificates, not periods, when periods of two certificates alternate", async () => {
    const row = await only(
      "A 2025-01-01 2025-01-05 100 F432\n+ 2025-01-11 2025-01-15 50\nA 2025-01-06 2025-01-10 100 M545",
    );
    expect([row["certificates"], row["chapter_changes"]]).toEqual([2, 1]);
  });
});

describe("certificates over the same days", () => {
  // The numbers of certificates are keyed hashes: here the one that was signed last has the least.
  const over = (to: string) => [{from: day("2025-01-01"), to: day(to)}];
  const first = {certificate: 7, person: 1, signed: day("2025-01-01"), diagnosis: "F432"};
  const second = {certificate: 2, person: 1, signed: day("2025-01-02"), diagnosis: "M545"};
  const list = (to: string) => [
    {...second, periods: over(to).map((period) => ({...period, degree: 50}))},
    {...first, periods: over("2025-01-31")},
  ];

  it("come in the order that they were signed", async () => {
    const row = await only(list("2025-01-31"));
    const told = ["category_first", "category_last", "degree_first", "degree_last", "degree_changes"];
    expect(told.map((name) => row[name])).toEqual(["F43", "M54", 100, 50, 1]);
  });

  it("are numbered in that order, within care providers too, and before that by the day that they reach to", async () => {
    const numbers = async (to: string, scope: Settings["scope"]) => {
      const rows = await withLinked(
        {certificates: list(to)},
        (engine) => engine.rows("SELECT number FROM linked_certificate ORDER BY signed_day"),
        {settings: {scope}},
      );
      return rows.map((row) => row["number"]);
    };
    for (const scope of ["person", "within-provider"] as const) {
      expect(await numbers("2025-01-31", scope)).toEqual([1, 2]);
      expect(await numbers("2025-02-01", scope)).toEqual([1, 2]);
      expect(await numbers("2025-01-30", scope)).toEqual([2, 1]);
    }
  });
});

describe("what held at the start", () => {
  const born = (date: string, first: string) =>
    only([{certificate: 1, person: 1, born: day(date), periods: [{from: day(first), to: day(first)}]}]);

  it("is a year older on the birthday and not the day before", async () => {
    expect((await born("1980-06-15", "2025-06-14"))["age"]).toBe(44);
    expect((await born("1980-06-15", "2025-06-15"))["age"]).toBe(45);
  });

  it("is a year older on 1 March, in a common year, for who is born on a leap day", async () => {
    expect((await born("2000-02-29", "2025-02-28"))["age"]).toBe(24);
    expect((await born("2000-02-29", "2025-03-01"))["age"]).toBe(25);
    expect((await born("2000-02-29", "2024-02-29"))["age"]).toBe(24);
  });

  it("has no age where the birthday is unknown", async () => {
    const row = await only([{certificate: 1, person: 1, born: null, periods: [{from: 20000, to: 20001}]}]);
    expect(row["age"]).toBeNull();
  });

  const moved = [
    {unit: "U", region: "12", to: day("2024-12-31")},
    {unit: "U", region: "13", from: day("2025-01-01")},
  ];
  const signed = (date: string, units: CountryUnit[]) =>
    only(
      [
        {
          certificate: 1,
          person: 1,
          signed: day(date),
          periods: [{from: day("2025-01-10"), to: day("2025-01-20")}],
        },
      ],
      {
        units,
      },
    );

  it("has the region that the registry gave the unit on the day of signing", async () => {
    expect((await signed("2024-12-31", moved))["region"]).toBe("12");
    expect((await signed("2025-01-01", moved))["region"]).toBe("13");
  });

  it("has the region unknown for a unit that the registry does not hold, or not on that day", async () => {
    expect((await signed("2025-01-01", []))["region"]).toBe("00");
    expect((await signed("2025-02-01", [{unit: "U", region: "12", to: day("2025-01-31")}]))["region"]).toBe(
      "00",
    );
  });

  it("follows the row that began last where rows of the registry overlap, and returns to the longer one after", async () => {
    const nested = [
      {unit: "U", region: "12"},
      {unit: "U", region: "13", from: day("2025-01-01"), to: day("2025-01-31")},
    ];
    expect((await signed("2024-12-31", nested))["region"]).toBe("12");
    expect((await signed("2025-01-31", nested))["region"]).toBe("13");
    expect((await signed("2025-02-01", nested))["region"]).toBe("12");
  });
});

describe("excluded certificates", () => {
  it("take no part, also where a copy without a number of its own is excluded", async () => {
    const country = {
      certificates: certificates("A 2025-01-01 2025-01-10\nA 2025-01-11 2025-01-20"),
      excluded: [
        {certificate: 2, reason: "revoked"},
        {certificate: null, reason: "duplicate"},
      ],
    };
    const rows = await withLinked(country, (engine) => engine.rows("SELECT covered FROM sjukfall"));
    expect(rows).toEqual([{covered: 10}]);
  });

  it("may be all there are: no sjukfall then", async () => {
    const country = {
      certificates: certificates("A 2025-01-01 2025-01-10"),
      excluded: [{certificate: 1, reason: "revoked"}],
    };
    expect(await withLinked(country, (engine) => engine.rows("SELECT * FROM sjukfall"))).toEqual([]);
  });
});

describe("the fast form", () => {
  it("links a person whose rows lie on both sides of what is linked at once", () => {
    // One person has a period of a day every eighth day: six uncovered days and no joining with a gap of 5.
    const days = Array.from({length: 9_000}, (_, at) => 10_000 + 8 * at);
    const column = (of: (day: number, at: number) => number) => Int32Array.from(days, of);
    const rows = Object.fromEntries(bucketColumns.map((name) => [name, column(() => 1)]));
    const bucket = {
      ...(rows as Record<(typeof bucketColumns)[number], Int32Array>),
      from_day: column((day) => day),
      to_day: column((day, at) => (at % 2 === 0 ? day + 7 : day)),
      earlier_from: column(() => missing),
      certificate: column((_, at) => at),
    };
    const parts = [...linkBucket(bucket, {maxGap: 5, extractDay: day("2030-12-31")})];
    expect(parts.map(({sjukfall}) => sjukfall.person.length)).toEqual([4_500]);
  });
});
