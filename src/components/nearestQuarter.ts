import {type View, type ViewManifest, type ViewParameter, monthsFrom} from "../contract/view.js";
import {addMonths, lastMonthOf, wholeQuarters} from "../measures/months.js";
import {formatTime} from "../measures/swedish.js";
import type {DiagramModel} from "./diagramModel.js";
import {writeView} from "./viewState.js";

/**
 * The quarter nearest to a view's period, of those that a diagram can show, as a link: for a diagram that the period gives nothing. Of
 * two as near the later one. Nothing where there is none.
 */
export function nearestQuarter(
  quarters: readonly string[],
  view: View,
  manifest: ViewManifest,
  parameters: readonly ViewParameter[],
): Pick<DiagramModel, "nearest"> {
  const [nearest] = quarters
    .map((quarter) => ({quarter, first: addMonths(lastMonthOf(quarter), -2), last: lastMonthOf(quarter)}))
    .sort((a, b) => gap(view, a) - gap(view, b) || (a.quarter < b.quarter ? 1 : -1));
  if (nearest === undefined) return {};
  const {quarter, first, last} = nearest;
  return {
    nearest: {
      title: `Visa ${formatTime(quarter)}, det närmaste kvartalet som kan visas`,
      href: writeView({...view, first, last}, manifest, parameters),
    },
  };
}

/** What a diagram by quarter says of a period that holds no whole one, with the way to the nearest. */
export function noWholeQuarter(
  view: View,
  manifest: ViewManifest,
  parameters: readonly ViewParameter[],
): Pick<DiagramModel, "nothing" | "nearest"> {
  return {
    nothing: "Perioden rymmer inget helt kvartal. Välj minst ett helt kvartal.",
    ...nearestQuarter(quartersOfRelease(manifest), view, manifest, parameters),
  };
}

/** The quarters that a release has whole. */
export function quartersOfRelease({
  firstMonth,
  lastMonth,
}: Pick<ViewManifest, "firstMonth" | "lastMonth">): string[] {
  return wholeQuarters(monthsFrom(firstMonth, lastMonth));
}

/** How many months lie between two periods, the nearest end of each included; 0 where they meet. */
function gap(one: Pick<View, "first" | "last">, other: Pick<View, "first" | "last">): number {
  if (one.first > other.last) return monthsFrom(other.last, one.first).length;
  return one.last < other.first ? monthsFrom(one.last, other.first).length : 0;
}
