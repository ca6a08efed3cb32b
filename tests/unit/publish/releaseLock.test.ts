import {spawnSync} from "node:child_process";
import {mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {createRequire} from "node:module";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {setTimeout as wait} from "node:timers/promises";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {EnvironmentError} from "../../../loaders/errors.ts";
import {withReleaseLock} from "../../../loaders/publish/releaseLock.ts";

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "underlag-lock-"));
});
afterEach(() => {
  rmSync(root, {recursive: true, force: true});
});
/** Linux numbers no process so high. */
const nobody = "4194305";
const lock = (text: string) => {
  writeFileSync(join(root, ".lock"), text);
};

describe("withReleaseLock(root, work)", () => {
  it("leaves a run alone that has its lock and has not yet told whose it is", async () => {
    lock("");
    const second = withReleaseLock(root, () => Promise.resolve());
    const refused = expect(second).rejects.toThrow(EnvironmentError);
    await wait(30);
    lock(String(process.pid));
    await refused;
    expect(readdirSync(root)).toEqual([".lock"]);
  });

  it("takes over a lock whose run was killed, whether it had told whose it is or not", async () => {
    for (const left of [nobody, ""]) {
      lock(left);
      expect(await withReleaseLock(root, () => Promise.resolve(left))).toBe(left);
      expect(readdirSync(root)).toEqual([]);
    }
  });

  it("takes over a lock whose run was killed, and another in the instant of taking it over", async () => {
    for (const left of [".lock-takeover", `.lock-${nobody}-0123456789abcdef`]) {
      lock(nobody);
      writeFileSync(join(root, left), "");
      expect(await withReleaseLock(root, () => Promise.resolve(left))).toBe(left);
    }
    // What an earlier program left is in nobody's way.
    expect(readdirSync(root)).toEqual([".lock-takeover"]);
  });

  it("has its process in the lock from the first instant, and no other file while it works", async () => {
    await withReleaseLock(root, () => {
      expect(readdirSync(root)).toEqual([".lock"]);
      expect(readFileSync(join(root, ".lock"), "utf8")).toBe(String(process.pid));
      return Promise.resolve();
    });
  });

  it("gives its lock back where the work fails, and where the process is ended in the midst of it", async () => {
    await expect(withReleaseLock(root, () => Promise.reject(new Error("x")))).rejects.toThrow("x");
    expect(readdirSync(root)).toEqual([]);
    const module = new URL("../../../loaders/publish/releaseLock.ts", import.meta.url).href;
    const script = `const {withReleaseLock} = await import(${JSON.stringify(module)});
      await withReleaseLock(${JSON.stringify(root)}, () => process.exit(7));`;
    const tsx = createRequire(import.meta.url).resolve("tsx");
    const {status} = spawnSync(process.execPath, ["--import", tsx, "--input-type=module", "--eval", script]);
    expect(status).toBe(7);
    expect(readdirSync(root)).toEqual([]);
  });

  it("lets one alone of several runs take over what a killed one left", async () => {
    let [running, most] = [0, 0];
    const run = () =>
      withReleaseLock(root, async () => {
        most = Math.max(most, ++running);
        await wait(2);
        running--;
      }).catch((error: unknown) => {
        expect(error).toBeInstanceOf(EnvironmentError);
      });
    for (let time = 0; time < 200; time++) {
      lock(nobody);
      await Promise.all([run(), run(), run()]);
    }
    expect(most).toBe(1);
    expect(readdirSync(root)).toEqual([]);
  });
});
