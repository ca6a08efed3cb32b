import {pdfOperators} from "./pdfOperators.ts";

/** Operators that paint: fill and stroke paths, show text, draw pictures and shadings. */
const paints = new Set([
  ...["S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "EI", "Tj", "TJ", "'", '"'],
]);

/** Operators that begin a path. Until it is painted nothing else may stand between its parts. */
const begins = new Set(["m", "re"]);

/** A stretch of a content stream that paints outside all marked content: its first byte, and the one after its last. */
export interface Untagged {
  readonly start: number;
  readonly end: number;
}

/**
 * What a content stream paints outside marked content, in order: what a reader of the tags never comes to, and what is not said to be
 * decoration either. A path counts from its first operator to the one that paints it.
 */
export function untagged(bytes: Uint8Array): Untagged[] {
  const found: Untagged[] = [];
  let depth = 0;
  let path = -1;
  for (const {name, start, end} of pdfOperators(bytes)) {
    if (name === "BDC" || name === "BMC") depth += 1;
    else if (name === "EMC") depth -= 1;
    else if (begins.has(name) && path < 0) path = start;
    else if (name === "n") path = -1;
    if (!paints.has(name)) continue;
    if (depth === 0) found.push({start: path < 0 ? start : path, end});
    path = -1;
  }
  return found;
}

/** The stream with everything that it paints outside marked content marked as an artifact: decoration, to be passed over. */
export function markArtifacts(bytes: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [];
  let at = 0;
  const text = new TextEncoder();
  for (const {start, end} of untagged(bytes)) {
    parts.push(bytes.subarray(at, start), text.encode("/Artifact BMC\n"));
    parts.push(bytes.subarray(start, end), text.encode("\nEMC\n"));
    at = end;
  }
  parts.push(bytes.subarray(at));
  return Buffer.concat(parts);
}
