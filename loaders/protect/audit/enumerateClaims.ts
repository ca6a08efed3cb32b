import {createHash} from "node:crypto";
import {readdir} from "node:fs/promises";
import {join, relative} from "node:path";
import type {Manifest} from "../../../src/contract/release.ts";
import type {Findings} from "./finding.ts";
import {KeyIndex} from "./keyIndex.ts";
import {readBytes} from "./readBytes.ts";
import {type PublishedRelease, type PublishedTable, readTable} from "./readRelease.ts";
import {tableKeys} from "./tableKeys.ts";

/** What the enumeration counted, and the tables that are views of their own: not sums of the whole. */
export interface Enumerated {
  readonly cells: number;
  readonly tables: number;
  /** Margins compared with the sum of their inner cells. */
  readonly margins: number;
  readonly ownViews: readonly PublishedTable[];
  readonly whole: ReadonlyMap<string, PublishedTable>;
}

/**
 * Claims 1, 2 and 5 of rule R on every cell of every table, and that nothing else is in the folder: no count from 1 to
 * b − 1, no cell twice, no code or column that the manifest does not tell of; every place's table is its part of the whole
 * in each cell and in how many cells stand at the base; counts beside the tables are multiples of the base.
 */
export async function enumerateClaims(
  release: PublishedRelease,
  findings: Findings,
  tell: (tables: number, total: number) => void,
): Promise<Enumerated> {
  const {manifest} = release;
  await checkFiles(release, findings);
  checkQuality(manifest, findings);
  let cells = 0;
  let tables = 0;
  let margins = 0;
  const ownViews: PublishedTable[] = [];
  const whole = new Map<string, PublishedTable>();
  const total = manifest.families.length * (manifest.places.length + 1);
  for (const family of manifest.families) {
    const inner = await readTable(release, family.id);
    whole.set(family.id, inner);
    cells += checkCells(inner, manifest, findings);
    checkReport(inner, manifest, findings);
    tell(++tables, total);
    if (!family.dimensions.includes("region")) {
      tables += manifest.places.length;
      continue;
    }
    const margin = new Margins(inner, manifest);
    for (const place of manifest.places) {
      const part = await readTable(release, family.id, place);
      cells += checkCells(part, manifest, findings);
      const compared = comparePart(inner, part, margin, manifest, findings);
      margins += compared.margins;
      if (!compared.additive) ownViews.push(part);
      tell(++tables, total);
    }
  }
  return {cells, tables, margins, ownViews, whole};
}

async function checkFiles({folder, manifest}: PublishedRelease, findings: Findings): Promise<void> {
  const listed = new Map([...manifest.files, ...(manifest.metadata ?? [])].map((file) => [file.path, file]));
  const found = await readdir(folder, {recursive: true, withFileTypes: true});
  for (const entry of found) {
    if (entry.isDirectory()) continue;
    const path = relative(folder, join(entry.parentPath, entry.name)).replaceAll("\\", "/");
    if (path === "manifest.json") continue;
    const file = listed.get(path);
    listed.delete(path);
    const add = (rule: string) => {
      findings.add({by: "uppräkning", table: path, cell: "(filen)", rule, gives: "okänt innehåll"});
    };
    if (!file) add("filen står inte i manifestet");
    else if (
      createHash("sha256")
        .update(await readBytes(join(folder, path)))
        .digest("hex") !== file.sha256
    )
      add("filen har inte den kontrollsumma som manifestet säger");
  }
  for (const path of listed.keys()) {
    findings.add({
      ...{by: "uppräkning", table: path, cell: "(filen)"},
      ...{rule: "filen i manifestet finns inte", gives: "–"},
    });
  }
}

function checkQuality({quality, disclosure: {base}}: Manifest, findings: Findings): void {
  const {accepted, excluded, rejected, flags} = quality;
  for (const {id, n} of [{id: "accepted", n: accepted}, ...excluded, ...rejected, ...flags]) {
    if (n % base === 0) continue;
    findings.add({
      ...{by: "uppräkning", table: "manifest.json", cell: `quality, ${id}`},
      ...{rule: `antal vid sidan av tabellerna är multiplar av ${base}`, gives: "det sanna antalet"},
    });
  }
  if (rejected.some(({n}) => n === 0)) {
    findings.add({
      ...{by: "uppräkning", table: "manifest.json", cell: "quality, rejected"},
      ...{rule: `ingen regel listas med 0: det skiljer 1–${base - 1} från 0`, gives: `1–${base - 1}`},
    });
  }
}

function checkCells(table: PublishedTable, manifest: Manifest, findings: Findings): number {
  const add = (cell: string, rule: string, gives: string) => {
    findings.add({by: "uppräkning", table: table.path, cell, rule, gives});
  };
  for (const what of table.strange)
    add(what, "tabellen har de kolumner som manifestet säger", "okänt innehåll");
  const base = manifest.disclosure.base;
  const roundsAll = manifest.families.some((family) => family.id === table.family && family.roundsAll);
  const {key, name} = tableKeys(table, manifest);
  const seen = new KeyIndex(key.length);
  for (let i = 0; i < key.length; i++) {
    const cell = key[i] ?? NaN;
    const n = table.n[i] ?? NaN;
    if (Number.isNaN(cell)) {
      add(`rad ${i + 1}`, "varje kod står i manifestet", "okänt innehåll");
      continue;
    }
    const cells = seen.size;
    if (seen.add(cell) < cells) add(name(cell), "en cell står en gång", "två värden av en cell");
    if (!Number.isInteger(n) || n < base)
      add(name(cell), `inget publicerat antal är 1–${base - 1}`, "det sanna antalet");
    else if (roundsAll && n % base !== 0)
      add(name(cell), `varje antal är en multipel av ${base}, som manifestet säger`, "det sanna antalet");
  }
  return key.length;
}

/** The sums of a table over its regions, cell by cell of the other dimensions: of one region, or of all. */
class Margins {
  readonly #base: number;
  readonly #roundsAll: boolean;
  readonly #key: Float64Array;
  readonly #n: Float64Array;
  /** Rows by region: those of region `r` are `#rows[#start[r] … #start[r + 1])`; rows of no known region come first. */
  readonly #rows: Int32Array;
  readonly #start: Int32Array;
  readonly #codes: readonly string[];

  constructor(inner: PublishedTable, manifest: Manifest) {
    const at = inner.dimensions.indexOf("region");
    const region = inner.codes[at] ?? new Int32Array();
    this.#base = manifest.disclosure.base;
    this.#roundsAll = manifest.families.find(({id}) => id === inner.family)?.roundsAll ?? false;
    this.#n = inner.n;
    this.#codes = manifest.dimensions["region"]?.codes.map(({code}) => code) ?? [];
    this.#key = tableKeys(
      {
        dimensions: inner.dimensions.filter((_, d) => d !== at),
        codes: inner.codes.filter((_, d) => d !== at),
        n: inner.n,
      },
      manifest,
    ).key;
    const start = new Int32Array(this.#codes.length + 2);
    for (const code of region) start[code + 2] = (start[code + 2] ?? 0) + 1;
    for (let r = 1; r < start.length; r++) start[r] = (start[r] ?? 0) + (start[r - 1] ?? 0);
    this.#start = start.slice();
    this.#rows = new Int32Array(region.length);
    for (let i = 0; i < region.length; i++) {
      const group = (region[i] ?? -1) + 1;
      this.#rows[start[group] ?? 0] = i;
      start[group] = (start[group] ?? 0) + 1;
    }
  }

  /**
   * The sums of one region, or of all where it is `null`: cells, published counts, and how many stand at the base. Where every
   * cell of the table is rounded, those above the base are as uncertain as b / (4(b − 1)) of one at it, rounded up.
   */
  of(code: string | null): {index: KeyIndex; sum: Float64Array; atBase: Float64Array} {
    const region = this.#codes.indexOf(code ?? "");
    const isKnown = code === null || region !== -1;
    const from = code === null ? 0 : (this.#start[region + 1] ?? 0);
    const end = code === null ? this.#rows.length : isKnown ? (this.#start[region + 2] ?? 0) : from;
    const index = new KeyIndex(code === null ? 1024 : end - from);
    const sum = new Float64Array(end - from);
    const atBase = new Float64Array(end - from);
    const above = new Float64Array(end - from);
    for (let k = from; k < end; k++) {
      const i = this.#rows[k] ?? 0;
      const key = this.#key[i] ?? NaN;
      if (Number.isNaN(key)) continue;
      const cell = index.add(key);
      sum[cell] = (sum[cell] ?? 0) + (this.#n[i] ?? 0);
      const counted = this.#n[i] === this.#base ? atBase : above;
      counted[cell] = (counted[cell] ?? 0) + 1;
    }
    if (this.#roundsAll)
      for (const [cell, cells] of above.entries())
        atBase[cell] = (atBase[cell] ?? 0) + Math.ceil((cells * this.#base) / (4 * (this.#base - 1)));
    return {index, sum, atBase};
  }
}

/** Whether a place's table is the sum of its part of the whole, cell by cell. */
function comparePart(
  inner: PublishedTable,
  part: PublishedTable,
  margins: Margins,
  manifest: Manifest,
  findings: Findings,
): {additive: boolean; margins: number} {
  const {index, sum, atBase} = margins.of(part.place?.code ?? null);
  const {key, name} = tableKeys(part, manifest);
  let additive = true;
  const add = (cell: string, rule: string) => {
    additive = false;
    const gives = "två olika avrundningar av samma antal";
    findings.add({by: "uppräkning", table: part.path, cell, rule, gives});
  };
  const met = new Uint8Array(index.size);
  for (let i = 0; i < key.length; i++) {
    const cell = key[i] ?? NaN;
    const at = Number.isNaN(cell) ? -1 : index.get(cell);
    if ((sum[at] ?? 0) !== part.n[i]) add(name(cell), `är summan av sina celler i ${inner.path}`);
    else if (part.atBase && (atBase[at] ?? 0) !== part.atBase[i])
      add(name(cell), `at_base är antalet celler på ${manifest.disclosure.base} i ${inner.path}`);
    if (at !== -1) met[at] = 1;
  }
  for (let at = 0; at < index.size; at++)
    if (met[at] === 0) add(name(index.keyAt(at)), `finns, eftersom den finns i ${inner.path}`);
  return {additive, margins: key.length};
}

/** The counts that the manifest gives of a table are those that can be counted in it. */
function checkReport(table: PublishedTable, manifest: Manifest, findings: Findings): void {
  const report = manifest.families.find(({id}) => id === table.family)?.report;
  const atBase = table.n.reduce((count, n) => count + (n === manifest.disclosure.base ? 1 : 0), 0);
  const multiples = table.n.reduce((count, n) => count + (n % manifest.disclosure.base === 0 ? 1 : 0), 0);
  const {exact, rounded} = report?.errors ?? {};
  const ofTruth =
    !manifest.disclosure.keyIsPublic &&
    report?.errors !== undefined &&
    (exact !== table.n.length - multiples || rounded !== multiples);
  if (report && (report.cells !== table.n.length || report.cellsAtBase !== atBase || ofTruth)) {
    findings.add({
      ...{by: "uppräkning", table: "manifest.json", cell: `families, ${table.family}, report`},
      ...{rule: "redovisningen är räknad på publicerade celler", gives: "något om de sanna antalen"},
    });
  }
}
