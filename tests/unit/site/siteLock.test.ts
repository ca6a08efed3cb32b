import {type ChildProcess, spawn} from "node:child_process";
import {existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {pathToFileURL} from "node:url";
import {afterAll, beforeEach, describe, expect, it} from "vitest";
import {EnvironmentError} from "../../../loaders/errors.ts";
import {withSiteLock} from "../../../site/siteLock.ts";
import {projectRoot} from "../../fixtures/kept.ts";
import {nodeWithTypeScript} from "../../site/runProject.ts";

const folder = mkdtempSync(join(tmpdir(), "underlag-site-lock-"));
const root = join(folder, "project");
const lock = join(root, "src/.observablehq/.lock");
beforeEach(() => {
  rmSync(root, {recursive: true, force: true});
  mkdirSync(join(root, "src/.observablehq"), {recursive: true});
});
afterAll(() => {
  rmSync(folder, {recursive: true, force: true});
});
const nothing = () => Promise.resolve();

/** A run of its own that has the lock until it is ended. */
async function holder(): Promise<ChildProcess> {
  const module = pathToFileURL(join(projectRoot, "site/siteLock.ts")).href;
  const script = `const {withSiteLock} = await import(${JSON.stringify(module)});
    await withSiteLock(${JSON.stringify(root)}, "npm run site", async () => {
      console.log("begun");
      await new Promise((resolve) => setTimeout(resolve, 60_000));
    });`;
  const words = [...nodeWithTypeScript, "--input-type=module", "--eval", script];
  const child = spawn(process.execPath, words, {stdio: ["ignore", "pipe", "inherit"]});
  await new Promise((resolve) => child.stdout.once("data", resolve));
  return child;
}

const ended = (child: ChildProcess, signal: NodeJS.Signals) =>
  new Promise<number | null>((resolve) => {
    child.once("close", resolve);
    child.kill(signal);
  });

describe("withSiteLock(root, what, work)", () => {
  it("stops the second run at once, and names the running one", async () => {
    const child = await holder();
    let hasWorked = false;
    const second = withSiteLock(root, "npm start", () => {
      hasWorked = true;
      return nothing();
    });
    await expect(second).rejects.toThrow(EnvironmentError);
    await expect(withSiteLock(root, "npm start", nothing)).rejects.toThrow(
      `npm run site pågår redan i den här mappen (process ${child.pid ?? 0}). Vänta tills den är klar, eller avsluta den`,
    );
    expect(hasWorked).toBe(false);
    expect(readFileSync(lock, "utf8")).toBe(`${child.pid ?? 0}\nnpm run site`);
    // Killed: nobody gives it back, and the next one takes it over.
    await ended(child, "SIGKILL");
    expect(existsSync(lock)).toBe(true);
    expect(await withSiteLock(root, "npm start", () => Promise.resolve("in turn"))).toBe("in turn");
    expect(existsSync(lock)).toBe(false);
  });

  it.each([
    ["SIGINT", 130],
    ["SIGTERM", 143],
    ["SIGHUP", 129],
  ] as const)("is given back by a run that is ended with %s", async (signal, code) => {
    expect(await ended(await holder(), signal)).toBe(code);
    expect(existsSync(lock)).toBe(false);
  });

  it("leaves signals as they were when the work is done or has failed", async () => {
    const before = process.listenerCount("SIGINT");
    await withSiteLock(root, "npm start", nothing);
    await expect(withSiteLock(root, "npm start", () => Promise.reject(new Error("x")))).rejects.toThrow("x");
    expect(process.listenerCount("SIGINT")).toBe(before);
    expect(existsSync(lock)).toBe(false);
  });
});
