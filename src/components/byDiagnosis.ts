import {withoutBlock} from "../contract/diagnosisChoices.js";
import {dimensionOf, everything, type View, withheldCode} from "../contract/view.js";
import {countBy, levelIn} from "../measures/table.js";
import {diagnosisCategories} from "./diagnosisCategories.js";
import type {DiagramModel} from "./diagramModel.js";
import type {Notebook} from "./notebook.js";
import {familyOf, wayOf, wayWords} from "./selection.js";
import {shareComparison} from "./shareComparison.js";
import {timesOf} from "./timesOf.js";

/** How sjukfall are divided by diagnosis: by group, or by the chapters of the group that is chosen. */
export function byDiagnosis(notebook: Notebook, wanted: View): DiagramModel {
  const view = withoutBlock(wanted, notebook.manifest);
  const {definite, adjective} = wayWords[wayOf(view)];
  const table = notebook.own[familyOf(view)];
  const dimension = dimensionOf(notebook.manifest, "diagnosis", levelIn(table, "diagnosis"));
  const {categories, group} = diagnosisCategories(dimension, view.diagnosis);
  const times = timesOf(notebook, view);
  const notes = [...times.notes];
  const withheld = dimension?.parents?.find(({code}) => code === withheldCode);
  if (withheld !== undefined && countBy(table, "diagnosis", new Map()).has(withheldCode)) {
    notes.push(
      `${withheld.title} är sjukfall där alla i samma region, period, kön och ålder hade diagnos i ett och samma kapitel. Kapitlet visas inte, men sjukfallen finns med i alla summor.`,
    );
  }
  if (group !== null && wanted.diagnosis !== group.code) {
    notes.push(
      `Ditt val av diagnos gäller inte här: diagrammet jämför kapitlen i gruppen ${group.title} med varandra.`,
    );
  }
  if (view.diagnosis === everything && categories.some(({codes}) => codes.length > 1))
    notes.push("Välj en diagnosgrupp ovan för att se kapitlen i den.");
  return shareComparison(notebook, group === null ? view : {...view, diagnosis: group.code}, {
    id: "efter-diagnos",
    family: familyOf(view),
    dimension: "diagnosis",
    categories,
    // The chapters of a group are shares of the group: it is chosen, not set aside.
    except: group === null ? ["diagnosis"] : [],
    ...times,
    measure:
      group === null
        ? `Andel av ${definite} efter diagnosgrupp`
        : `Andel av ${definite} inom gruppen ${group.title}, efter kapitel i ICD-10`,
    counted: adjective,
    column: {name: "diagnos", title: group === null ? "Diagnosgrupp" : "Kapitel"},
    sorted: true,
    last: withheld === undefined ? [] : [withheld.title],
    notes,
    subject: {
      kind: "largest",
      labels: categories.map(({label}) => label).filter((label) => label !== withheld?.title),
      rival: group === null ? "diagnosgrupp" : "kapitel",
    },
  });
}
