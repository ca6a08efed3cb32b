import {describe, expect, it} from "vitest";
import {EnvironmentError} from "../../loaders/errors.ts";
import {machineFault} from "../../loaders/machineFault.ts";
import {refusalOf} from "../../loaders/model/refusals.ts";

const fault = (code: string, syscall?: string) =>
  Object.assign(new Error(`${code}: write '/data/19121212-1212.xml'`), {
    code,
    ...(syscall !== undefined && {syscall}),
  });

describe("machineFault", () => {
  it("says that the disk is full, and names no file", () => {
    const told = machineFault(fault("ENOSPC", "write"));
    expect(told).toBeInstanceOf(EnvironmentError);
    expect(told?.message).toMatch(/^disken är full \(ENOSPC\): /);
    expect(told?.message).not.toContain("19121212");
  });

  it("hears the same from the engine, in its words", () => {
    const told = machineFault(new Error('IO Error: Could not write file "x": No space left on device'));
    expect(told?.message).toMatch(/^disken är full/);
  });

  it.each([
    ["an error of the program's own", new TypeError("x is undefined")],
    ["a code that no call of the system gave", fault("ENOSPC")],
    ["a file that is not there, which is somebody's to name", fault("ENOENT", "open")],
    ["what is no error", "text"],
  ])("leaves %s as it is", (_, error) => {
    expect(machineFault(error)).toBeUndefined();
  });
});

describe("refusalOf", () => {
  it("has words for a full disk, and the code alone for what has none", () => {
    expect(refusalOf("ENOSPC")).toBe("disken är full, ENOSPC");
    expect(refusalOf("ENOTDIR")).toBe("ENOTDIR");
  });
});
