import type {View} from "../contract/view.js";
import {noCount, type Count} from "../measures/count.js";
import {yearBefore} from "../measures/months.js";
import {roundingInterval} from "../measures/roundingInterval.js";
import {capitalise, duringTime, formatCount} from "../measures/swedish.js";
import {countBy} from "../measures/table.js";
import {beforeTime, changeInWords} from "./changeInWords.js";
import type {DiagramModel, LinePoint} from "./diagramModel.js";
import {inPlace} from "./inPlace.js";
import type {Notebook, Tables} from "./notebook.js";
import {isPreliminary, markPreliminary, preliminaryNote} from "./preliminary.js";
import {choicesLeftOut, describeSelection, familyOf, selectRows, wayOf, wayWords} from "./selection.js";
import {textAlternative} from "./textAlternative.js";
import {timeColumn, timelineOf} from "./timeline.js";
import {nothingPublished, roundingNote, widestHalf} from "./uncertainty.js";

/** What the number over time is made from: of the tables of the place at least the one that the view counts. */
export interface Counted extends Pick<Notebook, "manifest" | "place"> {
  readonly own: Partial<Tables>;
}

/** The number of sjukfall each month (ended ones each quarter) in a place, with the band that rounding leaves open. */
export function numberOverTime({manifest, place, own}: Counted, view: View): DiagramModel {
  const base = manifest.disclosure.base;
  const table = own[familyOf(view)];
  if (table === undefined) throw new RangeError("the table of the view has not been loaded");
  const words = wayWords[wayOf(view)];
  const {dimension, values: times, each, period, notes} = timelineOf(view);
  const byTime = countBy(table, dimension, selectRows(view, manifest, table, []));
  const at = (time: string): Count => byTime.get(time) ?? noCount;

  const points = times.map((time, x): LinePoint => {
    const [low, high] = roundingInterval(at(time), base);
    return {
      series: "own",
      x,
      value: at(time).n,
      low,
      high,
      preliminary: isPreliminary(time, manifest.extractDate),
    };
  });
  const latest = times.findLast((time) => !isPreliminary(time, manifest.extractDate)) ?? times.at(-1) ?? "";
  const before = yearBefore(latest);
  // Only a time that the chart and the table hold is compared with.
  const change = times.includes(before) ? changeInWords(at(before), at(latest), base) : null;
  const against = change === null ? "" : `, ${beforeTime(change.words, before)}`;
  const title = `${capitalise(duringTime(latest))} ${words.verb} ${formatCount(at(latest).n)} sjukfall ${inPlace(place)}${against}`;
  const most = points.reduce((a, b) => (b.value > a.value ? b : a));
  const least = points.reduce((a, b) => (b.value < a.value ? b : a));
  const selection = `${place.title}, ${describeSelection(view, manifest, table, [])}`;
  const measure = `Antal ${words.adjective} per ${each}`;
  const timeAt = ({x}: LinePoint): string => duringTime(times[x] ?? "");
  const extremes =
    times.length === 1
      ? ""
      : `. Flest ${timeAt(most)} med ${formatCount(most.value)}, lägst antal ${timeAt(least)} med ${formatCount(least.value)}`;
  const limits = change?.notes ?? [];

  return {
    id: "antal-over-tid",
    title,
    selection: `${selection}. ${capitalise(period)}.`,
    alternative: textAlternative({
      kind: "Linjediagram",
      measure,
      selection,
      period,
      message: `${title}${extremes}`,
      uncertainty: `${limits.map((note) => `${note} `).join("")}Avrundningen kan flytta ett av talen med upp till ${formatCount(widestHalf(points))}`,
    }),
    series: [{id: "own", label: capitalise(place.short), style: "own"}],
    chart: points.every(({value}) => value === 0)
      ? null
      : {kind: "lines", xs: times, yLabel: measure, reference: null, points},
    nothing: nothingPublished,
    notes: [
      ...limits,
      ...choicesLeftOut(view, manifest, table, [], words.adjective),
      ...notes,
      roundingNote(base),
      ...preliminaryNote(times, manifest.extractDate),
    ],
    table: markPreliminary(
      {
        caption: `${measure} ${inPlace(place)}`,
        columns: [
          timeColumn(dimension),
          {name: "antal", title: "Antal", kind: "count"},
          {name: "lagst", title: "Lägst", kind: "count"},
          {name: "hogst", title: "Högst", kind: "count"},
        ],
        rows: points.map(({x, value, low, high}) => [times[x] ?? "", value, low, high]),
      },
      points.map(({preliminary}) => preliminary),
    ),
  };
}
