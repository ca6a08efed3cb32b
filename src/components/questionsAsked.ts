import {completionParameters, noQuestion, type View} from "../contract/view.js";
import {isMature, type Maturity} from "../measures/maturity.js";
import {isTooUnsure} from "../measures/shareInterval.js";
import {decapitalise, formatPercent, percentBetween} from "../measures/swedish.js";
import {greatestFirst} from "./byFirstShare.js";
import type {DiagramModel} from "./diagramModel.js";
import {isBesideNation, placesOf} from "./familySides.js";
import {
  type QuestionFamilies,
  quartersOn,
  questionShare,
  type QuestionSide,
  questionSides,
} from "./formQuestions.js";
import {allFormQuarters, type FormVersion} from "./formTimes.js";
import {inPlace} from "./inPlace.js";
import {nearestQuarter} from "./nearestQuarter.js";
import {noneMatureNote} from "./requestMaturity.js";
import {rowOrderNote} from "./rowOrderNote.js";
import {choicesLeftOut} from "./selection.js";
import type {ShareHeadline} from "./shareHeadline.js";
import {shareRows, type ShareRow} from "./shareRows.js";
import {timeSides, timesCompared} from "./timesCompared.js";
import {shareNote, unsureNote, withinNationNote} from "./uncertainty.js";

/**
 * Which questions of one version of the form requests are about: each question's share of all certificates on that version. Mature
 * quarters of the period are counted together; where none is, all of them, and it is told.
 */
export function questionsAsked(
  families: QuestionFamilies,
  view: View,
  maturity: Maturity,
  version: FormVersion,
): DiagramModel {
  const {manifest, place, own} = families.questions;
  const all = quartersOn(version, families, view);
  const isSettled = (quarter: string): boolean => isMature(quarter, maturity, manifest.extractDate);
  const mature = all.filter(isSettled);
  const compared = timesCompared(families.requests, view, mature.length > 0 ? mature : all, {
    version,
    isSettled,
  });
  const sides = questionSides(families, (family) => timeSides(family, view, compared));
  const rows = questionRows(families, sides, version, compared.times);
  const told = rows.filter(({code}) => code !== noQuestion);
  const unnamed = rows.filter(({code}) => code === noQuestion);
  const period = all.length === 0 ? "inga kvartal med den versionen" : `intyg från ${compared.period}`;

  return shareRows({
    id: `fragor-version-${version}`,
    sides,
    rows: [...told, ...unnamed],
    muted: unnamed.map(({label}) => label),
    measure: `Andel av intygen där begäran gäller en fråga, blankettens version ${version}`,
    selection: `${placesOf({manifest, place}, sides)}, alla intyg på version ${version}`,
    period,
    headline: headlineOf(told, sides, version),
    column: {name: "fraga", title: "Fråga"},
    counts: [
      {of: "whole", name: "intyg", title: "Intyg"},
      {of: "part", name: "med_begaran", title: "Begäran om frågan"},
    ],
    nothing: `Den valda perioden har inget helt kvartal med begäranden som gäller version ${version} av blanketten. Välj en annan period.`,
    ...(all.length === 0 &&
      nearestQuarter(allFormQuarters(version, families.requests), view, manifest, completionParameters)),
    notes: [
      "Ett intyg kan få frågor om flera saker och räknas då i var och en av dem. Summan kan därför bli större än andelen intyg med begäran.",
      ...(all.length > 0 && mature.length === 0 ? [noneMatureNote("kvartal", maturity)] : []),
      ...(mature.length > 0 && mature.length < all.length
        ? ["Periodens senaste kvartal är inte med: alla begäranden har inte hunnit komma."]
        : []),
      ...compared.notes,
      ...choicesLeftOut(view, manifest, own, [], "frågorna i begärandena"),
      ...(told.length > 0
        ? [
            told.some(isSure) || sides[1] === undefined
              ? rowOrderNote(sides, inPlace(place))
              : `Raderna står i ordning efter andelen ${sides[1].where}.`,
          ]
        : []),
      ...(isBesideNation(sides) ? withinNationNote({manifest, place}) : []),
      shareNote,
      "Alla tal i tabellen är avrundade, inte bara de små. Det är inräknat i intervallen.",
    ],
  });
}

/** Whether the first side's share is sure enough to be drawn. */
function isSure({shares: [own]}: ShareRow): boolean {
  return own !== undefined && !isTooUnsure(own);
}

/** Every question that is asked about somewhere, in order of the first side's share, then of the other's. */
function questionRows(
  families: QuestionFamilies,
  sides: readonly QuestionSide[],
  version: FormVersion,
  quarters: readonly string[],
): (ShareRow & {readonly code: string})[] {
  const {dimensions, disclosure} = families.questions.manifest;
  return (dimensions["question"]?.codes ?? [])
    .map(({code, title}) => ({
      code,
      label: title,
      shares: sides.map((side) =>
        questionShare(side, code, version, side.times ?? quarters, disclosure.base),
      ),
    }))
    .filter(({shares}) => shares.some(({part}) => part.n > 0))
    .sort((a, b) => compareSides(a, b, 0) || compareSides(a, b, 1));
}

/** Greater shares of a side first; those that are too unsure to be drawn, or of a side that is not there, in no order. */
function compareSides(a: ShareRow, b: ShareRow, side: number): number {
  const [one, other] = [a, b].map(({shares}) => {
    const found = shares[side];
    return found === undefined || isTooUnsure(found) ? 0 : (found.share ?? 0);
  });
  return (other ?? 0) - (one ?? 0);
}

/** The question that is asked about most in the place, drawn or not, and whether that is sure. */
function headlineOf(
  rows: readonly ShareRow[],
  sides: readonly {readonly where: string}[],
  version: FormVersion,
): ShareHeadline {
  const [most, ...others] = greatestFirst(rows);
  const found = (most?.shares ?? []).map((share, i) => ({...share, where: sides[i]?.where ?? ""}));
  if (most === undefined || found.length === 0 || found.some(isTooUnsure))
    return {
      title: `Frågor i begäran, version ${version}: för få för en säker andel`,
      uncertainty: unsureNote,
    };
  const figures = found
    .map(({share, where}, i) => `${formatPercent(share ?? 0)} ${i === 0 ? "av intygen " : ""}${where}`)
    .join(" och ");
  const limits = found.map(({interval, where}) => `${percentBetween(...interval)} ${where}`).join(" och ");
  const lowest = found[0]?.interval[0] ?? 0;
  const sure = others.every(({shares: [own]}) => (own?.interval[1] ?? 0) < lowest);
  const name = decapitalise(most.label);
  return {
    title: `Version ${version}: begäran gäller ${sure ? "oftast" : "i flest publicerade fall"} ${name}, ${figures}${sure ? "" : ". Skillnaden mot nästa fråga är osäker"}`,
    uncertainty: `${found.length > 1 ? "Andelarna" : "Andelen"} i rubriken ligger ${limits}.`,
  };
}
