import type {View} from "../contract/view.js";
import {addCounts} from "../measures/count.js";
import {drawnFlows, groupSums, mergedGroup, type DrawnFlow, type Flow} from "../measures/flows.js";
import {isTooUnsure, shareInterval} from "../measures/shareInterval.js";
import {decapitalise, formatPercent, percentBetween} from "../measures/swedish.js";
import {transitions} from "../measures/transitions.js";
import {diagnosisChangeNote, diagnosisChangesCounted} from "./changeLevels.js";
import type {FlowChart} from "./chartModels.js";
import {comparisonLeftOut, withoutComparison} from "./comparisonLeftOut.js";
import {diagnosisFlowsOf} from "./diagnosisFlowsOf.js";
import type {DiagramModel} from "./diagramModel.js";
import {ownSide} from "./familySides.js";
import {familyYears} from "./familyYears.js";
import type {PlaceFamily} from "./placeFamily.js";
import {choicesLeftOut, describeSelection} from "./selection.js";
import {textAlternative} from "./textAlternative.js";
import {nothingPublished, unsureNote} from "./uncertainty.js";

const measure = "Sjukfall från diagnosgrupp i första intyget till diagnosgrupp i sista intyget";

/** How sjukfall move between diagnosis groups: two columns with bands between them, the small groups taken together. */
export function diagnosisFlows(family: PlaceFamily, wanted: View): DiagramModel<FlowChart> {
  const {manifest, place, own} = family;
  const view = withoutComparison(wanted);
  const {base} = manifest.disclosure;
  const side = ownSide(family);
  const joint = diagnosisFlowsOf(family, view, side, []);
  const flows = drawnFlows(joint);
  const labels = groupSums(flows).map(({group}) => group);
  const years = familyYears(view, family.nation, manifest);
  const whole = addCounts(flows.map(({count}) => count));
  const {title, limits} = headlineOf(flows, joint, base, side.where);
  const described = `${place.title}, ${describeSelection(view, manifest, own, [])}`;
  const merged = groupSums(joint).flatMap(({group}) => (labels.includes(group) ? [] : [decapitalise(group)]));

  return {
    id: "floden",
    title,
    selection: `${described}. ${years.period}.`,
    alternative: textAlternative({
      kind: `Flödesdiagram med två kolumner, ${labels.length} grupper i varje`,
      measure,
      selection: described,
      period: years.period,
      message: title,
      uncertainty: limits,
    }),
    series: [],
    chart:
      flows.length === 0
        ? null
        : {
            ...{
              kind: "flows",
              labels,
              xLabel: "Till vänster första intyget, till höger det sista. Bandens höjd är antalet sjukfall",
            },
            flows: flows.map(({from, to, changed, count: {n}}) => ({
              from: labels.indexOf(from),
              to: labels.indexOf(to),
              ...{changed, n},
            })),
          },
    nothing: nothingPublished,
    notes: [
      ...(flows.length === 0 ? [] : [limits]),
      diagnosisChangeNote,
      "Grå band är sjukfall som slutar i samma grupp som de började i. Blå band går till en annan grupp.",
      ...(merged.length > 0 ? [`Till ${decapitalise(mergedGroup)} räknas här: ${merged.join("; ")}.`] : []),
      ...choicesLeftOut(view, manifest, own, [], diagnosisChangesCounted),
      ...comparisonLeftOut(wanted, `${place.short}, ${years.period}`),
      ...years.notes,
    ],
    table: {
      caption: measure,
      columns: [
        {name: "forsta_diagnos", title: "I första intyget", kind: "text"},
        {name: "sista_diagnos", title: "I sista intyget", kind: "text"},
        {name: "antal", title: "Antal", kind: "count"},
        {name: "andel", title: "Andel av alla", kind: "share"},
        {name: "lagst", title: "Lägst", kind: "share"},
        {name: "hogst", title: "Högst", kind: "share"},
      ],
      rows: flows.map(({from, to, changed, count}) => {
        const {share, interval} = shareInterval(count, whole, base);
        // Within the merged group some have changed and some have not.
        const target = from === to && changed ? `${to} (annan grupp)` : to;
        return [from, target, count.n, share, ...interval];
      }),
    },
  };
}

/** The largest flow between two groups that have names of their own, and how many change group at all, as shares of all. */
function headlineOf(
  flows: readonly DrawnFlow[],
  joint: readonly Flow[],
  base: number,
  where: string,
): {readonly title: string; readonly limits: string} {
  const {total, changed} = transitions(joint, base);
  if (total.n === 0)
    return {title: `${measure}: inga sjukfall i urvalet`, limits: "Inga andelar kan räknas."};
  const named = flows
    .filter((flow) => flow.changed && ![flow.from, flow.to].includes(mergedGroup))
    .map((flow) => ({...flow, ...shareInterval(flow.count, total, base)}));
  const [largest, ...others] = named.sort((a, b) => b.count.n - a.count.n);
  if (largest === undefined)
    return {
      title: `Inga byten av diagnosgrupp är publicerade ${where}`,
      limits: "Enstaka byten kan vara bortavrundade.",
    };
  if (isTooUnsure(largest))
    return {title: `${measure}: för få sjukfall för en säker andel`, limits: unsureNote};
  const sure = others.every(({interval}) => interval[1] < largest.interval[0]);
  return {
    title: `Flest byter från ${decapitalise(largest.from)} till ${decapitalise(largest.to)}: ${formatPercent(largest.share ?? 0)} av sjukfallen ${where}${sure ? "" : ". Skillnaden mot näst vanligaste byte är osäker"}`,
    limits: `Andelen i rubriken ligger ${percentBetween(...largest.interval)}. Alla byten mellan grupper är tillsammans ${formatPercent(changed.share ?? 0)} (${percentBetween(...changed.interval)}).`,
  };
}
