/** Rows of one batch: enough to make appending cheap, few enough to weigh nothing. */
const rowsPerBatch = 8_192;

/** Signature, flags and length of the header extension, which is empty. */
const headerBytes = 19;

/** A row of ours holds ids, codes and days: more than this is no such row, and would not fit in memory. */
const mostBytes = 2 ** 24;

/** A batch of text columns, in the order of the SELECT. */
export type TextColumns = (string | null)[][];

/**
 * Reads what `COPY (SELECT …) TO STDOUT (FORMAT binary)` sends, where every column is a text: a count of fields a row, and
 * for each its length (−1 for null) and its bytes. A row that lies across two pieces is kept until it is whole.
 * Source: PostgreSQL's documentation of COPY, Binary Format. (The reader of pg-copy-streams-binary makes an object a
 * field, and takes seven times as long.)
 */
export async function* copyRows(pieces: AsyncIterable<Buffer>, columns: number): AsyncGenerator<TextColumns> {
  const empty = (): TextColumns => Array.from({length: columns}, () => []);
  let batch = empty();
  let rest: Buffer = Buffer.alloc(0);
  let rows = 0;
  let isOpen = true;
  let begun = false;
  for await (const piece of pieces) {
    let bytes = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
    if (!begun) {
      if (bytes.length < headerBytes) {
        rest = bytes;
        continue;
      }
      bytes = bytes.subarray(headerBytes);
      begun = true;
    }
    let at = 0;
    for (;;) {
      const end = endOfRow(bytes, at, columns);
      if (end === "last") {
        isOpen = false;
        break;
      }
      if (end === "not whole") break;
      at += 2;
      for (const column of batch) {
        const length = bytes.readInt32BE(at);
        at += 4;
        column.push(length < 0 ? null : bytes.toString("utf8", at, at + length));
        at += Math.max(0, length);
      }
      if (++rows === rowsPerBatch) {
        yield batch;
        batch = empty();
        rows = 0;
      }
    }
    rest = bytes.subarray(at);
    if (rest.length > mostBytes) throw Object.assign(new Error("a row is too long"), {code: "54000"});
  }
  if (isOpen) throw Object.assign(new Error("the stream ended before its last row"), {code: "08006"});
  if (rows > 0) yield batch;
}

/** Where the row that begins at `at` ends. A row of -1 fields ends the table. */
function endOfRow(bytes: Buffer, at: number, columns: number): number | "last" | "not whole" {
  if (at + 2 > bytes.length) return "not whole";
  const fields = bytes.readInt16BE(at);
  if (fields < 0) return "last";
  if (fields !== columns) throw new RangeError(`expected ${columns} fields in a row, got ${fields}`);
  let end = at + 2;
  for (let field = 0; field < fields; field++) {
    if (end + 4 > bytes.length) return "not whole";
    end += 4 + Math.max(0, bytes.readInt32BE(end));
  }
  return end > bytes.length ? "not whole" : end;
}
