import type {View} from "../contract/view.js";
import type {StepChart} from "./chartModels.js";
import {degreeChangeNote, degreeChangesCounted, reducibleDegrees} from "./degreeWords.js";
import type {DiagramModel} from "./diagramModel.js";
import {happenedWithin} from "./happenedWithin.js";
import type {PlaceFamily} from "./placeFamily.js";

/** In how large a share of the sjukfall the degree has been lowered within so many days of the start. */
export function firstReduction(family: PlaceFamily, view: View): DiagramModel<StepChart> {
  return happenedWithin(family, view, {
    id: "tid-till-sankning",
    measure: "Andel av sjukfallen där graden har sänkts inom så många dagar",
    happened: "graden sänkts i",
    within: {degree_first: reducibleDegrees},
    days: "first_reduction",
    counted: degreeChangesCounted,
    notes: () => [
      degreeChangeNote,
      "Andelen är av alla sjukfall som började på 50, 75 eller 100 procent, också dem som tog slut utan att graden sänktes. Därför stiger kurvan inte till 100 procent.",
    ],
  });
}
