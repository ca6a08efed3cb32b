import {describe, expect, it} from "vitest";
import {checkFlags} from "../../../../loaders/commands/verify/checkFlags.ts";
import {UsageError} from "../../../../loaders/errors.ts";
import type {Flags} from "../../../../loaders/model/source.ts";

const check =
  (synthetic: boolean, flags: Flags, of: "made up" | "real", more: Flags = {}, hashesOnly = false) =>
  () => {
    checkFlags({synthetic}, {flags, source: {synthetic: of === "made up"}, more, hashesOnly});
  };

describe("checkFlags(manifest, flags)", () => {
  it("lets a release be made again from what it declares, or from the source of real certificates", () => {
    expect(check(true, {tables: undefined}, "made up", {threads: "2"})).not.toThrow();
    expect(check(false, {certificates: "intyg"}, "real", {engine: "duckdb"})).not.toThrow();
    expect(check(false, {}, "made up")).not.toThrow();
    expect(check(true, {}, "made up", {threads: undefined}, true)).not.toThrow();
  });

  it("refuses a source or a seed for the synthetic country, which declares its own", () => {
    for (const [flags, of] of [
      [{tables: "x"}, "real"],
      [{seed: "8"}, "made up"],
    ] as const)
      expect(check(true, flags, of)).toThrow(UsageError);
  });

  it("refuses the synthetic country, or units alone, for a release of real certificates", () => {
    expect(check(false, {"synthetic-certificates": "1000"}, "made up")).toThrow(
      /^--synthetic-certificates: utgåvan är gjord av verkliga intyg/,
    );
    expect(check(false, {units: "hsa.csv"}, "made up")).toThrow(UsageError);
  });

  it("refuses with --hashes-only whatever tells how to make the release again", () => {
    expect(check(false, {certificates: "intyg"}, "real", {}, true)).toThrow(UsageError);
    expect(check(true, {}, "made up", {engine: "duckdb", threads: "2"}, true)).toThrow(
      /^--engine, --threads: /,
    );
  });
});
