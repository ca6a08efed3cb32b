import {existsSync, readFileSync} from "node:fs";
import {fileURLToPath} from "node:url";
import {silent} from "../loaders/model/effects.ts";
import {attack} from "../loaders/protect/audit/attack.ts";
import {
  addUp,
  cellAt,
  hierarchicalPublication,
  hierarchy,
  type Hierarchy,
} from "../loaders/protect/audit/hierarchy.ts";
import {known} from "../loaders/protect/audit/known.ts";
import {
  notAdditive,
  type Publication,
  roundedQuestion,
  withheldQuestion,
} from "../loaders/protect/audit/publication.ts";
import {drawRange} from "../loaders/protect/draw.ts";
import {roundCount} from "../loaders/protect/roundCount.ts";
import {measure} from "./measure.ts";

const base = 5;
const shared = fileURLToPath(new URL("../../shared/data/disclosure/", import.meta.url));

type Rows = readonly (readonly string[])[];

/** The dimensions of a table, each a chain of columns from its coarsest to its finest level. */
const bySex = [["region", "unit"], ["chapter", "block"], ["sex"]];
const linkedTables = [
  [["region", "unit"], ["chapter"], ["month"]],
  [["region"], ["chapter", "block"], ["sex"], ["age"]],
  [["region"], ["chapter"], ["degree"], ["len"]],
];

/** The rows of a test table, or of an invented one of the shape of T4 where that is not at hand. */
function rowsOf(name: string): {readonly header: readonly string[]; readonly rows: Rows} {
  const path = `${shared}${name}.csv`;
  if (!existsSync(path)) return invented();
  const [header = "", ...lines] = readFileSync(path, "utf8").trim().split("\n");
  return {header: header.split(","), rows: lines.map((line) => line.split(","))};
}

/** A draw that is the same in every run: the top bits of a multiplicative hash. */
const scattered = (i: number) => (Math.imul(i + 1, 0x9e3779b1) >>> 0) / 2 ** 32;

/** 21 regions of 20 units, 20 chapters of 4 blocks, two sexes; counts fall off as in a register. */
function invented() {
  const rows: string[][] = [];
  for (let unit = 0; unit < 420; unit++) {
    for (let block = 0; block < 84; block++) {
      for (const sex of ["K", "M"]) {
        const n = Math.floor((1500 * scattered(rows.length) ** 6) / ((1 + (unit % 20)) * (1 + (block % 21))));
        const [region, chapter] = [unit % 21, block % 21];
        rows.push([
          `R${region}`,
          `R${region}U${unit}`,
          `C${chapter}`,
          `C${chapter}B${block}`,
          sex,
          String(n),
        ]);
      }
    }
  }
  return {header: ["region", "unit", "chapter", "block", "sex", "freq"], rows};
}

interface Table {
  readonly trees: readonly Hierarchy[];
  readonly value: Float64Array;
  /** The codes of a cell's nodes, one text a dimension. */
  readonly names: readonly (readonly string[])[];
}

function tableOf({header, rows}: ReturnType<typeof rowsOf>, chains: readonly (readonly string[])[]): Table {
  const at = (column: string) => header.indexOf(column);
  const lists = chains.map((chain) =>
    chain.flatMap((column, level) => {
      const up = chain[level - 1];
      const seen = new Map(
        rows.map((row) => [row[at(column)] ?? "", up === undefined ? undefined : row[at(up)]]),
      );
      return [...seen].map(([code, parent]) => ({code, parent}));
    }),
  );
  const made = lists.map(hierarchy);
  const trees = made.map(({tree}) => tree);
  const value = new Float64Array(trees.reduce((product, {length}) => product * length, 1));
  const finest = chains.map((chain) => at(chain.at(-1) ?? ""));
  const count = at("freq");
  for (const row of rows) {
    const cell = cellAt(
      trees,
      finest.map((column, d) => made[d]?.node.get(row[column] ?? "") ?? 0),
    );
    value[cell] = (value[cell] ?? 0) + Number(row[count]);
  }
  return {trees, value: addUp(trees, value), names: lists.map((list) => ["", ...list.map(({code}) => code)])};
}

/** Tables as one publication: a cell that several show is one cell. */
function linked(tables: readonly Table[]): Publication {
  const cells = new Map<string, number>();
  const value: number[] = [];
  const parts = {parent: [] as number[], start: [0], child: [] as number[]};
  const seen = new Set<string>();
  for (const {trees, value: own, names} of tables) {
    const publication = hierarchicalPublication(trees, own);
    const to = Int32Array.from(own, (n, cell) => {
      const codes: string[] = [];
      let rest = cell;
      for (let d = trees.length - 1; d >= 0; d--) {
        const size = trees[d]?.length ?? 1;
        const name = names[d]?.[rest % size] ?? "";
        if (name !== "") codes.push(name);
        rest = Math.floor(rest / size);
      }
      const key = codes.sort((a, b) => (a < b ? -1 : 1)).join("|");
      const index = cells.get(key) ?? value.push(n) - 1;
      cells.set(key, index);
      return index;
    });
    for (let r = 0; r < publication.parent.length; r++) {
      const children = publication.child.subarray(publication.start[r], publication.start[r + 1]);
      const parent = to[publication.parent[r] ?? 0] ?? 0;
      const mapped = children.map((cell) => to[cell] ?? 0);
      const key = `${parent}<${mapped.join()}`;
      if (seen.has(key)) continue;
      seen.add(key);
      parts.parent.push(parent);
      parts.child.push(...mapped);
      parts.start.push(parts.child.length);
    }
  }
  return {
    value: Float64Array.from(value),
    parent: Int32Array.from(parts.parent),
    start: Int32Array.from(parts.start),
    child: Int32Array.from(parts.child),
  };
}

/** All small cells withheld, and in every relation with a single withheld cell the smallest other one: a plain pattern. */
function withholdPlainly(publication: Publication) {
  const {value, parent, start, child} = publication;
  const hidden = Uint8Array.from(value, (n) => (n > 0 && n < base ? 1 : 0));
  const sensitive = [...value.keys()].filter((cell) => hidden[cell] === 1);
  for (let changed = true; changed;) {
    changed = false;
    for (let r = 0; r < parent.length; r++) {
      const cells = [parent[r] ?? 0, ...child.subarray(start[r], start[r + 1])];
      if (cells.filter((cell) => hidden[cell] === 1).length !== 1) continue;
      const [first] = cells
        .filter((cell) => hidden[cell] === 0 && (value[cell] ?? 0) > 0)
        .sort((a, b) => (value[a] ?? 0) - (value[b] ?? 0));
      if (first === undefined) continue;
      hidden[first] = 1;
      changed = true;
    }
  }
  return {
    publication: {...publication, value: value.map((n, cell) => (hidden[cell] === 1 ? NaN : n))},
    sensitive,
  };
}

/** Attacks a withheld table. Times hold the making of the system too. */
async function attackWithheld(name: string, full: Publication, programming: boolean) {
  const {publication, sensitive} = withholdPlainly(full);
  let found = {exposures: 0, unknowns: 0, rank: 0, derivable: 0, solves: 0, withoutWholeProof: 0};
  const {cpu, wall} = await measure(async () => {
    const {system, targets} = withheldQuestion(publication, {least: 1, threshold: base, sensitive});
    const {exposures, figures} = await attack(system, targets, {programming, effects: silent});
    const {unknowns, rank, derivable, solves, withoutWholeProof} = figures;
    found = {exposures: exposures.length, unknowns, rank, derivable, solves, withoutWholeProof};
  });
  const how = programming ? "with programming" : "without programming";
  return labelled(`${name} withheld, ${how}`, {...found, cpu, wall});
}

function labelled(label: string, figures: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(figures).map(([name, value]) => [`${label}: ${name}`, value]));
}

/** Rounded tables: summed after rounding there is nothing to solve; each cell rounded on its own, there is. */
async function attackRounded(name: string, {trees, value}: Table) {
  const isLeaf = trees.map((tree) => Array.from(tree, (_, node) => !tree.includes(node)));
  const sizes = trees.map(({length}) => length);
  const round = (n: number, cell: number) =>
    roundCount({n, persons: n, most: Math.min(n, 1), base, drawn: Math.floor(scattered(cell) * drawRange)});
  const joint = addUp(
    trees,
    value.map((n, cell) => {
      let rest = cell;
      let leaf = true;
      for (let d = sizes.length - 1; d >= 0; d--) {
        leaf &&= isLeaf[d]?.[rest % (sizes[d] ?? 1)] === true;
        rest = Math.floor(rest / (sizes[d] ?? 1));
      }
      return leaf ? round(n, cell) : 0;
    }),
  );
  let broken = 0;
  const together = await measure(() => {
    broken = notAdditive(hierarchicalPublication(trees, joint)).length;
  });
  const alone = hierarchicalPublication(trees, value.map(round));
  let found = {exposures: 0, unknowns: 0, rank: 0};
  const apart = await measure(async () => {
    const {system, targets} = roundedQuestion(alone, (y) => known(y, base));
    const {exposures, figures} = await attack(system, targets, {programming: false, effects: silent});
    found = {exposures: exposures.length, unknowns: figures.unknowns, rank: figures.rank};
  });
  return {
    ...labelled(`${name} rounded, then summed`, {cells: value.length, broken, ...together}),
    ...labelled(`${name} each cell rounded on its own`, {...found, ...apart}),
  };
}

/** The audit on tables made for measuring disclosure control. */
export async function benchAudit() {
  const tables = existsSync(shared) ? ["T4", "T3"] : ["T4"];
  const results: Record<string, number>[] = [];
  for (const name of tables) {
    const table = tableOf(rowsOf(name), bySex);
    const publication = hierarchicalPublication(table.trees, table.value);
    results.push(await attackRounded(name, table), await attackWithheld(name, publication, false));
    if (name === "T3") results.push(await attackWithheld(name, publication, true));
  }
  if (existsSync(shared)) {
    const source = rowsOf("L");
    const publication = linked(linkedTables.map((chains) => tableOf(source, chains)));
    results.push(labelled("L", {cells: publication.value.length, relations: publication.parent.length}));
    results.push(await attackWithheld("L", publication, false));
  }
  return Object.assign({}, ...results) as Record<string, number>;
}
