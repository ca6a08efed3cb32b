import type {View} from "../contract/view.js";
import {noCount} from "../measures/count.js";
import {isTooUnsure, shareInterval, type Share} from "../measures/shareInterval.js";
import {formatPercent, joinSwedish, percentBetween} from "../measures/swedish.js";
import type {StepChart} from "./chartModels.js";
import type {DiagramModel} from "./diagramModel.js";
import type {PlaceFamily} from "./placeFamily.js";
import {requestCurve, type CurveSide} from "./requestCurve.js";

/** The code of requests without an answer at the extract. */
const unanswered = "none";
/** The day that the headline tells of. */
const told = 14;

/** How soon requests are answered: the share of them that had an answer within so many days; and how many had none. */
export function daysToAnswer(family: PlaceFamily, view: View): DiagramModel<StepChart> {
  const measure = "Andel av begärandena som har besvarats inom så många dagar";
  const {base} = family.manifest.disclosure;
  const withoutAnswer = ({others, whole}: CurveSide): Share =>
    shareInterval(others.get(unanswered) ?? noCount, whole, base);
  return requestCurve(family, view, {
    id: "dagar-till-svar",
    dimension: "answered",
    counted: [unanswered],
    measure,
    happened: "Besvarade",
    headline: (sides) => {
      const found = sides.map((one) => {
        const within: Share = one.points.find(({day}) => day === told) ?? {share: null, interval: [0, 1]};
        return {where: one.side.where, within, without: withoutAnswer(one)};
      });
      if (found.some(({within, without}) => isTooUnsure(within) || isTooUnsure(without)))
        return {title: "Hur snart kommer svaret? För få begäranden för en säker andel", limits: []};
      const each = found.map(
        ({where, within, without}) =>
          `${formatPercent(within.share ?? 0)} ${where} (${formatPercent(without.share ?? 0)} hade inget svar när uttaget gjordes)`,
      );
      return {
        title: `Besvarade inom ${told} dagar: ${joinSwedish(each)}`,
        limits: found.map(
          ({where, within, without}) =>
            `Andelen besvarade inom ${told} dagar ligger ${percentBetween(...within.interval)} ${where}, och andelen utan svar ${percentBetween(...without.interval)}.`,
        ),
      };
    },
    notes: () => [
      "Dagarna räknas från den första begäran till det första svaret: ett nytt intyg eller ett meddelande. Svar på annat sätt, till exempel per telefon, syns inte här och räknas som inget svar.",
    ],
    after: (sides) =>
      sides.map((one) => {
        const {share, interval} = withoutAnswer(one);
        const n = one.others.get(unanswered)?.n ?? 0;
        return ["Inget svar", one.side.label, n, share, ...(share === null ? [null, null] : interval)];
      }),
  });
}
