import {parquetReadObjects} from "hyparquet";
import {parquetWriteBuffer} from "hyparquet-writer";
import {describe, expect, it} from "vitest";
import {csv} from "../../../../src/components/csv.js";
import type {DataTable} from "../../../../src/components/diagramModel.js";
import {fileName} from "../../../../src/components/downloads.js";
import {loadRounded, loadTable} from "../../../../src/components/loadTable.js";
import {countBy} from "../../../../src/measures/table.js";
import {parquet} from "../../../../src/components/parquet.js";
import {initialView} from "../../../../src/components/viewState.js";
import {manifest} from "../country.js";

const table: DataTable = {
  caption: "Andel efter längd",
  columns: [
    {name: "langd", title: "Längd", kind: "text"},
    {name: "antal", title: "Antal", kind: "count"},
    {name: "andel", title: "Andel", kind: "share"},
  ],
  rows: [
    ["1–14 dagar", 1234, 0.123456789],
    ['sa; ”nej”, "ja"', 5, null],
  ],
};

describe("csv(table, form)", () => {
  it("writes points, commas and no grouping for programs everywhere", () => {
    expect(csv(table, "international")).toBe(
      'langd,antal,andel\r\n1–14 dagar,1234,0.12346\r\n"sa; ”nej”, ""ja""",5,\r\n',
    );
  });

  it("writes decimal commas, semicolons and the mark of UTF-8 for a Swedish Excel", () => {
    expect(csv(table, "swedish")).toBe(
      '\ufeffLängd;Antal;Andel\r\n1–14 dagar;1234;0,12346\r\n"sa; ”nej”, ""ja""";5;\r\n',
    );
  });

  it("never lets a text run as a formula", () => {
    const rows = [["=1+1", 1, 0]];
    expect(csv({...table, rows}, "international")).toContain("'=1+1,1,0");
  });
});

describe("fileName(id, manifest, slug, view)", () => {
  it("says which release, place, diagram and choices the file holds", () => {
    const start = initialView(manifest);
    expect(fileName("efter-grad", manifest, "skane", start)).toBe("underlag-2025.03.1-skane-efter-grad");
    expect(fileName("efter-grad", manifest, "skane", {...start, sex: "M", first: "2025-01"})).toBe(
      "underlag-2025.03.1-skane-efter-grad-kon-M-fran-2025-01",
    );
  });
});

describe("parquet(table, marks)", () => {
  it("is read back as the same rows", async () => {
    const rows = await parquetReadObjects({file: parquet(table, {release: "2025.03.1"})});
    expect(rows).toEqual([
      {langd: "1–14 dagar", antal: 1234, andel: 0.12346},
      {langd: 'sa; ”nej”, "ja"', antal: 5, andel: null},
    ]);
  });
});

describe("loadTable(bytes)", () => {
  const bytes = parquetWriteBuffer({
    columnData: [
      {name: "month", data: ["2024-01", "2024-01", "2024-02"], type: "STRING"},
      {name: "sex", data: ["K", "M", "K"], type: "STRING"},
      {name: "n", data: Int32Array.from([5, 10, 7]), type: "INT32"},
      {name: "at_base", data: Int32Array.from([1, 2, 0]), type: "INT32"},
    ],
    rowGroupSize: 2,
  });

  it("reads the columns as positions among their codes, over several row groups", async () => {
    const {columns, n, atBase} = await loadTable(bytes);
    expect([...columns.keys()]).toEqual(["month", "sex"]);
    expect(columns.get("month")).toEqual({codes: ["2024-01", "2024-02"], at: Uint16Array.from([0, 0, 1])});
    expect(columns.get("sex")).toEqual({codes: ["K", "M"], at: Uint16Array.from([0, 1, 0])});
    expect([...n]).toEqual([5, 10, 7]);
    expect([...atBase]).toEqual([1, 2, 0]);
  });

  it("reads the columns of a table without rows", async () => {
    const none = parquetWriteBuffer({
      columnData: [
        {name: "month", data: [], type: "STRING"},
        {name: "n", data: Int32Array.from([]), type: "INT32"},
        {name: "at_base", data: Int32Array.from([]), type: "INT32"},
      ],
    });
    const {columns, n} = await loadTable(none);
    expect(columns.get("month")).toEqual({codes: [], at: new Uint16Array(0)});
    expect(n).toHaveLength(0);
  });

  it("refuses a table that does not say what rounding may lie behind its counts", async () => {
    const whole = parquetWriteBuffer({columnData: [{name: "n", data: Int32Array.from([5]), type: "INT32"}]});
    await expect(loadTable(whole)).rejects.toThrow("at_base");
  });
});

describe("loadRounded(bytes, base)", () => {
  // A draw between two multiples of 5 has the variance 25/4 at most, and a cell at the base counts for 20: 16 of the one are 5 of the other.
  it("takes a cell above the base for as much of one at it as its rounding is uncertain, as the table of a place does", async () => {
    const n = [5, 5, 5, ...new Array<number>(16).fill(40), 10];
    const bytes = parquetWriteBuffer({
      columnData: [
        {name: "year", data: n.map((_, row) => (row < n.length - 1 ? "2024" : "2025")), type: "STRING"},
        {name: "n", data: Int32Array.from(n), type: "INT32"},
      ],
    });
    const counts = countBy(await loadRounded(Promise.resolve(bytes), 5), "year", new Map());
    expect(counts.get("2024")).toEqual({n: 655, atBase: 8});
    expect(counts.get("2025")).toEqual({n: 10, atBase: 5 / 16});
  });
});
