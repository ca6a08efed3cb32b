import {dimensionOf, everything, type View} from "../contract/view.js";
import {levelIn} from "../measures/table.js";
import {degreeChangeNote, degreeChangesCounted, reducedPaths, reducibleDegrees} from "./degreeWords.js";
import {diagnosisCategories, withoutDiagnosis} from "./diagnosisCategories.js";
import type {DiagramModel} from "./diagramModel.js";
import {partOfEach} from "./partOfEach.js";
import type {PlaceFamily} from "./placeFamily.js";

/** In how many of the sjukfall of each diagnosis group, or of each chapter of the chosen group, the degree is lowered at some time. */
export function reducedByDiagnosis(family: PlaceFamily, view: View): DiagramModel {
  const dimension = dimensionOf(family.manifest, "diagnosis", levelIn(family.own, "diagnosis"));
  const {categories, group} = diagnosisCategories(dimension, view.diagnosis);
  const followed = group !== null && view.diagnosis === group.code;
  return partOfEach(family, view, {
    id: "sankt-efter-diagnos",
    rows: categories.map(({label, codes}) => ({
      ...{label, within: {diagnosis: codes, degree_first: reducibleDegrees}},
      ...{dimension: "degree_path", codes: reducedPaths},
    })),
    except: view.diagnosis === everything || followed ? [] : ["diagnosis"],
    measure: `Andel av sjukfallen där graden sänks någon gång, efter ${group === null ? "diagnosgrupp" : `kapitel i gruppen ${group.title}`}`,
    counted: degreeChangesCounted,
    column: {name: "diagnos", title: group === null ? "Diagnosgrupp" : "Kapitel"},
    sorted: true,
    last: withoutDiagnosis(dimension),
    notes: [
      degreeChangeNote,
      "Diagnosen är den i sjukfallets sista intyg. Sjukfall som började på 25 procent är inte med.",
      ...(view.diagnosis === everything ? ["Välj en diagnosgrupp ovan för att se kapitlen i den."] : []),
    ],
    subject: {
      kind: "greatest",
      what: "har störst andel sjukfall där graden sänks",
      rival: group === null ? "nästa diagnosgrupp" : "nästa kapitel",
    },
  });
}
