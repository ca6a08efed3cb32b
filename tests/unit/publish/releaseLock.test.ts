import {mkdtempSync, readdirSync, rmSync, writeFileSync} from "node:fs";
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
