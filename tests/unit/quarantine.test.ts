import {existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, describe, expect, it} from "vitest";
import {command} from "../../loaders/commands/units.ts";
import {openDuckDb} from "../../loaders/engine/duckdb.ts";
import {EnvironmentError} from "../../loaders/errors.ts";
import {day} from "../../loaders/model/day.ts";
import {silent} from "../../loaders/model/effects.ts";
import {createStagedTables} from "../../loaders/model/staged.ts";
import {checkQuarantine, inQuarantine, listRejected, writeQuarantine} from "../../loaders/quarantine.ts";
import {spillFolder} from "../../loaders/spill.ts";

const folder = mkdtempSync(join(tmpdir(), "underlag-quarantine-"));
afterAll(() => {
  rmSync(folder, {recursive: true});
});
const nowhere = join(folder, "nowhere", "list.csv");

describe("a list of the quarantine", () => {
  it("is refused before anything is read where it has nowhere to be written", () => {
    expect(() => {
      checkQuarantine(nowhere);
    }).toThrow(EnvironmentError);
    expect(() => {
      checkQuarantine(folder);
    }).toThrow("(regel quarantine.unwritable)");
    expect(() => {
      checkQuarantine(join(folder, "list.csv"));
    }).not.toThrow();
  });

  it("that cannot be written is an error that names it", async () => {
    const engine = await openDuckDb({file: ":memory:"});
    try {
      await engine.run(createStagedTables());
      await expect(listRejected(engine, nowhere)).rejects.toThrow(
        `--quarantine: ${nowhere} går inte att skriva`,
      );
      await listRejected(engine, join(folder, "list.csv"));
    } finally {
      engine.close();
    }
    expect(readFileSync(join(folder, "list.csv"), "utf8")).toBe("file,line,col,rule\n");
  });

  it("is its owner's alone, whoever could read what lay in its place", async () => {
    const places = ["own.csv", "tmp_own.csv", "own-summary.csv"].map((name) => join(folder, name));
    for (const place of places) writeFileSync(place, "", {mode: 0o644});
    const engine = await openDuckDb({file: ":memory:"});
    // As the program does, for all that it writes.
    const mask = process.umask(0o077);
    try {
      await engine.run(createStagedTables());
      await writeQuarantine(engine, places[0] ?? "");
    } finally {
      process.umask(mask);
      engine.close();
    }
    const modes = places.map((place) => existsSync(place) && statSync(place).mode & 0o777);
    expect(modes).toEqual([0o600, false, 0o600]);
  });

  it("leaves no half one where the disk is full, and says that it is", async () => {
    const half = join(folder, "tmp_full.csv");
    const engine = {
      run: () => {
        writeFileSync(half, "file,line,col,rule\n");
        return Promise.reject(new Error("IO Error: Could not write: No space left on device"));
      },
    } as unknown as Parameters<typeof listRejected>[0];
    await expect(listRejected(engine, join(folder, "full.csv"))).rejects.toThrow(
      "full.csv går inte att skriva: disken är full (ENOSPC)",
    );
    expect(existsSync(half)).toBe(false);
  });

  it("of units is refused in the same way, and other errors are kept in the folder of micro data", async () => {
    const kept: string[] = [];
    const effects = {
      ...silent,
      ...{stop: () => undefined, print: () => undefined, today: day("2026-01-31"), codeVersion: "0"},
      keepErrorsIn: (place: string) => void kept.push(place),
    };
    const words = ["add", "hsa.csv", "--date", "2026-01-31", "--quarantine", nowhere, "--work", folder];
    await expect(command.run(words, effects)).rejects.toThrow("(regel quarantine.unwritable)");
    expect(kept).toEqual([folder]);
  });
});

describe("inQuarantine(rejected)", () => {
  it("leaves out units that are read without the region that could not be understood", () => {
    expect(inQuarantine({"unit.region": 3, "unit.dates": 2, "xml.empty": 1})).toBe(3);
  });
});

describe("the folder of micro data", () => {
  it("is refused where it is a file", () => {
    const file = join(folder, "file");
    writeFileSync(file, "");
    expect(() => spillFolder(file, () => undefined)).toThrow(`--work: ${file} är ingen mapp`);
  });
});
