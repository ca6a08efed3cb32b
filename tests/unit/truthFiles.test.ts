import {mkdtempSync, readFileSync, rmSync, statSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {exitCodes} from "../../loaders/errors.ts";
import {readTruth, writeTruth} from "../../loaders/truthFiles.ts";
import {cells, dimension, months} from "../fixtures/cells.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "underlag-truth-"));
});
afterEach(() => {
  rmSync(folder, {recursive: true});
});

const started = cells(
  "started",
  [dimension("month", months(2)), dimension("region", ["12", "00"])],
  [
    [0, 1, 7, 6, 2],
    [1, 0, 3, 1, 3],
  ],
);

describe("exact cells that are kept", () => {
  it("are read back as they were, from files that only the owner reads", () => {
    writeTruth(join(folder, "truth"), [started]);
    const path = join(folder, "truth", "started.csv");
    expect(readFileSync(path, "utf8")).toBe(
      "month,region,n,persons,most\n2024-01,00,7,6,2\n2024-02,12,3,1,3\n",
    );
    expect([statSync(path).mode & 0o777, statSync(join(folder, "truth")).mode & 0o777]).toEqual([
      0o600, 0o700,
    ]);
    const [read] = readTruth(join(folder, "truth"));
    const rows = Array.from(read?.n ?? [], (n, i) => [
      ...(read?.dimensions ?? []).map(({codes}, d) => codes[read?.codes[d]?.[i] ?? -1]?.code),
      n,
      read?.persons[i],
      read?.most[i],
    ]);
    expect([read?.family, rows]).toEqual([
      "started",
      [
        ["2024-01", "00", 7, 6, 2],
        ["2024-02", "12", 3, 1, 3],
      ],
    ]);
  });

  it.each([
    ["a header that does not end with n,persons,most", "month,n\n2024-01,3\n", "rad 1"],
    ["a row with a field too many", "month,n,persons,most\n2024-01,3,3,1,3\n", "rad 2"],
    ["a count that is none", "month,n,persons,most\n2024-01,fem,3,1\n", "rad 2"],
  ])("name file and line of %s, and no value", (_, text, place) => {
    writeFileSync(join(folder, "started.csv"), text);
    expect(() => readTruth(folder)).toThrow(
      expect.objectContaining({
        exitCode: exitCodes.input,
        message: expect.stringContaining(place) as string,
      }) as Error,
    );
    expect(() => readTruth(folder)).not.toThrow("fem");
  });

  it("are asked for where there are none", () => {
    expect(() => readTruth(folder)).toThrow("har inga exakta celler");
    expect(() => readTruth(join(folder, "nowhere"))).toThrow("går inte att läsa");
  });
});
