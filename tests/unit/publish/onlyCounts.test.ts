import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {parquetMetadata} from "hyparquet";
import {describe, expect, it} from "vitest";
import {discoverFamilies} from "../../../loaders/count/count.ts";
import {dimensions} from "../../../loaders/count/dimensions.ts";
import {familyRows} from "../../../loaders/count/portable/familyRows.ts";
import {positionLookups, positionTables} from "../../../loaders/count/portable/positions.ts";
import {makeLookup} from "../../../loaders/engine/lookup.ts";
import {withTables} from "../../../loaders/engine/namedSelect.ts";
import {portableLinked} from "../../../loaders/link/portable.ts";
import {day} from "../../../loaders/model/day.ts";
import {protect} from "../../../loaders/protect/protect.ts";
import {encodeTable} from "../../../loaders/publish/encodeTable.ts";
import {placeTable} from "../../../loaders/publish/placeTable.ts";
import {Settings} from "../../../loaders/settings.ts";
import {cells, dimension, months} from "../../fixtures/cells.ts";
import {certificates, withLinked} from "../link/country.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));

/** Every file under a folder, with its text. */
function texts(folder: string): [string, string][] {
  return readdirSync(join(root, folder), {recursive: true, withFileTypes: true})
    .filter((entry) => entry.isFile() && /\.(ts|md)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => [path.slice(root.length), readFileSync(path, "utf8")]);
}

describe("what leaves the count", () => {
  it("is positions in dimensions and a person: no length in days, no other magnitude to sum or average", async () => {
    const span = dimensions("2024-01", "2024-12");
    const country = {certificates: certificates("A 2024-01-01 2024-01-10 100")};
    const linked = portableLinked({settings: Settings.parse({}), extractDay: day("2030-12-31")});
    await withLinked(country, async (engine) => {
      for (const lookup of positionLookups(span)) await makeLookup(engine, lookup);
      for (const family of await discoverFamilies()) {
        const rows = withTables(
          [...linked, ...positionTables(span)],
          `SELECT * FROM (${familyRows(family)}) event`,
        );
        const columns = await engine.rows(`DESCRIBE ${rows}`);
        expect(columns.map((column) => column["column_name"])).toEqual([...family.dimensions, "person"]);
      }
    });
  });
});

describe("a published table", () => {
  const exact = cells(
    "started",
    [dimension("month", months(2)), dimension("region", ["12", "13"])],
    [
      [0, 0, 9, 9],
      [1, 1, 3, 2],
    ],
  );
  const table = protect(exact, {base: 5, key: new Uint8Array(32)});
  const columnsOf = (bytes: Uint8Array) =>
    parquetMetadata(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer)
      .schema.slice(1)
      .map(({name, type}) => `${name} ${type ?? ""}`);

  it("has a text a dimension and whole numbers that count: n, and for a place at_base", () => {
    expect(columnsOf(encodeTable(table, {}))).toEqual(["month BYTE_ARRAY", "region BYTE_ARRAY", "n INT32"]);
    expect(columnsOf(encodeTable(placeTable(table, "12"), {}))).toEqual([
      ...["month BYTE_ARRAY", "n INT32", "at_base INT32"],
    ]);
    expect(columnsOf(encodeTable(placeTable(table, null), {})).slice(1)).toEqual([
      "n INT32",
      "at_base INT32",
    ]);
  });
});

describe("means and medians", () => {
  it("are not asked of a database by anything that counts, protects or publishes", () => {
    // Histograms of protected counts are all that a mean may be computed from.
    const asked = /\b(avg|median|quantile\w*|percentile\w*|stddev\w*|mode)\s*\(/i;
    const rooms = ["loaders/count", "loaders/publish", "loaders/engine"].flatMap(texts);
    expect(rooms.length).toBeGreaterThan(15);
    expect(rooms.filter(([, text]) => asked.test(text)).map(([path]) => path)).toEqual([]);
  });

  it("come to a page through the release alone: no page or component reads anything else", () => {
    const pages = texts("src").filter(([path]) => !/^\/?src\/(data|\.observablehq)\//.test(path));
    const reads = pages.flatMap(([path, text]) =>
      [...text.matchAll(/FileAttachment\(\s*["'`]([^"'`]+)/g)].map(
        (match) => [path, match[1] ?? ""] as const,
      ),
    );
    expect(reads.length).toBeGreaterThan(3);
    expect(reads.filter(([, file]) => !/(^|\/)data\//.test(file))).toEqual([]);
  });
});
