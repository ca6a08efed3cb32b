import type {Buffer} from "node:buffer";

/** Texts longer than this are not kept for the next time. */
const longest = 80;
const slots = 8_192;
const kept = new Array<string>(slots).fill("");

/**
 * The UTF-8 text that begins at an address and ends at the first zero. A certificate is codes, dates and ids that
 * the certificates before it had too: those are found again instead of made again.
 */
export function textAt(memory: Buffer, address: number): string {
  let end = address;
  let hash = 0;
  let all = 0;
  for (let byte = memory[end] ?? 0; byte !== 0; byte = memory[++end] ?? 0) {
    hash = (Math.imul(hash, 31) + byte) | 0;
    all |= byte;
  }
  const length = end - address;
  if (length === 0) return "";
  if (all >= 0x80) return memory.toString("utf8", address, end);
  if (length > longest) return memory.toString("latin1", address, end);
  const slot = (hash ^ (hash >>> 13)) & (slots - 1);
  const candidate = kept[slot] ?? "";
  if (isAt(memory, address, length, candidate)) return candidate;
  return (kept[slot] = memory.toString("latin1", address, end));
}

function isAt(memory: Buffer, address: number, length: number, text: string): boolean {
  if (text.length !== length) return false;
  for (let at = 0; at < length; at++) if (text.charCodeAt(at) !== memory[address + at]) return false;
  return true;
}
