import {setTimeout as wait} from "node:timers/promises";
import {describe, expect, it} from "vitest";
import type {Delivery} from "../../loaders/model/source.ts";
import {stagedTables} from "../../loaders/model/staged.ts";
import {ThreadPool} from "../../loaders/normalise/threads/threadPool.ts";
import {writeCertificate} from "../fixtures/lisjp.ts";
import {writeMessage, writeRevocation} from "../fixtures/messages.ts";
import {deliverAll, stage, testKey} from "../fixtures/staged.ts";

const files = 4_000;
/** Certificates with copies far apart, messages, revocations, broken files and files that could not be had. */
function documents(): Delivery[] {
  return Array.from({length: files}, (_, n): Delivery => {
    const found = {file: `${n}.xml`, total: files} as const;
    if (n % 97 === 0) return {is: "unreadable", ...found, rule: "zip.encrypted"};
    const id = String(n % 1_500);
    const text =
      n % 13 === 0
        ? writeMessage({id, certificate: id})
        : n % 11 === 0
          ? writeRevocation(id)
          : n % 7 === 0
            ? "<a>"
            : writeCertificate({id, sent: n < 2_000 ? null : `2025-02-${10 + (n % 18)}T08:00:00`});
    return {is: "document", ...found, bytes: new TextEncoder().encode(text)};
  });
}

/** Slow enough that other threads are ready before the end. */
async function* slowly(deliveries: readonly Delivery[]): AsyncGenerator<Delivery> {
  for (const [n, delivery] of deliveries.entries()) {
    if (n % 100 === 0) await wait(60);
    yield delivery;
  }
}

async function staged(deliveries: AsyncIterable<Delivery>, threads: number) {
  const {engine, summary} = await stage(deliveries, {}, undefined, {threads, threadsFrom: 1});
  const tables: Record<string, unknown> = {};
  for (const table of Object.keys(stagedTables))
    tables[table] = await engine.rows(`SELECT * FROM ${table} ORDER BY ALL`);
  engine.close();
  return {tables, summary};
}

describe("reading in threads", () => {
  it("gives the same staged tables with one thread, two and three", async () => {
    const alone = await staged(deliverAll(documents()), 1);
    expect(alone.summary).toMatchObject({documents: files, rejected: {"zip.encrypted": 42}});
    expect(await staged(slowly(documents()), 2)).toEqual(alone);
    expect(await staged(deliverAll(documents()), 3)).toEqual(alone);
  });
});

describe("ThreadPool", () => {
  const batch = () => ({bytes: new TextEncoder().encode("<a/>"), ends: [4], documents: [0]});

  async function firstAnswer(pool: ThreadPool) {
    for (;;) {
      const rows = pool.read(batch());
      if (rows) return await rows;
      await wait(20);
    }
  }

  it("gives nothing to a thread before it is ready, and then its rows come back", async () => {
    const days = {first: 0, latest: 30_000, periodsEnd: 32_000} as never;
    const pool = new ThreadPool(1, {key: testKey, days});
    expect(pool.read(batch())).toBeUndefined();
    expect([...(await firstAnswer(pool)).keys()]).toEqual(["rejected"]);
    await pool.end();
  });

  it("fails, and does not hang, when a thread ends before its time", async () => {
    // A key that no thread can start with.
    const pool = new ThreadPool(1, {key: new Uint8Array(65), days: {} as never});
    await expect(firstAnswer(pool)).rejects.toThrow(
      "En tråd som läser dokument slutade oväntat (RangeError)",
    );
    await pool.end();
  });
});
