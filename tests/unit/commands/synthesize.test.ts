import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, describe, expect, it, vi} from "vitest";
import {command} from "../../../loaders/commands/synthesize.ts";
import {day} from "../../../loaders/model/day.ts";
import {silent} from "../../../loaders/model/effects.ts";

const folder = mkdtempSync(join(tmpdir(), "underlag-synthesize-"));
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, {recursive: true});
});

describe("underlag synthesize", () => {
  it("asks the server before it makes a country for it, and tells what is wrong as a source does", async () => {
    vi.stubEnv("PGHOST", "127.0.0.1");
    vi.stubEnv("PGPORT", "1");
    const lines: string[] = [];
    const effects = {
      ...silent,
      ...{stop: () => undefined, print: () => undefined, keepErrorsIn: () => undefined},
      ...{today: day("2026-01-31"), codeVersion: "0", log: (line: string) => void lines.push(line)},
    };
    const words = ["--certificates", "1000", "--format", "postgres", "--out", "intyg", "--work", folder];
    await expect(command.run(words, effects)).rejects.toThrow("(regel postgres.refused)");
    expect(lines).toEqual([]);
  });
});
