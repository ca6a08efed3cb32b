import {isTooUnsure} from "../measures/shareInterval.js";
import {decapitalise, formatPercent, percentBetween} from "../measures/swedish.js";
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

/**
 * The headline of shares of groups: the greatest and the least share of the first side, told as different only where their intervals
 * lie apart, and as the greatest of all only where its interval lies above every other. Shares that are too unsure
 * (`isTooUnsure`) are not told.
 */
export function contrastHeadline(
  rows: readonly ShareRow[],
  {what, where, among, named = decapitalise}: Contrast,
): ShareHeadline {
  const told = rows.flatMap(({label, shares: [own]}) => {
    if (own === undefined) return [];
    const {share, interval} = own;
    return share === null || isTooUnsure(own) ? [] : [{label, share, interval}];
  });
  const [greatest, ...others] = told.toSorted((a, b) => b.share - a.share);
  const least = others.at(-1);
  if (greatest === undefined || least === undefined)
    return {title: `${what} ${where}: för få intyg för en säker jämförelse`, uncertainty: unsureNote};
  const [most, fewest] = [greatest, least].map(
    ({label, share}) => `${formatPercent(share)} (${named(label)})`,
  );
  const uncertainty = `Intervallen är ${percentBetween(...greatest.interval)} för ${named(greatest.label)} och ${percentBetween(...least.interval)} för ${named(least.label)}.`;
  if (greatest.interval[0] <= least.interval[1])
    return {title: `${what} ${where}: inga säkra skillnader mellan ${among}`, uncertainty};
  if (others.length > 1 && others.every(({interval}) => interval[1] < greatest.interval[0]))
    return {
      title: `${what} ${where} är vanligast för ${named(greatest.label)}: ${formatPercent(greatest.share)} av intygen, mot ${fewest ?? ""} som lägst`,
      uncertainty,
    };
  return {title: `${what} ${where}: från ${fewest ?? ""} till ${most ?? ""} av intygen`, uncertainty};
}
