import type {View} from "../contract/view.js";
import {noCount, type Count} from "../measures/count.js";
import {addMonths, isWhole} from "../measures/months.js";
import {roundingInterval} from "../measures/roundingInterval.js";
import {capitalise, formatCount, formatMonth, formatPeriod} from "../measures/swedish.js";
import {countBy} from "../measures/table.js";
import {changeInWords} from "./changeInWords.js";
import type {DiagramModel, LinePoint} from "./diagramModel.js";
import {inPlace} from "./inPlace.js";
import type {Notebook} from "./notebook.js";
import {isPreliminary, markPreliminary, preliminaryNote} from "./preliminary.js";
import {
  choicesLeftOut,
  describeSelection,
  familyOf,
  monthsOf,
  selectRows,
  wayOf,
  wayWords,
} from "./selection.js";
import {textAlternative} from "./textAlternative.js";
import {nothingPublished, roundingNote, widestHalf} from "./uncertainty.js";

/** The number of sjukfall each month in a place, with the band that rounding leaves open. */
export function numberOverTime(notebook: Notebook, view: View): DiagramModel {
  const {manifest, place, own} = notebook;
  const base = manifest.disclosure.base;
  const table = own[familyOf(view)];
  const words = wayWords[wayOf(view)];
  const months = monthsOf(view);
  const byMonth = countBy(table, "month", selectRows(view, manifest, table, []));
  const at = (month: string): Count => byMonth.get(month) ?? noCount;

  const points = months.map((month, x): LinePoint => {
    const [low, high] = roundingInterval(at(month), base);
    return {
      series: "own",
      x,
      value: at(month).n,
      low,
      high,
      preliminary: isPreliminary(month, manifest.extractDate),
    };
  });
  const latest = months.findLast((month) => isWhole(month, manifest.extractDate)) ?? view.last;
  const yearBefore = addMonths(latest, -12);
  // Only a month that the chart and the table hold is compared with.
  const change = yearBefore < view.first ? null : changeInWords(at(yearBefore), at(latest), base);
  const against = change === null ? "" : `, ${change.words} ${formatMonth(yearBefore)}`;
  const title = `I ${formatMonth(latest)} ${words.verb} ${formatCount(at(latest).n)} sjukfall ${inPlace(place)}${against}`;
  const most = points.reduce((a, b) => (b.value > a.value ? b : a));
  const least = points.reduce((a, b) => (b.value < a.value ? b : a));
  const selection = `${place.title}, ${describeSelection(view, manifest, table, [])}`;
  const measure = `Antal ${words.adjective} per månad`;
  const monthAt = ({x}: LinePoint): string => formatMonth(months[x] ?? "");
  const extremes =
    months.length === 1
      ? ""
      : `. Flest i ${monthAt(most)} med ${formatCount(most.value)}, lägst antal i ${monthAt(least)} med ${formatCount(least.value)}`;
  const limits = change?.notes ?? [];

  return {
    id: "antal-over-tid",
    title,
    selection: `${selection}. ${capitalise(formatPeriod(view.first, view.last))}.`,
    alternative: textAlternative({
      kind: "Linjediagram",
      measure,
      selection,
      period: formatPeriod(view.first, view.last),
      message: `${title}${extremes}`,
      uncertainty: `${limits.map((note) => `${note} `).join("")}Avrundningen kan flytta ett månadstal med upp till ${formatCount(widestHalf(points))}`,
    }),
    series: [{id: "own", label: capitalise(place.short), style: "own"}],
    chart: points.every(({value}) => value === 0)
      ? null
      : {kind: "lines", xs: months, yLabel: measure, reference: null, points},
    nothing: nothingPublished,
    notes: [
      ...limits,
      ...choicesLeftOut(view, manifest, table, [], words.adjective),
      roundingNote(base),
      ...preliminaryNote(months, manifest.extractDate),
    ],
    table: markPreliminary(
      {
        caption: `${measure} ${inPlace(place)}`,
        columns: [
          {name: "manad", title: "Månad", kind: "month"},
          {name: "antal", title: "Antal", kind: "count"},
          {name: "lagst", title: "Lägst", kind: "count"},
          {name: "hogst", title: "Högst", kind: "count"},
        ],
        rows: points.map(({x, value, low, high}) => [months[x] ?? "", value, low, high]),
      },
      points.map(({preliminary}) => preliminary),
    ),
  };
}
