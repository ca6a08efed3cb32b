import {brotliDecompressSync, gunzipSync} from "node:zlib";
import {parquetMetadata, parquetRead} from "hyparquet";
import {pdfTexts} from "./pdf.ts";

/** One way of reading a file as text. */
export interface Reading {
  /** How findings name it; undefined for the bytes as they stand. */
  readonly as: string | undefined;
  readonly kind: "prose" | "program" | "bytes";
  readonly text: string;
}

const program = new Set(["js", "mjs", "cjs", "css", "map", "wasm"]);
const prose = new Set(["html", "htm", "json", "svg", "txt", "csv", "md", "xml", "yaml", "yml"]);

const extension = (path: string) => /\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? "";

/**
 * Every way in which a file can be read: its bytes, and what they mean once entities, escapes, tags, compression, Parquet
 * encoding or PDF streams are undone. Throws where a file claims to be something it cannot be read as.
 */
export async function readings(path: string, bytes: Uint8Array): Promise<Reading[]> {
  const kind = extension(path);
  if (kind === "gz") return await readings(path.slice(0, -3), gunzipSync(bytes));
  if (kind === "br") return await readings(path.slice(0, -3), brotliDecompressSync(bytes));
  if (kind === "parquet") {
    const texts = await parquetTexts(bytes);
    return [{as: undefined, kind: "bytes", text: latin1(bytes)}, ...texts];
  }
  if (kind === "pdf") {
    const texts = pdfTexts(bytes).map((text) => ({as: "text i PDF", kind: "prose" as const, text}));
    return [{as: undefined, kind: "program", text: latin1(bytes)}, ...texts];
  }
  if (!program.has(kind) && !prose.has(kind)) return [{as: undefined, kind: "program", text: latin1(bytes)}];
  const text = new TextDecoder().decode(bytes);
  const own = program.has(kind) ? ("program" as const) : ("prose" as const);
  const undone: Reading[] = [{as: undefined, kind: own, text}];
  const add = (as: string, other: string) => {
    if (other !== text) undone.push({as, kind: own, text: other});
  };
  if (kind === "html" || kind === "htm" || kind === "svg" || kind === "xml") {
    // Tags go without a trace: a number in two colours is one number. What blocks separate stays apart by its line.
    add(
      "text utan taggar",
      entities(text.replaceAll(/<\/?(?:b|i|em|strong|span|a|mark|code|tspan|wbr)\b[^>]*>/gi, "")),
    );
  }
  add("avkodad", escapes(text));
  return undone;
}

const latin1 = (bytes: Uint8Array) => Buffer.from(bytes).toString("latin1");

function entities(text: string): string {
  const named: Readonly<Record<string, string>> = {nbsp: " ", hyphen: "-", dash: "-", shy: "", plus: "+"};
  return text
    .replaceAll(/&#x([0-9a-f]{1,6});/gi, (_, hex: string) => point(Number.parseInt(hex, 16)))
    .replaceAll(/&#(\d{1,7});/g, (_, decimal: string) => point(Number(decimal)))
    .replaceAll(/&(nbsp|hyphen|dash|shy|plus);/g, (_, name: string) => named[name] ?? "")
    .replaceAll("\u00ad", "");
}

function escapes(text: string): string {
  return text
    .replaceAll(
      /\\u\{([0-9a-f]{1,6})\}|\\u([0-9a-f]{4})|\\x([0-9a-f]{2})/gi,
      (_, braced?: string, four?: string, two?: string) =>
        point(Number.parseInt(braced ?? four ?? two ?? "20", 16)),
    )
    .replaceAll(/%(2B|2D|2F|20)/gi, (_, hex: string) => point(Number.parseInt(hex, 16)));
}

const point = (code: number) => (code <= 0x10ffff ? String.fromCodePoint(code) : "");

/** Every distinct value of each column as text, one a line, and what the footer says. */
async function parquetTexts(bytes: Uint8Array): Promise<Reading[]> {
  const file = Uint8Array.from(bytes).buffer;
  const metadata = parquetMetadata(file);
  const values = new Map<string, Set<unknown>>();
  await parquetRead({
    file,
    metadata,
    onChunk: ({columnName, columnData}) => {
      const seen = values.get(columnName) ?? new Set();
      values.set(columnName, seen);
      // Texts and numbers are told apart before they are written out: a column of millions has few of either.
      for (const value of columnData) seen.add(typeof value === "object" ? JSON.stringify(value) : value);
    },
  });
  const marks = (metadata.key_value_metadata ?? []).map(({key, value}) => `${key}\n${value ?? ""}`);
  return [
    {as: "fotens märken", kind: "prose", text: [...marks, metadata.created_by ?? ""].join("\n")},
    ...[...values].map(([column, seen]) => ({
      as: `kolumnen ${column}`,
      kind: "prose" as const,
      text: Array.from(seen, String).join("\n"),
    })),
  ];
}
