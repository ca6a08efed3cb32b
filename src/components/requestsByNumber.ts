import {completionParameters, type View} from "../contract/view.js";
import {addCounts, type Count} from "../measures/count.js";
import {isMature, type Maturity} from "../measures/maturity.js";
import {wholeQuarters} from "../measures/months.js";
import {shareInterval} from "../measures/shareInterval.js";
import {decapitalise} from "../measures/swedish.js";
import {countBy} from "../measures/table.js";
import {contrastHeadline} from "./contrastHeadline.js";
import type {DiagramModel} from "./diagramModel.js";
import {isBesideNation, placesOf, type FamilySide} from "./familySides.js";
import {inPlace} from "./inPlace.js";
import {noWholeQuarter} from "./nearestQuarter.js";
import type {PlaceFamily} from "./placeFamily.js";
import {noneMatureNote} from "./requestMaturity.js";
import {choicesLeftOut, monthsOf, withValues} from "./selection.js";
import {shareRows, type RowShare} from "./shareRows.js";
import {timeSides, timesCompared, type TimesCompared} from "./timesCompared.js";
import {noCertificatesPublished, shareNote, withinNationNote} from "./uncertainty.js";

/** Certificates that no request was made about, by how often they were asked about. */
export const neverAsked = "0";
/** Those in no sjukfall, by their number in it. */
const inNone = "none";

/** The whole quarters of a view that are mature, all of them where none is; and those of the year before, where the view asks for that. */
export function countedQuarters(family: PlaceFamily, view: View, maturity: Maturity): TimesCompared {
  const all = wholeQuarters(monthsOf(view));
  const isSettled = (quarter: string): boolean => isMature(quarter, maturity, family.manifest.extractDate);
  const mature = all.filter(isSettled);
  const compared = timesCompared(family, view, mature.length > 0 ? mature : all, {isSettled});
  return {
    ...compared,
    period: all.length === 0 ? "inga hela kvartal" : `intyg från ${compared.period}`,
    notes: [
      ...(all.length > 0 && mature.length === 0 ? [noneMatureNote("kvartal", maturity)] : []),
      ...(mature.length > 0 && mature.length < all.length
        ? ["Periodens senaste kvartal är inte med: alla begäranden har inte hunnit komma."]
        : []),
      ...compared.notes,
    ],
  };
}

/**
 * The share of certificates that were asked about, by which certificate of its sjukfall each is. Those that a later one replaced
 * are in no sjukfall and stand last.
 */
export function requestsByNumber(family: PlaceFamily, view: View, maturity: Maturity): DiagramModel {
  const {manifest, place, own} = family;
  const compared = countedQuarters(family, view, maturity);
  const sides = timeSides(family, view, compared);
  const codes = manifest.dimensions["number"]?.codes ?? [];
  const last = codes.filter(({code}) => code === inNone);
  const bySide = sides.map((side) => countsOf(side, side.times ?? compared.times));
  const rows = [...codes.filter(({code}) => code !== inNone), ...last].map(({code, title}) => ({
    label: title,
    shares: bySide.map((of): RowShare => {
      const {part, whole} = of(code);
      return {part, whole, ...shareInterval(part, whole, manifest.disclosure.base)};
    }),
  }));
  const muted = last.map(({title}) => title);
  return shareRows({
    id: "efter-intygets-plats",
    sides,
    rows: rows.filter(({shares}) => shares.some(({whole}) => whole.n > 0)),
    muted,
    measure: "Andel intyg med begäran om komplettering, efter intygets plats i sjukfallet",
    selection: `${placesOf({manifest, place}, sides)}, alla intyg`,
    period: compared.period,
    headline: contrastHeadline(
      rows.filter(({label}) => !muted.includes(label)),
      {
        what: "Begäran om komplettering",
        where: inPlace(place),
        among: "sjukfallets intyg",
        named: decapitalise,
      },
    ),
    column: {name: "plats", title: "Intygets plats i sjukfallet"},
    counts: [
      {of: "whole", name: "intyg", title: "Intyg"},
      {of: "part", name: "med_begaran", title: "Med begäran"},
    ],
    ...(compared.times.length === 0
      ? noWholeQuarter(view, manifest, completionParameters)
      : {nothing: noCertificatesPublished}),
    notes: [
      "Det första intyget i ett sjukfall kan vara skrivet före utgåvans första månad. Då är sjukfallets första intyg här i själva verket ett senare.",
      ...compared.notes,
      ...choicesLeftOut(view, manifest, own, [], "intygen efter plats"),
      ...(isBesideNation(sides) ? withinNationNote({manifest, place}) : []),
      shareNote,
      "Alla tal i tabellen är avrundade, inte bara de små. Det är inräknat i intervallen.",
    ],
  });
}

/** The certificates of a number in some quarters, and those of them that were asked about. */
function countsOf(
  {table}: FamilySide,
  quarters: readonly string[],
): (number: string) => {readonly part: Count; readonly whole: Count} {
  const rows = withValues(new Map(), "quarter", quarters);
  return (number) => {
    const byTimes = countBy(table, "times_asked", withValues(rows, "number", [number]));
    const asked = [...byTimes].filter(([times]) => times !== neverAsked).map(([, count]) => count);
    return {part: addCounts(asked), whole: addCounts(byTimes.values())};
  };
}
