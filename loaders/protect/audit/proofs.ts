import type {Finding} from "./finding.ts";
import {notAdditive, type Publication} from "./publication.ts";

/** A proof over the cells of a publication: another table, as the cells that differ from the truth and by how much. */
export interface CellProof {
  readonly cell: readonly number[];
  readonly change: readonly number[];
}

export interface ProvedPublication {
  /** The published counts, NaN where withheld, and how cells belong together. */
  readonly publication: Publication;
  /** The true counts and distinct persons of the same cells. */
  readonly truth: Float64Array;
  readonly persons: Float64Array;
  readonly threshold: number;
  readonly proofs: readonly CellProof[];
}

export interface ProofCheck {
  /** Sensitive cells, other withheld cells, and sensitive cells with a proof for each bound. */
  readonly sensitive: number;
  readonly secondary: number;
  readonly proved: number;
}

/**
 * Checks cell suppression by additions only, with nothing of the program that chose the cells:
 *
 * 1. a published count is the true one; no cell of 1 to threshold − 1 persons is published; no empty cell is withheld;
 * 2. each proof changes withheld cells only, by whole numbers, keeps every sum, and leaves no non-empty inner cell
 *    under 1: a table that the publication allows and that shows the same zeros;
 * 3. for every sensitive cell one proof takes it to the threshold at least, and one to its least value, the number
 *    of non-empty inner cells it sums. A proof that breaks rule 2 counts for nothing.
 */
export function checkProofs(
  {publication, truth, persons, threshold, proofs}: ProvedPublication,
  {table, nameOf}: {table: string; nameOf: (cell: number) => string},
  tell: (finding: Finding) => void,
): ProofCheck {
  const find = (cell: string, rule: string, gives: string) => {
    tell({by: "bevis för spärrade celler", table, cell, rule, gives});
  };
  const {value} = publication;
  if (notAdditive({...publication, value: truth}).length > 0)
    find("(alla)", "de sanna antalen går ihop", "ett facit som inte är tabellens");
  let [sensitive, secondary] = [0, 0];
  for (let cell = 0; cell < value.length; cell++) {
    const shown = value[cell] ?? NaN;
    const people = persons[cell] ?? 0;
    const isSensitive = people > 0 && people < threshold;
    if (isSensitive) sensitive++;
    if (!Number.isNaN(shown)) {
      if (shown !== truth[cell]) find(nameOf(cell), "ett publicerat antal är det sanna", "–");
      if (isSensitive)
        find(nameOf(cell), `färre än ${threshold} personer publiceras inte`, "det sanna antalet");
    } else if (truth[cell] === 0) find(nameOf(cell), "en tom cell visas", "–");
    else if (!isSensitive) secondary++;
  }
  const least = leastCounts(publication, truth);
  const relationsOf = relationsByCell(publication);
  const highest = truth.slice();
  const lowest = truth.slice();
  for (const [number, proof] of proofs.entries()) {
    const fault = faultOf(proof, {publication, truth, least, relationsOf});
    if (fault !== undefined) {
      find(`bevis ${number + 1}`, fault, "–");
      continue;
    }
    for (const [at, cell] of proof.cell.entries()) {
      const other = (truth[cell] ?? 0) + (proof.change[at] ?? 0);
      highest[cell] = Math.max(highest[cell] ?? 0, other);
      lowest[cell] = Math.min(lowest[cell] ?? 0, other);
    }
  }
  let proved = 0;
  for (let cell = 0; cell < value.length; cell++) {
    const people = persons[cell] ?? 0;
    if (people === 0 || people >= threshold || !Number.isNaN(value[cell] ?? 0)) continue;
    const reaches = (highest[cell] ?? 0) >= threshold && (lowest[cell] ?? 0) <= (least[cell] ?? 0);
    // Where the true count is both, only another table shows that it is not known.
    if (reaches && highest[cell] !== lowest[cell]) proved++;
    else find(nameOf(cell), "en spärrad cell under tröskeln har bevis för båda sina gränser", "–");
  }
  return {sensitive, secondary, proved};
}

interface Known {
  readonly publication: Publication;
  readonly truth: Float64Array;
  readonly least: Float64Array;
  readonly relationsOf: readonly (readonly number[])[];
}

/** Which part of rule 2 a proof breaks, if any. */
function faultOf({cell, change}: CellProof, known: Known): string | undefined {
  const {publication, truth, least, relationsOf} = known;
  const changed = new Map<number, number>();
  for (const [at, one] of cell.entries()) {
    const by = change[at];
    if (by === undefined || !Number.isInteger(by)) return "ändrar celler med hela tal";
    if (changed.has(one)) return "ändrar varje cell en gång";
    if (!Number.isNaN(publication.value[one] ?? 0)) return "ändrar bara spärrade celler";
    if ((truth[one] ?? 0) + by < (least[one] ?? 0)) return "tömmer ingen cell";
    changed.set(one, by);
  }
  const {parent, start, child} = publication;
  for (const relation of new Set([...changed.keys()].flatMap((one) => relationsOf[one] ?? []))) {
    let sum = -(changed.get(parent[relation] ?? 0) ?? 0);
    for (let k = start[relation] ?? 0; k < (start[relation + 1] ?? 0); k++)
      sum += changed.get(child[k] ?? 0) ?? 0;
    if (sum !== 0) return "behåller varje summa";
  }
  return undefined;
}

function relationsByCell({value, parent, start, child}: Publication): number[][] {
  const of: number[][] = Array.from({length: value.length}, () => []);
  for (const [relation, sum] of parent.entries()) {
    of[sum]?.push(relation);
    for (let k = start[relation] ?? 0; k < (start[relation + 1] ?? 0); k++) of[child[k] ?? 0]?.push(relation);
  }
  return of;
}

/** The least each cell can be when zeros are shown: 1 for a non-empty cell that is no sum, else the most its parts are at least. */
export function leastCounts({parent, start, child}: Publication, truth: Float64Array): Float64Array {
  const of: number[][] = Array.from(truth, () => []);
  for (const [relation, sum] of parent.entries()) of[sum]?.push(relation);
  const least = new Float64Array(truth.length).fill(-1);
  const leastOf = (cell: number): number => {
    const known = least[cell] ?? -1;
    if (known !== -1) return known;
    let value = truth[cell] === 0 ? 0 : 1;
    for (const relation of truth[cell] === 0 ? [] : (of[cell] ?? [])) {
      let parts = 0;
      for (let k = start[relation] ?? 0; k < (start[relation + 1] ?? 0); k++) parts += leastOf(child[k] ?? 0);
      value = Math.max(value, parts);
    }
    return (least[cell] = value);
  };
  for (let cell = 0; cell < truth.length; cell++) leastOf(cell);
  return least;
}
