import {spawn} from "node:child_process";
import {once} from "node:events";
import {existsSync} from "node:fs";
import {expect, it} from "vitest";
import {isAlive} from "../../../loaders/model/isAlive.ts";

it("is true of a process that runs, and false of one that has ended", async () => {
  expect(isAlive(process.pid)).toBe(true);
  expect(isAlive(process.ppid)).toBe(true);
  const child = spawn("sleep", ["30"]);
  expect(isAlive(child.pid ?? 0)).toBe(true);
  child.kill("SIGKILL");
  await once(child, "exit");
  expect(isAlive(child.pid ?? 0)).toBe(false);
});

// Other systems have no such file to tell them by.
it.runIf(existsSync("/proc/self/stat"))("is false of one whose parent has not looked after it", async () => {
  const parent = spawn("sh", ["-c", "sleep 0.1 & echo $!; exec sleep 30"]);
  const [told] = (await once(parent.stdout, "data")) as [Buffer];
  const orphan = Number(told.toString());
  expect(isAlive(orphan)).toBe(true);
  await expect.poll(() => isAlive(orphan)).toBe(false);
  // It still answers to its number.
  expect(process.kill(orphan, 0)).toBe(true);
  parent.kill("SIGKILL");
});
