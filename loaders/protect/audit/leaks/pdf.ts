import {inflateSync} from "node:zlib";

/**
 * The texts of a PDF file: every stream inflated, the strings of each operator that shows text joined, and read both as
 * Latin-1 and through every character map of the file (fonts of a browser number their glyphs). An encrypted file or a
 * text stream with another filter throws: what cannot be read cannot be published.
 */
export function pdfTexts(bytes: Uint8Array): string[] {
  const file = Buffer.from(bytes).toString("latin1");
  if (/\/Encrypt\s+\d+\s+\d+\s+R/.test(file)) throw new Error("encrypted PDF");
  const streams = [...streamsOf(file)];
  const maps = streams.filter((text) => text.includes("begincmap")).map(characterMap);
  const texts = [file.replaceAll(/stream\r?\n[\s\S]*?endstream/g, ""), ...streams];
  return texts.flatMap((text) => {
    const shown = shownStrings(text);
    if (shown.length === 0) return [];
    const plain = shown.map((codes) => decodePlain(codes));
    return [
      plain.join("\n"),
      ...maps.map((map) => shown.map((codes) => decodeMapped(codes, map)).join("\n")),
    ];
  });
}

function* streamsOf(file: string): Generator<string> {
  for (const match of file.matchAll(/<<((?:[^>]|>(?!>))*(?:<<[^>]*>>(?:[^>]|>(?!>))*)*)>>\s*stream\r?\n/g)) {
    const head = match[1] ?? "";
    if (/\/Subtype\s*\/Image|\/FontFile|\/Length1\b/.test(head)) continue;
    const from = match.index + match[0].length;
    const end = file.indexOf("endstream", from);
    const body = Buffer.from(file.slice(from, end === -1 ? undefined : end), "latin1");
    const filter = /\/Filter\s*\[?\s*\/(\w+)/.exec(head)?.[1];
    if (filter === undefined) yield body.toString("latin1");
    else if (filter === "FlateDecode") yield inflateSync(body).toString("latin1");
    else if (!/^(?:DCT|JPX|CCITTFax|JBIG2)Decode$/.test(filter)) throw new Error(`PDF stream with ${filter}`);
  }
}

/** The strings of a stream as Latin-1 code text; those of one `[…] TJ` as one. */
function shownStrings(text: string): string[] {
  const strings: string[] = [];
  const token =
    /\[((?:\((?:\\.|[^\\()]|\((?:\\.|[^\\()])*\))*\)|<[0-9a-fA-F\s]*>|[^\][()<>])*)\]|\((?:\\.|[^\\()]|\((?:\\.|[^\\()])*\))*\)|<[0-9a-fA-F\s]+>/gs;
  for (const [all, array] of text.matchAll(token)) {
    if (array === undefined) strings.push(codesOf(all));
    else {
      const parts = array.match(/\((?:\\.|[^\\()]|\((?:\\.|[^\\()])*\))*\)|<[0-9a-fA-F\s]*>/gs) ?? [];
      if (parts.length > 0) strings.push(parts.map(codesOf).join(""));
    }
  }
  return strings;
}

function codesOf(string: string): string {
  if (string.startsWith("<")) {
    const hex = string.replaceAll(/[<>\s]/g, "");
    return Buffer.from(hex.length % 2 === 0 ? hex : `${hex}0`, "hex").toString("latin1");
  }
  return string
    .slice(1, -1)
    .replaceAll(/\\([0-7]{1,3}|\r?\n|.)/gs, (_, escaped: string) =>
      /^[0-7]/.test(escaped)
        ? String.fromCharCode(Number.parseInt(escaped, 8) & 255)
        : escaped.trim() === ""
          ? ""
          : ({n: "\n", r: "\r", t: "\t"}[escaped] ?? escaped),
    );
}

function decodePlain(codes: string): string {
  if (!codes.startsWith("\u00fe\u00ff")) return codes;
  return Buffer.from(codes.slice(2), "latin1").swap16().toString("utf16le");
}

type CharacterMap = ReadonlyMap<number, string>;

function characterMap(text: string): CharacterMap {
  const map = new Map<number, string>();
  const read = (hex: string) =>
    (hex.match(/.{4}/g) ?? []).map((unit) => String.fromCharCode(Number.parseInt(unit, 16))).join("");
  for (const [, block = ""] of text.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, from = "", to = ""] of block.matchAll(/<([0-9a-f]+)>\s*<([0-9a-f]+)>/gi))
      map.set(Number.parseInt(from, 16), read(to));
  for (const [, block = ""] of text.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, from = "", to = "", one, list] of block.matchAll(
      /<([0-9a-f]+)>\s*<([0-9a-f]+)>\s*(?:<([0-9a-f]+)>|\[([^\]]*)\])/gi,
    )) {
      const first = Number.parseInt(from, 16);
      const targets = list?.match(/[0-9a-f]+/gi);
      const last = Math.min(Number.parseInt(to, 16), first + 0xffff);
      for (let code = first; code <= last; code++) {
        if (targets) map.set(code, read(targets[code - first] ?? ""));
        else map.set(code, String.fromCharCode(Number.parseInt(one ?? "0", 16) + code - first));
      }
    }
  }
  return map;
}

/** Two bytes a glyph, as fonts with a character map are written by browsers. */
function decodeMapped(codes: string, map: CharacterMap): string {
  let text = "";
  for (let i = 0; i + 1 < codes.length; i += 2)
    text += map.get(codes.charCodeAt(i) * 256 + codes.charCodeAt(i + 1)) ?? "";
  return text;
}
