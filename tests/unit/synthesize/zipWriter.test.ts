import {mkdtempSync, readdirSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, describe, expect, it} from "vitest";
import {readZip} from "../../../loaders/connect/files/readZip.ts";
import {ZipWriter} from "../../../loaders/synthesize/zipWriter.ts";

const folder = mkdtempSync(join(tmpdir(), "underlag-zip-"));
afterAll(() => {
  rmSync(folder, {recursive: true});
});

/** Writes so many entries, the larger numbers first, and gives the path. */
function write(name: string, entries: number): string {
  const path = join(folder, name);
  const zip = new ZipWriter(path, `${path}.waiting`);
  for (let at = entries - 1; at >= 0; at--)
    zip.add(`å/${String(at).padStart(6, "0")}.xml`, Buffer.from(`<a>${"ö".repeat(at % 500)}</a>`));
  zip.close();
  return path;
}

describe("a zip that is written entry by entry", () => {
  it.each([0, 1, 300])("is read as what was put in, with %i entries", async (entries) => {
    const read: string[] = [];
    for await (const found of readZip(write("some.zip", entries))) {
      const content = found.read(1_000_000);
      expect(content).toBeInstanceOf(Uint8Array);
      read.push(`${found.file} ${Buffer.from(content as Uint8Array).toString().length}`);
    }
    expect(read).toEqual(
      Array.from({length: entries}, (_, at) => `å/${String(at).padStart(6, "0")}.xml ${7 + (at % 500)}`),
    );
  });

  it("leaves nothing beside it, and is the same bytes every time", () => {
    expect(readFileSync(write("again.zip", 300)).equals(readFileSync(write("once-more.zip", 300)))).toBe(
      true,
    );
    expect(readdirSync(folder).filter((name) => name.includes("waiting"))).toEqual([]);
  });
});
