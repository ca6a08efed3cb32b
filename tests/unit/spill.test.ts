import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, describe, expect, it, vi} from "vitest";
import {spillFolder} from "../../loaders/spill.ts";

const folder = mkdtempSync(join(tmpdir(), "underlag-spill-"));
const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
const before = new Map(
  [...signals, "exit"].map((name) => [name, new Set(process.listeners(name as "exit"))]),
);
afterEach(() => {
  for (const [name, known] of before)
    for (const listener of process.listeners(name as "exit"))
      if (!known.has(listener)) process.off(name, listener);
  vi.restoreAllMocks();
  rmSync(folder, {recursive: true, force: true});
});

describe("the folder of a run's own", () => {
  it.each([
    ["Ctrl-C", "SIGINT", 130],
    ["a service that stops", "SIGTERM", 143],
    ["a terminal or a connection that closes", "SIGHUP", 129],
  ] as const)("goes when the run is ended by %s", (_, signal, code) => {
    const said = vi.spyOn(process.stderr, "write").mockReturnValue(true);
    const exit = vi.spyOn(process, "exit").mockReturnValue(undefined as never);
    const own = spillFolder(folder, () => undefined);
    mkdirSync(own, {recursive: true});
    writeFileSync(join(own, "rows"), "");
    process.emit(signal);
    expect(exit).toHaveBeenCalledWith(code);
    expect(said).toHaveBeenCalledWith("Avbrutet. Ingen utgåva är skriven.\n");
    // What a process does when it exits.
    const gone = process.listeners("exit").filter((listener) => !before.get("exit")?.has(listener));
    for (const listener of gone) listener.call(process, code);
    expect(() => {
      mkdirSync(own);
    }).not.toThrow();
  });
});
