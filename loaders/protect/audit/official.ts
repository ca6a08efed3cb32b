import type {OfficialDescription} from "../../../src/contract/release.ts";
import type {Effects} from "../../model/effects.ts";
import {attack} from "./attack.ts";
import {checkSecrets, type OfficialSecrets} from "./checkSecrets.ts";
import {compareOfficial} from "./compareOfficial.ts";
import {eventsOf} from "./events.ts";
import type {Findings} from "./finding.ts";
import {type LinkedCells, linkOfficial} from "./linkOfficial.ts";
import {leastCounts} from "./proofs.ts";
import {notAdditive, withheldQuestion} from "./publication.ts";
import {readOfficial} from "./readOfficial.ts";
import type {PublishedRelease} from "./readRelease.ts";

const by = "ekvationssystem";

/** What the audit saw of official tables. */
export interface OfficialFigures {
  readonly tables: number;
  /** Withheld cells, one that several tables show counted once. */
  readonly withheld: number;
  /** Proofs that were checked; null where none were at hand. */
  readonly proofs: number | null;
}

/**
 * Attacks the official tables of a release as they lie on the disk. Tables of the same events are one system: rank,
 * propagation and linear programming on the withheld cells. A withheld cell that can be shown to be under the threshold is a
 * finding. With the owner's secrets every cell is checked against the truth and every proof by additions. The
 * same events may not be published by rounding as well, here or in another release, nor be given again with other counts. A
 * grand total that is withheld is a remark. Undefined for a release without official tables.
 */
export async function checkOfficial(
  release: PublishedRelease,
  others: readonly PublishedRelease[],
  secrets: OfficialSecrets | undefined,
  findings: Findings,
  effects: Effects,
): Promise<OfficialFigures | undefined> {
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
  let withheld = 0;
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
    withheld += linked.publication.value.filter(Number.isNaN).length;
    // The first cell has the total of every dimension.
    for (const [at, {id}] of tables.entries())
      if (Number.isNaN(values[at]?.[0] ?? 0))
        findings.remarks.push(
          `official/${id}.parquet: det går inte att visa totalen utan att röja mindre tal.`,
        );
    // The truth itself is an assignment in which every other withheld cell reaches the threshold: with all proofs in
    // order there is nothing left for linear programming to find.
    const proved = secrets !== undefined && checkSecrets(tables, linked, secrets, findings);
    await attackWithheld(tables, linked, proved, findings, effects);
  }
  if (described.length === 0) return undefined;
  return {tables: described.length, withheld, proofs: secrets?.proofs.length ?? null};
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
