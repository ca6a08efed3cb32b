import {describe, expect, it} from "vitest";
import {source} from "../../loaders/connect/sources/postgres.ts";
import {openDuckDb} from "../../loaders/engine/duckdb.ts";
import {day} from "../../loaders/model/day.ts";
import {silent} from "../../loaders/model/effects.ts";
import {openPushDown} from "../../loaders/pushDown.ts";
import {Settings} from "../../loaders/settings.ts";

/** What a server with these settings is asked until it is refused, and why it is. */
async function refusal(settings: Readonly<Record<string, string>>): Promise<{error: string; asked: number}> {
  let asked = 0;
  const remote = {
    tables: [],
    rows: () => Promise.resolve(asked++ === 0 ? [{server_encoding: "UTF8", ...settings}] : []),
    units: () => {
      throw new Error("read on");
    },
    bytesReceived: () => 0,
    close: () => Promise.resolve(),
  };
  const pushDown = await openPushDown({...source, remote: () => Promise.resolve(remote)}, {}, silent);
  const engine = await openDuckDb({file: ":memory:"});
  const options = {
    ...{key: new Uint8Array(32), settings: Settings.parse({}), latestDay: day("2026-01-31")},
    effects: silent,
  };
  try {
    await pushDown.read(engine, options);
  } catch (error) {
    return {error: error instanceof Error ? error.message : "", asked};
  } finally {
    engine.close();
  }
  return {error: "", asked};
}

describe("a server that logs the parameters of statements", () => {
  const logged = {log_parameter_max_length: "-1"};
  it.each([
    ["every statement", {log_statement: "all"}],
    ["every statement by its time", {log_min_duration_statement: "0"}],
    ["a sample of all statements", {log_min_duration_sample: "0"}],
    ["a sample of transactions", {log_transaction_sample_rate: "0.1"}],
  ])("is never given the key where it logs %s", async (_, settings) => {
    const {error, asked} = await refusal({...logged, ...settings});
    expect(error).toContain("(regel postgres.log)");
    expect(asked).toBe(1);
  });

  it("is given it where it logs the statements without their parameters, or none", async () => {
    const off = {log_statement: "none", log_min_duration_statement: "-1", log_min_duration_sample: "-1"};
    expect((await refusal({...logged, ...off})).error).toBe("read on");
    const bare = {log_min_duration_sample: "0", log_parameter_max_length: "0"};
    expect((await refusal(bare)).error).toBe("read on");
  });
});
