import {dimensionOf, type View, viewParameters} from "../contract/view.js";
import {wholeQuarters} from "../measures/months.js";
import {formatQuarters} from "../measures/swedish.js";
import type {DiagramModel} from "./diagramModel.js";
import {noWholeQuarter} from "./nearestQuarter.js";
import type {Notebook} from "./notebook.js";
import {monthsOf, wayOf} from "./selection.js";
import {shareComparison} from "./shareComparison.js";

/** Sjukfall of more than 90 covered days are long: the first limit of the rehabilitation chain. */
const longFrom = 91;

/** How long ended sjukfall lasted, in covered days. Only ended ones have a length. */
export function byLength(notebook: Notebook, view: View): DiagramModel {
  const lengths = dimensionOf(notebook.manifest, "length")?.codes ?? [];
  const categories = lengths.map(({code, title}) => ({label: title, codes: [code]}));
  const long = lengths.filter(({code}) => Number.parseInt(code) >= longFrom).map(({title}) => title);
  const measure = "Andel av de avslutade sjukfallen efter längd";
  const quarters = wholeQuarters(monthsOf(view));
  const [first, last] = [quarters[0], quarters.at(-1)];
  const period =
    first === undefined || last === undefined
      ? "inget helt kvartal i den valda perioden"
      : formatQuarters(first, last);
  const notes = [
    "Längden räknas i dagar med läkarintyg. Bara avslutade sjukfall har en längd; pågående är inte med.",
  ];
  if (wayOf(view) === "pagaende") {
    notes.push("Ditt val av pågående sjukfall gäller inte här: diagrammet visar alltid avslutade sjukfall.");
  }
  if (quarters.length > 0 && quarters.length * 3 < monthsOf(view).length) {
    notes.push(
      "Avslutade sjukfall räknas per kvartal. Månader i kvartal som perioden bara täcker delvis är inte med.",
    );
  }
  return shareComparison(notebook, view, {
    id: "efter-langd",
    family: "ended",
    dimension: "length",
    categories,
    except: ["length"],
    times: {dimension: "quarter", values: quarters},
    period,
    measure,
    counted: "avslutade sjukfall",
    column: {name: "langd", title: "Längd"},
    sorted: false,
    notes,
    subject: {kind: "together", name: "Längre än 90 dagar", labels: long},
    noTime: {
      title: `${measure}: inget helt kvartal i perioden`,
      ...noWholeQuarter(view, notebook.manifest, viewParameters),
    },
  });
}
