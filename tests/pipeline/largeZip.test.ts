import {createWriteStream, readFileSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {pipeline} from "node:stream/promises";
import {crc32} from "node:zlib";
import {afterAll, describe, expect, it} from "vitest";
import {ZipFile} from "yazl";
import {findFiles} from "../../loaders/connect/files/findFiles.ts";
import {temporaryFolder} from "./underlag.ts";

const folder = temporaryFolder();
afterAll(() => {
  rmSync(folder, {recursive: true, force: true});
});

async function zipOf(name: string, entries: number): Promise<string> {
  const zip = new ZipFile();
  for (let n = entries; n > 0; n--)
    zip.addBuffer(Buffer.from(`<n${n}/>`), `${String(n).padStart(6, "0")}.xml`, {
      compress: n % 2 === 0,
      forceZip64Format: true,
    });
  zip.end({forceZip64Format: true, comment: ""});
  const path = join(folder, name);
  await pipeline(zip.outputStream, createWriteStream(path));
  return path;
}

/** A zip of stored files written by hand (APPNOTE 4.3): the packer that the other tests use takes minutes for so many. */
function storedZip(name: string, entries: number): string {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (let n = entries; n > 0; n--) {
    const file = Buffer.from(`${String(n).padStart(6, "0")}.xml`);
    const content = Buffer.from(`<n${n}/>`);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt32LE(crc32(content), 10);
    shared.writeUInt32LE(content.length, 14);
    shared.writeUInt32LE(content.length, 18);
    shared.writeUInt16LE(file.length, 22);
    files.push(Buffer.from("PK\u0003\u0004", "latin1"), shared, file, content);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(Buffer.from("PK\u0001\u0002\u0014\u0000", "latin1"), shared, place, file);
    offset += 30 + file.length + content.length;
  }
  const size = directory.reduce((sum, {length}) => sum + length, 0);
  const end = Buffer.alloc(56 + 20 + 22);
  end.write("PK\u0006\u0006", 0, "latin1");
  end.writeBigUInt64LE(44n, 4);
  end.writeBigUInt64LE(BigInt(entries), 24);
  end.writeBigUInt64LE(BigInt(entries), 32);
  end.writeBigUInt64LE(BigInt(size), 40);
  end.writeBigUInt64LE(BigInt(offset), 48);
  end.write("PK\u0006\u0007", 56, "latin1");
  end.writeBigUInt64LE(BigInt(offset + size), 64);
  end.writeUInt32LE(1, 72);
  end.write("PK\u0005\u0006", 76, "latin1");
  end.fill(0xff, 84, 96);
  const path = join(folder, name);
  writeFileSync(path, Buffer.concat([...files, ...directory, end]));
  return path;
}

async function read(path: string): Promise<string[]> {
  const texts: string[] = [];
  for await (const found of findFiles("certificates", path)) {
    const bytes = found.read(1_000);
    texts.push(bytes instanceof Uint8Array ? new TextDecoder().decode(bytes) : bytes.rule);
  }
  return texts;
}

const inOrder = (entries: number) => Array.from({length: entries}, (_, n) => `<n${n + 1}/>`);

describe("a zip with more entries than sixteen bits can count", () => {
  it("gives every one, in the order of their names and not of the zip", async () => {
    expect(await read(storedZip("many.zip", 66_000))).toEqual(inOrder(66_000));
  });
});

describe("a zip with places and sizes of 64 bits", () => {
  it("gives its files, stored and deflated", async () => {
    expect(await read(await zipOf("wide.zip", 500))).toEqual(inOrder(500));
  });

  it("that is cut off anywhere is a damaged zip or gives damaged files, and never others", async () => {
    const whole = readFileSync(await zipOf("cut.zip", 20));
    for (const share of [0.1, 0.5, 0.9, 0.999]) {
      const path = join(folder, "cut-off.zip");
      writeFileSync(path, whole.subarray(0, Math.floor(whole.length * share)));
      await expect(read(path)).rejects.toThrow("regel source.damaged");
    }
  });
});
