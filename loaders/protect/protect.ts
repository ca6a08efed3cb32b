import type {Cells} from "../model/cells.ts";
import type {Protected} from "../model/protected.ts";
import type {CarriedCells} from "./carriedCells.ts";
import {draw} from "./draw.ts";
import type {Margin} from "./margins.ts";
import {lowerTied, meetTie} from "./meetTie.ts";
import {reportRounding} from "./reportRounding.ts";
import {roundCount} from "./roundCount.ts";
import {roundFamily, type RoundedFamily} from "./roundFamily.ts";
import {aimAt, leadingSums, type Remainder, settleTie} from "./tieSums.ts";

export interface Protection {
  /** The rounding base and the threshold on distinct persons. */
  readonly base: number;
  /** Secret, one per data set, the same in every release. The synthetic country's is public. */
  readonly key: Uint8Array;
  /** True where the key protects nobody: then every figure about the errors may be told. */
  readonly keyIsPublic?: boolean;
  /** Passes of flips over the cells of a period, at most; 0 leaves every cell as it is drawn. */
  readonly passes?: number;
  /** Weights of margins by family, over the default ones. */
  readonly margins?: Readonly<Record<string, readonly Margin[]>>;
  /** Small cells of earlier releases by family: those whose counts are the same keep their values. */
  readonly carried?: ReadonlyMap<string, CarriedCells>;
  /** Whether nothing carries on from the release, so that what it publishes cells as is not asked for (`published` is empty). */
  readonly standsAlone?: boolean;
}

/** Enough that more of them hardly better the margins, see docs/benchmarks.md. */
export const defaultPasses = 30;

/** The publishable tables, and what the next release of the same data carries on from. */
export interface ProtectedFamilies {
  readonly tables: readonly Protected[];
  /** Digests and values of small cells: not publishable, the key's owner keeps them. */
  readonly published: ReadonlyMap<string, CarriedCells>;
}

/**
 * Makes the exact cells of all families publishable. Each inner cell that is small is rounded (`roundFamily`), and the sums that
 * two families of the same events share are made equal: the leading one first, then those tied to it (`tieSums`). Everything
 * published is a sum of these cells, so any query is post-processing.
 */
export function protectFamilies(families: readonly Cells[], protection: Protection): ProtectedFamilies {
  const {base, key, passes = defaultPasses} = protection;
  const rounded = new Map<string, RoundedFamily>();
  const published = new Map<string, CarriedCells>();
  const remainders = new Map<string, Remainder>();
  const options = ({family}: Cells) => ({
    ...{base, key, passes, margins: protection.margins?.[family] ?? []},
    carried: protection.carried?.get(family),
    isKept: protection.standsAlone !== true,
  });
  for (const cells of families.filter(({tiedTo}) => tiedTo === undefined)) {
    const ties = families.flatMap(({tiedTo}) => (tiedTo?.family === cells.family ? [tiedTo] : []));
    rounded.set(cells.family, roundFamily(cells, {...options(cells), ties}));
  }
  const tied = families.filter(({tiedTo}) => tiedTo !== undefined);
  const lowered = new Map(tied.map(({family}) => [family, new Map<string, number>()]));
  for (let unsettled = new Set(tied); unsettled.size > 0;) {
    const raised = new Set<string>();
    const again = new Set<string>();
    for (const cells of unsettled) {
      const tie = cells.tiedTo;
      const lead = rounded.get(tie?.family ?? "");
      if (!tie || !lead)
        throw new RangeError(`${cells.family}: is tied to ${tie?.family ?? ""}, which leads no other`);
      const sums = leadingSums(lead, tie);
      const one = roundFamily(cells, {...options(cells), ties: [tie], aim: aimAt(tie, sums)});
      const lower = lowered.get(cells.family) ?? new Map<string, number>();
      lowerTied(one, tie, lower, base);
      // Before the remainders are added: they are worked out anew in each release.
      published.set(cells.family, one.published());
      const {stuck, remainder} = settleTie(one, tie, sums, base);
      remainders.set(cells.family, remainder);
      rounded.set(cells.family, one);
      if (stuck.length === 0) continue;
      const met = meetTie(lead, one, tie, stuck, base);
      if (met.raised) raised.add(tie.family);
      for (const name of met.lower) lower.set(name, (lower.get(name) ?? 0) + 1);
      again.add(cells.family);
    }
    // Where a leading family has been raised for one, all that are tied to it are settled anew.
    unsettled = new Set(
      tied.filter(({family, tiedTo}) => again.has(family) || raised.has(tiedTo?.family ?? "")),
    );
  }
  for (const [id, one] of rounded) if (!published.has(id)) published.set(id, one.published());
  const tables = families.flatMap(({family}) => {
    const one = rounded.get(family);
    return one ? [publishable(one, remainders.get(family), protection)] : [];
  });
  return {tables, published};
}

/** Makes the exact cells of one family publishable that is tied to no other. */
export function protect(cells: Cells, protection: Protection): Protected {
  const [table] = protectFamilies([cells], protection).tables;
  if (!table) throw new RangeError(`${cells.family}: no table`);
  return table;
}

/** The cells that are not published as 0, and what is told of the table. */
function publishable(
  rounded: RoundedFamily,
  remainder: Remainder | undefined,
  {base, keyIsPublic = false}: Protection,
): Protected {
  const {cells, y, sums} = rounded;
  const kept = Uint32Array.from(y.keys()).filter((i) => (y[i] ?? 0) > 0);
  const {family, title, unit, description, events, tiedTo, dimensions} = cells;
  const n = Uint32Array.from(kept, (i) => y[i] ?? 0);
  const codes = dimensions.map((_, d) => Uint16Array.from(kept, (i) => cells.codes[d]?.[i] ?? 0));
  return {
    passed: "disclosure control",
    ...{family, title, unit, description, events, dimensions, codes, n, base},
    ...(tiedTo && {tiedTo}),
    ...(cells.roundsAll && {roundsAll: true as const}),
    ...(remainder && {remainder}),
    margins: sums.margins,
    report: reportRounding({dimensions, codes, n, base}, rounded, {keyIsPublic}),
  };
}

/**
 * A count that stands beside the tables (excluded, rejected): always a multiple of the base, since nothing is known
 * of the persons behind it.
 */
export function protectCount(n: number, name: string, {base, key}: Pick<Protection, "base" | "key">): number {
  const one = n === 0 ? 0 : 1;
  return roundCount({n, persons: one, most: n, base, drawn: draw(key, `count|${name}`)});
}
