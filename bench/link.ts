import {syntheticDeliveries, syntheticExtractDate} from "../loaders/connect/sources/synthetic.ts";
import {countFamilies} from "../loaders/count/count.ts";
import {dimensions} from "../loaders/count/dimensions.ts";
import {openDuckDb} from "../loaders/engine/duckdb.ts";
import type {Engine} from "../loaders/engine/engine.ts";
import {link} from "../loaders/link/link.ts";
import {day} from "../loaders/model/day.ts";
import {silent} from "../loaders/model/effects.ts";
import {createStagedTables} from "../loaders/model/staged.ts";
import {Settings} from "../loaders/settings.ts";

/** Wall-clock seconds of linking and counting, and how many times a bare scan of the same columns they take. */
export interface LinkFigures {
  readonly certificates: number;
  readonly periods: number;
  readonly generate: number;
  readonly scan: number;
  readonly link: number;
  readonly count: number;
  readonly linkToScan: number;
  readonly linkAndCountToScan: number;
}

/** Keyed hashes have no order and come in no order: nor may what is measured. */
const scramble = `
CREATE OR REPLACE TABLE certificate AS
SELECT * REPLACE (CAST(hash(certificate) >> 1 AS BIGINT) AS certificate, CAST(hash(person) >> 1 AS BIGINT) AS person)
FROM certificate ORDER BY hash(certificate);
CREATE OR REPLACE TABLE period AS
SELECT * REPLACE (CAST(hash(certificate) >> 1 AS BIGINT) AS certificate) FROM period ORDER BY hash(certificate), ordinal;
CREATE OR REPLACE TABLE message AS
SELECT * REPLACE (CAST(hash(certificate) >> 1 AS BIGINT) AS certificate) FROM message;`;

const scans = [
  `SELECT CAST(sum(CAST(certificate AS HUGEINT)) % 2 + sum(CAST(person AS HUGEINT)) % 2 AS INTEGER) AS a, max(unit) AS b,
    max(provider) AS c, CAST(sum(signed_day) % 2 + sum(born_day) % 2 AS INTEGER) AS d, max(sex) AS e, max(diagnosis) AS f
  FROM certificate`,
  `SELECT CAST(sum(CAST(certificate AS HUGEINT)) % 2 + sum(from_day) % 2 + sum(to_day) % 2 + sum(degree) % 2 + sum(ordinal) % 2
    AS INTEGER) AS a FROM period`,
];

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return (performance.now() - from) / 1000;
}

async function median(work: () => Promise<unknown>): Promise<number> {
  const times = [await seconds(work), await seconds(work), await seconds(work)].sort((a, b) => a - b);
  return times[1] ?? 0;
}

async function rows(engine: Engine, table: string): Promise<number> {
  const [row] = await engine.rows(`SELECT count(*) AS n FROM ${table}`);
  return Number(row?.["n"]);
}

/** Measures linking and counting of about so many synthetic certificates: medians of three in one process. */
export async function benchLink(certificates = 1_000_000): Promise<LinkFigures> {
  const engine = await openDuckDb({file: ":memory:"});
  try {
    await engine.run(createStagedTables());
    const generate = await seconds(async () => {
      for (const delivery of syntheticDeliveries({certificates, seed: 1}))
        if (delivery.is === "staged") await engine.run(delivery.sql);
    });
    await engine.run(scramble);
    const scan = await median(async () => {
      for (const sql of scans) await engine.rows(sql);
    });
    const extractDay = day(syntheticExtractDate);
    const linking = await median(() => link(engine, {settings: Settings.parse({}), extractDay}));
    const span = dimensions("2023-01", "2025-12");
    const counting = await median(() => countFamilies(engine, {dimensions: span, effects: silent}));
    return {
      certificates: await rows(engine, "certificate"),
      periods: await rows(engine, "period"),
      ...{generate, scan, link: linking, count: counting},
      linkToScan: linking / scan,
      linkAndCountToScan: (linking + counting) / scan,
    };
  } finally {
    engine.close();
  }
}
