import type {View} from "../contract/view.js";
import {capitalise} from "../measures/swedish.js";
import {hasDimension} from "../measures/table.js";
import type {DiagramModel} from "./diagramModel.js";
import type {Notebook} from "./notebook.js";
import {familyOf, wayOf, wayWords} from "./selection.js";
import {shareComparison} from "./shareComparison.js";
import {timesOf} from "./timesOf.js";

/**
 * How sjukfall are divided by degree: a quarter, half, three quarters or all of the work capacity. Where the chosen way of
 * counting has no degree (ended sjukfall), the started ones are shown, and told.
 */
export function byDegree(notebook: Notebook, wanted: View): DiagramModel {
  const hasDegree = hasDimension(notebook.own[familyOf(wanted)], "degree");
  const view = hasDegree ? wanted : {...wanted, way: "startade"};
  const {notes, ...times} = timesOf(notebook, view);
  const words = wayWords[wayOf(view)];
  const degrees = notebook.manifest.dimensions["degree"]?.codes ?? [];
  const categories = degrees.map(({code, title}) => ({label: title, codes: [code]}));
  const full = categories.filter(({codes}) => codes.includes("100")).map(({label}) => label);
  return shareComparison(notebook, view, {
    id: "efter-grad",
    family: familyOf(view),
    dimension: "degree",
    categories,
    except: ["degree"],
    ...times,
    notes: [
      ...(hasDegree
        ? []
        : [
            `${capitalise(wayWords[wayOf(wanted)].adjective)} är inte uppdelade på sjukskrivningsgrad. Här visas i stället de startade.`,
          ]),
      ...notes,
    ],
    measure: `Andel av ${words.definite} efter sjukskrivningsgrad`,
    counted: words.adjective,
    column: {name: "grad", title: "Sjukskrivningsgrad"},
    sorted: false,
    subject: {kind: "together", name: "Helt sjukskrivna", labels: full},
  });
}
