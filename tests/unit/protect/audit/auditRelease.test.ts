import {createHash} from "node:crypto";
import {mkdir, mkdtemp, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {exitCodes} from "../../../../loaders/errors.ts";
import type {Cells} from "../../../../loaders/model/cells.ts";
import {silent} from "../../../../loaders/model/effects.ts";
import type {Protected} from "../../../../loaders/model/protected.ts";
import {type AuditReport, auditRelease} from "../../../../loaders/protect/audit/auditRelease.ts";
import {stopOnFindings} from "../../../../loaders/protect/audit/stopOnFindings.ts";
import type {ExactCells} from "../../../../loaders/protect/audit/truth.ts";
import {encodeTable} from "../../../../loaders/publish/encodeTable.ts";
import {placeTable} from "../../../../loaders/publish/placeTable.ts";
import type {Manifest} from "../../../../src/contract/release.ts";
import {protectedBy, writeRelease, type Written} from "../../../fixtures/auditedRelease.ts";
import {cells, dimension, months} from "../../../fixtures/cells.ts";
import {followedEvents} from "../../../fixtures/followedEvents.ts";

const dimensions = (n: number) => [dimension("month", months(n)), dimension("region", ["12", "00"])];
const exact = cells("started", dimensions(2), [
  [0, 0, 10, 10],
  [0, 1, 7, 7],
  [1, 0, 3, 3],
  [1, 1, 6, 1],
]);

let root = "";
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "underlag-audit-"));
});
afterEach(async () => {
  await rm(root, {recursive: true, force: true});
});

const audit = (folder: string, truth?: readonly ExactCells[], site?: string) =>
  auditRelease({folder, releases: root, truth, site}, silent);

async function auditOf(
  table: Protected,
  truth?: readonly Cells[],
  facts: Written = {},
): Promise<AuditReport> {
  return await audit(await writeRelease(root, [table], facts), truth);
}
const withCount = (table: Protected, index: number, n: number): Protected => ({
  ...table,
  n: table.n.map((old, i) => (i === index ? n : old)),
});
const met = ({findings}: AuditReport) => findings.map(({by, table, cell, rule}) => [by, table, cell, rule]);

/** Puts other bytes into a release, and their hash into the manifest: only what they say is wrong. */
async function replace(folder: string, path: string, bytes: Uint8Array): Promise<void> {
  await writeFile(join(folder, path), bytes);
  await change(folder, (manifest) => {
    const file = manifest.files.find((one) => one.path === path);
    if (file) file.sha256 = createHash("sha256").update(bytes).digest("hex");
  });
}
async function change(folder: string, edit: (manifest: Manifest) => void): Promise<void> {
  const path = join(folder, "manifest.json");
  const manifest = JSON.parse(await readFile(path, "utf8")) as Manifest;
  edit(manifest);
  await writeFile(path, JSON.stringify(manifest));
}

describe("auditRelease", () => {
  it("finds nothing in a protected release, and says what it looked at", async () => {
    const report = await auditOf(protectedBy(exact), [exact]);
    expect([report.count, report.findings, report.remarks]).toEqual([0, [], []]);
    expect(report.figures).toMatchObject({tables: 3, files: 4, releases: 0});
    expect(report.figures.margins).toBeGreaterThanOrEqual(3);
    // Every margin is a sum of rounded inner cells: there is no equation that binds a true count.
    expect(report.figures.system).toMatchObject({unknowns: 0, equations: 0, rank: 0});
    expect(() => {
      stopOnFindings(report);
    }).not.toThrow();
  });

  it("finds one cell left at 3, and stops with the exit code of disclosure", async () => {
    const report = await auditOf(withCount(protectedBy(exact), 0, 3));
    const rule = "inget publicerat antal är 1–4";
    expect(met(report)).toContainEqual(["uppräkning", "tables/started.parquet", "2024-01 · 12", rule]);
    expect(met(report)).toContainEqual(["uppräkning", "places/skane/started.parquet", "2024-01", rule]);
    expect(() => {
      stopOnFindings(report);
    }).toThrow(expect.objectContaining({exitCode: exitCodes.disclosure}) as Error);
  });

  it("takes the base and refuses what lies one below it", async () => {
    const table = protectedBy(
      cells("started", dimensions(2), [
        [0, 0, 5, 5],
        [0, 1, 9, 9],
      ]),
    );
    expect((await auditOf(table)).count).toBe(0);
    const below = {...table, n: Uint32Array.from([4, 9])};
    expect(
      (await audit(await writeRelease(root, [below], {extractDate: "2024-03-31"}))).count,
    ).toBeGreaterThan(0);
  });

  it("finds a table rounded on its own, and what it gives together with the whole", async () => {
    // Riket's total of 14 is rounded on its own to 15; its parts 7 and 7, of one person each, to 5 and 5.
    const small = cells("started", dimensions(1), [
      [0, 0, 7, 1],
      [0, 1, 7, 1],
    ]);
    const table: Protected = {...protectedBy(small), n: Uint32Array.from([5, 5])};
    const folder = await writeRelease(root, [table], {lastMonth: "2024-01", extractDate: "2024-01-31"});
    const own = {...placeTable(table, null), n: Uint32Array.from([25])};
    await replace(folder, "places/riket/started.parquet", encodeTable(own, {}));
    const report = await audit(folder);
    expect(met(report)).toContainEqual([
      ...["uppräkning", "places/riket/started.parquet", "2024-01"],
      "är summan av sina celler i tables/started.parquet",
    ]);
    // At least 21 in all and at most 9 in each of two: both parts are 9 and the sum 18? No sum fits: told apart.
    expect(report.figures.system.equations).toBe(0);
    const fits = {...placeTable(table, null), n: Uint32Array.from([20])};
    await replace(folder, "places/riket/started.parquet", encodeTable(fits, {}));
    const narrowed = (await audit(folder)).findings.filter(({by}) => by === "ekvationssystem");
    // 16–24 in all, 1–9 in each part: each is 7, 8 or 9.
    expect(narrowed).toContainEqual({
      ...{by: "ekvationssystem", table: "tables/started.parquet", cell: "2024-01 · 12"},
      rule: "lämnar 1–5 öppet när alla tabeller och utgåvor tas tillsammans",
      gives: "7–9",
    });
    expect(narrowed).toHaveLength(3);
  });

  it("ties families of the same events, and finds what their two roundings give", async () => {
    const january = {lastMonth: "2024-01", extractDate: "2024-01-31"};
    // 11 women and 2 men, published as 5; the same 13 sjukfall without their sex in another family. 13 − 11 = 2.
    const bySex = protectedBy(
      cells(
        "started",
        [...dimensions(1), dimension("sex", ["K", "M"])],
        [
          [0, 0, 0, 11, 11],
          [0, 0, 1, 5, 5],
        ],
      ),
    );
    const all = (events: string) => ({
      ...protectedBy(cells(`${events}ByRegion`, dimensions(1), [[0, 0, 13, 13]])),
      events,
    });
    const report = await audit(await writeRelease(root, [bySex, all("started")], january));
    expect(report.findings.filter(({by}) => by === "ekvationssystem")).toEqual([
      {
        ...{by: "ekvationssystem", table: "tables/started.parquet", cell: "2024-01 · 12 · M"},
        rule: "lämnar 1–5 öppet när alla tabeller och utgåvor tas tillsammans",
        gives: "exakt 2",
      },
    ]);
    // Other events: nothing ties them.
    await rm(join(root, report.version), {recursive: true});
    const untied = await audit(await writeRelease(root, [bySex, all("ended")], january));
    expect([untied.count, untied.figures.system.equations]).toEqual([0, 0]);
  });

  it("finds the one record that a second release has more, and where", async () => {
    const first = await writeRelease(root, [protectedBy(exact)]);
    const more = cells("started", dimensions(3), [
      [0, 0, 10, 10],
      [0, 1, 8, 8],
      [1, 0, 3, 3],
      [1, 1, 6, 1],
      [2, 0, 9, 9],
    ]);
    const second = await writeRelease(root, [protectedBy(more)], {
      extractDate: "2024-03-31",
      lastMonth: "2024-03",
    });
    const report = await audit(second, [more]);
    expect(report.findings).toEqual([
      {
        ...{by: "jämförelse", table: "tables/started.parquet", cell: "2024-01 · 00"},
        rule: "en sluten period är densamma som i utgåva 2024.02.0, tables/started.parquet",
        gives: "exakt 1 fler",
      },
    ]);
    // The same from the other side: an attacker holds both.
    expect((await audit(first)).count).toBe(1);
  });

  it.each([
    ["2024-01", 10, 0, ["1 cell skiljer sig från utgåva 2024.02.0 i perioder som revideras (från 2024-01)."]],
    ["2024-01", 12, 0, ["1 cell skiljer sig från utgåva 2024.02.0 i perioder som revideras (från 2024-01)."]],
    ["2024-02", 10, 1, []],
  ])(
    "lets the months from %s change to %i where the second release says it revises them",
    async (revisedFrom, revised, count, remarks) => {
      await writeRelease(root, [protectedBy(exact)]);
      const more = cells("started", dimensions(3), [
        [0, 0, 10, 10],
        [0, 1, revised, revised],
        [1, 0, 3, 3],
        [1, 1, 6, 1],
      ]);
      const second = await writeRelease(root, [protectedBy(more)], {
        ...{extractDate: "2024-03-31", lastMonth: "2024-03", revisedFrom},
      });
      const report = await audit(second);
      expect([report.count, report.remarks]).toEqual([count, remarks]);
    },
  );

  it.each([
    ["as it was revised", [10, 10], []],
    ["otherwise in the revised month", [10, 20], ["2024-02 · 12: utgåva 2024.03.0"]],
    [
      "otherwise in a month that none revised",
      [20, 10],
      ["2024-01 · 12: utgåva 2024.02.0", "2024-01 · 12: utgåva 2024.03.0"],
    ],
  ])(
    "holds a month that an earlier release revised to that one and not to the one before: %s",
    async (_, third, found) => {
      const of = ([january = 0, february = 0]: readonly number[]) =>
        protectedBy(
          cells("started", dimensions(2), [
            [0, 0, january, january],
            [1, 0, february, february],
          ]),
        );
      const march = {extractDate: "2024-03-31", lastMonth: "2024-02"};
      await writeRelease(root, [of([10, 30])]);
      await writeRelease(root, [of([10, 10])], {...march, revisedFrom: "2024-02"});
      const report = await audit(
        await writeRelease(root, [of(third)], {...march, extractDate: "2024-04-30"}),
      );
      const against = report.findings.map(
        ({cell, rule}) => `${cell}: ${/utgåva [0-9.]+[0-9]/.exec(rule)?.[0] ?? rule}`,
      );
      expect(against).toEqual(found);
    },
  );

  it.each([
    [8, ["exakt 1 fler"]],
    [11, ["exakt 4 fler"]],
    [12, []],
  ])(
    "finds the few records that a revised cell of 7 has more where it stands as %i",
    async (revised, gives) => {
      await writeRelease(root, [protectedBy(exact)]);
      const more = cells("started", dimensions(2), [
        [0, 0, 10, 10],
        [0, 1, revised, revised],
        [1, 0, 3, 3],
        [1, 1, 6, 1],
      ]);
      const second = await writeRelease(root, [protectedBy(more)], {
        ...{extractDate: "2024-03-31", lastMonth: "2024-02", revisedFrom: "2024-01"},
      });
      const report = await audit(second);
      const {findings} = report;
      expect(findings.map((one) => one.gives)).toEqual(gives);
      if (findings.length > 0) {
        // It is revised already, and said to be.
        expect(() => {
          stopOnFindings(report);
        }).toThrow(/^(?!.*--revised-from)/s);
      }
      for (const {by, cell, rule} of findings)
        expect([by, cell, rule]).toEqual([
          ...["jämförelse", "2024-01 · 00"],
          "en cell som har stått som den är avrundas när den revideras med färre än 5",
        ]);
    },
  );

  it.each([
    ["another key", {keyId: "a".repeat(16)}, 5],
    ["another base", {base: 7}, 7],
  ])(
    "finds the few records that a cell has more where both releases show it exactly, with %s",
    async (_, disclosure, base) => {
      const shown = (n: number) => protectedBy(cells("started", dimensions(1), [[0, 0, n, n]]));
      const first = await writeRelease(root, [shown(13)], {lastMonth: "2024-01"});
      const second = await writeRelease(root, [shown(16)], {lastMonth: "2024-01", extractDate: "2024-03-31"});
      await change(first, (manifest) => Object.assign(manifest.disclosure, disclosure));
      expect(met(await audit(second))).toEqual([
        [
          ...["jämförelse", "tables/started.parquet", "2024-01 · 12"],
          `en cell som har stått som den är avrundas när den revideras med färre än ${base}`,
        ],
      ]);
    },
  );

  it.each([
    ["2024-02", true],
    ["2024-03", false],
  ])(
    "remarks on months from %s that are revised and rounded anew at the same time",
    async (revisedFrom, remarked) => {
      const first = await writeRelease(root, [protectedBy(exact)]);
      const second = await writeRelease(root, [protectedBy(exact)], {extractDate: "2024-03-31", revisedFrom});
      await change(first, (manifest) => (manifest.disclosure.keyId = "a".repeat(16)));
      const {findings, remarks} = await audit(second);
      expect(findings).toEqual([]);
      expect(remarks.join().includes("är två avrundningar av samma händelser. Från 2024-02")).toBe(remarked);
    },
  );

  it.each([
    [{firstMonth: "2024-02"}, /^(?!.*--revised-from).*Börja med samma månad/s],
    [{}, /--revised-from/],
  ])("names what to do about a closed month that moved in a release with %o", async (start, words) => {
    await writeRelease(root, [protectedBy(exact)]);
    const moved = cells("started", dimensions(2), [
      [1, 0, 12, 12],
      [1, 1, 6, 1],
    ]);
    const second = await writeRelease(root, [protectedBy(moved)], {extractDate: "2024-03-31", ...start});
    const report = await audit(second);
    expect(() => {
      stopOnFindings(report);
    }).toThrow(words);
  });

  it("makes nothing of a year that is counted in part, beside quarters of it that the other release counts whole", async () => {
    const quarters = dimension("quarter", ["2024-Q1", "2024-Q2"]);
    const regions = dimension("region", ["12", "00"]);
    const ended = cells(
      "ended",
      [quarters, regions],
      [
        [0, 0, 20, 20],
        [1, 0, 13, 13],
        [1, 1, 3, 3],
      ],
    );
    const none = cells("degree_changes", [dimension("year", ["2024"]), regions], []);
    const tables = [
      {...protectedBy(ended), events: "ended"},
      {...protectedBy(none), events: "ended"},
    ];
    const span = {firstMonth: "2024-01", lastMonth: "2024-06"};
    const first = await writeRelease(root, tables, {...span, extractDate: "2024-06-30"});
    const second = await writeRelease(root, tables, {...span, extractDate: "2024-07-31"});
    await change(first, (manifest) => (manifest.disclosure.keyId = "a".repeat(16)));
    const {findings, remarks} = await audit(second);
    expect([findings, remarks]).toEqual([[], []]);
  });

  it("finds nothing in a second release with one more month and the same records before it", async () => {
    await writeRelease(root, [protectedBy(exact)]);
    const rows = [
      [0, 0, 10, 10],
      [0, 1, 7, 7],
      [1, 0, 3, 3],
      [1, 1, 6, 1],
      [2, 0, 9, 9],
    ];
    const second = await writeRelease(root, [protectedBy(cells("started", dimensions(3), rows))], {
      extractDate: "2024-03-31",
      lastMonth: "2024-03",
    });
    const report = await audit(second);
    expect([report.findings, report.figures.releases]).toEqual([[], 1]);
    expect(report.figures.compared).toBeGreaterThan(0);
  });

  it.each(
    followedEvents.flatMap((events) => [
      // Sjukfall that began on 31 December 2023 have been followed for 365 days, and a gap of 5, on 4 January 2025.
      {extractDate: "2024-12-31", events, found: []},
      {extractDate: "2025-01-04", events, found: ["2023 · 12"]},
    ]),
  )(
    "lets a year of begun sjukfall come that had not been followed in the earlier release of $extractDate (events: $events)",
    async ({extractDate, events, found}) => {
      const years = [dimension("year", ["2022", "2023"]), dimension("region", ["12"])];
      const start = {firstMonth: "2022-01", lastMonth: "2023-12"};
      const of = (rows: number[][]) => protectedBy({...cells("durations", years, rows), events});
      const first = await writeRelease(root, [of([[0, 0, 20, 20]])], {...start, extractDate});
      await change(first, (manifest) => (manifest.settings["maxGap"] = 5));
      const rows = [
        [0, 0, 20, 20],
        [1, 0, 30, 30],
      ];
      const second = await writeRelease(root, [of(rows)], {...start, extractDate: "2025-06-30"});
      expect((await audit(second)).findings.map(({cell}) => cell)).toEqual(found);
      expect((await audit(first)).findings.map(({cell}) => cell)).toEqual(found);
    },
  );

  it("lets a month move that was not closed in the earlier release", async () => {
    await writeRelease(root, [protectedBy(exact)], {lastMonth: "2024-01"});
    const rows = [
      [0, 0, 10, 10],
      [0, 1, 7, 7],
      [1, 0, 12, 12],
    ];
    const second = await writeRelease(root, [protectedBy(cells("started", dimensions(2), rows))], {
      extractDate: "2024-03-31",
    });
    expect((await audit(second)).findings).toEqual([]);
  });

  it("finds the same cells drawn with another key: a 0 and a 5 leave 1–4", async () => {
    const one = cells(
      "started",
      [dimension("month", months(1)), dimension("region", ["12"])],
      [[0, 0, 3, 3]],
    );
    const drawn = (n: number): Protected => ({
      ...protectedBy(one),
      codes:
        n === 0
          ? [new Uint16Array(), new Uint16Array()]
          : protectedBy(one).codes.map(() => new Uint16Array(1)),
      n: n === 0 ? new Uint32Array() : Uint32Array.from([n]),
      report: {...protectedBy(one).report, cells: n === 0 ? 0 : 1, cellsAtBase: n === 0 ? 0 : 1},
    });
    const key = "a".repeat(16);
    const first = await writeRelease(root, [drawn(0)], {lastMonth: "2024-01", extractDate: "2024-01-31"});
    await change(first, (manifest) => (manifest.disclosure.keyId = key));
    const second = await writeRelease(root, [drawn(5)], {lastMonth: "2024-01", keyId: key});
    await change(first, (manifest) => (manifest.disclosure.keyId = "b".repeat(16)));
    const found = (await audit(second)).findings;
    expect(found.map(({by, gives}) => [by, gives])).toContainEqual(["ekvationssystem", "1–4"]);
  });

  it("remarks on, and does not stop for, an invented country that was invented anew", async () => {
    const invented = {keyIsPublic: true};
    await writeRelease(root, [protectedBy(exact)], invented);
    const second = await writeRelease(root, [withCount(protectedBy(exact), 0, 12)], {
      ...invented,
      extractDate: "2024-03-31",
    });
    const report = await audit(second);
    expect(report.findings).toEqual([]);
    expect(report.remarks.join()).toContain("1 celler i slutna perioder skiljer sig från utgåva 2024.02.0");
  });

  it("tells six certificates of one person published as six from a rounded cell, when the truth is at hand", async () => {
    const last = protectedBy(exact);
    const report = await auditOf(withCount(last, last.n.length - 1, 6), [exact]);
    expect(met(report).filter(([by]) => by === "facit")).toEqual([
      [
        ...["facit", "tables/started.parquet", "2024-02 · 00"],
        "färre än 5 personer publiceras som en närliggande multipel av 5",
      ],
    ]);
  });

  it("counts how often the best guess about a small cell is right", async () => {
    // Four cells of 2 and two of 3, all published as 5 but one of each: guessing 2 behind 5 is right three times of four.
    const rows = [2, 2, 2, 2, 3, 3].map((n, i) => [i, 0, n, n]);
    const small = cells("started", [dimension("month", months(6)), dimension("region", ["12"])], rows);
    const shown = Uint16Array.from([0, 1, 2, 4]);
    const table: Protected = {
      ...protectedBy(small),
      codes: [shown, new Uint16Array(4)],
      n: new Uint32Array(4).fill(5),
      report: {...protectedBy(small).report, cells: 4, cellsAtBase: 4},
    };
    const report = await auditOf(table, [small], {lastMonth: "2024-06", extractDate: "2024-06-30"});
    expect(report.guesses).toEqual({started: {cells: 6, right: 4, rightBlind: 4}});
  });

  it.each([
    ["a file that the manifest does not tell of", "extra.csv", "filen står inte i manifestet"],
    ["a changed file", "tables/started.parquet", "filen har inte den kontrollsumma som manifestet säger"],
  ])("finds %s", async (_, path, rule) => {
    const folder = await writeRelease(root, [protectedBy(exact)]);
    const bytes = await readFile(join(folder, "tables", "started.parquet"));
    if (path === "extra.csv") await writeFile(join(folder, path), "n\n5\n");
    else {
      await change(folder, (manifest) => {
        for (const file of manifest.files) if (file.path === path) file.sha256 = "0".repeat(64);
      });
      await writeFile(join(folder, path), bytes);
    }
    expect(met(await audit(folder))).toContainEqual(["uppräkning", path, "(filen)", rule]);
  });

  it.each([
    ["a count beside the tables that is no multiple of the base", (m: Manifest) => (m.quality.accepted = 37)],
    ["a rule listed at 0", (m: Manifest) => m.quality.rejected.push({id: "r", title: "R", n: 0})],
    [
      "a report that cannot be counted in the table",
      (m: Manifest) => {
        for (const family of m.families) family.report.cellsAtBase++;
      },
    ],
  ])("finds %s", async (_, edit) => {
    const folder = await writeRelease(root, [protectedBy(exact)]);
    await change(folder, edit);
    const report = await audit(folder);
    expect(report.findings.map(({by, table}) => [by, table])).toEqual([["uppräkning", "manifest.json"]]);
  });

  describe("with ties between families", () => {
    const byMonth = cells("certificates", dimensions(2), [
      [0, 0, 10, 10],
      [1, 0, 8, 8],
    ]);
    const byUnit = cells(
      "unit_certificates",
      [dimension("year", ["2024"]), dimension("region", ["12", "00"]), dimension("care_unit", ["E1", "E2"])],
      [
        [0, 0, 0, 12, 12],
        [0, 0, 1, 6, 6],
      ],
    );
    const tie = {family: "certificates", over: ["year", "region"]};
    const year = {extractDate: "2024-12-31", lastMonth: "2024-12"};
    const written = async (
      unit: Protected,
      truth: Cells = byUnit,
      remainder?: {cells: number; greatest: number},
    ) => {
      const table = {...unit, events: "certificates", tiedTo: tie, ...(remainder && {remainder})};
      const folder = await writeRelease(
        root,
        [{...protectedBy(byMonth), events: "certificates"}, table],
        year,
      );
      return await audit(folder, [byMonth, truth]);
    };

    it("finds nothing where tied sums are the same", async () => {
      expect((await written(protectedBy(byUnit))).findings).toEqual([]);
    });

    it("finds a tied sum that is another", async () => {
      const report = await written(withCount(protectedBy(byUnit), 0, 11));
      expect(met(report)).toContainEqual([
        ...["uppräkning", "tables/unit_certificates.parquet", "2024 · 12"],
        "har samma summa som i tables/certificates.parquet",
      ]);
    });

    it.each([
      [1, []],
      [0, ["2024 · 12 · E1"]],
    ])("lets the greatest cell of a sum lie %i from the truth, and no farther", async (greatest, found) => {
      // 14 and a small 4, published as 13 and 5: the same sum as 10 and 8.
      const moved = cells("unit_certificates", byUnit.dimensions, [
        [0, 0, 0, 14, 14],
        [0, 0, 1, 4, 4],
      ]);
      const table: Protected = {...protectedBy(byUnit), n: Uint32Array.from([13, 5])};
      const withOne: Protected = {...table, report: {...table.report, cellsAtBase: 1}};
      const report = await written(withOne, moved, {cells: greatest, greatest});
      expect(report.findings.filter(({by}) => by === "facit").map(({cell}) => cell)).toEqual(found);
    });
  });

  it.each([
    ["2024-01", "2024-11", ["2024 · 12"]],
    ["2024-02", "2024-12", ["2024 · 12"]],
    ["2024-01", "2024-12", []],
  ])("finds an exact count in a year of which %s to %s is counted", async (firstMonth, lastMonth, found) => {
    const byYear = cells(
      "started",
      [dimension("year", ["2024"]), dimension("region", ["12", "00"])],
      [
        [0, 0, 13, 13],
        [0, 1, 10, 10],
      ],
    );
    const report = await auditOf(protectedBy(byYear), undefined, {
      ...{firstMonth, lastMonth},
      extractDate: `${lastMonth}-30`,
    });
    expect(report.findings.map(({cell}) => cell)).toEqual(found);
  });

  it("finds how many multiples of the base are exact, where the key is secret", async () => {
    const folder = await writeRelease(root, [protectedBy(exact)]);
    const tell = (own: number, keyIsPublic: boolean) =>
      change(folder, (manifest) => {
        manifest.disclosure.keyIsPublic = keyIsPublic;
        const report = manifest.families[0]?.report;
        const shares = {smallShare: 0, changedShare: 0, cells: {mean: 0, rmse: 0}, margins: []};
        if (report) report.errors = {exact: own, rounded: report.cells - own, ...shares};
      });
    const cell = "families, started, report";
    // Of 10 and 7, and cells of 3 and 6 that are small: 7 alone is no multiple. That 10 stands too is a fact about the truth.
    await tell(1, false);
    expect((await audit(folder)).findings).toEqual([]);
    await tell(2, false);
    expect((await audit(folder)).findings.map((one) => one.cell)).toEqual([cell]);
    await tell(2, true);
    expect((await audit(folder)).findings).toEqual([]);
  });

  it.each([
    ["toZero", {toZero: 3}, {}],
    ["greatest", {cells: {mean: 1, rmse: 2, greatest: 4}}, {}],
    ["month", {}, {sums: 99}],
    ["month", {}, {error: {mean: 0.4, rmse: 0.6}}],
    ["month", {}, {error: {mean: 1, rmse: 1, greatest: 2}}],
    [undefined, {}, {}],
  ])("finds what is told of a few true counts where the key is secret: %s", async (cell, more, ofMargin) => {
    const folder = await writeRelease(root, [protectedBy(exact)]);
    const tell = (keyIsPublic: boolean) =>
      change(folder, (manifest) => {
        manifest.disclosure.keyIsPublic = keyIsPublic;
        const report = manifest.families[0]?.report;
        const margin = {over: ["month"], weight: 10, sums: 100, error: {mean: 0.5, rmse: 0.5}, ...ofMargin};
        const figures = {smallShare: 0, changedShare: 0, cells: {mean: 1, rmse: 2}, margins: [margin]};
        if (report) report.errors = {exact: 1, rounded: report.cells - 1, ...figures, ...more};
      });
    await tell(false);
    const found = cell === undefined ? [] : [`families, started, report, ${cell}`];
    expect((await audit(folder)).findings.map((one) => one.cell)).toEqual(found);
    await tell(true);
    expect((await audit(folder)).findings).toEqual([]);
  });

  it("takes two keys that were meant for a count less of room, and a remark", async () => {
    const one = cells(
      "started",
      [dimension("month", months(1)), dimension("region", ["12"])],
      [[0, 0, 3, 3]],
    );
    const empty = protectedBy(cells("started", one.dimensions, []));
    const shown = protectedBy(cells("started", one.dimensions, [[0, 0, 5, 5]]));
    const first = await writeRelease(root, [empty], {lastMonth: "2024-01", extractDate: "2024-01-31"});
    const second = await writeRelease(root, [shown], {lastMonth: "2024-01"});
    await change(first, (manifest) => (manifest.disclosure.keyId = "b".repeat(16)));
    // Without the flag a 0 and a 5 are a find: 1–4 is left.
    expect((await audit(second)).findings.map(({gives}) => gives)).toContain("1–4");
    await change(second, (manifest) => (manifest.disclosure.newKey = true));
    const report = await audit(second);
    expect(report.findings).toEqual([]);
    expect(report.remarks.join()).toContain("Ny nyckel: ");
  });

  it("finds registry sums that are no sums of the table of units, and more certificates than were read", async () => {
    const units = cells(
      "unit_certificates",
      [
        ...[dimension("year", ["2024"]), dimension("region", ["12", "00"])],
        dimension("registry_status", ["listed"]),
      ],
      [[0, 0, 0, 37, 37]],
    );
    const year = {extractDate: "2024-12-31", lastMonth: "2024-12"};
    const folder = await writeRelease(root, [{...protectedBy(units), events: "certificates"}], year);
    const region = {
      ...{code: "12", title: "Skåne", units: 1, careUnits: 1, subUnits: 0, subUnitsPerCareUnit: 0},
      ...{types: {}, compared: 1},
    };
    const registry = (listed: number): Manifest["registry"] => ({
      definition: "care-unit",
      types: [{id: "t", title: "T"}],
      statuses: [{id: "listed", title: "L"}],
      regions: [{...region, certificates: {listed}}],
    });
    await change(folder, (manifest) => {
      manifest.registry = registry(37);
      manifest.quality.accepted = 35;
    });
    const more = "fler intyg än manifestet säger lästes";
    const well = await audit(folder);
    expect(well.findings).toEqual([]);
    expect(well.remarks.join()).not.toContain(more);
    // Those that a newer one has replaced are read, excluded, and in the tables of certificates.
    await change(folder, (manifest) => {
      manifest.quality.accepted = 25;
      manifest.quality.excluded = [{id: "replaced", title: "Ersatt", n: 5}];
    });
    expect((await audit(folder)).remarks.join()).not.toContain(more);
    await change(folder, (manifest) => {
      manifest.registry = registry(38);
      manifest.quality.excluded = [];
    });
    const report = await audit(folder);
    expect(report.findings.map(({cell, rule}) => [cell, rule])).toEqual([
      ["registry, 12, listed", "är summan av sina celler i tables/unit_certificates.parquet"],
    ]);
    expect(report.remarks.join()).toContain(more);
  });

  describe("of groups in one category", () => {
    const diagnosis = dimension("diagnosis", ["F", "M", ".."]);
    const grouped = cells(
      "started",
      [dimension("month", months(1)), dimension("region", ["12"]), diagnosis],
      [[0, 0, 0, 12, 12]],
    );
    const january = {lastMonth: "2024-01", extractDate: "2024-01-31"};
    const group = (cellsWithheld: number, events: number): Manifest["disclosure"]["group"] => ({
      ...{identifying: ["month", "region"], sensitive: ["diagnosis"], code: ".."},
      withheld:
        cellsWithheld === 0
          ? []
          : [{family: "started", dimension: "diagnosis", cells: cellsWithheld, events}],
    });

    it("remarks on those of at least ten that stand in one category", async () => {
      const folder = await writeRelease(root, [protectedBy(grouped)], january);
      await change(folder, (manifest) => (manifest.disclosure.group = group(0, 0)));
      const report = await audit(folder);
      expect(report.findings).toEqual([]);
      // The month, and the month in Skåne.
      expect(report.remarks.join()).toContain("2 grupper med sammanlagt minst 10 (24 i allt)");
    });

    it("has nothing to say of those that are withheld, and finds a wrong account of them", async () => {
      const hidden = cells("started", grouped.dimensions, [[0, 0, 2, 12, 12]]);
      const folder = await writeRelease(root, [protectedBy(hidden)], january);
      await change(folder, (manifest) => (manifest.disclosure.group = group(1, 12)));
      const report = await audit(folder);
      expect([report.findings, report.remarks]).toEqual([[], []]);
      await change(folder, (manifest) => (manifest.disclosure.group = group(1, 11)));
      expect((await audit(folder)).findings.map(({cell}) => cell)).toEqual(["diagnosis = .."]);
    });

    it("finds a first diagnosis that is withheld where the change gives it away", async () => {
      const differ = cells(
        "diagnosis_changes",
        [...grouped.dimensions, dimension("diagnosis_change", ["same", "chapter", ".."])],
        [[0, 0, 2, 0, 12, 12]],
      );
      const folder = await writeRelease(root, [protectedBy(differ)], january);
      const compared = (comparing: string[]) =>
        change(folder, (manifest) => {
          const withheld = [{family: "diagnosis_changes", dimension: "diagnosis", cells: 1, events: 12}];
          manifest.disclosure.group = {
            ...{identifying: ["month", "region"], sensitive: ["diagnosis"], comparing, code: "..", withheld},
          };
        });
      await compared([]);
      expect((await audit(folder)).findings).toEqual([]);
      await compared(["diagnosis_change"]);
      expect(met(await audit(folder)).map(([by, , cell]) => [by, cell])).toEqual([
        ["uppräkning", "diagnosis = .."],
      ]);
    });
  });

  it("finds a personnummer in a chart's title, in the release and in the site, and does not repeat it", async () => {
    const table = {...protectedBy(exact), title: "Sjukfall för 19121212-1212"};
    const site = join(root, "dist");
    await mkdir(site);
    await writeFile(join(site, "index.html"), "<svg><title>Sjukfall för 191212<b>121212</b></title></svg>");
    const report = await audit(await writeRelease(root, [table]), undefined, site);
    expect(report.findings.map(({by, table: file}) => [by, file])).toEqual([
      ["läckage", "manifest.json"],
      ["läckage", "index.html"],
    ]);
    expect(JSON.stringify(report)).not.toMatch(/191212|121212/);
  });

  it("lists twenty findings of a kind and counts the rest", async () => {
    const ages = Array.from({length: 25}, (_, i) => i);
    const wide = cells(
      "started",
      [dimension("month", months(1)), dimension("region", ["12"]), dimension("age", ages.map(String))],
      ages.map((age) => [0, 0, age, 9, 9]),
    );
    const plain = protectedBy(wide);
    const report75 = {...plain.report, typicalTotal: 75};
    const table = {...plain, n: new Uint32Array(25).fill(3), report: report75};
    const report = await auditOf(table, undefined, {lastMonth: "2024-01", extractDate: "2024-01-31"});
    // 25 in the whole, in Skåne and in Riket.
    expect(report.count).toBe(75);
    expect(report.findings.filter(({cell}) => cell === "… och 5 till")).toHaveLength(3);
    expect(report.findings).toHaveLength(63);
  });
});
