import {mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {exitCodes} from "../../../loaders/errors.ts";
import type {Cells} from "../../../loaders/model/cells.ts";
import type {Protected} from "../../../loaders/model/protected.ts";
import {type Earlier, enumerate} from "../../../loaders/protect/enumerate.ts";
import {protect, protectFamilies} from "../../../loaders/protect/protect.ts";
import {roundRevised} from "../../../loaders/protect/roundRevised.ts";
import {encodeTable} from "../../../loaders/publish/encodeTable.ts";
import {placeTable} from "../../../loaders/publish/placeTable.ts";
import {publish} from "../../../loaders/publish/publish.ts";
import {cells, dimension, months} from "../../fixtures/cells.ts";

const dimensions = [dimension("month", months(2)), dimension("region", ["12", "00"])];
const exact = cells("started", dimensions, [
  [0, 0, 10, 10],
  [0, 1, 7, 7],
  [1, 0, 3, 3],
  [1, 1, 6, 1],
]);
const good = protect(exact, {base: 5, key: new Uint8Array(32)});

let root = "";
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "underlag-enumerate-"));
});
afterEach(async () => {
  await rm(root, {recursive: true, force: true});
});

function attempt(table: Protected, truth: Cells, tamper?: (folder: string) => Promise<void>) {
  return attemptAll([table], [truth], tamper);
}

async function attemptAll(
  tables: readonly Protected[],
  truth: readonly Cells[],
  tamper: (folder: string) => Promise<void> = () => Promise.resolve(),
  earlier?: Earlier,
): Promise<unknown> {
  return await publish(tables, {
    root,
    places: [
      {slug: "riket", code: null, title: "Riket", short: "Riket"},
      {slug: "skane", code: "12", title: "Region Skåne", short: "Skåne"},
    ],
    facts: {
      synthetic: true,
      source: {id: "test", title: "Test", parameters: {}},
      extractDate: "2024-02-29",
      firstMonth: "2024-01",
      lastMonth: "2024-02",
      settings: {},
      tools: {underlag: "0", duckdb: "0"},
      quality: {accepted: 0, excluded: [], rejected: [], flags: []},
      registry: null,
      disclosure: {
        method: "small-count rounding of the joint inner cells",
        base: 5,
        keyIsPublic: true,
        keyId: "0".repeat(16),
      },
    },
    gate: async (folder) => {
      await tamper(folder);
      await enumerate(folder, truth, earlier);
    },
  });
}
const withCount = (index: number, n: number): Protected => ({
  ...good,
  n: good.n.map((old, i) => (i === index ? n : old)),
});

describe("enumerate", () => {
  it("lets a protected table through", async () => {
    await expect(attempt(good, exact)).resolves.toMatchObject({version: "2024.02.0"});
  });

  it("finds one cell left at 3, names table, cell and rule, and stops with its own exit code", async () => {
    await expect(attempt(withCount(0, 3), exact)).rejects.toMatchObject({
      message:
        "tables/started.parquet, cell 2024-01 · 12: ett publicerat antal i en innersta cell är minst 5",
      exitCode: exitCodes.disclosure,
    });
  });

  it("finds a large cell that was moved", async () => {
    await expect(attempt(withCount(0, 11), exact)).rejects.toThrow("minst 5 personer publiceras som den är");
  });

  it("finds six certificates of one person published as they are", async () => {
    const last = good.n.length - 1;
    await expect(attempt(withCount(last, 6), exact)).rejects.toThrow("närliggande multipel av 5");
  });

  it("finds a cell where one of six persons has more than half published as it is, and lets one of exactly half stand", async () => {
    const truth = (most: number) => cells("started", dimensions, [[0, 0, 12, 6, most]]);
    const table = (most: number): Protected => {
      const made = protect(truth(most), {base: 5, key: new Uint8Array(32)});
      return {...made, n: made.n.map(() => 12)};
    };
    await expect(attempt(table(7), truth(7))).rejects.toThrow(
      "tables/started.parquet, cell 2024-01 · 12: en cell där en person står för mer än hälften publiceras som en närliggande multipel av 5",
    );
    await expect(attempt(table(6), truth(6))).resolves.toMatchObject({version: "2024.02.0"});
  });

  it("finds a cell that nobody was counted in", async () => {
    const truth = cells("started", dimensions, [
      [0, 0, 10, 10],
      [0, 1, 7, 7],
      [1, 0, 3, 3],
    ]);
    await expect(attempt(good, truth)).rejects.toThrow("som ingen räknas i");
  });

  it.each([
    ["another count", {n: 11, atBase: 0}],
    ["another number of cells at the base", {n: 10, atBase: 1}],
  ])("finds a region's table with %s than its part of the whole", async (_, {n, atBase}) => {
    const part = placeTable(good, "12");
    const wrong = (column: Uint32Array, value: number) => column.map((old, i) => (i === 0 ? value : old));
    const bytes = encodeTable({...part, n: wrong(part.n, n), atBase: wrong(part.atBase, atBase)}, {});
    const tamper = (folder: string) => writeFile(join(folder, "places", "skane", "started.parquet"), bytes);
    await expect(attempt(good, exact, tamper)).rejects.toThrow(
      "places/skane/started.parquet, cell 2024-01: är inte sin del av tables/started.parquet",
    );
  });
});

describe("enumerate after an earlier release", () => {
  const key = new Uint8Array(32);
  /** One cell of twenty persons, and one that does not change. */
  const counted = (n: number, most: number) =>
    cells("started", dimensions, [
      [0, 0, n, 20, most],
      [0, 1, 7, 7],
    ]);
  /** What the gate says of the second count where the first has stood, and the second was made `held` first or not. */
  const second = (before: Cells, after: Cells, isHeld: boolean) => {
    const carried = protectFamilies([before], {base: 5, key}).published;
    const held = isHeld ? roundRevised(after, carried.get("started"), {base: 5, key}) : after;
    const {tables} = protectFamilies([held], {base: 5, key, carried});
    return attemptAll(tables, [held], undefined, {carried, key});
  };

  it.each([
    ["grown by fourteen, where one person has three", counted(42, 1), counted(56, 3)],
    ["fewer by fourteen, where one person had three", counted(56, 3), counted(42, 1)],
    ["grown by four", counted(42, 1), counted(46, 1)],
  ])("finds a cell that stands as it is though it has %s, and stops", async (_, before, after) => {
    await expect(second(before, after, false)).rejects.toMatchObject({
      message:
        "tables/started.parquet, cell 2024-01 · 12: en cell som har stått som den är avrundas när färre än 5 personer kan stå bakom ändringen",
      exitCode: exitCodes.disclosure,
    });
    await expect(second(before, after, true)).resolves.toMatchObject({unchanged: false});
  });

  it.each([
    ["fifteen more", counted(42, 1), counted(57, 3)],
    ["fifteen fewer", counted(57, 3), counted(42, 1)],
    ["none", counted(42, 3), counted(42, 3)],
  ])("lets a cell through that stands as it is with %s", async (_, before, after) => {
    await expect(second(before, after, false)).resolves.toMatchObject({unchanged: false});
  });
});

describe("enumerate of a tied table", () => {
  const year = dimension("year", ["2024"]);
  const region = dimension("region", ["12", "00"]);
  // 31 and 9 certificates in each: the leading table has small cells, the tied one has 20 + 8 + 3 and 9.
  const lead = cells(
    "certificates",
    [dimension("month", months(3)), region],
    [
      [0, 0, 12, 12],
      [1, 0, 16, 16],
      [2, 0, 3, 3],
      [0, 1, 4, 4],
      [1, 1, 3, 3],
      [2, 1, 2, 2],
    ],
  );
  const units = cells(
    "unit_certificates",
    [year, region, dimension("care_unit", ["A", "B", "C"])],
    [
      [0, 0, 0, 20, 20],
      [0, 0, 1, 8, 8],
      [0, 0, 2, 3, 3],
      [0, 1, 0, 9, 9],
    ],
  );
  const truth = [lead, {...units, tiedTo: {family: "certificates", over: ["year", "region"]}}];
  const tied = protectFamilies(truth, {base: 5, key: new Uint8Array(32)}).tables;
  const [leading, own] = tied;
  if (!leading || !own) throw new Error("two tables");
  const withCounts = (change: (n: number, i: number) => number, more: Partial<Protected> = {}) => [
    leading,
    {...own, n: own.n.map(change), ...more},
  ];

  it("lets the cell through that takes what the tie leaves over", async () => {
    expect(own.remainder?.cells).toBeGreaterThan(0);
    await expect(attemptAll(tied, truth)).resolves.toMatchObject({version: "2024.02.0"});
  });

  it("finds a sum that is not that of the leading table", async () => {
    const wrong = withCounts((n, i) => (i === 0 ? n + 1 : n));
    await expect(attemptAll(wrong, truth)).rejects.toThrow(
      "tables/unit_certificates.parquet, cell 2024 · 12: har en annan summa än certificates",
    );
  });

  it("finds a second cell that was moved within a sum", async () => {
    const remainder = {cells: 3, greatest: 100};
    const wrong = withCounts((n, i) => n + (i === 0 ? 1 : i === 1 ? -1 : 0), {remainder});
    await expect(attemptAll(wrong, truth)).rejects.toThrow("fler än en cell tar");
  });

  it("finds a cell that lies farther from the truth than the manifest says, and a number of cells that is not so", async () => {
    const {cells: count = 0, greatest = 0} = own.remainder ?? {};
    const said = (remainder: NonNullable<Protected["remainder"]>) => withCounts((n) => n, {remainder});
    await expect(attemptAll(said({cells: count, greatest: greatest - 1}), truth)).rejects.toThrow(
      "längre från det sanna",
    );
    await expect(attemptAll(said({cells: count + 1, greatest}), truth)).rejects.toThrow(
      "ett annat antal celler",
    );
    await expect(attemptAll(said({cells: count, greatest}), truth)).resolves.toMatchObject({
      unchanged: false,
    });
  });

  it("finds a table that is moved without being tied to another", async () => {
    const untied = Object.fromEntries(
      Object.entries(own).filter(([name]) => name !== "tiedTo" && name !== "remainder"),
    );
    await expect(attemptAll([leading, untied as unknown as Protected], truth)).rejects.toThrow(
      "publiceras som den är",
    );
  });
});
