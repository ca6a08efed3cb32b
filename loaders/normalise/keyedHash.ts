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
    load(this.#inner);
    absorb(text);
    for (let at = 0; at < 8; at++) words[at] = state[at] ?? 0;
    for (let at = 9; at < 15; at++) words[at] = 0;
    words[8] = -0x8000_0000;
    words[15] = (blockBytes + 32) * 8;
    load(this.#outer);
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
  load(start);
  message.fill(pad, 0, blockBytes);
  for (let at = 0; at < key.length; at++) message[at] = (key[at] ?? 0) ^ pad;
  takeBlock(0);
  compress();
  return state.slice();
}

/** Loops here and below instead of `set` and `fill`: a call for eight words costs more than the words. */
function load(from: ArrayLike<number>): void {
  for (let at = 0; at < 8; at++) state[at] = from[at] ?? 0;
}

/** The bytes of what is hashed, with its padding. */
let message = new Uint8Array(1024);
let view = new DataView(message.buffer);

/** Hashes a text that follows one whole block, with the padding of the end. */
function absorb(text: string): void {
  const length = write(text);
  const last = (length + 8) >> 6;
  const end = blockBytes * (last + 1);
  message[length] = 0x80;
  for (let at = length + 1; at < end; at++) message[at] = 0;
  for (let block = 0; block < last; block++) {
    takeBlock(block);
    compress();
  }
  takeBlock(last);
  // The key's block counts too. No text here reaches 512 MB, so the length fits in the last word.
  words[15] = (blockBytes + length) * 8;
  compress();
}

/** Puts a text in UTF-8 into `message`, with room for the padding. Gives its length in bytes. */
function write(text: string): number {
  const most = 3 * text.length + 2 * blockBytes;
  if (message.length < most) {
    message = new Uint8Array(most);
    view = new DataView(message.buffer);
  }
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 0x80) return encoder.encodeInto(text, message).written;
    message[at] = code;
  }
  return text.length;
}

const encoder = new TextEncoder();

/** The first 16 words of the schedule, from a block of `message`. */
function takeBlock(block: number): void {
  for (let at = 0; at < 16; at++) words[at] = view.getInt32(blockBytes * block + 4 * at);
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
    const first = (h + large1 + (g ^ (e & (f ^ g))) + (constants[t] ?? 0) + (words[t] ?? 0)) | 0;
    const large0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const second = (large0 + ((a & b) | (c & (a | b)))) | 0;
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
