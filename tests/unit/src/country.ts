import type {Population} from "../../../src/contract/population.js";
import type {Manifest} from "../../../src/contract/release.js";
import type {Notebook, Tables} from "../../../src/components/notebook.js";
import type {Column, Table} from "../../../src/measures/table.js";

/** A release of two regions and fifteen months, small enough to be counted by hand. */
export const manifest: Manifest = {
  schema: 1,
  version: "2025.03.1",
  synthetic: true,
  source: {id: "synthetic", title: "Påhittat land", parameters: {}},
  extractDate: "2025-03-31",
  firstMonth: "2024-01",
  lastMonth: "2025-03",
  settings: {maxGap: 5},
  tools: {underlag: "0.1.0", duckdb: "1.5.5"},
  places: [
    {slug: "riket", code: null, title: "Riket", short: "riket"},
    {slug: "skane", code: "12", title: "Region Skåne", short: "Skåne"},
    {slug: "ostergotland", code: "05", title: "Region Östergötland", short: "Östergötland"},
  ],
  dimensions: {
    sex: {
      title: "Kön",
      codes: [
        {code: "K", title: "Kvinnor"},
        {code: "M", title: "Män"},
        {code: "U", title: "Okänt kön"},
      ],
    },
    age: {
      title: "Ålder",
      codes: [
        {code: "0-30", title: "0–30 år"},
        {code: "31-", title: "31 år eller mer"},
      ],
    },
    diagnosis: {
      title: "Diagnos",
      codes: [
        {code: "C00-D48", title: "Tumörer", parent: "somatic"},
        {code: "F00-F99", title: "Psykiska sjukdomar och syndrom", parent: "mental"},
        {code: "G00-G99", title: "Sjukdomar i nervsystemet", parent: "somatic"},
        {code: "none", title: "Utan giltig ICD-10-kod", parent: "none"},
      ],
      parents: [
        {code: "somatic", title: "Somatiska sjukdomar"},
        {code: "mental", title: "Psykiska sjukdomar"},
        {code: "none", title: "Utan giltig ICD-10-kod"},
      ],
    },
    degree: {
      title: "Sjukskrivningsgrad",
      codes: [
        {code: "100", title: "100 procent"},
        {code: "50", title: "50 procent"},
      ],
    },
    length: {
      title: "Längd",
      codes: [
        {code: "1-14", title: "1–14 dagar"},
        {code: "61-90", title: "61–90 dagar"},
        {code: "91-180", title: "91–180 dagar"},
      ],
    },
  },
  families: [
    {
      id: "started",
      title: "Startade sjukfall",
      unit: "sjukfall",
      description: "Sjukfall efter den månad då de började.",
      dimensions: ["month", "region", "sex", "age", "diagnosis", "degree"],
      report: {cells: 1, cellsAtBase: 0, typicalTotal: 10, typicalStandardError: 0, greatestStandardError: 0},
    },
  ],
  quality: {accepted: 100, excluded: [], rejected: [], flags: []},
  registry: null,
  disclosure: {
    method: "small-count rounding of the joint inner cells",
    base: 5,
    keyIsPublic: true,
    keyId: "0".repeat(16),
  },
  dataHash: "0123456789ab".padEnd(64, "0"),
  files: [{path: "tables/started.parquet", sha256: "a".repeat(64), bytes: 1, rows: 1}],
};

/** The same release with tables by block of ICD-10. */
export const manifestWithBlocks: Manifest = {
  ...manifest,
  dimensions: {
    ...manifest.dimensions,
    block: {
      title: "Diagnosens avsnitt",
      codes: [
        {code: "F30-F39", title: "Förstämningssyndrom", parent: "F00-F99"},
        {code: "F40-F48", title: "Neurotiska syndrom", parent: "F00-F99"},
        {code: "C50-C50", title: "Bröstcancer", parent: "C00-D48"},
        {code: "..", title: "Redovisas inte", parent: ".."},
      ],
      parents: [
        {code: "C00-D48", title: "Tumörer"},
        {code: "F00-F99", title: "Psykiska sjukdomar"},
        {code: "..", title: "Redovisas inte"},
      ],
    },
  },
};

/**
 * A table from rows of codes that end with the count, written as text: `2024-01 K 0-30 F00-F99 100 5`. Each count sums
 * up `parts` equal inner cells, so it stands for that many rounded ones when it is so many times the base.
 */
export function table(dimensions: readonly string[], rows: readonly string[], parts = 1): Table {
  const fields = rows.map((row) => row.trim().split(/\s+/));
  const columns = new Map(
    dimensions.map((dimension, d): [string, Column] => {
      const codes = [...new Set(fields.map((row) => row[d] ?? ""))];
      return [dimension, {codes, at: Uint16Array.from(fields, (row) => codes.indexOf(row[d] ?? ""))}];
    }),
  );
  const n = Int32Array.from(fields, (row) => Number(row.at(-1)));
  return {columns, n, atBase: n.map((count) => (count === 5 * parts ? parts : 0))};
}

const inMonths = ["month", "sex", "age", "diagnosis", "degree"];
const inQuarters = ["quarter", "sex", "age", "diagnosis", "length"];

/** Tables of one place: women 10 a month plus one more a month, men 5 (a rounded cell) a month. */
function tablesOf(scale: number, parts: number): Tables {
  const months = Array.from({length: 15}, (_, i) =>
    i < 12 ? `2024-${String(i + 1).padStart(2, "0")}` : `2025-0${i - 11}`,
  );
  const started = months.flatMap((month, i) => [
    `${month} K 0-30 F00-F99 100 ${(10 + i) * scale}`,
    `${month} M 31- C00-D48 50 ${5 * scale}`,
  ]);
  const ended = ["2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4", "2025-Q1"].flatMap((quarter) => [
    `${quarter} K 0-30 F00-F99 91-180 ${30 * scale}`,
    `${quarter} K 0-30 F00-F99 61-90 ${20 * scale}`,
    `${quarter} M 31- G00-G99 1-14 ${50 * scale}`,
  ]);
  return {
    started: table(inMonths, started, parts),
    ongoing: table(inMonths, started, parts),
    ended: table(inQuarters, ended, parts),
  };
}

/** A thousand inhabitants in each region, sex and band, on the one day that is known. */
export const population: Population = {
  ...{kind: "registered", ages: "16-64", source: "SCB, folkmängd den 31 december", sha256: "0".repeat(64)},
  ...{years: [2023], regions: ["05", "12"], sexes: ["K", "M"], bands: ["0-30", "31-"]},
  n: new Array<number>(8).fill(1_000),
};

/** The notebook of a place in that country: the nation is twice the region. */
export function notebook(slug: string): Notebook {
  const place = manifest.places.find((candidate) => candidate.slug === slug);
  if (place === undefined) throw new RangeError(`no place ${slug}`);
  const nation = tablesOf(2, 2);
  return {manifest, place, own: place.code === null ? nation : tablesOf(1, 1), nation, population};
}
