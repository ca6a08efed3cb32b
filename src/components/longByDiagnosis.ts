import {dimensionOf, everything, type View} from "../contract/view.js";
import {codesAfter} from "../measures/dayBands.js";
import {levelIn} from "../measures/table.js";
import {diagnosisCategories, withoutDiagnosis} from "./diagnosisCategories.js";
import type {DiagramModel} from "./diagramModel.js";
import {durationNote, durationsCounted} from "./durationWords.js";
import {bandCodes} from "./everyBand.js";
import {partOfEach} from "./partOfEach.js";
import type {PlaceFamily} from "./placeFamily.js";

/** How many of the sjukfall of each diagnosis group, or of each chapter of the chosen group, last longer than the limit. */
export function longByDiagnosis(family: PlaceFamily, view: View): DiagramModel {
  const level = levelIn(family.own, "diagnosis");
  const dimension = dimensionOf(family.manifest, "diagnosis", level);
  const {categories, group} = diagnosisCategories(dimension, view.diagnosis);
  const long = codesAfter(bandCodes(family.manifest, "duration"), Number(view.limit));
  const followed = group !== null && view.diagnosis === group.code;
  return partOfEach(family, view, {
    id: "langre-efter-diagnos",
    rows: categories.map(({label, codes}) => ({
      ...{label, within: {diagnosis: codes}},
      ...{dimension: "duration", codes: long},
    })),
    except: view.diagnosis === everything || followed ? [] : ["diagnosis"],
    measure: `Andel av sjukfallen som varar längre än ${view.limit} dagar, efter ${group === null ? "diagnosgrupp" : `kapitel i gruppen ${group.title}`}`,
    counted: durationsCounted,
    column: {name: "diagnos", title: group === null ? "Diagnosgrupp" : "Kapitel"},
    sorted: true,
    last: withoutDiagnosis(dimension),
    notes: [
      durationNote,
      "Diagnosen är den i sjukfallets första intyg.",
      ...(view.diagnosis === everything ? ["Välj en diagnosgrupp ovan för att se kapitlen i den."] : []),
    ],
    subject: {
      kind: "greatest",
      what: `har störst andel sjukfall längre än ${view.limit} dagar`,
      rival: group === null ? "nästa diagnosgrupp" : "nästa kapitel",
    },
  });
}
