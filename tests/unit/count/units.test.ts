import {describe, expect, it} from "vitest";
import {countFamilies} from "../../../loaders/count/count.ts";
import {dimensions} from "../../../loaders/count/dimensions.ts";
import {gatherSmall, wholeUnit} from "../../../loaders/count/gatherSmall.ts";
import {careUnitDimension, otherUnits, readCareUnits} from "../../../loaders/count/unitDimensions.ts";
import {openDuckDb} from "../../../loaders/engine/duckdb.ts";
import type {Engine} from "../../../loaders/engine/engine.ts";
import {unitSpanColumns, unitSpans} from "../../../loaders/link/unitSpans.ts";
import {day} from "../../../loaders/model/day.ts";
import {coverageOf} from "../../../loaders/model/places.ts";
import type {Cells} from "../../../loaders/model/cells.ts";
import {silent} from "../../../loaders/model/effects.ts";
import {createStagedTables} from "../../../loaders/model/staged.ts";
import {Settings} from "../../../loaders/settings.ts";
import {type CountryCertificate, type CountryUnit, withLinked} from "../link/country.ts";

const on = (date: string) => day(date);

/** One certificate a person at a unit, signed on a day. */
function signed(unit: string, date: string, persons: number, from = 1): CountryCertificate[] {
  return Array.from({length: persons}, (_, at) => ({
    ...{certificate: from + at, person: from + at, unit, signed: on(date)},
    periods: [{from: on(date), to: on(date) + 9}],
  }));
}

async function count(
  family: string,
  certificates: readonly CountryCertificate[],
  units: readonly CountryUnit[],
  smallestUnit = 5,
  covered?: readonly string[],
): Promise<string[]> {
  const coverage = coverageOf(covered);
  const cells = await withLinked(
    {certificates, units},
    async (engine, buckets) => {
      const span = dimensions("2024-01", "2025-12", await readCareUnits(engine, coverage), coverage);
      // With the table that it is tied to.
      const settings = Settings.parse({smallestUnit, families: ["certificates", family]});
      return await countFamilies(engine, {buckets, dimensions: span, settings, effects: silent});
    },
    {extract: "2025-12-31"},
  );
  return shown(cells.find((one) => one.family === family));
}

/** Cells as "code code … n/persons". */
function shown(cells: Cells | undefined): string[] {
  return Array.from(cells?.n ?? [], (n, at) => {
    const codes = cells?.dimensions.map((dimension, d) => dimension.codes[cells.codes[d]?.[at] ?? -1]?.code);
    return `${codes?.join(" ") ?? ""} ${n}/${cells?.persons[at] ?? 0}`;
  });
}

describe("what the registry says of the unit on the day of signing", () => {
  const units = [
    {unit: "U", region: "12", from: on("2024-02-01"), to: on("2024-02-29")},
    {unit: "U", region: "12", from: on("2024-03-02")},
  ];
  it.each([
    ["the day before the unit starts", "2024-01-31", "2024 00 not-started ovriga-00 0 1/1"],
    ["its first day", "2024-02-01", "2024 12 listed ovriga-12 0 1/1"],
    ["its last day before a gap", "2024-02-29", "2024 12 listed ovriga-12 0 1/1"],
    ["the day of the gap", "2024-03-01", "2024 00 ended ovriga-00 0 1/1"],
    ["the day after it", "2024-03-02", "2024 12 listed ovriga-12 0 1/1"],
  ])("on %s", async (_, date, cell) => {
    expect(await count("unit_certificates", signed("U", date, 1), units)).toEqual([cell]);
  });

  it("tells a unit that has ended, one that the registry lacks, and that there is no registry", async () => {
    const ended = [{unit: "U", region: "12", to: on("2024-01-31")}];
    expect(await count("unit_certificates", signed("U", "2024-02-01", 1), ended)).toEqual([
      "2024 00 ended ovriga-00 0 1/1",
    ]);
    expect(await count("unit_certificates", signed("V", "2024-02-01", 1), ended)).toEqual([
      "2024 00 absent ovriga-00 0 1/1",
    ]);
    expect(await count("unit_certificates", signed("V", "2024-02-01", 1), [])).toEqual([
      "2024 00 no-registry ovriga-00 0 1/1",
    ]);
  });
});

describe("unit_certificates", () => {
  const units = ["A", "B", "C"].map((unit) => ({unit, region: unit === "C" ? "13" : "12"}));

  it("gathers units with certificates of fewer persons than the setting, region by region", async () => {
    const certificates = [
      ...signed("A", "2024-05-01", 5),
      ...signed("B", "2024-05-01", 4, 11),
      ...signed("C", "2024-05-01", 4, 21),
    ];
    expect(await count("unit_certificates", certificates, units)).toEqual([
      "2024 12 listed A 0 5/5",
      "2024 12 listed ovriga-12 0 4/4",
      "2024 13 listed ovriga-13 0 4/4",
    ]);
    expect(await count("unit_certificates", certificates, units, 6)).toEqual([
      "2024 12 listed ovriga-12 0 9/5",
      "2024 13 listed ovriga-13 0 4/4",
    ]);
  });

  it("counts units of a region that the source does not cover with those of no region, none of them on its own", async () => {
    const certificates = [
      ...signed("A", "2024-05-01", 5),
      ...signed("C", "2024-05-01", 40, 21),
      ...signed("ABSENT", "2024-05-01", 2, 71),
    ];
    expect(await count("unit_certificates", certificates, units, 5, ["12"])).toEqual([
      "2024 12 listed A 0 5/5",
      "2024 00 listed ovriga-00 0 40/40",
      "2024 00 absent ovriga-00 0 2/2",
    ]);
    expect(await count("unit_certificates", certificates, units, 5, ["12", "13"])).toEqual([
      "2024 12 listed A 0 5/5",
      "2024 13 listed C 0 40/40",
      "2024 00 absent ovriga-00 0 2/2",
    ]);
  });

  it("gathers them by type, where those of a type have as many persons as the setting", async () => {
    const typed = ["A", "B", "C", "D"].map((unit) => ({
      ...{unit, region: "12"},
      type: unit === "D" ? "rehab" : "vardcentral",
    }));
    const certificates = [
      ...signed("A", "2024-05-01", 3),
      ...signed("B", "2024-05-01", 2, 11),
      ...signed("D", "2024-05-01", 4, 21),
    ];
    // Two vårdcentraler with five persons between them are a group; four at the clinic are left.
    expect(await count("unit_certificates", certificates, typed)).toEqual(["2024 12 listed ovriga-12 0 9/4"]);
    const six = [...certificates, ...signed("D", "2024-05-01", 1, 31)];
    expect(await count("unit_certificates", six, typed)).toEqual([
      "2024 12 listed D 0 5/5",
      "2024 12 listed ovriga-12-vardcentral 0 5/3",
    ]);
    const alone = six.filter(({person}) => person !== 12);
    expect(await count("unit_certificates", alone, typed)).toEqual([
      "2024 12 listed D 0 5/5",
      "2024 12 listed ovriga-12 0 4/3",
    ]);
  });

  it("leaves a group of a type alone where what is left of the region has as many persons as the setting", async () => {
    const some = ["A", "B", "E", "F"].map((unit) => ({
      ...{unit, region: "12"},
      ...(unit < "E" && {type: "vardcentral"}),
    }));
    const certificates = (rest: number) => [
      ...signed("A", "2024-05-01", 3),
      ...signed("B", "2024-05-01", 2, 11),
      ...signed("E", "2024-05-01", 3, 21),
      ...signed("F", "2024-05-01", rest, 31),
    ];
    expect(await count("unit_certificates", certificates(2), some)).toEqual([
      "2024 12 listed ovriga-12-vardcentral 0 5/3",
      "2024 12 listed ovriga-12 0 5/3",
    ]);
    expect(await count("unit_certificates", certificates(1), some)).toEqual([
      "2024 12 listed ovriga-12 0 9/3",
    ]);
  });

  it("counts one who was at two small units of a group as one person", async () => {
    const typed = ["A", "B"].map((unit) => ({unit, region: "12", type: "vardcentral"}));
    const persons = (more: number) => [
      ...signed("A", "2024-05-01", 4),
      ...signed("B", "2024-06-01", 2).map((one) => ({...one, certificate: one.certificate + 10})),
      ...signed("B", "2024-06-01", more, 21),
    ];
    expect(await count("unit_certificates", persons(0), typed)).toEqual(["2024 12 listed ovriga-12 0 6/4"]);
    expect(await count("unit_certificates", persons(1), typed)).toEqual([
      "2024 12 listed ovriga-12-vardcentral 0 7/4",
    ]);
  });

  it("tells a small unit in each year on its own, so that a new year changes none before", async () => {
    const twice = [
      ...signed("A", "2024-05-01", 3),
      ...signed("A", "2025-05-01", 3).map((one) => ({...one, certificate: one.certificate + 10})),
    ];
    expect(await count("unit_certificates", twice, units)).toEqual([
      "2024 12 listed ovriga-12 0 3/3",
      "2025 12 listed ovriga-12 0 3/3",
    ]);
    const five = [
      ...twice,
      ...signed("A", "2025-05-01", 2, 4).map((one) => ({...one, certificate: one.certificate + 20})),
    ];
    expect(await count("unit_certificates", five, units)).toEqual([
      "2024 12 listed ovriga-12 0 3/3",
      "2025 12 listed A 0 5/5",
    ]);
  });

  it("has no row for a unit whose id may hold a personnummer, or that no registry knows", async () => {
    const personal = "SE1901121212-1";
    const certificates = [...signed(personal, "2024-05-01", 30), ...signed("nowhere", "2024-05-01", 30, 101)];
    expect(await count("unit_certificates", certificates, [{unit: personal, region: "12"}])).toEqual([
      "2024 12 listed ovriga-12 0 30/30",
      "2024 00 absent ovriga-00 0 30/30",
    ]);
  });
});

describe("a unit of no known region", () => {
  it("has no row of its own, however many persons it has", async () => {
    const units = [{unit: "A", region: "00"}];
    expect(await count("unit_certificates", signed("A", "2024-05-01", 30), units)).toEqual([
      "2024 00 listed ovriga-00 0 30/30",
    ]);
  });
});

describe("gatherSmall(columns)", () => {
  it("keeps every certificate, and never tells more persons than there are, or less of one person", () => {
    const all = careUnitDimension(["A", "B", "C"].map((code) => ({code, title: code, parent: "01"})));
    const columns = {
      year: Float64Array.of(0, 0, 0, 1),
      region: Float64Array.of(0, 0, 0, 0),
      care_unit: Float64Array.of(0, 1, 2, 1),
      n: Float64Array.of(9, 4, 3, 2),
      persons: Float64Array.of(9, 3, 2, 2),
      most: Float64Array.of(1, 2, 2, 1),
    };
    // Of each unit, and of each unit in its region: no person was at two.
    const sizes = {
      year: Float64Array.of(0, 0, 0, 1, 0, 0, 0, 1),
      region: Float64Array.of(wholeUnit, wholeUnit, wholeUnit, wholeUnit, 0, 0, 0, 0),
      care_unit: Float64Array.of(0, 1, 2, 1, 0, 1, 2, 1),
      persons: Float64Array.of(9, 3, 2, 2, 9, 3, 2, 2),
      n: Float64Array.of(9, 3, 2, 2, 549, 183, 122, 122),
    };
    const region = {id: "region", title: "Region", codes: [{code: "01", title: "Stockholm"}]};
    const gathered = gatherSmall(columns, {
      names: ["year", "region", "care_unit"],
      ...{sizes, smallest: 5, dimensions: {care_unit: all, region}},
    });
    expect(gathered.dimensions["care_unit"]?.codes.slice(0, 2).map(({code}) => code)).toEqual([
      "A",
      otherUnits("01"),
    ]);
    expect([...(gathered.columns["n"] ?? [])]).toEqual([9, 7, 2]);
    expect([...(gathered.columns["persons"] ?? [])]).toEqual([9, 3, 2]);
    expect([...(gathered.columns["most"] ?? [])]).toEqual([1, 4, 1]);
  });
});

describe("unit_span", () => {
  it("reaches over all days of a unit without overlap, and tells its type and what it is compared as", async () => {
    const engine = await openDuckDb({file: ":memory:", threads: 1});
    await engine.run(createStagedTables());
    await engine.run(`INSERT INTO unit BY NAME SELECT * FROM (VALUES
      ('U', '12', 'rehab', 'V', 10, 20), ('U', '13', 'rehab', 'U', 15, 30), ('W', NULL, NULL, 'W', NULL, NULL)
    ) t(unit, region, type, comparison, valid_from, valid_to)`);
    const rows = await engine.rows(`SELECT * FROM (${unitSpans()}) ORDER BY unit_place`);
    engine.close();
    expect(Object.keys(rows[0] ?? {}).sort()).toEqual(Object.keys(unitSpanColumns).sort());
    expect(
      rows.map((row) => [
        row["unit"],
        row["from_day"],
        row["to_day"],
        row["region"],
        row["type"],
        row["comparison"],
        row["status"],
      ]),
    ).toEqual([
      ["U", -500000, 9, null, null, null, 2],
      ["U", 10, 14, "12", "rehab", "V", 0],
      ["U", 15, 20, "13", "rehab", "U", 0],
      ["U", 21, 30, "13", "rehab", "U", 0],
      ["U", 31, 500000, null, null, null, 1],
      ["W", -500000, 500000, null, null, "W", 0],
    ]);
  });
});

describe("rows of the registry that speak of the same days, or of later ones", () => {
  const withUnits = async <T>(rows: string, ask: (engine: Engine) => Promise<T>) => {
    const engine = await openDuckDb({file: ":memory:", threads: 1});
    try {
      await engine.run(createStagedTables());
      await engine.run(`INSERT INTO unit BY NAME SELECT * FROM (VALUES ${rows})
        t(unit, name, region, comparison, valid_from, valid_to)`);
      return await ask(engine);
    } finally {
      engine.close();
    }
  };

  it("that begin on the same day hold by the greater region, in whatever order they stand", async () => {
    const [one, other] = ["('U', 'U', '12', 'U', 10, 20)", "('U', 'U', '13', 'U', 10, 20)"];
    for (const rows of [`${one}, ${other}`, `${other}, ${one}`]) {
      const spans = await withUnits(rows, (engine) =>
        engine.rows(`SELECT region FROM (${unitSpans()}) WHERE from_day = 10`),
      );
      expect(spans).toEqual([{region: "13"}]);
    }
  });

  it("give the unit its latest name and region: those of the row that ends last, or begins last", async () => {
    const [old, young] = ["('U', 'Old', '12', 'U', NULL, 20)", "('U', 'Young', '13', 'U', 21, NULL)"];
    const later = "('U', 'Later', '14', 'U', 30, NULL)";
    const named = async (...rows: string[]) =>
      (await withUnits(rows.join(", "), readCareUnits)).map(({title, parent}) => `${title} ${parent ?? ""}`);
    expect(await named(old, young)).toEqual(["Young 13"]);
    expect(await named(young, old)).toEqual(["Young 13"]);
    expect(await named(young, later)).toEqual(["Later 14"]);
    expect(await named(later, young)).toEqual(["Later 14"]);
  });
});
