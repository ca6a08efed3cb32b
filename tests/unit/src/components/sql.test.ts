import {createRequire} from "node:module";
import {statSync} from "node:fs";
import fc from "fast-check";
import {parquetReadObjects} from "hyparquet";
import {describe, expect, it} from "vitest";
import type {Manifest} from "../../../../src/contract/release.ts";
import {engineSize} from "../../../../src/components/engineSize.ts";
import {readSqlAddress, writeSqlAddress} from "../../../../src/components/sqlAddress.ts";
import {answerInWords, answerRows} from "../../../../src/components/sqlAnswer.ts";
import {chartColumns, firstChoice, sqlChart} from "../../../../src/components/sqlChart.ts";
import {sqlExamples} from "../../../../src/components/sqlExamples.ts";
import {explainFault} from "../../../../src/components/sqlFault.ts";
import {answerCsv, answerParquet} from "../../../../src/components/sqlFiles.ts";
import type {SqlAnswer, SqlValue} from "../../../../src/components/sqlMessages.ts";
import {codeRows, sqlTables} from "../../../../src/components/sqlTables.ts";

const answerOf = (columns: string[], rows: SqlValue[][]): SqlAnswer => ({
  ...{columns, rows, more: false, milliseconds: 12},
});

describe("writeSqlAddress(sql, version) and readSqlAddress(hash)", () => {
  it("gives every query back as it was, whatever characters it has", () => {
    fc.assert(
      fc.property(
        fc.string({unit: "grapheme", minLength: 1}).filter((sql) => sql.trim() !== ""),
        (sql) => {
          expect(readSqlAddress(writeSqlAddress(sql, "2026.01.0"))).toEqual({sql, version: "2026.01.0"});
        },
      ),
      {seed: 1, numRuns: 200},
    );
  });

  it("takes no query from a heading's address, from another form or from an empty one", () => {
    for (const hash of ["", "#verkstaden", "#v=2&fraga=SELECT+1", "#v=1&fraga=+", "#fraga=SELECT+1"])
      expect(readSqlAddress(hash)).toBeNull();
    expect(readSqlAddress("#v=1&d=<b>&fraga=SELECT+1")).toEqual({sql: "SELECT 1", version: null});
  });
});

describe("sqlTables(manifest)", () => {
  const manifest = {
    families: [
      {
        ...{id: "started", title: "Startade", unit: "sjukfall", description: "D"},
        dimensions: ["month", "sex"],
      },
    ],
    official: [
      {
        ...{id: "exact", title: "Exakt", unit: "sjukfall", description: "E"},
        dimensions: [{id: "sex", title: "Kön", codes: []}],
      },
    ],
    dimensions: {
      month: {title: "Månad", codes: [{code: "2025-01", title: "januari 2025"}]},
      sex: {
        title: "Kön",
        codes: [{code: "K", title: "Kvinnor", parent: "all"}],
        parents: [{code: "all", title: "Alla"}],
      },
    },
  } as unknown as Manifest;

  it("has the tables of the release, then one of codes for each dimension, then the inhabitants", () => {
    const tables = sqlTables(manifest);
    expect(tables.map(({name, file}) => [name, file])).toEqual([
      ["started", "data/tables/started.parquet"],
      ["exact", "data/official/exact.parquet"],
      ["codes_month", null],
      ["codes_sex", null],
      ["population", null],
    ]);
    expect(tables[0]?.columns.map(({name, codes}) => [name, codes])).toEqual([
      ["month", "codes_month"],
      ["sex", "codes_sex"],
      ["n", undefined],
    ]);
    // The age of the inhabitants has no table of codes in a release without ages.
    expect(tables.at(-1)?.columns.find(({name}) => name === "age")).not.toHaveProperty("codes");
  });

  it("tells what each code means and what it is part of", () => {
    expect(codeRows(manifest).get("codes_sex")).toEqual([["K", "Kvinnor", "all", "Alla"]]);
    expect(codeRows(manifest).get("codes_month")).toEqual([["2025-01", "januari 2025", null, null]]);
  });

  it("offers only examples whose tables are there", () => {
    const examples = sqlExamples(sqlTables(manifest));
    expect(examples.map(({title}) => title)).toContain("Startade sjukfall varje månad, efter kön");
    expect(examples.some(({sql}) => sql.includes("certificates"))).toBe(false);
  });
});

describe("an answer", () => {
  const answer = answerOf(
    ["grupp", "n", "n", "ja"],
    [
      ['a "b", c', 0.1 + 0.2, 1, true],
      [null, 12345.5, null, null],
      ["=SUM(A1)", -1, 2, false],
    ],
  );

  it("is saved as CSV with every decimal, and no text that a spreadsheet would run", () => {
    expect(answerCsv(answer)).toBe(
      'grupp,n,n,ja\r\n"a ""b"", c",0.30000000000000004,1,true\r\n,12345.5,,\r\n\'=SUM(A1),-1,2,false\r\n',
    );
  });

  it("is saved as Parquet with numbers as numbers and names that differ", async () => {
    const rows = await parquetReadObjects({file: answerParquet(answer, {query: "SELECT 1"})});
    expect(rows).toEqual([
      {grupp: 'a "b", c', n: 0.1 + 0.2, n_2: 1, ja: true},
      {grupp: null, n: 12345.5, n_2: null, ja: null},
      {grupp: "=SUM(A1)", n: -1, n_2: 2, ja: false},
    ]);
  });

  it("is shown in Swedish writing, with what is missing left out", () => {
    expect(answerRows(answer).rows[1]).toEqual([null, "12\u00a0345,5", null, null]);
    expect(answerRows(answer).columns.map(({kind}) => kind)).toEqual(["text", "count", "count", "text"]);
  });

  it("says how much of it is shown and saved", () => {
    expect(answerInWords(answer)).toBe("Svaret har 3 rader. Det tog 0,01 sekunder.");
    expect(answerInWords(answerOf(["a"], [[1]]))).toMatch(/^Svaret har 1 rad\. /);
    const many = answerOf(
      ["a"],
      Array.from({length: 201}, (_, i): SqlValue[] => [i]),
    );
    expect(answerInWords(many)).toMatch(/^Svaret har 201 rader\. De 200 första visas\./);
    expect(answerInWords({...many, more: true})).toMatch(/^Svaret har fler än 20\u00a0000 rader\./);
  });
});

describe("sqlChart(answer, choice)", () => {
  const byMonth = answerOf(
    ["month", "kon", "antal"],
    [
      ["2025-02", "Kvinnor", 12],
      ["2025-01", "Kvinnor", 10],
      ["2025-01", "Män", 7],
    ],
  );

  it("draws lines over months in order, one for each text that tells rows of a month apart", () => {
    expect(firstChoice(byMonth)).toEqual({along: "month", value: "antal", by: "kon"});
    const made = sqlChart(byMonth, {along: "month", value: "antal", by: "kon"});
    if ("nothing" in made) throw new Error(made.nothing);
    expect(made.series.map(({label}) => label)).toEqual(["Kvinnor", "Män"]);
    expect(made.chart).toMatchObject({kind: "lines", xs: ["2025-01", "2025-02"]});
    expect(made.chart.points.map(({series, value}) => [series, value])).toEqual([
      ["Kvinnor", 10],
      ["Män", 7],
      ["Kvinnor", 12],
    ]);
  });

  it("draws shares in per cent and other numbers as they are", () => {
    const shares = answerOf(
      ["region", "andel"],
      [
        ["A", 0.25],
        ["B", 1],
      ],
    );
    expect(sqlChart(shares, {along: "region", value: "andel", by: null})).not.toHaveProperty("chart.unit");
    const counts = answerOf(
      ["region", "antal"],
      [
        ["A", 0],
        ["B", 1],
      ],
    );
    expect(sqlChart(counts, {along: "region", value: "antal", by: null})).toHaveProperty(
      "chart.unit",
      "number",
    );
  });

  it("says why it draws nothing: negative numbers, too many rows or series, several numbers for one point", () => {
    const nothing = (rows: SqlValue[][], by: string | null = null) =>
      sqlChart(answerOf(["a", "b", "x"], rows), {along: "a", value: "x", by});
    const rows = (length: number): SqlValue[][] =>
      Array.from({length}, (_, i) => [`rad ${i}`, `serie ${i}`, i]);
    expect(nothing([["a", "b", -1]])).toHaveProperty("nothing");
    expect(nothing(rows(40))).toHaveProperty("chart");
    expect(nothing(rows(41))).toHaveProperty("nothing");
    expect(nothing(rows(4), "b")).toHaveProperty("chart");
    expect(nothing(rows(5), "b")).toHaveProperty("nothing");
    expect(
      nothing([
        ["a", "b", 1],
        ["a", "c", 2],
      ]),
    ).toHaveProperty("nothing");
    expect(nothing([["a", "b", null]])).toHaveProperty("nothing");
  });

  it("offers no chart where no column can be an axis or none is a number", () => {
    expect(firstChoice(answerOf(["n"], [[1]]))).toBeNull();
    expect(firstChoice(answerOf(["a"], [["x"]]))).toBeNull();
    expect(chartColumns(answerOf(["ar", "n"], [["2024", 1]])).along).toEqual(["ar"]);
  });
});

describe("explainFault(message)", () => {
  it("tells an attempt to reach out from a mistake, and keeps the engine's own words without what wraps them", () => {
    const wrapped = "Invalid Input Error: Attempting to fetch from an unsuccessful query result\nError: ";
    const fault = explainFault(`${wrapped}Permission Error: Attaching on-disk databases is disabled`);
    expect(fault.told).toContain("utanför utgåvan");
    expect(fault.engine).toBe("Permission Error: Attaching on-disk databases is disabled");
    expect(explainFault("Catalog Error: Table with name x does not exist!").told).toContain("ingen tabell");
    expect(explainFault("Something new").told).toBe("Frågan gick inte att köra.");
  });
});

describe("engineSize", () => {
  it("is what the button says that it is", () => {
    const file = createRequire(import.meta.url).resolve("@duckdb/duckdb-wasm/dist/duckdb-eh.wasm");
    expect(Math.abs(statSync(file).size / 1e6 - Number(engineSize.raw))).toBeLessThan(0.5);
  });
});
