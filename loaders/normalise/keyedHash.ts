/**
 * HMAC-SHA-256 under one key, of which the first 64 bits are wanted (FIPS 180-4, RFC 2104). A certificate has three
 * identifiers: `createHmac` prepares the key again for each and takes four times as long as reading a question; here
 * the two halves of the key are hashed once. The tests hold it against node:crypto.
 */
export class KeyedHash {
  readonly #inner: Int32Array;
  readonly #outer: Int32Array;

  constructor(key: Uint8Array) {
    if (key.length > blockBytes)
      throw new RangeError(`expected a key of at most 64 bytes, got ${key.length}`);
    this.#inner = stateAfter(key, 0x36);
    this.#outer = stateAfter(key, 0x5c);
  }

  /** The first 64 bits of the HMAC of a text in UTF-8, as two signed words, the high one first. */
  firstWords(text: string): readonly [high: number, low: number] {
    state.set(this.#inner);
    absorb(text);
    words.set(state);
    words.fill(0, 8);
    words[8] = -0x8000_0000;
    words[15] = (blockBytes + 32) * 8;
    state.set(this.#outer);
    compress();
    return [state[0] ?? 0, state[1] ?? 0];
  }
}

const blockBytes = 64;
const start = [
  0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
];
const state = new Int32Array(8);
/** The message schedule; its first 16 words are the block. */
const words = new Int32Array(64);

/** The first 32 bits of the fractions of the cube roots of the first 64 primes. */
const constants = Int32Array.from(firstPrimes(64), (prime) =>
  Number(BigInt.asIntN(32, cubeRootFraction(BigInt(prime)))),
);

function firstPrimes(n: number): number[] {
  const primes: number[] = [];
  for (let candidate = 2; primes.length < n; candidate++)
    if (primes.every((prime) => candidate % prime !== 0)) primes.push(candidate);
  return primes;
}

/** The whole part of 2³² times the cube root, by halving: exact, which a floating cube root need not be. */
function cubeRootFraction(value: bigint): bigint {
  const target = value << 96n;
  let root = 0n;
  for (let bit = 1n << 40n; bit > 0n; bit >>= 1n) if ((root + bit) ** 3n <= target) root += bit;
  return root;
}

function stateAfter(key: Uint8Array, pad: number): Int32Array {
  state.set(start);
  words.fill(0);
  for (let at = 0; at < blockBytes; at++) putByte(at, (key[at] ?? 0) ^ pad);
  compress();
  return state.slice();
}

/** Hashes a text that follows one whole block, with the padding of the end. */
function absorb(text: string): void {
  words.fill(0, 0, 16);
  let length = 0;
  const put = isAscii(text) ? undefined : encoder.encode(text);
  const size = put?.length ?? text.length;
  for (; length < size; length++) {
    if (length > 0 && length % blockBytes === 0) nextBlock();
    putByte(length % blockBytes, put ? (put[length] ?? 0) : text.charCodeAt(length));
  }
  if (length > 0 && length % blockBytes === 0) nextBlock();
  putByte(length % blockBytes, 0x80);
  if (length % blockBytes > 55) nextBlock();
  // The key's block counts too. No text here reaches 512 MB, so the length fits in the last word.
  words[15] = (blockBytes + length) * 8;
  compress();
}

const encoder = new TextEncoder();

function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) >= 0x80) return false;
  return true;
}

function nextBlock(): void {
  compress();
  words.fill(0, 0, 16);
}

function putByte(at: number, byte: number): void {
  words[at >> 2] = (words[at >> 2] ?? 0) | (byte << (24 - 8 * (at & 3)));
}

/** One round of SHA-256 over the block in `words`, into `state`. */
function compress(): void {
  for (let t = 16; t < 64; t++) {
    const x = words[t - 15] ?? 0;
    const y = words[t - 2] ?? 0;
    const small0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
    const small1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
    words[t] = ((words[t - 16] ?? 0) + small0 + (words[t - 7] ?? 0) + small1) | 0;
  }
  let a = state[0] ?? 0;
  let b = state[1] ?? 0;
  let c = state[2] ?? 0;
  let d = state[3] ?? 0;
  let e = state[4] ?? 0;
  let f = state[5] ?? 0;
  let g = state[6] ?? 0;
  let h = state[7] ?? 0;
  for (let t = 0; t < 64; t++) {
    const large1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const first = (h + large1 + ((e & f) ^ (~e & g)) + (constants[t] ?? 0) + (words[t] ?? 0)) | 0;
    const large0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const second = (large0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + first) | 0;
    d = c;
    c = b;
    b = a;
    a = (first + second) | 0;
  }
  state[0] = (state[0] ?? 0) + a;
  state[1] = (state[1] ?? 0) + b;
  state[2] = (state[2] ?? 0) + c;
  state[3] = (state[3] ?? 0) + d;
  state[4] = (state[4] ?? 0) + e;
  state[5] = (state[5] ?? 0) + f;
  state[6] = (state[6] ?? 0) + g;
  state[7] = (state[7] ?? 0) + h;
}
