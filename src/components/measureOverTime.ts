import {everything, type View} from "../contract/view.js";
import {wholeOf} from "../contract/whole.js";
import {decapitalise} from "../measures/swedish.js";
import type {DiagramModel} from "./diagramModel.js";
import {formOverTime} from "./formOverTime.js";
import {measureOfView, measureShare, ownWords, type ReturnFamilies, returnSides} from "./returnForms.js";
import {lineSides} from "./yearBeforeLine.js";

/**
 * How often certificates name one kind of measure, quarter by quarter. Only version 1 of the form has the list: a measure of it ends
 * where the form was changed. What is written in own words goes on, as a line of its own.
 */
export function measureOverTime(families: ReturnFamilies, view: View): DiagramModel {
  const {manifest} = families.measures;
  const kind = measureOfView(families, view);
  const named =
    manifest.dimensions["measure"]?.codes.find(({code}) => code === kind)?.title ?? "Åtgärder i listan";
  const title = decapitalise(named);
  return formOverTime(families.support, view, {
    id: "atgard-over-tid",
    lines: (hasYearBefore) =>
      returnSides(families, (family) => lineSides(family, view, hasYearBefore)).map((side) => ({
        side,
        shareOn: (version, quarters) =>
          measureShare(side, kind ?? "", version, quarters, manifest.disclosure.base),
      })),
    asks: kind === ownWords ? ["1", "2"] : ["1"],
    measure:
      kind === undefined ? "Andel av intygen som anger en åtgärd" : `Andel av intygen med svaret ${title}`,
    says: `${named} anges i`,
    ...(kind === undefined
      ? {lacks: `Inget intyg ${wholeOf(manifest).where} anger någon åtgärd ur listan under perioden`}
      : {}),
    subject: named,
    part: {name: "med_svaret", title: "Med svaret"},
    notes: [
      ...(view.support === everything && kind !== undefined
        ? [
            `Här visas den åtgärd i listan som flest intyg ${wholeOf(manifest).where} anger: ${title}. Välj en annan ovan.`,
          ]
        : []),
      kind === ownWords
        ? "Linjen är bruten där blanketten byttes, den 5 augusti 2025. På version 1 kompletterar fritexten en lista, på version 2 är den allt som finns. Andelarna går inte att jämföra med varandra."
        : "Linjen slutar där blanketten byttes, den 5 augusti 2025: version 2 har ingen lista med åtgärder. Att linjen slutar säger inget om vad läkare föreslår.",
    ],
  });
}
