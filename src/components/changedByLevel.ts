import type {View} from "../contract/view.js";
import {
  changeLevelOf,
  changeLevels,
  comparableChanges,
  diagnosisChangeNote,
  diagnosisChangesCounted,
} from "./changeLevels.js";
import type {DiagramModel} from "./diagramModel.js";
import {leftOutChanges} from "./leftOutChanges.js";
import {partOfEach} from "./partOfEach.js";
import type {PlaceFamily} from "./placeFamily.js";

/** How many sjukfall end with another diagnosis than they began with, for each level of change. */
export function changedByLevel(family: PlaceFamily, view: View): DiagramModel {
  const chosen = changeLevelOf(view);
  return partOfEach(family, view, {
    id: "andrad-efter-niva",
    rows: changeLevels.map(({label, codes}) => ({
      ...{label, within: {diagnosis_change: comparableChanges}},
      ...{dimension: "diagnosis_change", codes},
    })),
    except: [],
    measure: "Andel av sjukfallen där diagnosen har ändrats, efter hur stor ändringen är",
    counted: diagnosisChangesCounted,
    column: {name: "niva", title: "Ändring"},
    sorted: false,
    notes: [
      diagnosisChangeNote,
      ...leftOutChanges(family, view),
      "Nivåerna ligger i varandra: den som har fått en diagnos i ett annat kapitel har också fått ett annat avsnitt och en annan kategori. Andelarna får därför inte läggas ihop.",
    ],
    subject: {kind: "row", name: `Diagnosen har ändrats till ${chosen.to}`, label: chosen.label},
  });
}
