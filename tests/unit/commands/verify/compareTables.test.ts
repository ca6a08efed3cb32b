import {parquetWriteBuffer} from "hyparquet-writer";
import {describe, expect, it} from "vitest";
import {
  compareManifests,
  compareTables,
  compareTexts,
} from "../../../../loaders/commands/verify/compareTables.ts";

type Rows = readonly (readonly [month: string, sex: string, n: number])[];
const table = (rows: Rows) =>
  new Uint8Array(
    parquetWriteBuffer({
      columnData: [
        {name: "month", data: rows.map(([month]) => month), type: "STRING"},
        {name: "sex", data: rows.map(([, sex]) => sex), type: "STRING"},
        {name: "n", data: Int32Array.from(rows, ([, , n]) => n), type: "INT32"},
      ],
    }),
  );
const published: Rows = [
  ["2026-01", "K", 15],
  ["2026-01", "M", 10],
  ["2026-02", "K", 5],
];

describe("compareTables(path, published, rebuilt)", () => {
  it("names the row, the column and both values of a changed digit", async () => {
    const rebuilt = table([["2026-01", "K", 15], ["2026-01", "M", 11], ...published.slice(2)]);
    expect(await compareTables("tables/t.parquet", table(published), rebuilt)).toEqual({
      ...{path: "tables/t.parquet", count: 1},
      examples: ["rad 2 (month=2026-01, sex=M): n är 10 i utgåvan, 11 i omräkningen"],
    });
  });

  it("tells rows that only one of the two has", async () => {
    const found = await compareTables(
      "t",
      table(published),
      table([...published.slice(1), ["2026-03", "K", 20]]),
    );
    expect(found?.examples).toEqual([
      "rad 1 (month=2026-01, sex=K): finns inte i omräkningen",
      "raden month=2026-03, sex=K: finns bara i omräkningen",
    ]);
  });

  it("finds nothing in the same rows in another order", async () => {
    expect(await compareTables("t", table(published), table([...published].reverse()))).toBeUndefined();
  });
});

describe("compareTexts(path, published, rebuilt)", () => {
  it("names the line", () => {
    const [a, b] = ["month,n\n2026-01,..\n", "month,n\n2026-01,5\n"].map((text) =>
      new TextEncoder().encode(text),
    );
    expect(compareTexts("t.csv", a ?? new Uint8Array(), b ?? new Uint8Array())?.examples).toEqual([
      "rad 2: ”2026-01,..” i utgåvan, ”2026-01,5” i omräkningen",
    ]);
  });
});

describe("compareManifests(published, rebuilt)", () => {
  it("names the field, and leaves out what other releases decide", () => {
    const manifest = {quality: {accepted: 60}, audit: {releases: 1}, disclosure: {follows: null, base: 5}};
    expect(compareManifests(manifest, {...manifest, audit: {releases: 2}})).toBeUndefined();
    expect(compareManifests(manifest, {...manifest, quality: {accepted: 65}})?.examples).toEqual([
      "fältet quality.accepted: 60 i utgåvan, 65 i omräkningen",
    ]);
  });
});
