import {createHash} from "node:crypto";
import {mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync} from "node:fs";
import {createServer, type Server} from "node:http";
import type {AddressInfo} from "node:net";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {checkHashes} from "../../../../loaders/commands/verify/checkHashes.ts";
import {holdRelease} from "../../../../loaders/commands/verify/heldRelease.ts";
import {InputError} from "../../../../loaders/errors.ts";
import type {Manifest} from "../../../../src/contract/release.ts";
import {writeFakeRelease} from "../../../site/fakeRelease.ts";

let folder = "";
let server: Server | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "underlag-verify-"));
  writeFakeRelease(join(folder, "release"));
});
afterEach(() => {
  server?.close();
  rmSync(folder, {recursive: true, force: true});
});
const release = () => join(folder, "release");
const faults = async (from = release()) =>
  await checkHashes(await holdRelease(from, join(folder, "fetched")));

describe("checkHashes(release)", () => {
  it("finds nothing in a release as it was written", async () => {
    expect(await faults()).toEqual([]);
  });

  it("names the file of one changed byte, a missing file and one that nobody lists", async () => {
    const [changed, missing] = ["places/skane/started.parquet", "places/gotland/started.parquet"];
    const bytes = readFileSync(join(release(), changed));
    bytes[20] = (bytes[20] ?? 0) ^ 1;
    writeFileSync(join(release(), changed), bytes);
    rmSync(join(release(), missing));
    writeFileSync(join(release(), "places/ny.parquet"), "");
    const found = await faults();
    expect(found).toHaveLength(3);
    expect(found[0]).toBe("places/ny.parquet: står inte i manifestet");
    expect(found[1]).toBe(`${missing}: filen saknas`);
    expect(found[2]).toMatch(/^places\/skane\/started.parquet: har SHA-256 /);
  });

  it("finds a file and its listed hash that were changed together, by the data hash", async () => {
    const path = join(release(), "manifest.json");
    const [one = ""] = /[0-9a-f]{64}/.exec(readFileSync(path, "utf8").replace(/^.*"files"/s, "")) ?? [];
    writeFileSync(path, readFileSync(path, "utf8").replace(one, "0".repeat(64)));
    expect((await faults()).at(-1)).toMatch(/^manifest.json: dataavtrycket är /);
  });

  it("finds a manifest that says another size or number of rows, or names a file twice", async () => {
    const path = join(release(), "manifest.json");
    const manifest = JSON.parse(readFileSync(path, "utf8")) as Manifest;
    const [first, second, third] = manifest.files;
    if (!first || !second || !third) throw new RangeError("a release of fewer files");
    const {bytes} = first;
    const files = [{...first, bytes: bytes + 1}, {...second, rows: 4}, third, third];
    const dataHash = createHash("sha256")
      .update(files.map((file) => `${file.sha256}  ${file.path}\n`).join(""))
      .digest("hex");
    writeFileSync(path, JSON.stringify({...manifest, files, dataHash}));
    expect(await faults()).toEqual([
      `${first.path}: är ${bytes} byte, men manifestet säger ${bytes + 1} byte`,
      `${second.path}: har 3 rader, men manifestet säger 4`,
      `${third.path}: står två gånger i manifestet`,
    ]);
  });

  it("finds a table that is none, though its hash is right", async () => {
    const path = join(release(), "manifest.json");
    const manifest = JSON.parse(readFileSync(path, "utf8")) as Manifest;
    const [first] = manifest.files;
    if (!first) throw new RangeError("a release without files");
    const text = "no table".padEnd(first.bytes);
    writeFileSync(join(release(), first.path), text);
    const sha256 = createHash("sha256").update(text).digest("hex");
    writeFileSync(
      path,
      JSON.stringify({...manifest, files: [{...first, sha256}, ...manifest.files.slice(1)]}),
    );
    expect(await faults()).toContain(`${first.path}: går inte att läsa som Parquet`);
  });

  it("finds a file that a link to the same bytes elsewhere stands for", async () => {
    const table = "places/skane/started.parquet";
    renameSync(join(release(), table), join(folder, "elsewhere.parquet"));
    symlinkSync(join(folder, "elsewhere.parquet"), join(release(), table));
    expect(await faults()).toEqual([`${table}: är en länk till något annat, inte en fil`]);
  });

  it("fetches a release at an address, and nothing outside it", async () => {
    const asked: string[] = [];
    server = createServer((request, response) => {
      asked.push(request.url ?? "");
      response.end(readFileSync(join(release(), (request.url ?? "").replace("/fryst/", ""))));
    }).listen(0, "127.0.0.1");
    await new Promise((done) => server?.once("listening", done));
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/fryst`;
    expect(await faults(address)).toEqual([]);
    expect(asked).toHaveLength(4);

    const path = join(release(), "manifest.json");
    writeFileSync(path, readFileSync(path, "utf8").replace("places/skane/", "../places/skane/"));
    await expect(faults(address)).rejects.toThrow(InputError);
    await expect(faults()).rejects.toThrow(InputError);
    expect(asked).toHaveLength(5);
  });
});
