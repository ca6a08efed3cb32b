import {createCipheriv, createHmac} from "node:crypto";
import type {Cells} from "../model/cells.ts";

/** What the key says of some cells, each at the place of its index: numbers in [0, 2⁴⁸) that only its holder foresees. */
export interface CellDraws {
  /** Decides how the cell is rounded. */
  readonly drawn: Float64Array;
  /** Decides when its turn comes: independent of `drawn`, or the first cells of a pass would all be those rounded up. */
  readonly turn: Float64Array;
}

export interface CellKeys {
  draws(indices: Uint32Array): CellDraws;
  /** Tells whether a cell of this name and these counts was published before, and nothing to who has not the key. */
  digests(indices: Uint32Array): Float64Array;
  /** The same of a cell of this name, whatever its counts were. */
  namesAlone(indices: Uint32Array): Float64Array;
  /** What an earlier program's ledger has a count under that a cell of this name stood as: of these counts, one a cell. */
  exactly(indices: Uint32Array, counts: Uint32Array): Float64Array;
}

const blockBytes = 16;

/**
 * Keyed numbers of the cells of one family. They belong to the codes themselves and not to their positions, so a new month
 * or region in a later release leaves those of all earlier cells as they were, in any order of rows.
 *
 * A cell's name is the XOR of one 128-bit word a code, HMAC-SHA-256 of family, dimension and code; the numbers are AES-256 of that,
 * under keys that HMAC makes of the same secret. Two cells differ in some code, so their names meet with probability 2⁻¹²⁸: AES of a
 * universal hash is a pseudo-random function (Carter and Wegman 1981; Shoup 1996), and a hundred times as fast as an HMAC a cell.
 */
export function cellKeys(
  cells: Pick<Cells, "family" | "dimensions" | "codes" | "n" | "persons" | "most">,
  key: Uint8Array,
  base: number,
): CellKeys {
  const hmac = (text: string) => createHmac("sha256", key).update(text).digest();
  const encrypt = (label: string, blocks: Uint32Array): Uint8Array => {
    const cipher = createCipheriv("aes-256-ecb", hmac(`${label}|${cells.family}|${base}`), null);
    cipher.setAutoPadding(false);
    return cipher.update(new Uint8Array(blocks.buffer, blocks.byteOffset, blocks.byteLength));
  };
  const words = cells.dimensions.map(({id, codes}) => {
    const column = new Uint32Array(4 * codes.length);
    const bytes = new Uint8Array(column.buffer);
    for (const [at, {code}] of codes.entries()) {
      bytes.set(hmac(`cell|${cells.family}|${id}=${code}`).subarray(0, blockBytes), blockBytes * at);
    }
    return column;
  });
  const names = (indices: Uint32Array): Uint32Array => {
    const blocks = new Uint32Array(4 * indices.length);
    for (const [d, column] of words.entries()) {
      const codes = cells.codes[d] ?? new Uint16Array();
      for (let at = 0; at < indices.length; at++) {
        const word = 4 * (codes[indices[at] ?? 0] ?? 0);
        for (let part = 0; part < 4; part++) {
          // oxlint-disable-next-line typescript/no-non-null-assertion -- the innermost loop of millions of cells
          blocks[4 * at + part]! ^= column[word + part]!;
        }
      }
    }
    return blocks;
  };
  const digestsOf = (indices: Uint32Array, counts: Uint32Array): Float64Array => {
    const masked = new Uint32Array(encrypt("counts", counts).slice().buffer);
    const blocks = names(indices).map((word, at) => word ^ (masked[at] ?? 0));
    const bytes = Buffer.from(encrypt("digest", blocks));
    return Float64Array.from(indices, (_, at) => bytes.readUIntBE(blockBytes * at, 6));
  };
  return {
    draws(indices) {
      const bytes = Buffer.from(encrypt("draw", names(indices)));
      const number = (from: number) =>
        Float64Array.from(indices, (_, at) => bytes.readUIntBE(blockBytes * at + from, 6));
      return {drawn: number(0), turn: number(6)};
    },
    // No small cell has counts of 0: the digest of a name alone is that of no cell.
    namesAlone: (indices) => digestsOf(indices, new Uint32Array(4 * indices.length)),
    exactly(indices, counts) {
      const blocks = new Uint32Array(4 * indices.length);
      for (const [at, n] of counts.entries()) {
        blocks[4 * at] = n;
        // Apart from the digests of small cells, whose fourth word is 0.
        blocks[4 * at + 3] = 1;
      }
      return digestsOf(indices, blocks);
    },
    digests(indices) {
      const counts = new Uint32Array(4 * indices.length);
      for (const [at, index] of indices.entries()) {
        counts[4 * at] = cells.n[index] ?? 0;
        counts[4 * at + 1] = cells.persons[index] ?? 0;
        counts[4 * at + 2] = cells.most[index] ?? 0;
      }
      return digestsOf(indices, counts);
    },
  };
}
