import {withoutBlock} from "../contract/diagnosisChoices.js";
import {dimensionOf, everything, type View} from "../contract/view.js";
import {levelIn} from "../measures/table.js";
import {diagnosisCategories, withoutDiagnosis} from "./diagnosisCategories.js";
import type {DiagramModel} from "./diagramModel.js";
import type {Within} from "./familyRows.js";
import {partOfEach} from "./partOfEach.js";
import type {PlaceFamily} from "./placeFamily.js";

/** What the shares of diagnoses are of, and how it is put into words. */
export interface DiagnosisQuestion {
  readonly id: string;
  /** What the sjukfall of each diagnosis are narrowed to. */
  readonly within: Within;
  readonly dimension: string;
  readonly codes: readonly string[];
  /** `Andel av sjukfallen som varar längre än 90 dagar`: what they are divided by comes after it. */
  readonly measure: string;
  readonly counted: string;
  readonly notes: readonly string[];
  /** As in `har störst andel långa sjukfall`, after the diagnosis. */
  readonly what: string;
}

/** The share that something is true of, for each diagnosis group, or for each chapter of the chosen group; the greatest first. */
export function partOfDiagnoses(family: PlaceFamily, view: View, question: DiagnosisQuestion): DiagramModel {
  const {id, within, dimension, codes: wanted, measure, notes, what} = question;
  const diagnosis = dimensionOf(family.manifest, "diagnosis", levelIn(family.own, "diagnosis"));
  const {categories, group} = diagnosisCategories(diagnosis, withoutBlock(view, family.manifest).diagnosis);
  const followed = group !== null && view.diagnosis === group.code;
  return partOfEach(family, view, {
    id,
    rows: categories.map(({label, codes}) => ({
      ...{label, within: {...within, diagnosis: codes}},
      ...{dimension, codes: wanted},
    })),
    except: view.diagnosis === everything || followed ? [] : ["diagnosis"],
    measure: `${measure}, efter ${group === null ? "diagnosgrupp" : `kapitel i gruppen ${group.title}`}`,
    counted: question.counted,
    column: {name: "diagnos", title: group === null ? "Diagnosgrupp" : "Kapitel"},
    sorted: true,
    last: withoutDiagnosis(diagnosis),
    notes: [
      ...notes,
      ...(view.diagnosis === everything ? ["Välj en diagnosgrupp ovan för att se kapitlen i den."] : []),
    ],
    subject: {
      ...{kind: "greatest", among: "groups"},
      what,
      rival: group === null ? "nästa diagnosgrupp" : "nästa kapitel",
    },
  });
}
