import type {OfficialDescription} from "../../../src/contract/release.ts";
import type {OfficialCells, OfficialProof} from "../../model/officialTable.ts";
import type {Findings} from "./finding.ts";
import type {LinkedCells} from "./linkOfficial.ts";
import {checkProofs} from "./proofs.ts";

/**
 * What only the owner has of the official tables: true counts and persons, NaN for a cell whose published count is the only one
 * at hand, and the proofs that the withheld ones stay open.
 */
export interface OfficialSecrets {
  readonly cells: readonly Pick<OfficialCells, "id" | "n" | "persons">[];
  readonly proofs: readonly OfficialProof[];
}

const by = "bevis för spärrade celler";

/** Holds the tables to the truth and every proof to its rules. Gives whether all of them hold. */
export function checkSecrets(
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
      const shown = publication.value[linked] ?? NaN;
      truth[linked] = known(exact?.n[cell], shown);
      // At most as many as events: a published count is looked at as if each had a person of its own.
      persons[linked] = known(exact?.persons[cell], shown);
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
  const title = tables.map(({id}) => `official/${id}.parquet`).join(", ");
  const threshold = tables[0]?.threshold ?? 0;
  let sound = true;
  for (const [cell, n] of truth.entries()) {
    if (!Number.isNaN(n)) continue;
    sound = false;
    findings.add({
      ...{by, table: title, cell: nameOf(cell)},
      ...{rule: "en spärrad cell har sitt sanna antal bland bevisen", gives: "–"},
    });
  }
  const outcome = checkProofs(
    {publication, truth, persons, threshold, proofs},
    {table: title, nameOf},
    (finding) => {
      sound = false;
      findings.add(finding);
    },
  );
  const [only, ...more] = tables;
  if (!only || more.length > 0) return sound;
  for (const name of ["sensitive", "secondary", "proved"] as const) {
    // Releases of before told it, and none does any more.
    if (only[name] === undefined || only[name] === outcome[name]) continue;
    findings.add({
      ...{by, table: "manifest.json", cell: `official, ${only.id}, ${name}`},
      ...{rule: "manifestet räknar de celler som är spärrade", gives: "–"},
    });
  }
  return sound;
}

/** What is at hand of a cell, else what is published. */
function known(exact: number | undefined, shown: number): number {
  return exact === undefined || Number.isNaN(exact) ? shown : exact;
}
