import {Readable} from "node:stream";
import {describe, expect, it} from "vitest";
import {copyRows, type TextColumns} from "../../../loaders/connect/postgres/copyRows.ts";

const signature = Buffer.from("5047434f50590aff0d0a000000000000000000", "hex");
const trailer = Buffer.from("ffff", "hex");

/** A row as PostgreSQL's documentation of COPY describes it. */
function row(...fields: readonly (string | null)[]): Buffer {
  const parts = [Buffer.from([0, fields.length])];
  for (const field of fields) {
    const bytes = Buffer.from(field ?? "", "utf8");
    const length = Buffer.alloc(4);
    length.writeInt32BE(field === null ? -1 : bytes.length);
    parts.push(length, bytes);
  }
  return Buffer.concat(parts);
}

async function read(bytes: Buffer, pieceLength: number, columns = 2): Promise<TextColumns[]> {
  const pieces: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += pieceLength) pieces.push(bytes.subarray(at, at + pieceLength));
  const batches: TextColumns[] = [];
  for await (const batch of copyRows(Readable.from(pieces), columns)) batches.push(batch);
  return batches;
}

describe("copyRows", () => {
  const bytes = Buffer.concat([signature, row("åäö", null), row("", "2024-01-01"), trailer]);

  it("reads the same rows however the stream is cut", async () => {
    for (const length of [1, 2, 3, 5, 7, 19, 20, 33, 1000])
      expect(await read(bytes, length)).toEqual([
        [
          ["åäö", ""],
          [null, "2024-01-01"],
        ],
      ]);
  });

  it("hands on 8,192 rows at a time, and what is left", async () => {
    const many = Buffer.concat([
      signature,
      ...Array.from({length: 8_193}, (_, i) => row(String(i), "x")),
      trailer,
    ]);
    const batches = await read(many, 60_000);
    expect(batches.map(([first]) => first?.length)).toEqual([8_192, 1]);
    expect(batches[1]?.[0]).toEqual(["8192"]);
  });

  it("gives nothing for a table without rows", async () => {
    expect(await read(Buffer.concat([signature, trailer]), 4)).toEqual([]);
  });

  it("takes no stream that ends before its last row for a whole one", async () => {
    const cut = Buffer.concat([signature, row("a", "b")]);
    await expect(read(cut, 1000)).rejects.toThrow("ended before");
    await expect(read(bytes.subarray(0, 30), 1000)).rejects.toThrow("ended before");
  });

  it("takes no rows of another width than was asked for", async () => {
    await expect(read(bytes, 1000, 3)).rejects.toThrow(RangeError);
  });
});
