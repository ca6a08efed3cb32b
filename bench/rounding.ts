import {existsSync, readFileSync} from "node:fs";
import {fileURLToPath} from "node:url";
import {controlRounding} from "../loaders/protect/controlRounding.ts";
import {draw, drawRange} from "../loaders/protect/draw.ts";
import type {Margin} from "../loaders/protect/margins.ts";
import {type MarginSums, marginSums} from "../loaders/protect/marginSums.ts";
import {roundFamily} from "../loaders/protect/roundFamily.ts";
import type {Cells} from "../loaders/model/cells.ts";
import {defaultPasses} from "../loaders/protect/protect.ts";
import {measure} from "./measure.ts";
import {zipfRows} from "./zipf.ts";

const base = 5;
const key = new Uint8Array(32).fill(7);
const shared = fileURLToPath(new URL("../../shared/data/disclosure/", import.meta.url));

/** The dimensions of a published table, each a chain of columns from its coarsest to its finest level. */
type Chains = readonly (readonly string[])[];

const hierarchical: readonly Chains[] = [[["region", "unit"], ["chapter", "block"], ["sex"]]];
const linked: readonly Chains[] = [
  [["region", "unit"], ["chapter"], ["month"]],
  [["region"], ["chapter", "block"], ["sex"], ["age"]],
  [["region"], ["chapter"], ["degree"], ["len"]],
];

/** The rows of a test table, or of an invented one of the same shape where that is not at hand. */
function rowsOf(name: "T4" | "L"): {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
} {
  const path = `${shared}${name}.csv`;
  if (!existsSync(path)) return zipfRows(name);
  const [header = "", ...lines] = readFileSync(path, "utf8").trim().split("\n");
  return {header: header.split(","), rows: lines.map((line) => line.split(","))};
}

/** The joint inner cells of the columns, one person an event, and every level of every table as a margin. */
function cellsOf(name: "T4" | "L", tables: readonly Chains[]): {cells: Cells; margins: Margin[]} {
  const {header, rows} = rowsOf(name);
  const columns = [...new Set(tables.flat(2))];
  // One period for all: it is the first dimension of every table.
  const dimensions = ["period", ...columns].map((id) => {
    const at = header.indexOf(id);
    const codes = [...new Set(rows.map((row) => row[at] ?? "all"))].sort();
    return {id, title: id, codes: codes.map((code) => ({code, title: code}))};
  });
  const filled = rows.filter((row) => Number(row[header.indexOf("freq")]) > 0);
  const codes = dimensions.map(({id, codes: all}) => {
    const places = new Map(all.map(({code}, at) => [code, at]));
    const at = header.indexOf(id);
    return Uint16Array.from(filled, (row) => places.get(row[at] ?? "all") ?? 0);
  });
  const n = Uint32Array.from(filled, (row) => Number(row[header.indexOf("freq")]));
  const margins = tables.flatMap((chains) =>
    chains
      .reduce<string[][]>(
        (sums, chain) => sums.flatMap((sum) => [sum, ...chain.map((level) => [...sum, level])]),
        [[]],
      )
      .map((over) => ({over: ["period", ...over], weight: 1})),
  );
  const once = new Map(margins.map((margin) => [margin.over.join(), margin]));
  return {
    cells: {
      ...{family: name, title: name, unit: "", description: "", events: name, dimensions, codes, n},
      persons: n,
      most: n.map((count) => Math.min(count, 1)),
    },
    margins: [...once.values()],
  };
}

/** Mean absolute and root mean squared error of all sums, empty ones counted, and of those that are not the inner cells. */
function errors({n}: Cells, sums: MarginSums, y: Uint32Array) {
  const error = new Int32Array(sums.size);
  const at = new Int32Array(sums.margins.length);
  const filled = new Uint8Array(sums.size);
  for (let i = 0; i < n.length; i++) {
    sums.locate(i, at, 0);
    for (const place of at) {
      error[place] = (error[place] ?? 0) + (y[i] ?? 0) - (n[i] ?? 0);
      filled[place] = 1;
    }
  }
  // The inner cells themselves are no margin: that is the one of the finest level of every dimension, where it is published.
  const finest = sums.margins.findIndex(({over}) => over.join() === "period,unit,block,sex");
  const figures = (takes: (m: number, place: number) => boolean) => {
    let [count, absolute, squares] = [0, 0, 0];
    for (const [m] of sums.margins.entries()) {
      for (let place = sums.start[m] ?? 0; place < (sums.start[m + 1] ?? sums.size); place++) {
        if (!takes(m, place)) continue;
        count++;
        absolute += Math.abs(error[place] ?? 0);
        squares += (error[place] ?? 0) ** 2;
      }
    }
    return {count, mean: absolute / count, rmse: Math.sqrt(squares / count)};
  };
  return {
    all: figures(() => true),
    filled: figures((_, place) => filled[place] === 1),
    margins: figures((m) => m !== finest),
  };
}

async function table(name: "T4" | "L", tables: readonly Chains[], passes: number, fewest = 3) {
  const {cells, margins} = cellsOf(name, tables);
  const sums = marginSums(cells, margins);
  const y = cells.n.slice();
  const free = Uint32Array.from(cells.n.keys()).filter((i) => (cells.n[i] ?? 0) < base);
  const drawn = (i: number, label: string) => draw(key, `${label}|${i}`);
  for (const i of free) y[i] = drawn(i, "drawn") * base < (cells.n[i] ?? 0) * drawRange ? base : 0;
  const plain = errors(cells, sums, y);
  const turn = Float64Array.from(free, (i) => drawn(i, "turn"));
  const held = new Uint32Array();
  const error = new Int32Array(sums.size);
  const {cpu} = await measure(() => {
    controlRounding(cells, {base, passes, sums, error, y, free, turn, held, fewest});
  });
  const controlled = errors(cells, sums, y);
  const label = `${name}, ${passes} passes, sums of ${fewest} small cells or more`;
  return {
    [`${label}: small cells`]: free.length,
    [`${label}: published cells`]: controlled.all.count,
    [`${label}: cpu`]: cpu,
    [`${label}: rmse of margins`]: controlled.margins.rmse,
    [`${label}: rmse of all cells`]: controlled.all.rmse,
    [`${label}: rmse of cells with events`]: controlled.filled.rmse,
    [`${label}: mean error`]: controlled.all.mean,
    [`${label}: mean error of cells with events`]: controlled.filled.mean,
    [`${label}: mean error, drawn alone`]: plain.all.mean,
    [`${label}: rmse, drawn alone`]: plain.all.rmse,
  };
}

/** A family of the size of a nation's: months, regions, sexes, ages, chapters and degrees, most cells of few persons. */
async function national() {
  const sizes = [60, 22, 2, 6, 23, 4, 2];
  const ids = ["month", "region", "sex", "age", "diagnosis", "degree", "completed"];
  const dimensions = ids.map((id, d) => ({
    id,
    title: id,
    codes: Array.from({length: sizes[d] ?? 0}, (_, at) => {
      const code =
        d === 0 ? `${2020 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}` : `${id}${at}`;
      return {code, title: code};
    }),
  }));
  const total = sizes.reduce((product, size) => product * size, 1);
  const n = new Uint32Array(total);
  // Counts fall off as in a register: about ten million events, two cells in three of fewer than five.
  for (let i = 0; i < total; i++) {
    const uniform = (Math.imul(i + 1, 0x9e3779b1) >>> 0) / 2 ** 32;
    n[i] = Math.floor(0.6 / (uniform + 0.004) ** 1.1);
  }
  const kept = Uint32Array.from(n.keys()).filter((i) => (n[i] ?? 0) > 0);
  const counts = Uint32Array.from(kept, (i) => n[i] ?? 0);
  let width = total;
  const codes = sizes.map((size) => {
    width /= size;
    return Uint16Array.from(kept, (i) => Math.floor(i / width) % size);
  });
  const cells: Cells = {
    ...{family: "national", title: "", unit: "", description: "", events: "national", dimensions, codes},
    ...{n: counts, persons: counts, most: counts.map(() => 1)},
  };
  const small = counts.reduce((sum, count) => sum + (count < base ? 1 : 0), 0);
  const {cpu} = await measure(() =>
    roundFamily(cells, {base, key, passes: defaultPasses, margins: [], ties: [], isKept: false}),
  );
  return {
    "a national family: events": counts.reduce((sum, count) => sum + count, 0),
    "a national family: cells": counts.length,
    "a national family: small cells": small,
    "a national family: cpu": cpu,
    "a national family: GB resident": process.memoryUsage().rss / 2 ** 30,
  };
}

/** Controlled rounding: a hierarchical table, three linked ones, and a family of a national release. */
export async function benchRounding(): Promise<Record<string, number>> {
  return {
    ...(await table("T4", hierarchical, defaultPasses)),
    ...(await table("T4", hierarchical, defaultPasses, 1)),
    ...(await table("T4", hierarchical, 100)),
    ...(await table("L", linked, defaultPasses)),
    ...(await national()),
  };
}
