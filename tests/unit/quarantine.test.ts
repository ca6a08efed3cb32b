import {mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, describe, expect, it} from "vitest";
import {command} from "../../loaders/commands/units.ts";
import {openDuckDb} from "../../loaders/engine/duckdb.ts";
import {EnvironmentError} from "../../loaders/errors.ts";
import {day} from "../../loaders/model/day.ts";
import {silent} from "../../loaders/model/effects.ts";
import {createStagedTables} from "../../loaders/model/staged.ts";
import {checkQuarantine, inQuarantine, listRejected} from "../../loaders/quarantine.ts";
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
