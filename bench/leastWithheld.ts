import type {Aim} from "../loaders/protect/suppress/aims.ts";
import {aimsOf} from "../loaders/protect/suppress/aims.ts";
import {solver} from "../loaders/protect/suppress/cheapestChange.ts";
import type {LinkedSystem} from "../loaders/protect/suppress/linkedSystem.ts";
import {Neighbourhood} from "../loaders/protect/suppress/neighbourhood.ts";

/** One inequality: the shares of counts that are withheld, each times its factor, are to come to `atLeast`. */
interface Demand {
  readonly counts: readonly number[];
  readonly factors: readonly number[];
  readonly atLeast: number;
}

/**
 * A bound for any cell suppression with proofs, whoever makes it: fewer cells than this cannot be withheld beside the sensitive
 * ones. Each sum by itself demands it: a sensitive count that is to rise or fall by so much needs others of the sum that are
 * withheld and can answer, and one that is withheld for that needs another beside it in each of its sums. The least number that
 * meets all of these, shares of counts allowed, is a linear programme (HiGHS); what meets them need not be open yet.
 */
export async function leastWithheld(
  system: LinkedSystem,
  {secret, threshold}: {secret: Uint8Array; threshold: number},
): Promise<number> {
  const {counts, shown} = system;
  const neighbourhood = new Neighbourhood(system);
  const demands = [
    ...aimsOf(system, secret, threshold).flatMap((aim) => demandsOf(aim, {system, secret, neighbourhood})),
    ...companions({secret, neighbourhood}),
  ];
  const starts = [0];
  for (const {counts: of} of demands) starts.push((starts.at(-1) ?? 0) + of.length);
  const highs = await solver();
  const model = highs.createModel({
    ...{numCols: counts, numRows: demands.length, colCost: Float64Array.from(shown)},
    ...{colLower: new Float64Array(counts), colUpper: new Float64Array(counts).fill(1)},
    rowLower: Float64Array.from(demands, ({atLeast}) => atLeast),
    rowUpper: new Float64Array(demands.length).fill(Infinity),
    matrix: {
      ...{format: "csr", numRows: demands.length, numCols: counts, starts},
      indices: demands.flatMap(({counts: of}) => of),
      values: demands.flatMap(({factors}) => factors),
    },
  });
  try {
    model.options.set({output_flag: false});
    const {modelStatus} = model.run();
    if (modelStatus !== highs.constants.modelStatus.optimal)
      throw new RangeError("no least number was found");
    return model.getSolution().colValue.reduce((sum, share, count) => sum + share * (shown[count] ?? 0), 0);
  } finally {
    model.dispose();
  }
}

interface Table {
  readonly system: LinkedSystem;
  readonly secret: Uint8Array;
  readonly neighbourhood: Neighbourhood;
}

/** What each sum that the count of an aim stands in must have withheld beside it. */
function demandsOf({count, side, by}: Aim, {system, secret, neighbourhood}: Table): Demand[] {
  return [...neighbourhood.relationsOf(count)].flatMap((relation) => {
    const members = neighbourhood.members(relation);
    const isSum = members[0] === count;
    const others = [...members].flatMap((other, k) => {
      if (other === count) return [];
      // Parts move with their sum, and against each other.
      const rises = (isSum || k === 0) === (side === 1);
      const fall = (system.n[other] ?? 0) - (system.least[other] ?? 0);
      return [{other, room: rises ? by : Math.min(by, fall)}];
    });
    const known = others.reduce((sum, {other, room}) => sum + (secret[other] === 1 ? room : 0), 0);
    const atLeast = by - known;
    if (atLeast <= 0) return [];
    const open = others.filter(({other, room}) => room > 0 && secret[other] !== 1);
    return [
      {
        counts: open.map(({other}) => other),
        factors: open.map(({room}) => Math.min(room, atLeast)),
        atLeast,
      },
    ];
  });
}

/** A count that is withheld alone in a sum is known from the others: none is withheld to that end. */
function companions({secret, neighbourhood}: Omit<Table, "system">): Demand[] {
  return [...secret.keys()].flatMap((count) => {
    if (secret[count] === 1) return [];
    return [...neighbourhood.relationsOf(count)].flatMap((relation) => {
      const others = [...neighbourhood.members(relation)].filter((other) => other !== count);
      if (others.some((other) => secret[other] === 1)) return [];
      return [{counts: [count, ...others], factors: [-1, ...others.map(() => 1)], atLeast: 0}];
    });
  });
}
