import {completionParameters, type View} from "../contract/view.js";
import {addCounts, type Count} from "../measures/count.js";
import type {Maturity} from "../measures/maturity.js";
import {isTooUnsure, shareInterval} from "../measures/shareInterval.js";
import {formatPercent, percentBetween} from "../measures/swedish.js";
import {countBy} from "../measures/table.js";
import type {DiagramModel} from "./diagramModel.js";
import {isBesideNation, placesOf, type FamilySide} from "./familySides.js";
import {inPlace} from "./inPlace.js";
import {noWholeQuarter} from "./nearestQuarter.js";
import type {PlaceFamily} from "./placeFamily.js";
import {countedQuarters, neverAsked} from "./requestsByNumber.js";
import {choicesLeftOut, withValues} from "./selection.js";
import {shareRows, type RowShare, type ShareRow} from "./shareRows.js";
import {timeSides} from "./timesCompared.js";
import {noCertificatesPublished, shareNote, unsureNote, withinNationNote} from "./uncertainty.js";

/** What may come after a first request: the table and dimension that tell of it, and their codes. */
interface Outcome {
  readonly label: string;
  readonly table: "numbers" | "requests";
  readonly dimension: string;
  /** The code of certificates that were never asked about. */
  readonly none: string;
  readonly codes: readonly string[];
}

const outcomes: readonly Outcome[] = [
  {
    ...{label: "Mer än en begäran om samma intyg", table: "numbers", dimension: "times_asked"},
    ...{none: neverAsked, codes: ["2", "3-"]},
  },
  {
    ...{label: "Tre begäranden eller fler", table: "numbers", dimension: "times_asked"},
    ...{none: neverAsked, codes: ["3-"]},
  },
  {
    ...{label: "Inget svar inom 30 dagar", table: "requests", dimension: "answered"},
    ...{none: "not-asked", codes: ["31-", "none"]},
  },
  {
    ...{label: "Inget svar när uttaget gjordes", table: "requests", dimension: "answered"},
    ...{none: "not-asked", codes: ["none"]},
  },
];

/**
 * Of the certificates that were asked about, how many were asked about again, and how many requests were not answered. Only mature
 * quarters are counted, so that answers have had time to come.
 */
export function afterRequest(
  families: {readonly numbers: PlaceFamily; readonly requests: PlaceFamily},
  view: View,
  maturity: Maturity,
): DiagramModel {
  const {manifest, place, own} = families.numbers;
  const compared = countedQuarters(families.numbers, view, maturity);
  const sides = {
    numbers: timeSides(families.numbers, view, compared),
    requests: timeSides(families.requests, view, compared),
  };
  const rows = outcomes.map(({label, table, dimension, none, codes}): ShareRow => ({
    label,
    shares: sides[table].map((side): RowShare => {
      const quarters = side.times ?? compared.times;
      const {part, whole} = countsOf(side, {dimension, none, codes, quarters});
      return {part, whole, ...shareInterval(part, whole, manifest.disclosure.base)};
    }),
  }));
  const [again] = rows[0]?.shares ?? [];
  const isTold = typeof again?.share === "number" && !isTooUnsure(again);
  return shareRows({
    id: "efter-begaran",
    sides: sides.numbers,
    rows,
    muted: [],
    measure: "Andel av intygen med begäran om komplettering",
    selection: `${placesOf({manifest, place}, sides.numbers)}, alla intyg med begäran`,
    period: compared.period,
    headline:
      isTold && again.part.n === 0
        ? {
            title: `Inga nya begäranden om samma intyg är publicerade ${inPlace(place)}`,
            uncertainty: `Andelen är ${percentBetween(...again.interval)}.`,
          }
        : isTold
          ? {
              title: `Av intygen med begäran ${inPlace(place)} fick ${formatPercent(again.share)} mer än en begäran`,
              uncertainty: `Intervallet är ${percentBetween(...again.interval)}.`,
            }
          : {
              title: `Nya begäranden och obesvarade ${inPlace(place)}: för få för en säker andel`,
              uncertainty: unsureNote,
            },
    column: {name: "utfall", title: "Vad som hände sedan"},
    counts: [
      {of: "whole", name: "med_begaran", title: "Intyg med begäran"},
      {of: "part", name: "antal", title: "Antal"},
    ],
    ...(compared.times.length === 0
      ? noWholeQuarter(view, manifest, completionParameters)
      : {nothing: noCertificatesPublished}),
    notes: [
      "En påminnelse är ingen ny begäran. Ett svar är ett nytt intyg eller ett meddelande som hänvisar till begäran: svar på annat sätt syns inte.",
      "Obesvarad gäller den första begäran om intyget.",
      ...compared.notes,
      ...choicesLeftOut(view, manifest, own, [], "begärandena"),
      ...(isBesideNation(sides.numbers) ? withinNationNote({manifest, place}) : []),
      shareNote,
      "Alla tal i tabellen är avrundade, inte bara de små. Det är inräknat i intervallen.",
    ],
  });
}

interface Counted {
  readonly dimension: string;
  readonly none: string;
  readonly codes: readonly string[];
  readonly quarters: readonly string[];
}

function countsOf(
  {table}: FamilySide,
  {dimension, none, codes, quarters}: Counted,
): {part: Count; whole: Count} {
  const counts = [...countBy(table, dimension, withValues(new Map(), "quarter", quarters))];
  const those = (keep: (code: string) => boolean): Count =>
    addCounts(counts.filter(([code]) => keep(code)).map(([, count]) => count));
  return {part: those((code) => codes.includes(code)), whole: those((code) => code !== none)};
}
