import {mkdtempSync, readdirSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, describe, expect, it} from "vitest";
import {DurableFiles} from "../../../loaders/publish/durableFiles.ts";

const folder = mkdtempSync(join(tmpdir(), "underlag-durable-"));
afterAll(() => {
  rmSync(folder, {recursive: true, force: true});
});

describe("files of a release", () => {
  it("are all there with what was written, in folders that were made, also where they are more than handles at a time", async () => {
    const files = new DurableFiles();
    for (let i = 0; i < 150; i++)
      await files.write(join(folder, `places/${i % 7}`, `${i}.txt`), `table ${i}`);
    await files.settle();
    const names = readdirSync(join(folder, "places"), {recursive: true, withFileTypes: true});
    expect(names.filter((entry) => entry.isFile())).toHaveLength(150);
    expect(readFileSync(join(folder, "places/2/149.txt"), "utf8")).toBe("table 149");
  });

  it("are never written over", async () => {
    const files = new DurableFiles();
    await files.write(join(folder, "once"), "first");
    await expect(files.write(join(folder, "once"), "second")).rejects.toMatchObject({code: "EEXIST"});
    await files.settle();
    expect(readFileSync(join(folder, "once"), "utf8")).toBe("first");
  });
});
