import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, describe, expect, it} from "vitest";
import {readBytes} from "../../../loaders/model/readBytes.ts";
import {readBytes as readByAudit} from "../../../loaders/protect/audit/readBytes.ts";

const folder = mkdtempSync(join(tmpdir(), "underlag-bytes-"));
afterAll(() => {
  rmSync(folder, {recursive: true});
});

describe.each([
  ["the loaders", readBytes],
  ["the audit", readByAudit],
])("a file read by %s", (_, read) => {
  it.each([0, 2 ** 20, 2 ** 20 + 1])("has its %i bytes, whichever way they are read", async (size) => {
    const bytes = Buffer.alloc(size, "åäö0123456789");
    writeFileSync(join(folder, "file"), bytes);
    expect((await read(join(folder, "file"))).equals(bytes)).toBe(true);
  });

  it("is told to be missing by the machine's own code", async () => {
    await expect(read(join(folder, "nothing"))).rejects.toMatchObject({code: "ENOENT"});
  });
});
