import type {Dimension} from "../model/dimension.ts";

/** So many days every sjukfall of a year that is counted is followed: what is longer is not told apart from release to release. */
const followedDays = 365;

/** A limit that no sjukfall is longer than. */
const endless = 2 ** 31 - 1;

/** A category with recommended lengths, and its position in the dimension `category`; 0 is that of all without. */
export interface RecommendedPosition {
  readonly code: string;
  readonly position: number;
  /** Sjukfall of more days than these are longer than the shortest and the longest recommendation. */
  readonly shortest: number;
  readonly longest: number;
}

/**
 * The categories with recommended lengths. A recommendation of more days than all sjukfall are followed is one that none is told to be
 * longer than; where the shortest is one, what is longer than the follow-up may be.
 */
export function recommendedPositions(
  dimensions: Readonly<Record<string, Pick<Dimension, "codes">>>,
): RecommendedPosition[] {
  return (dimensions["category"]?.codes ?? []).flatMap(({code, recommendedDays}, position) => {
    if (recommendedDays === undefined) return [];
    const [shortest, longest] = recommendedDays;
    return [
      {
        ...{code, position},
        shortest: Math.min(shortest, followedDays),
        longest: longest > followedDays ? endless : longest,
      },
    ];
  });
}
