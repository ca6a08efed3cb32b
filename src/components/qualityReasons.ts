import type {Manifest} from "../contract/release.js";
import {shareRoundingInterval} from "../measures/shareRoundingInterval.js";
import {decapitalise, formatCount, formatPercent} from "../measures/swedish.js";
import type {DiagramModel, SharePoint} from "./diagramModel.js";
import {stopsCertificate} from "./qualityMeanings.js";
import {certificateAccount, readCertificates} from "./qualityTables.js";
import {textAlternative} from "./textAlternative.js";

const measure = "Andel av de intyg som lästes";

/** Why certificates that were read do not count: the share of each reason, the greatest first. */
export function qualityReasons(
  manifest: Pick<Manifest, "quality" | "disclosure" | "synthetic">,
): DiagramModel {
  const {quality, disclosure} = manifest;
  const read = readCertificates(manifest);
  const reasons = [...quality.excluded, ...quality.rejected.filter(({id}) => stopsCertificate(id))]
    .filter(({n}) => n > 0)
    .sort((a, b) => b.n - a.n);
  const lost = reasons.reduce((all, {n}) => all + n, 0);
  const [first] = reasons;
  const title =
    first === undefined
      ? "Alla lästa intyg räknas"
      : `${formatPercent(lost / read)} av de lästa intygen räknas inte. Vanligaste skälet: ${decapitalise(first.title)}`;
  const b = disclosure.base;
  const rounding = `Ett antal som är ${b} kan vara 1–${b}, och ett skäl som saknas i diagrammet kan gälla upp till ${b - 1} intyg. Andra antal är exakta.`;
  return {
    id: "skal",
    title,
    selection: `Alla ${formatCount(read)} intyg som lästes`,
    alternative: textAlternative({
      kind: "Punktdiagram med en punkt för varje skäl",
      measure,
      selection: "alla intyg som lästes",
      period: "hela källan",
      message: title,
      uncertainty: rounding,
    }),
    series: [{id: "andel", label: measure, style: "own"}],
    chart:
      reasons.length === 0
        ? null
        : {
            kind: "shares",
            categories: reasons.map((one) => one.title),
            xLabel: measure,
            points: reasons.map(({n}, category): SharePoint => {
              // Counts outside the tables are single cells: at the base they are rounded, above it they are exact.
              const [low, high] = shareRoundingInterval(
                {n, atBase: n === b ? 1 : 0},
                {n: read, atBase: 0},
                b,
              );
              const value = n / read;
              const rounded = n === b;
              return {
                series: "andel",
                category,
                value,
                low: rounded ? low : value,
                high: rounded ? high : value,
              };
            }),
          },
    nothing: "Inga intyg har lämnats utanför eller stoppats.",
    notes: [rounding],
    table: certificateAccount(manifest),
  };
}
