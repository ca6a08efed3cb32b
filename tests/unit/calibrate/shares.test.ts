import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {measureParts, measureShares} from "../../../loaders/calibrate/shares.ts";
import {openDuckDb} from "../../../loaders/engine/duckdb.ts";
import type {Engine} from "../../../loaders/engine/engine.ts";

let engine: Engine;

beforeAll(async () => {
  engine = await openDuckDb({file: ":memory:", threads: 1});
  // Three persons: 1 has two rows of which one is a hit, 2 has one hit, 3 has one miss in another region.
  await engine.run(`CREATE TABLE stock AS SELECT * FROM (VALUES
    (1, '01', true), (1, '01', false), (2, '01', true), (3, '03', false)) t(person, region, hit)`);
});
afterAll(() => {
  engine.close();
});

describe("measureShares", () => {
  it("gives the share of rows and the standard error over persons", async () => {
    // R: h <- c(1, 1, 0); m <- c(2, 1, 1); p <- sum(h)/sum(m); 100*c(p, sqrt(sum((h - p*m)^2))/sum(m))
    const [share] = await measureShares(engine, {from: "stock", hit: "hit"});
    expect(share?.value).toBeCloseTo(50, 10);
    expect(share?.standardError).toBeCloseTo(17.67767, 4);
  });

  it("measures each part on its own", async () => {
    const shares = await measureShares(engine, {from: "stock", of: "region", hit: "hit"});
    expect(shares.map(({of, value}) => [of, Math.round(value)])).toEqual([
      ["01", 67],
      ["03", 0],
    ]);
  });
});

describe("measureParts", () => {
  it("gives each region's share of all rows", async () => {
    // R, region 03: h <- c(0, 0, 1); m <- c(2, 1, 1); as above
    const shares = await measureParts(engine, {from: "stock", of: "region"});
    expect(shares.map(({of, value}) => [of, value])).toEqual([
      ["01", 75],
      ["03", 25],
    ]);
    expect(shares[1]?.standardError).toBeCloseTo(23.3854, 3);
  });
});
