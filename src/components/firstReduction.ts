import type {View} from "../contract/view.js";
import {addCounts} from "../measures/count.js";
import {cumulativeShares} from "../measures/cumulativeShares.js";
import {isTooUnsure, shareInterval} from "../measures/shareInterval.js";
import {formatPercent, percentBetween} from "../measures/swedish.js";
import {countBy} from "../measures/table.js";
import type {StepChart, StepPoint} from "./chartModels.js";
import {degreeChangeNote, degreeChangesCounted, reducibleDegrees} from "./degreeWords.js";
import type {DiagramModel} from "./diagramModel.js";
import {everyBand} from "./everyBand.js";
import {familyRows} from "./familyRows.js";
import {placeSides} from "./familySides.js";
import {familyYears} from "./familyYears.js";
import type {PlaceFamily} from "./placeFamily.js";
import {choicesLeftOut, describeSelection} from "./selection.js";
import {textAlternative} from "./textAlternative.js";
import {nothingPublished, stepCurveNote, unsureNote, withinNationNote} from "./uncertainty.js";

const measure = "Andel av sjukfallen där graden har sänkts inom så många dagar";
/** The day that the headline tells, the first limit of the rehabilitation chain. */
const toldDay = 90;

/**
 * In how large a share of the sjukfall the degree has been lowered within so many days of the start. Those that end without
 * it stay in the whole: the curve ends at the share that was lowered at all, not at 100 per cent.
 */
export function firstReduction(family: PlaceFamily, view: View): DiagramModel<StepChart> {
  const {manifest, place, own} = family;
  const {base} = manifest.disclosure;
  const sides = placeSides(family);
  const years = familyYears(view, family.nation, manifest.extractDate);
  const curves = sides.map((side) => {
    const counts = countBy(
      side.table,
      "first_reduction",
      familyRows(family, view, side, [], {degree_first: reducibleDegrees}),
    );
    const bands = everyBand(manifest, "first_reduction", counts);
    const whole = addCounts(counts.values());
    const ever = addCounts(bands.map(({count}) => count));
    return {
      ...{side, whole, days: cumulativeShares(bands, whole, base)},
      ever: {count: ever, ...shareInterval(ever, whole, base)},
    };
  });
  const points = curves.flatMap(({side: {id: series}, days}) => {
    const known = days.map(({day, share, interval: [low, high]}): StepPoint => {
      return {series, day, value: share, low, high};
    });
    return known.length === 0 ? [] : [{series, day: 0, value: 0, low: 0, high: 0}, ...known];
  });
  const told = curves.flatMap(({side: {where: here}, days}) =>
    days.filter(({day}) => day === toldDay).map((at) => ({...at, where: here})),
  );
  const unsure = told.length < sides.length || told.some(isTooUnsure);
  const title = unsure
    ? `${measure}: för få sjukfall för en säker andel`
    : `Inom ${toldDay} dagar har graden sänkts i ${told.map(({share, where}, i) => `${formatPercent(share)}${i === 0 ? " av sjukfallen" : ""} ${where}`).join(" och ")}`;
  const limits = unsure
    ? unsureNote
    : `${told.length > 1 ? "Andelarna" : "Andelen"} i rubriken ligger ${told.map(({interval, where}) => `${percentBetween(...interval)} ${where}`).join(" och ")}.`;
  const where = sides.length > 1 ? `${place.title} och riket` : place.title;
  const selection = `${where}, ${describeSelection(view, manifest, own, [])}`;
  const empty = points.length === 0;
  const known = [...new Set(points.map(({day}) => day))].sort((a, b) => a - b);

  return {
    id: "tid-till-sankning",
    title: empty ? `${measure}: inga sjukfall i urvalet` : title,
    selection: `${selection}. Avslutade ${years.period}.`,
    alternative: textAlternative({
      kind: `Trappstegskurva som stiger från 0, för ${sides.map(({where: here}) => here).join(" och ")}`,
      measure,
      selection,
      period: `avslutade ${years.period}`,
      message: title,
      uncertainty: limits,
    }),
    series: sides.map(({id, label, style}) => ({id, label, style})),
    chart: empty
      ? null
      : {
          ...{kind: "steps", yLabel: measure, points, until: known.at(-1) ?? 0, rules: [toldDay]},
          ticks: known,
          top: Math.min(1, Math.max(...points.map(({high}) => high)) * 1.1),
        },
    nothing: nothingPublished,
    notes: [
      ...(empty ? [] : [limits]),
      degreeChangeNote,
      "Andelen är av alla sjukfall som började på 50, 75 eller 100 procent, också dem som tog slut utan att graden sänktes. Därför stiger kurvan inte till 100 procent.",
      ...choicesLeftOut(view, manifest, own, [], degreeChangesCounted),
      ...years.notes,
      ...withinNationNote(place),
      stepCurveNote,
    ],
    table: {
      caption: measure,
      columns: [
        {name: "inom", title: "Inom", kind: "text"},
        {name: "serie", title: "Plats", kind: "text"},
        {name: "antal", title: "Antal", kind: "count"},
        {name: "av", title: "Av", kind: "count"},
        {name: "andel", title: "Andel", kind: "share"},
        {name: "lagst", title: "Lägst", kind: "share"},
        {name: "hogst", title: "Högst", kind: "share"},
      ],
      rows: [
        ...known
          .slice(1)
          .flatMap((day) =>
            curves.flatMap(({side, whole, days}) =>
              days
                .filter((at) => at.day === day)
                .map(({count, share, interval}) => [
                  `${day} dagar`,
                  side.label,
                  count.n,
                  whole.n,
                  share,
                  ...interval,
                ]),
            ),
          ),
        ...curves.flatMap(({side, whole, ever: {count, share, interval}}) =>
          share === null ? [] : [["någon gång", side.label, count.n, whole.n, share, ...interval]],
        ),
      ],
    },
  };
}
