/** SHA-256 works on blocks of 64 bytes. */
const blockBytes = 64;

/** The inner and outer pad of HMAC-SHA-256 (RFC 2104) of a key of at most one block, as hexadecimal digits. */
export function keyPads(key: Uint8Array): {readonly inner: string; readonly outer: string} {
  if (key.length > blockBytes) throw new RangeError(`expected a key of at most ${blockBytes} bytes`);
  const pad = (byte: number) =>
    Buffer.from(Array.from({length: blockBytes}, (_, at) => (key[at] ?? 0) ^ byte)).toString("hex");
  return {inner: pad(0x36), outer: pad(0x5c)};
}
