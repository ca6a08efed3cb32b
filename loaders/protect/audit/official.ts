import type {OfficialDescription} from "../../../src/contract/release.ts";
import type {Effects} from "../../model/effects.ts";
import type {OfficialCells, OfficialProof} from "../../model/officialTable.ts";
import {attack} from "./attack.ts";
import {compareOfficial} from "./compareOfficial.ts";
import {checkProofs, leastCounts} from "./proofs.ts";
import {eventsOf} from "./events.ts";
import type {Findings} from "./finding.ts";
import {type LinkedCells, linkOfficial} from "./linkOfficial.ts";
import {notAdditive, withheldQuestion} from "./publication.ts";
import {readOfficial} from "./readOfficial.ts";
import type {PublishedRelease} from "./readRelease.ts";

/** What only the owner has of the official tables: exact cells, and the proofs that the withheld ones stay open. */
export interface OfficialSecrets {
  readonly cells: readonly OfficialCells[];
  readonly proofs: readonly OfficialProof[];
}

const by = "ekvationssystem";

/**
 * Attacks the official tables of a release as they lie on the disk. Tables of the same events are one system: rank,
 * propagation and linear programming on the withheld cells. A withheld cell that can be shown to be under the threshold is a
 * finding. With the owner's secrets every cell is checked against the truth and every proof by additions. The
 * same events may not be published by rounding as well, here or in another release, nor be given again with other counts.
 */
export async function checkOfficial(
  release: PublishedRelease,
  others: readonly PublishedRelease[],
  secrets: OfficialSecrets | undefined,
  findings: Findings,
  effects: Effects,
): Promise<void> {
  const {manifest} = release;
  for (const other of others) compareOfficial(release, other, findings);
  const described = manifest.official ?? [];
  for (const table of described) {
    const rounded = manifest.families.find((family) => eventsOf(family) === table.events);
    if (rounded) {
      findings.add({
        ...{by: "uppräkning", table: `official/${table.id}.parquet`, cell: "(alla)"},
        ...{rule: "samma händelser publiceras inte också avrundade", gives: `skillnader mot ${rounded.id}`},
      });
    }
  }
  for (const events of new Set(described.map((table) => table.events))) {
    const tables = described.filter((table) => table.events === events);
    const values: Float64Array[] = [];
    for (const table of tables) values.push(await readOfficial(release, table, findings));
    const linked = linkOfficial(tables, values);
    for (const cell of linked.unequal)
      findings.add({
        ...{by: "uppräkning", table: titleOf(tables), cell: linked.nameOf(cell)},
        ...{rule: "en cell som två tabeller delar har ett värde", gives: "–"},
      });
    for (const relation of notAdditive(linked.publication)) {
      findings.add({
        ...{by: "uppräkning", table: titleOf(tables)},
        cell: linked.nameOf(linked.publication.parent[relation] ?? 0),
        ...{rule: "en summa är summan av sina delar", gives: "–"},
      });
    }
    // The truth itself is an assignment in which every other withheld cell reaches the threshold: with all proofs in
    // order there is nothing left for linear programming to find.
    const proved = secrets !== undefined && checkSecrets(tables, linked, secrets, findings);
    await attackWithheld(tables, linked, proved, findings, effects);
  }
}

const titleOf = (tables: readonly OfficialDescription[]) =>
  tables.map(({id}) => `official/${id}.parquet`).join(", ");

async function attackWithheld(
  tables: readonly OfficialDescription[],
  {publication, nameOf}: LinkedCells,
  proved: boolean,
  findings: Findings,
  effects: Effects,
): Promise<void> {
  const threshold = tables[0]?.threshold ?? 0;
  const withheld = [...publication.value.keys()].filter((cell) => Number.isNaN(publication.value[cell] ?? 0));
  // Empty cells are shown: a withheld one is not empty.
  const least = leastCounts(
    publication,
    publication.value.map((n) => (Number.isNaN(n) ? 1 : n)),
  );
  const {system, targets, cell} = withheldQuestion(publication, {least, threshold, sensitive: withheld});
  // Which withheld cells are the small ones is not told: one that can be the threshold or more may be any of them.
  const upwards = targets.map((target) => ({...target, low: Infinity}));
  const {exposures, contradiction} = await attack(system, upwards, {programming: !proved, effects});
  if (contradiction) {
    findings.add({
      ...{by, table: titleOf(tables), cell: "(alla)"},
      ...{rule: "tabellerna motsäger inte varandra", gives: "att celler inte går ihop"},
    });
  }
  for (const {target, lower, upper} of exposures) {
    findings.add({
      ...{by, table: titleOf(tables), cell: nameOf(cell[target] ?? 0)},
      rule: `en spärrad cell kan vara ${threshold} eller fler`,
      gives: lower === upper ? `exakt ${lower}` : `${lower}–${upper}`,
    });
  }
}

/** Holds the tables to the truth and every proof to its rules. Gives whether all of them hold. */
function checkSecrets(
  tables: readonly OfficialDescription[],
  {publication, cellOf, nameOf}: LinkedCells,
  secrets: OfficialSecrets,
  findings: Findings,
): boolean {
  const truth = new Float64Array(publication.value.length);
  const persons = new Float64Array(publication.value.length);
  for (const [at, {id}] of tables.entries()) {
    const exact = secrets.cells.find((cells) => cells.id === id);
    for (const [cell, linked] of (cellOf[at] ?? new Int32Array()).entries()) {
      truth[linked] = exact?.n[cell] ?? NaN;
      persons[linked] = exact?.persons[cell] ?? 0;
    }
  }
  const own = secrets.proofs.filter(({table}) => tables.some(({id}) => id === table[0]));
  const proofs = own.map(({table, cell, change}) => {
    // A cell that several tables show stands once for each.
    const changes = new Map<number, number>();
    for (const [k, id] of table.entries()) {
      const linked = cellOf[tables.findIndex((one) => one.id === id)]?.[cell[k] ?? -1] ?? -1;
      const before = changes.get(linked);
      // Two tables that say different things of one cell: no whole number, which the check finds.
      changes.set(linked, before === undefined || before === change[k] ? (change[k] ?? NaN) : NaN);
    }
    return {cell: [...changes.keys()], change: [...changes.values()]};
  });
  const threshold = tables[0]?.threshold ?? 0;
  let sound = true;
  const outcome = checkProofs(
    {publication, truth, persons, threshold, proofs},
    {table: titleOf(tables), nameOf},
    (finding) => {
      sound = false;
      findings.add(finding);
    },
  );
  const [only, ...more] = tables;
  if (!only || more.length > 0) return sound;
  for (const name of ["sensitive", "secondary", "proved"] as const) {
    if (only[name] === outcome[name]) continue;
    findings.add({
      ...{by: "bevis för spärrade celler", table: "manifest.json", cell: `official, ${only.id}, ${name}`},
      ...{rule: "manifestet räknar de celler som är spärrade", gives: "–"},
    });
  }
  return sound;
}
