import type {View} from "../contract/view.js";
import {
  changeLevelOf,
  comparableChanges,
  diagnosisChangeNote,
  diagnosisChangesCounted,
} from "./changeLevels.js";
import type {DiagramModel} from "./diagramModel.js";
import {leftOutChanges} from "./leftOutChanges.js";
import {partOfEach} from "./partOfEach.js";
import type {PlaceFamily} from "./placeFamily.js";

/** How many sjukfall end with another diagnosis than they began with, by how long they lasted; at the chosen level of change. */
export function changedBySpan(family: PlaceFamily, view: View): DiagramModel {
  const level = changeLevelOf(view);
  const spans = family.manifest.dimensions["span"]?.codes ?? [];
  const longest = spans.at(-1)?.title ?? "";
  return partOfEach(family, view, {
    id: "andrad-efter-langd",
    rows: spans.map(({code, title}) => ({
      ...{label: title, within: {span: [code], diagnosis_change: comparableChanges}},
      ...{dimension: "diagnosis_change", codes: level.codes},
    })),
    except: ["span"],
    measure: `Andel av sjukfallen där diagnosen har ändrats till ${level.to}, efter sjukfallets längd`,
    counted: diagnosisChangesCounted,
    column: {name: "langd", title: "Längd"},
    sorted: false,
    notes: [
      diagnosisChangeNote,
      ...leftOutChanges(family, view, ["span"]),
      "Längden är antalet dagar som täcks av intyg.",
    ],
    subject: {kind: "row", name: `Ändrad diagnos bland de längsta sjukfallen (${longest})`, label: longest},
  });
}
