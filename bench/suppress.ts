import {existsSync, readFileSync} from "node:fs";
import {fileURLToPath} from "node:url";
import {silent} from "../loaders/model/effects.ts";
import {checkProofs} from "../loaders/protect/audit/proofs.ts";
import {hierarchicalPublication} from "../loaders/protect/audit/hierarchy.ts";
import type {ExactTable} from "../loaders/protect/suppress/exactTable.ts";
import {linkedSystem} from "../loaders/protect/suppress/linkedSystem.ts";
import {openByRank} from "../loaders/protect/suppress/openByRank.ts";
import {suppress} from "../loaders/protect/suppress/suppress.ts";
import {exactTable} from "../tests/fixtures/exactTable.ts";
import {leastWithheld} from "./leastWithheld.ts";
import {measure} from "./measure.ts";
import {zipfRows} from "./zipf.ts";

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

const named = (names: readonly string[], rows: readonly (readonly string[])[]) =>
  rows.map((row) => Object.fromEntries(row.map((text, at) => [names[at] ?? "", text])));

function rowsOf(name: string) {
  const [header = [], ...rows] = readFileSync(`${shared}${name}.csv`, "utf8")
    .trim()
    .split("\n")
    .map((line) => line.split(","));
  return named(header, rows);
}

function zipf(name: "T2" | "T3") {
  const {header, rows} = zipfRows(name);
  return named(header, rows);
}

/** Cell suppression with proofs, the elimination that it starts from in the same run, and the check of every proof. */
export async function benchSuppress() {
  const bySex = [["region", "unit"], ["chapter", "block"], ["sex"]];
  const tables: [string, ExactTable][] = [["T2, Zipf", tableOf(zipf("T2"), bySex)]];
  if (existsSync(shared)) {
    tables.push(["T1", tableOf(rowsOf("T1"), [["region"], ["chapter"], ["sex"]])]);
    tables.push(["T3", tableOf(rowsOf("T3"), bySex)]);
  } else tables.push(["T3, Zipf", tableOf(zipf("T3"), bySex)]);
  const results: Record<string, number> = {};
  for (const [name, table] of tables) {
    const system = linkedSystem([table]);
    const secret = Uint8Array.from(system.persons, (persons) => (persons < threshold ? 1 : 0));
    const alone = await measure(() => openByRank(linkedSystem([table]), secret));
    // The solver starts with this, once a process.
    const least = await leastWithheld(system, {secret, threshold});
    let outcome: Awaited<ReturnType<typeof suppress>> | undefined;
    const {cpu, wall} = await measure(async () => {
      outcome = await suppress([table], {threshold, effects: silent});
    });
    if (!outcome) continue;
    const {withheld, proofs, figures} = outcome;
    const trees = table.dimensions.map(({parent}) => Int32Array.from(parent));
    const value = table.n.map((n, cell) => (withheld[0]?.[cell] === 1 ? NaN : n));
    let findings = 0;
    const checked = await measure(() => {
      checkProofs(
        {
          publication: hierarchicalPublication(trees, value),
          ...{truth: table.n, persons: table.persons, threshold, proofs},
        },
        {table: name, nameOf: String},
        () => findings++,
      );
    });
    const {cells, sensitive, secondary, secondaryByRank} = figures;
    const more = (withheldBeside: number) =>
      100 * ((sensitive + withheldBeside) / (sensitive + secondaryByRank) - 1);
    const own = {
      ...{
        cells,
        sensitive,
        secondaryByRank,
        cpuByRank: alone.cpu,
        secondary,
        suppressedMorePercent: more(secondary),
        ...{leastSecondary: least, leastMorePercent: more(least)},
      },
      ...{proofs: proofs.length, findings, cpu, wall, cpuOfCheck: checked.cpu},
    };
    for (const [figure, found] of Object.entries(own)) results[`${name}: ${figure}`] = found;
  }
  return results;
}
