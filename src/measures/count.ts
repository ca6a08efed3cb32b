/**
 * A sum of protected cells: what is published, and how many of the cells stand at the rounding base `b`, each of
 * which may be 1 to b persons (and of which the lost ones were rounded to 0). Counts add, so two counts of
 * different cells add too.
 */
export interface Count {
  readonly n: number;
  readonly atBase: number;
}

/** The count of no cells. */
export const noCount: Count = {n: 0, atBase: 0};

/** The sum of counts of different cells. */
export function addCounts(counts: Iterable<Count>): Count {
  let [n, atBase] = [0, 0];
  for (const count of counts) {
    n += count.n;
    atBase += count.atBase;
  }
  return {n, atBase};
}

/** What is left of a count when a part of it is taken away. */
export function subtractCount(whole: Count, part: Count): Count {
  return {n: whole.n - part.n, atBase: whole.atBase - part.atBase};
}
