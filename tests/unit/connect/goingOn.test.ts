import {cpSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeEach, describe, expect, it} from "vitest";
import {source} from "../../../loaders/connect/sources/documents.ts";
import {silent} from "../../../loaders/model/effects.ts";

const root = mkdtempSync(join(tmpdir(), "underlag-going-on-"));
let folder = "";
let runs = 0;
beforeEach(() => {
  folder = join(root, String(runs++));
  mkdirSync(join(folder, "b"), {recursive: true});
  for (const [name, text] of [
    ["a.xml", "<a/>"],
    ["b/c.xml", "<c/>"],
    ["d.xml", "<d/>"],
  ] as const)
    writeFileSync(join(folder, name), text);
});
afterAll(() => {
  rmSync(root, {recursive: true, force: true});
});

async function told(skip: number): Promise<string[]> {
  const all: string[] = [];
  for await (const delivery of source.deliver(
    {certificates: folder, messages: folder},
    silent,
    undefined,
    skip,
  ))
    if ("file" in delivery) all.push(`${delivery.is} ${delivery.file}`);
  return all;
}

describe("documents that an earlier run has read", () => {
  it("are told as skipped, and those after them are delivered", async () => {
    expect(await told(2)).toEqual([
      ...["skipped a.xml", "skipped b/c.xml", "document d.xml"],
      ...["document a.xml", "document b/c.xml", "document d.xml"],
    ]);
  });

  it("are counted across flags", async () => {
    const files = ["a.xml", "b/c.xml", "d.xml"];
    expect(await told(4)).toEqual([
      ...files.map((file) => `skipped ${file}`),
      ...["skipped a.xml", "document b/c.xml", "document d.xml"],
    ]);
    expect(await told(6)).toEqual([...files, ...files].map((file) => `skipped ${file}`));
  });
});

describe("the fingerprint of documents", () => {
  const fingerprint = async (path = folder) => await source.fingerprint?.({certificates: path});

  it("is the same as long as nothing changes", async () => {
    expect(await fingerprint()).toBe(await fingerprint());
    expect(await fingerprint()).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each([
    [
      "a file more",
      () => {
        writeFileSync(join(folder, "e.xml"), "");
      },
    ],
    [
      "a file less",
      () => {
        rmSync(join(folder, "a.xml"));
      },
    ],
    [
      "another size",
      () => {
        writeFileSync(join(folder, "a.xml"), "<aa/>");
      },
    ],
    [
      "another time",
      () => {
        utimesSync(join(folder, "a.xml"), 1, 1);
      },
    ],
    [
      "another name",
      () => {
        cpSync(join(folder, "a.xml"), join(folder, "f.xml"), {preserveTimestamps: true});
        rmSync(join(folder, "a.xml"));
      },
    ],
  ])("is another with %s", async (_, change) => {
    const before = await fingerprint();
    change();
    expect(await fingerprint()).not.toBe(before);
  });

  it("is another where the same files come through another flag", async () => {
    expect(await source.fingerprint?.({messages: folder})).not.toBe(await fingerprint());
  });

  it("can be taken of what is no zip although it begins as one", async () => {
    const path = join(folder, "x.zip");
    writeFileSync(path, "PK\u0003\u0004 and no more");
    expect(await fingerprint(path)).toMatch(/^[0-9a-f]{64}$/);
  });
});
