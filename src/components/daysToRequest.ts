import type {View} from "../contract/view.js";
import {formatCount, joinSwedish} from "../measures/swedish.js";
import type {StepChart} from "./chartModels.js";
import type {DiagramModel} from "./diagramModel.js";
import type {PlaceFamily} from "./placeFamily.js";
import {daysWithLimits, requestCurve} from "./requestCurve.js";

/** A median whose limits lie further apart than this, in days, is not told. */
const widestMedian = 14;

/** How soon requests come: the share of them that had come within so many days after the certificate was signed. */
export function daysToRequest(family: PlaceFamily, view: View): DiagramModel<StepChart> {
  const measure = "Andel av begärandena som kom inom så många dagar efter att intyget skrevs under";
  return requestCurve(family, view, {
    id: "dagar-till-begaran",
    dimension: "waited",
    counted: [],
    measure,
    happened: "Har kommit",
    headline: (sides) => {
      const found = sides.flatMap(({side, median}) =>
        median === null || median.interval[1] - median.interval[0] > widestMedian
          ? []
          : [{where: side.where, median}],
      );
      if (found.length < sides.length)
        return {title: "Hur snart kommer begäran? För få begäranden för en säker median", limits: []};
      const days = found.map(({where, median}) => `${formatCount(median.value)} dagar ${where}`);
      return {
        title: `Hälften av begärandena kommer inom ungefär ${joinSwedish(days)}`,
        limits: [
          `Medianen är ${joinSwedish(found.map(({where, median}) => `${daysWithLimits(median)} ${where}`))}. Den är räknad som om begärandena låg jämnt i varje grupp av dagar.`,
        ],
      };
    },
    notes: () => [
      "Dagarna räknas från den dag då intyget skrevs under till den första begäran. Då ingår också tiden tills intyget skickades.",
    ],
    after: () => [],
  });
}
