import type {View} from "../contract/view.js";
import {degreeChangeNote, degreeChangesCounted, reducibleDegrees} from "./degreeWords.js";
import type {DiagramModel} from "./diagramModel.js";
import {partOfEach} from "./partOfEach.js";
import type {PlaceFamily} from "./placeFamily.js";

/** Lowered in steps, lowered once, or not at all: how the sjukfall that could be lowered are divided. */
export function loweredInSteps(family: PlaceFamily, view: View): DiagramModel {
  const paths = family.manifest.dimensions["degree_path"]?.codes ?? [];
  const steps = paths.find(({code}) => code === "stepwise")?.title ?? "";
  return partOfEach(family, view, {
    id: "stegvis-eller-pa-en-gang",
    rows: paths.map(({code, title}) => ({
      ...{label: title, within: {degree_first: reducibleDegrees}},
      ...{dimension: "degree_path", codes: [code]},
    })),
    except: [],
    measure: "Andel av sjukfallen som började på 50, 75 eller 100 procent, efter hur graden har ändrats",
    counted: degreeChangesCounted,
    column: {name: "vag", title: "Gradens väg"},
    sorted: false,
    notes: [
      degreeChangeNote,
      "Sjukfall som började på 25 procent är inte med: där finns ingen lägre grad att sänka till.",
    ],
    subject: {kind: "row", name: steps, label: steps},
  });
}
