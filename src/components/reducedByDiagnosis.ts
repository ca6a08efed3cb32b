import type {View} from "../contract/view.js";
import {degreeChangeNote, degreeChangesCounted, reducedPaths, reducibleDegrees} from "./degreeWords.js";
import type {DiagramModel} from "./diagramModel.js";
import {partOfDiagnoses} from "./partOfDiagnoses.js";
import type {PlaceFamily} from "./placeFamily.js";

/** In how many of the sjukfall of each diagnosis group, or of each chapter of the chosen group, the degree is lowered at some time. */
export function reducedByDiagnosis(family: PlaceFamily, view: View): DiagramModel {
  return partOfDiagnoses(family, view, {
    id: "sankt-efter-diagnos",
    within: {degree_first: reducibleDegrees},
    dimension: "degree_path",
    codes: reducedPaths,
    measure: "Andel av sjukfallen där graden sänks någon gång",
    counted: degreeChangesCounted,
    notes: [
      degreeChangeNote,
      "Diagnosen är den i sjukfallets sista intyg. Sjukfall som började på 25 procent är inte med.",
    ],
    what: "har störst andel sjukfall där graden sänks",
  });
}
