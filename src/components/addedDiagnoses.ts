import type {View} from "../contract/view.js";
import {lastDiagnoses} from "./byFirstDiagnosis.js";
import {diagnosisChangeNote, diagnosisChangesCounted} from "./changeLevels.js";
import {withoutDiagnosis} from "./diagnosisCategories.js";
import type {DiagramModel} from "./diagramModel.js";
import {partOfEach} from "./partOfEach.js";
import type {PlaceFamily} from "./placeFamily.js";

/** The chapters that sjukfall end in when they have moved to another chapter than they began in: which diagnoses are added. */
export function addedDiagnoses(family: PlaceFamily, view: View): DiagramModel {
  const dimension = lastDiagnoses(family);
  return partOfEach(family, view, {
    id: "tillkomna-diagnoser",
    rows: (dimension?.codes ?? []).map(({code, title}) => ({
      ...{label: title, within: {diagnosis_change: ["chapter"]}},
      ...{dimension: "diagnosis_last", codes: [code]},
    })),
    except: [],
    measure: "Andel av sjukfallen som har bytt kapitel, efter det kapitel de slutar i",
    counted: diagnosisChangesCounted,
    column: {name: "sista_diagnos", title: "Kapitel i sista intyget"},
    sorted: true,
    last: withoutDiagnosis(dimension),
    notes: [
      diagnosisChangeNote,
      "Bara sjukfall som slutar i ett annat kapitel än de började i är med. Andelarna summerar till 100 procent.",
    ],
    subject: {kind: "greatest", what: "är det kapitel som flest byter till", rival: "nästa kapitel"},
  });
}
