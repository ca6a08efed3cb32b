import type {View} from "../contract/view.js";
import {isTooUnsure} from "../measures/shareInterval.js";
import {formatPercent, percentBetween} from "../measures/swedish.js";
import {transitions} from "../measures/transitions.js";
import {diagnosisChangeNote, diagnosisChangesCounted} from "./changeLevels.js";
import type {MatrixChart} from "./chartModels.js";
import {comparisonLeftOut, withoutComparison} from "./comparisonLeftOut.js";
import {diagnosisFlowsOf, withheldGroup} from "./diagnosisFlowsOf.js";
import type {DiagramModel} from "./diagramModel.js";
import {ownSide} from "./familySides.js";
import {familyYears} from "./familyYears.js";
import type {PlaceFamily} from "./placeFamily.js";
import {choicesLeftOut} from "./selection.js";
import {textAlternative} from "./textAlternative.js";
import {nothingPublished, unsureNote} from "./uncertainty.js";

const measure = "Andel av sjukfallen efter diagnosgrupp i första och sista intyget";

/** From which diagnosis group to which: of the sjukfall that begin in a group, the share that ends in each. */
export function diagnosisMatrix(family: PlaceFamily, wanted: View): DiagramModel<MatrixChart> {
  const {manifest, place, own} = family;
  const view = withoutComparison(wanted);
  const side = ownSide(family);
  const joint = diagnosisFlowsOf(family, view, side, ["diagnosis"]);
  const {cells, unchanged: stayed} = transitions(joint, manifest.disclosure.base);
  const years = familyYears(view, family.nation, manifest);
  const labels = [...new Set(cells.map(({from}) => from))];
  const withheld = labels.filter((label) => label === withheldGroup(family));
  const unsure = isTooUnsure(stayed);
  const title = unsure
    ? `${measure}: för få sjukfall för en säker andel`
    : `${formatPercent(stayed.share ?? 0)} av sjukfallen ${side.where} slutar i samma diagnosgrupp som de började i`;
  const limits = unsure ? unsureNote : `Andelen i rubriken ligger ${percentBetween(...stayed.interval)}.`;

  return {
    id: "fran-till",
    title,
    selection: `${place.title}, alla sjukfall. ${years.period}.`,
    alternative: textAlternative({
      kind: `Rutnät med ${labels.length} rader och lika många kolumner`,
      measure,
      selection: `${place.title}, alla sjukfall`,
      period: years.period,
      message: title,
      uncertainty: limits,
    }),
    series: [],
    chart:
      labels.length === 0
        ? null
        : {
            ...{kind: "matrix", labels, withheld},
            xLabel: "Procent av raden. Rad: grupp i första intyget. Kolumn: grupp i sista intyget",
            cells: cells.map(({from, to, share: {share}}) => ({
              row: labels.indexOf(from),
              column: labels.indexOf(to),
              share,
            })),
          },
    nothing: nothingPublished,
    notes: [
      ...(labels.length === 0 ? [] : [limits]),
      diagnosisChangeNote,
      "I en ruta på diagonalen (med ram) är första och sista diagnosen i samma grupp. Den kan ändå ha ändrats inom gruppen.",
      `En tom ruta är ett tal som publiceras som 0. Bakom den kan det finnas enstaka sjukfall, eftersom små tal avrundas till 0 eller ${manifest.disclosure.base}.`,
      ...(withheld.length > 0
        ? [
            "Raden och kolumnen med streckad ram är sjukfall vars diagnos inte visas. Det är inte samma sak som 0.",
          ]
        : []),
      ...choicesLeftOut(view, manifest, own, ["diagnosis"], diagnosisChangesCounted),
      ...comparisonLeftOut(wanted, `${place.short}, ${years.period}`),
      ...years.notes,
    ],
    table: {
      caption: measure,
      columns: [
        {name: "forsta_diagnos", title: "I första intyget", kind: "text"},
        {name: "sista_diagnos", title: "I sista intyget", kind: "text"},
        {name: "antal", title: "Antal", kind: "count"},
        {name: "andel", title: "Andel av raden", kind: "share"},
        {name: "lagst", title: "Lägst", kind: "share"},
        {name: "hogst", title: "Högst", kind: "share"},
      ],
      rows: cells.map(({from, to, count, share: {share, interval}}) => [
        ...[from, to, count.n, share],
        ...(share === null ? [null, null] : interval),
      ]),
    },
  };
}
