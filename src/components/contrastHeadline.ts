import {isTooUnsure} from "../measures/shareInterval.js";
import {decapitalise, formatPercent, percentBetween} from "../measures/swedish.js";
import type {Interval} from "../measures/wilsonInterval.js";
import type {ShareHeadline} from "./shareHeadline.js";
import type {ShareRow} from "./shareRows.js";
import {unsureNote} from "./uncertainty.js";

/** What rows are compared, in words. */
export interface Contrast {
  /** `Begäran om komplettering`. */
  readonly what: string;
  /** `i Skåne`. */
  readonly where: string;
  /** `diagnosgrupperna`: what no sure difference is found between. */
  readonly among: string;
  /** A row's label as it stands in a sentence; left out, with a small first letter. */
  readonly named?: (label: string) => string;
}

/** A row with its share of the first side. */
interface Told {
  readonly label: string;
  readonly share: number;
  readonly interval: Interval;
}

/**
 * The headline of shares of groups: the two of the first side that lie farthest apart of those whose intervals do, and a group as the
 * commonest only where its interval lies above every other. Shares that are too unsure (`isTooUnsure`) are not told; where one of them
 * alone lies apart, it is not said that none does.
 */
export function contrastHeadline(
  rows: readonly ShareRow[],
  {what, where, among, named = decapitalise}: Contrast,
): ShareHeadline {
  const known = rows.flatMap(({label, shares: [own]}): Told[] =>
    typeof own?.share === "number" ? [{label, share: own.share, interval: own.interval}] : [],
  );
  const told = known.filter((one) => !isTooUnsure(one)).toSorted((a, b) => b.share - a.share);
  const [greatest, ...others] = told;
  const least = others.at(-1);
  const [most, fewest] = farthestApart(told) ?? [greatest, least];
  if (most === undefined || fewest === undefined || (!areApart(most, fewest) && farthestApart(known)))
    return {title: `${what} ${where}: för få intyg för en säker jämförelse`, uncertainty: unsureNote};
  const uncertainty = `Intervallen är ${percentBetween(...most.interval)} för ${named(most.label)} och ${percentBetween(...fewest.interval)} för ${named(fewest.label)}.`;
  if (!areApart(most, fewest))
    return {title: `${what} ${where}: inga säkra skillnader mellan ${among}`, uncertainty};
  const figure = ({label, share}: Told): string => `${formatPercent(share)} (${named(label)})`;
  if (fewest !== least || most !== greatest)
    return {title: `${what} ${where}: ${figure(most)} mot ${figure(fewest)} av intygen`, uncertainty};
  if (known.length > 2 && known.every((one) => one.label === most.label || areApart(most, one)))
    return {
      title: `${what} ${where} är vanligast för ${named(most.label)}: ${formatPercent(most.share)} av intygen, mot ${figure(fewest)} som lägst`,
      uncertainty,
    };
  return {title: `${what} ${where}: från ${figure(fewest)} till ${figure(most)} av intygen`, uncertainty};
}

/** Whether the whole interval of one lies above that of another. */
function areApart(one: Told, other: Told): boolean {
  return one.interval[0] > other.interval[1];
}

/** The two with the greatest difference of those that are apart. */
function farthestApart(rows: readonly Told[]): readonly [Told, Told] | undefined {
  const pairs = rows.flatMap((one) =>
    rows.filter((other) => areApart(one, other)).map((other) => [one, other] as const),
  );
  return pairs.toSorted(([a, b], [c, d]) => c.share - d.share - (a.share - b.share))[0];
}
