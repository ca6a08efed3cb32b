import {existsSync, readFileSync} from "node:fs";
import {fileURLToPath} from "node:url";
import {silent} from "../loaders/model/effects.ts";
import {checkCertificates} from "../loaders/protect/audit/certificates.ts";
import {hierarchicalPublication} from "../loaders/protect/audit/hierarchy.ts";
import type {ExactTable} from "../loaders/protect/suppress/exactTable.ts";
import {linkedSystem} from "../loaders/protect/suppress/linkedSystem.ts";
import {openByRank} from "../loaders/protect/suppress/openByRank.ts";
import {suppress} from "../loaders/protect/suppress/suppress.ts";
import {exactTable} from "../tests/fixtures/exactTable.ts";
import {measure} from "./measure.ts";

const threshold = 5;
const shared = fileURLToPath(new URL("../../shared/data/disclosure/", import.meta.url));

/** A table for measuring disclosure control, from its rows; each dimension a chain of columns, coarsest first. */
function tableOf(
  rows: readonly Readonly<Record<string, string>>[],
  chains: readonly (readonly string[])[],
): ExactTable {
  const dimensions = chains.map((chain) => {
    const codes = ["total"];
    const parent = [-1];
    const node = new Map<string, number>();
    for (const [level, column] of chain.entries()) {
      for (const row of rows) {
        const code = row[column] ?? "";
        if (node.has(code)) continue;
        node.set(code, codes.push(code) - 1);
        parent.push(level === 0 ? 0 : (node.get(row[chain[level - 1] ?? ""] ?? "") ?? 0));
      }
    }
    return {id: chain[0] ?? "", codes, parent, node, finest: chain.at(-1) ?? ""};
  });
  return exactTable(
    dimensions,
    rows.map((row) => ({
      nodes: dimensions.map(({node, finest}) => node.get(row[finest] ?? "") ?? 0),
      n: Number(row["freq"]),
    })),
  );
}

function rowsOf(name: string) {
  const [header = "", ...lines] = readFileSync(`${shared}${name}.csv`, "utf8").trim().split("\n");
  const names = header.split(",");
  return lines.map((line) => Object.fromEntries(line.split(",").map((text, at) => [names[at] ?? "", text])));
}

/** A draw that is the same in every run: the top bits of a multiplicative hash. */
const scattered = (i: number) => (Math.imul(i + 1, 0x9e3779b1) >>> 0) / 2 ** 32;

/** Regions of ten units, chapters of three blocks, two sexes; sizes fall off as 1/rank (Zipf), as in a register. */
function invented(regions: number, chapters: number) {
  const rows: Record<string, string>[] = [];
  for (let unit = 0; unit < regions * 10; unit++) {
    for (let block = 0; block < chapters * 3; block++) {
      for (const sex of ["K", "M"]) {
        const size =
          (sex === "K" ? 300 : 180) /
          (1 + (unit % 10)) /
          (1 + (block % chapters)) /
          (1 + (unit % regions) / 2);
        const n = Math.floor(size * (0.4 + 1.2 * scattered(rows.length)));
        const [region, chapter] = [`R${unit % regions}`, `C${block % chapters}`];
        rows.push({
          region,
          unit: `${region}U${unit}`,
          chapter,
          block: `${chapter}B${block}`,
          sex,
          freq: String(n),
        });
      }
    }
  }
  return rows;
}

/** Cell suppression with certificates, the elimination that it starts from in the same run, and the check of every proof. */
export async function benchSuppress() {
  const bySex = [["region", "unit"], ["chapter", "block"], ["sex"]];
  const tables: [string, ExactTable][] = [["1,725 cells, Zipf", tableOf(invented(2, 6), bySex)]];
  if (existsSync(shared)) {
    tables.push(["T1", tableOf(rowsOf("T1"), [["region"], ["chapter"], ["sex"]])]);
    tables.push(["T3", tableOf(rowsOf("T3"), bySex)]);
  } else tables.push(["13,653 cells, Zipf", tableOf(invented(10, 10), bySex)]);
  const results: Record<string, number> = {};
  for (const [name, table] of tables) {
    const alone = await measure(() => {
      const system = linkedSystem([table]);
      openByRank(
        system,
        Uint8Array.from(system.persons, (persons) => (persons < threshold ? 1 : 0)),
      );
    });
    let outcome: Awaited<ReturnType<typeof suppress>> | undefined;
    const {cpu, wall} = await measure(async () => {
      outcome = await suppress([table], {threshold, effects: silent});
    });
    if (!outcome) continue;
    const {withheld, certificates, figures} = outcome;
    const trees = table.dimensions.map(({parent}) => Int32Array.from(parent));
    const value = table.n.map((n, cell) => (withheld[0]?.[cell] === 1 ? NaN : n));
    let findings = 0;
    const checked = await measure(() => {
      checkCertificates(
        {
          publication: hierarchicalPublication(trees, value),
          ...{truth: table.n, persons: table.persons, threshold, certificates},
        },
        {table: name, nameOf: String},
        () => findings++,
      );
    });
    const {cells, sensitive, secondary, secondaryByRank} = figures;
    const more = (sensitive + secondary) / (sensitive + secondaryByRank) - 1;
    const own = {
      ...{
        cells,
        sensitive,
        secondaryByRank,
        cpuByRank: alone.cpu,
        secondary,
        suppressedMorePercent: 100 * more,
      },
      ...{certificates: certificates.length, findings, cpu, wall, cpuOfCheck: checked.cpu},
    };
    for (const [figure, found] of Object.entries(own)) results[`${name}: ${figure}`] = found;
  }
  return results;
}
