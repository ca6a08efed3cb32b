import type {View} from "../contract/view.js";
import {codesAfter} from "../measures/dayBands.js";
import type {DiagramModel} from "./diagramModel.js";
import {durationNote, durationsCounted} from "./durationWords.js";
import {bandCodes} from "./everyBand.js";
import {partOfDiagnoses} from "./partOfDiagnoses.js";
import type {PlaceFamily} from "./placeFamily.js";

/** How many of the sjukfall of each diagnosis group, or of each chapter of the chosen group, last longer than the limit. */
export function longByDiagnosis(family: PlaceFamily, view: View): DiagramModel {
  return partOfDiagnoses(family, view, {
    id: "langre-efter-diagnos",
    within: {},
    dimension: "duration",
    codes: codesAfter(bandCodes(family.manifest, "duration"), Number(view.limit)),
    measure: `Andel av sjukfallen som varar längre än ${view.limit} dagar`,
    counted: durationsCounted,
    notes: [durationNote, "Diagnosen är den i sjukfallets första intyg."],
    what: `har störst andel sjukfall längre än ${view.limit} dagar`,
  });
}
