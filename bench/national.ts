import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {discoverFamilies} from "../loaders/count/count.ts";
import {dimensions as allDimensions} from "../loaders/count/dimensions.ts";
import type {Cells, Family} from "../loaders/model/cells.ts";
import type {Dimension} from "../loaders/model/dimension.ts";
import {silent} from "../loaders/model/effects.ts";
import {places} from "../loaders/model/places.ts";
import {auditRelease, type AuditReport} from "../loaders/protect/audit/auditRelease.ts";
import {enumerate} from "../loaders/protect/enumerate.ts";
import {protectFamilies} from "../loaders/protect/protect.ts";
import {publish} from "../loaders/publish/publish.ts";
import {type Measured, measure} from "./measure.ts";

const base = 5;
const [firstMonth, lastMonth] = ["2022-01", "2025-12"];
const unitsOfCountry = 12_000;

/** Events of each family in the four years: ten million certificates, and the sjukfall that go with them. */
const events: Readonly<Record<string, number>> = {
  certificates: 10_000_000,
  ongoing: 9_000_000,
  started: 3_500_000,
  ended: 3_400_000,
};

/** A draw in [0, 1) that is the same in every run (mulberry32). */
function scattered(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A Poisson draw: by inversion where the mean is small, else by the normal curve. */
function poisson(mean: number, next: () => number): number {
  if (mean > 30) {
    const normal = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
    return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal));
  }
  let [n, at, u] = [0, Math.exp(-mean), next()];
  while (u > at && n < 200) {
    u -= at;
    at *= mean / ++n;
  }
  return n;
}

/** The share of each code of a dimension: periods and ages even, what is rare at the end, the rest as Zipf has it. */
function shares({id, codes}: Dimension): number[] {
  const weights = codes.map((_, at) => {
    if (id === "month" || id === "quarter" || id === "age") return 1;
    if (id === "sex") return [62, 38, 0.02][at] ?? 0;
    if (id === "completed") return [95, 5][at] ?? 0;
    if (id === "registry_status") return [97, 1, 0.5, 1.5, 0][at] ?? 0;
    return 1 / (at + 1);
  });
  const sum = weights.reduce((a, b) => a + b, 0);
  return weights.map((weight) => weight / sum);
}

interface Row {
  readonly codes: readonly number[];
  readonly n: number;
}

function cellsOf(family: Family, dimensions: readonly Dimension[], rows: readonly Row[]): Cells {
  const {id, title, unit, description, events: counted, tiedTo} = family;
  const column = (of: (row: Row) => number) => Uint32Array.from(rows, of);
  return {
    ...{family: id, title, unit, description, events: counted, dimensions},
    ...(tiedTo && {tiedTo}),
    codes: dimensions.map((_, d) => Uint16Array.from(rows, ({codes}) => codes[d] ?? 0)),
    n: column(({n}) => n),
    // One event in twenty is a person's second: seldom enough that it is in the same cell only among many.
    persons: column(({n}) => Math.max(1, n - Math.floor(n / 20))),
    most: column(({n}) => (n >= 20 ? 2 : 1)),
  };
}

/** A family of a whole country: each cell a Poisson draw around the product of its codes' shares. */
function countryCells(family: Family, dimensions: readonly Dimension[], next: () => number): Cells {
  const share = dimensions.map(shares);
  const rows: Row[] = [];
  const visit = (codes: readonly number[], mean: number) => {
    const d = codes.length;
    if (d < dimensions.length) {
      for (const [at, part] of (share[d] ?? []).entries()) visit([...codes, at], mean * part);
      return;
    }
    const n = poisson(mean, next);
    if (n > 0) rows.push({codes, n});
  };
  visit([], events[family.id] ?? 0);
  return cellsOf(family, dimensions, rows);
}

/**
 * The certificates of `leading` by unit: in each sum that both show they are the same, spread over the region's units by size.
 */
function unitCells(family: Family, dimensions: readonly Dimension[], leading: Cells): Cells {
  const at = (cells: {dimensions: readonly Dimension[]}, id: string) =>
    cells.dimensions.findIndex((dimension) => dimension.id === id);
  const [month, region, completed] = ["month", "region", "completed"].map((id) => at(leading, id));
  const own = {dimensions};
  const years = dimensions[at(own, "year")]?.codes.map(({code}) => code) ?? [];
  const units = dimensions[at(own, "care_unit")]?.codes ?? [];
  const regions = dimensions[at(own, "region")]?.codes.map(({code}) => code) ?? [];
  const sums = new Map<string, number>();
  for (const [i, n] of leading.n.entries()) {
    const code = leading.dimensions[month ?? 0]?.codes[leading.codes[month ?? 0]?.[i] ?? 0]?.code ?? "";
    const key = [
      years.indexOf(code.slice(0, 4)),
      leading.codes[region ?? 0]?.[i],
      leading.codes[completed ?? 0]?.[i],
    ];
    sums.set(key.join(), (sums.get(key.join()) ?? 0) + n);
  }
  const rows: Row[] = [];
  for (const [key, total] of sums) {
    const [year = 0, place = 0, asked = 0] = key.split(",").map(Number);
    const those = units.flatMap(({parent}, unit) => (parent === regions[place] ? [unit] : []));
    const weights = those.reduce((sum, _, rank) => sum + 1 / (rank + 1), 0);
    let left = total;
    for (const [rank, unit] of those.entries()) {
      const last = rank === those.length - 1;
      const n = last ? left : Math.min(left, Math.round(total / (rank + 1) / weights));
      left -= n;
      const position: Readonly<Record<string, number>> = {
        ...{year, region: place, registry_status: 0, care_unit: unit, completed: asked},
      };
      if (n > 0) rows.push({codes: dimensions.map(({id}) => position[id] ?? 0), n});
    }
  }
  rows.sort((a, b) => {
    const d = a.codes.findIndex((code, one) => code !== b.codes[one]);
    return (a.codes[d] ?? 0) - (b.codes[d] ?? 0);
  });
  return cellsOf(family, dimensions, rows);
}

/** The exact cells of all families, as a count of ten million certificates gives them. */
async function nationalCells(): Promise<Cells[]> {
  const regions = allDimensions(firstMonth, lastMonth)["region"]?.codes ?? [];
  const units = Array.from({length: unitsOfCountry}, (_, at) => {
    // Region 0 has the most units, as it has the most people.
    const region = regions[Math.floor(regions.length * (at / unitsOfCountry) ** 2)]?.code ?? "00";
    return {code: `SYNTET-${region}-${String(at).padStart(5, "0")}`, title: `Enhet ${at}`, parent: region};
  });
  const span = allDimensions(firstMonth, lastMonth);
  const next = scattered(1);
  const cells: Cells[] = [];
  for (const family of (await discoverFamilies()).sort((a, b) => Number(!!a.tiedTo) - Number(!!b.tiedTo))) {
    const dimensions = family.dimensions.map((id) => {
      const dimension = span[id];
      if (!dimension) throw new RangeError(`no dimension ${id}`);
      return id === "care_unit" ? {...dimension, codes: units} : dimension;
    });
    const leading = cells.find(({family: id}) => id === family.tiedTo?.family);
    cells.push(leading ? unitCells(family, dimensions, leading) : countryCells(family, dimensions, next));
  }
  return cells;
}

/** Protecting, writing and auditing a release of national size: all families, units among them. */
export async function benchNational() {
  const root = mkdtempSync(join(tmpdir(), "underlag-national-"));
  const took: Record<string, Measured> = {};
  const timed = async <T>(name: string, work: () => T | Promise<T>): Promise<T> => {
    const results: T[] = [];
    took[name] = await measure(async () => results.push(await work()));
    const [result] = results;
    if (result === undefined) throw new RangeError(`${name}: no result`);
    return result;
  };
  try {
    const cells = await timed("make cells", nationalCells);
    const key = new Uint8Array(32).fill(7);
    const {tables} = await timed("protect", () => protectFamilies(cells, {base, key}));
    const accepted = cells.find(({family}) => family === "certificates")?.n.reduce((a, b) => a + b, 0) ?? 0;
    let report: AuditReport | undefined;
    const whole = await measure(() =>
      publish(tables, {
        ...{root, places: places()},
        facts: {
          ...{
            synthetic: false,
            source: {id: "bench", title: "Bench", parameters: {}},
            extractDate: "2025-12-31",
          },
          ...{firstMonth, lastMonth, settings: {}, tools: {underlag: "0", duckdb: "0"}, registry: null},
          quality: {accepted: Math.ceil(accepted / base) * base, excluded: [], rejected: [], flags: []},
          disclosure: {
            method: "small-count rounding of the joint inner cells",
            ...{base, keyIsPublic: false, keyId: "0".repeat(16)},
          },
        },
        gate: async (folder) => {
          await timed("enumerate", async () => {
            await enumerate(folder, cells);
            return true;
          });
          report = await timed("audit", () => auditRelease({folder, releases: root, truth: cells}, silent));
          return undefined;
        },
      }),
    );
    const seconds = (name: string, {cpu, wall}: Measured) => ({
      [`${name}: cpu`]: cpu,
      [`${name}: wall`]: wall,
    });
    const {enumerate: gate, audit, protect} = took;
    const gated = {cpu: (gate?.cpu ?? 0) + (audit?.cpu ?? 0), wall: (gate?.wall ?? 0) + (audit?.wall ?? 0)};
    const write = {cpu: whole.cpu - gated.cpu, wall: whole.wall - gated.wall};
    return {
      cells: cells.reduce((sum, {n}) => sum + n.length, 0),
      published: report?.figures.cells ?? 0,
      findings: report?.count ?? -1,
      unknowns: report?.figures.system.unknowns ?? 0,
      equations: report?.figures.system.equations ?? 0,
      units: report?.figures.unitInsiders.units ?? 0,
      ...Object.assign({}, ...Object.entries({...took, write}).map(([name, one]) => seconds(name, one))),
      "protect, write, enumerate, audit: wall": (protect?.wall ?? 0) + whole.wall,
      "peak memory, GB": process.resourceUsage().maxRSS / 2 ** 20,
    } as Record<string, number>;
  } finally {
    rmSync(root, {recursive: true, force: true});
  }
}
