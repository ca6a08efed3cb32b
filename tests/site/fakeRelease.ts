import {createHash} from "node:crypto";
import {mkdirSync, writeFileSync} from "node:fs";
import {dirname, join} from "node:path";
import {parquetWriteBuffer} from "hyparquet-writer";
import type {Manifest} from "../../src/contract/release.ts";

const sha256 = (bytes: Uint8Array | string): string => createHash("sha256").update(bytes).digest("hex");

/**
 * Writes a release of one tiny table for three places into `folder`: the smallest thing that the machinery of the
 * site takes for a release. Returns its manifest.
 */
export function writeFakeRelease(folder: string, version = "2026.03.0"): Manifest {
  const places = [
    {slug: "riket", code: null, title: "Riket", short: "riket"},
    {slug: "gotland", code: "09", title: "Gotlands län", short: "Gotland"},
    {slug: "skane", code: "12", title: "Skåne län", short: "Skåne"},
  ];
  const months = ["2026-01", "2026-02", "2026-03"];
  const table = (n: number[]): Uint8Array =>
    new Uint8Array(
      parquetWriteBuffer({
        columnData: [
          {name: "month", data: months, type: "STRING"},
          {name: "n", data: Int32Array.from(n), type: "INT32"},
        ],
      }),
    );
  const contents = places.map(
    ({slug}, i) => [`places/${slug}/started.parquet`, table(months.map((_, m) => 10 * (m + 1) + i))] as const,
  );
  const files = contents.map(([path, bytes]) => {
    mkdirSync(dirname(join(folder, path)), {recursive: true});
    writeFileSync(join(folder, path), bytes);
    return {path, sha256: sha256(bytes), bytes: bytes.length, rows: months.length};
  });
  const manifest: Manifest = {
    schema: 1,
    version,
    synthetic: true,
    source: {id: "synthetic", title: "Påhittat land", parameters: {}},
    extractDate: "2026-03-31",
    firstMonth: "2026-01",
    lastMonth: "2026-03",
    settings: {maxGap: 5},
    tools: {underlag: "0", duckdb: "0"},
    places,
    dimensions: {
      month: {title: "Månad", codes: months.map((code) => ({code, title: code}))},
      care_unit: {title: "Enhet", codes: [{code: "SE2321000016-1", title: "Vårdcentralen Udden"}]},
    },
    families: [
      {
        id: "started",
        title: "Startade sjukfall",
        unit: "sjukfall",
        description: "",
        dimensions: ["month"],
        report: {
          cells: 9,
          cellsAtBase: 0,
          typicalTotal: 20,
          typicalStandardError: 0,
          greatestStandardError: 0,
        },
      },
    ],
    quality: {accepted: 60, excluded: [], rejected: [], flags: []},
    registry: null,
    disclosure: {
      method: "small-count rounding of the joint inner cells",
      base: 5,
      keyIsPublic: true,
      keyId: "0".repeat(16),
    },
    dataHash: sha256(files.map((file) => `${file.sha256}  ${file.path}\n`).join("")),
    files,
  };
  writeFileSync(join(folder, "manifest.json"), JSON.stringify(manifest));
  return manifest;
}
