import {createReadStream, createWriteStream, mkdirSync} from "node:fs";
import {join} from "node:path";
import {Transform} from "node:stream";
import {pipeline} from "node:stream/promises";
import {createGunzip} from "node:zlib";
import {isGzip} from "./csvHeader.ts";

/**
 * What the bytes 0x80–0x9f are in windows-1252; the rest is ISO-8859-1. The five that it does not define stay control
 * characters. Source: WHATWG Encoding, index windows-1252. (Node's own decoder has read it as ISO-8859-1 in some versions.)
 */
const high = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

export function decodeWindows1252(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString("latin1")
    .replace(/[\u0080-\u009f]/g, (character) => high[character.charCodeAt(0) - 0x80] ?? character);
}

/**
 * Writes a file in windows-1252 or UTF-16 with the larger byte first, which the engine cannot read, as UTF-8 in a
 * folder that only the owner sees, piece by piece. Gives the path of the copy, which whoever asked removes.
 */
export async function transcode(
  path: string,
  encoding: "windows-1252" | "utf-16be",
  folder: string,
): Promise<string> {
  mkdirSync(folder, {recursive: true, mode: 0o700});
  const copy = join(folder, "transcoded.csv");
  const packed = createReadStream(path);
  const decoded = encoding === "utf-16be" ? utf16() : windows1252();
  const written = createWriteStream(copy, {mode: 0o600});
  if (isGzip(path)) await pipeline(packed, createGunzip(), decoded, written);
  else await pipeline(packed, decoded, written);
  return copy;
}

function windows1252(): Transform {
  return new Transform({
    transform(piece: Buffer, _, done) {
      done(null, decodeWindows1252(piece));
    },
  });
}

/** A character can lie across two pieces, and a pair of surrogates too: the decoder keeps what is not whole. */
function utf16(): Transform {
  const decoder = new TextDecoder("utf-16be", {fatal: true});
  return new Transform({
    transform(piece: Buffer, _, done) {
      try {
        done(null, decoder.decode(piece, {stream: true}));
      } catch (error) {
        done(error as Error);
      }
    },
    flush(done) {
      try {
        done(null, decoder.decode());
      } catch (error) {
        done(error as Error);
      }
    },
  });
}
