import {readFileSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {parquetReadObjects} from "hyparquet";
import {parquetWriteBuffer} from "hyparquet-writer";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {tablesOnly, temporaryFolder, underlag} from "./underlag.ts";

const folder = temporaryFolder();
const places = ["--work", join(folder, "work")];
/** A changed digit is found in any table. */
const few = tablesOnly(folder, "certificates", "started");
afterAll(() => {
  rmSync(folder, {recursive: true, force: true});
});

let release = "";
beforeAll(async () => {
  const made = await underlag(folder, ["release", "--synthetic-certificates", "1000", ...few]);
  expect(made.code).toBe(0);
  release = made.stdout.trim();
});

describe("underlag verify", () => {
  it("names table, row and column of one changed digit, and says that the program is another", async () => {
    const path = join(release, "places/riket/started.parquet");
    const rows = await parquetReadObjects({file: new Uint8Array(readFileSync(path)).buffer});
    const [, , row] = rows;
    if (!row) throw new RangeError("a table without rows");
    const n = Number(row["n"]);
    row["n"] = n + 1;
    const columnData = Object.keys(row).map((name) => ({
      ...{name, data: rows.map((one): unknown => one[name])},
      type: name === "n" || name === "at_base" ? ("INT32" as const) : ("STRING" as const),
    }));
    writeFileSync(path, new Uint8Array(parquetWriteBuffer({columnData})));
    const manifest = join(release, "manifest.json");
    writeFileSync(
      manifest,
      readFileSync(manifest, "utf8").replace(/"code": "[0-9a-f]{64}"/, `"code": "${"0".repeat(64)}"`),
    );
    const {code, stdout} = await underlag(folder, ["verify", release], {}, places);
    expect(code).toBe(1);
    expect(stdout).toMatch(/places\/riket\/started.parquet: har SHA-256 /);
    expect(stdout).toMatch(/Program: ett annat än det som gjorde utgåvan/);
    expect(stdout).toContain("  certificates: identisk (23 filer)\n");
    expect(stdout).toContain("Resultat: 1 fil skiljer sig från omräkningen.");
    expect(stdout).toContain(`n är ${n + 1} i utgåvan, ${n} i omräkningen`);
    expect(stdout).toMatch(/places\/riket\/started.parquet, rad 3 \(month=/);
    expect(stdout.match(/i omräkningen/g)).toHaveLength(1);
  });
});
