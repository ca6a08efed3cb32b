import {spawnSync} from "node:child_process";
import {existsSync, mkdirSync, readdirSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {afterAll, describe, expect, it} from "vitest";
import {readZip} from "../../loaders/connect/files/readZip.ts";
import {ZipWriter} from "../../loaders/synthesize/zipWriter.ts";
import {treeHashes} from "./releaseTree.ts";
import {root, temporaryFolder, underlag} from "./underlag.ts";

const folder = temporaryFolder();
const work = ["--work", join(folder, "work")];
afterAll(() => {
  rmSync(folder, {recursive: true, force: true});
});

async function synthesize(out: string, ...args: readonly string[]) {
  const all = ["synthesize", "--certificates", "3000", "--out", join(folder, out), ...args];
  return await underlag(folder, all, {}, work);
}

/** Runs the program where no file may grow beyond some kilobytes: as on a full disk. */
function onFullDisk(kilobytes: number, args: readonly string[]) {
  const script = `ulimit -f ${kilobytes}; exec "$0" "$@"`;
  const program = [process.execPath, join(root, "bin", "underlag.js"), ...args, ...work];
  return spawnSync("bash", ["-c", script, ...program], {cwd: folder, encoding: "utf8"});
}

describe("underlag synthesize", () => {
  it.each(["csv", "parquet"])("writes the same bytes of %s with any number of threads", async (format) => {
    const one = await synthesize(`${format}-1`, "--format", format, "--threads", "1");
    expect(one.code, one.stderr).toBe(0);
    await synthesize(`${format}-4`, "--format", format, "--threads", "4");
    const first = treeHashes(join(folder, `${format}-1`));
    expect(Object.keys(first)).toContain(`certificate.${format}`);
    expect(treeHashes(join(folder, `${format}-4`))).toEqual(first);
  });

  it("writes over nothing without being told to, and over nothing of anybody else's at all", async () => {
    expect((await synthesize("again", "--format", "csv")).code).toBe(0);
    const first = treeHashes(join(folder, "again"));
    const second = await synthesize("again", "--format", "csv", "--seed", "2");
    expect(second.code).toBe(2);
    expect(second.stderr).toContain("finns redan. Skriv över med --force");
    expect(treeHashes(join(folder, "again"))).toEqual(first);
    expect((await synthesize("again", "--format", "csv", "--seed", "2", "--force")).code).toBe(0);
    // Another seed, another country.
    expect(treeHashes(join(folder, "again"))["certificate.csv"]).not.toBe(first["certificate.csv"]);
    writeFileSync(join(folder, "again", "dagbok.txt"), "");
    const foreign = await synthesize("again", "--format", "csv", "--force");
    expect(foreign.code).toBe(2);
    expect(existsSync(join(folder, "again", "dagbok.txt"))).toBe(true);
    mkdirSync(join(folder, "empty"));
    expect((await synthesize("empty", "--format", "csv")).code).toBe(0);
  });

  it.each([
    ["no format", [], "--format"],
    [
      "a format that there is none of",
      ["--format", "xlsx"],
      "--format: ska vara parquet, csv, xml, postgres",
    ],
    [
      "too few certificates",
      ["--format", "csv", "--certificates", "10"],
      "--certificates: ska vara ett heltal",
    ],
    ["a flag that there is none of", ["--format", "csv", "--antal", "3"], "--antal"],
  ])("refuses %s", async (_, args, text) => {
    const run = await synthesize("nothing", ...args);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain(text);
    expect(existsSync(join(folder, "nothing"))).toBe(false);
  });

  it.each(["csv", "parquet", "xml"])("leaves nothing of %s behind when the disk is full", (format) => {
    const out = join(folder, `full-${format}${format === "xml" ? ".zip" : ""}`);
    const args = ["synthesize", "--certificates", "3000", "--format", format, "--out", out];
    const run = onFullDisk(64, args);
    expect(run.status, run.stderr).toBe(5);
    expect(run.stderr).toContain("disken är full");
    expect(readdirSync(folder).filter((name) => name.startsWith("full-"))).toEqual([]);
  });
});

describe("a zip of more entries than 16 bits count", () => {
  it("is read whole", async () => {
    const path = join(folder, "many.zip");
    const zip = new ZipWriter(path, `${path}.waiting`);
    for (let at = 0; at < 65_600; at++) zip.add(`${at}.xml`, Buffer.from("<a/>"));
    zip.close();
    let count = 0;
    for await (const {total} of readZip(path)) {
      expect(total).toBe(65_600);
      count++;
    }
    expect(count).toBe(65_600);
  });
});

describe("tables on a full disk", () => {
  it("stop with an error of the machine when a copy in UTF-8 finds no room", () => {
    const tables = join(folder, "large");
    mkdirSync(tables);
    const header = "certificate,person,unit,provider,signed,diagnosis,övrigt\n";
    const rows = "c,191212121212,SE2321000016-1003,SE2321000016-1000,2025-01-07,F432,häst\n".repeat(5_000);
    writeFileSync(join(tables, "intyg.csv"), Buffer.from(header + rows, "latin1"));
    writeFileSync(join(tables, "perioder.csv"), "certificate,from_day,to_day,degree\n");
    const own = (list: string) =>
      `{${list
        .split(" ")
        .map((column) => `${column}: ${column}`)
        .join(", ")}}`;
    writeFileSync(
      join(tables, "m.yaml"),
      `certificate: {files: intyg.csv, encoding: windows-1252, columns: ${own("certificate person unit provider signed diagnosis")}}
period: {files: perioder.csv, columns: ${own("certificate from_day to_day degree")}}\n`,
    );
    const run = onFullDisk(64, ["inspect", "--tables", join(tables, "m.yaml")]);
    expect(run.status, run.stderr).toBe(5);
    expect(run.stderr).toContain("disk.full");
    expect(run.stderr).not.toContain("1912");
  });
});
