import type {View} from "../contract/view.js";
import {addCounts, noCount, type Count} from "../measures/count.js";
import {roundingInterval} from "../measures/roundingInterval.js";
import {isTooUnsure, shareInterval, type Share} from "../measures/shareInterval.js";
import {capitalise, formatCount, formatPercent, percentBetween} from "../measures/swedish.js";
import {countBy, type Table} from "../measures/table.js";
import type {DiagramModel, LinePoint, Series} from "./diagramModel.js";
import {inPlace} from "./inPlace.js";
import type {Notebook} from "./notebook.js";
import {isPreliminary, markPreliminary, preliminaryNote} from "./preliminary.js";
import {
  choicesLeftOut,
  describeSelection,
  familyOf,
  selectRows,
  wayOf,
  wayWords,
  withValues,
} from "./selection.js";
import {textAlternative} from "./textAlternative.js";
import {timeColumn, timelineOf} from "./timeline.js";
import {type Times, timesOf} from "./timesOf.js";
import {nothingPublished, roundingNote, unsureNote, widestHalf} from "./uncertainty.js";

const sexes = [
  {code: "K", id: "women", style: "women"},
  {code: "M", id: "men", style: "men"},
] as const;

/** Women's and men's sjukfall each month (ended ones each quarter). Sjukfall of unknown sex are told in a note, not drawn. */
export function bySex(notebook: Notebook, view: View): DiagramModel {
  const {manifest, place, own} = notebook;
  const {base} = manifest.disclosure;
  const table = own[familyOf(view)];
  const words = wayWords[wayOf(view)];
  const timeline = timelineOf(view);
  const {dimension, values: months} = timeline;
  const selection = selectRows(view, manifest, table, ["sex"]);
  const titles = manifest.dimensions["sex"]?.codes ?? [];
  const lines = sexes.map(({code, id, style}) => {
    const series: Series = {id, label: titles.find((title) => title.code === code)?.title ?? code, style};
    return {series, byMonth: countBy(table, dimension, withValues(selection, "sex", [code]))};
  });
  const at = (byMonth: ReadonlyMap<string, Count>, month: string): Count => byMonth.get(month) ?? noCount;
  const points = lines.flatMap(({series, byMonth}) =>
    months.map((month, x): LinePoint => {
      const count = at(byMonth, month);
      const [low, high] = roundingInterval(count, base);
      return {
        series: series.id,
        x,
        value: count.n,
        low,
        high,
        preliminary: isPreliminary(month, manifest.extractDate),
      };
    }),
  );
  const {times, period} = timesOf(notebook, view);
  const sums = lines.map(({byMonth}) => addCounts(times.values.map((month) => at(byMonth, month))));
  const women = shareInterval(sums[0] ?? noCount, addCounts(sums), base);
  const unknown = unknownSex(table, selection, times);
  const measure = `Antal ${words.adjective} per ${timeline.each}, kvinnor och män`;
  const {title, limits} = headlineOf(women, measure, `av ${words.definite} ${inPlace(place)}`, period);
  const described = `${place.title}, ${describeSelection(view, manifest, table, ["sex"])}`;

  return {
    id: "efter-kon",
    title,
    selection: `${described}. ${capitalise(timeline.period)}.`,
    alternative: textAlternative({
      kind: "Linjediagram med två linjer",
      measure,
      selection: described,
      period: timeline.period,
      message: `${title} (${period}): ${formatCount(sums[0]?.n ?? 0)} för kvinnor och ${formatCount(sums[1]?.n ?? 0)} för män`,
      uncertainty: `${limits.map((note) => `${note} `).join("")}Avrundningen kan flytta ett av talen med upp till ${formatCount(widestHalf(points))}`,
    }),
    series: lines.map(({series}) => series),
    chart: points.every(({value}) => value === 0)
      ? null
      : {kind: "lines", xs: months, yLabel: measure, reference: null, points},
    nothing: nothingPublished,
    notes: [
      ...limits,
      ...(unknown > 0
        ? [`Sjukfall utan uppgift om kön är inte med: ${formatCount(unknown)} (${period}).`]
        : []),
      ...choicesLeftOut(view, manifest, table, ["sex"], words.adjective),
      ...timeline.notes,
      roundingNote(base),
      ...preliminaryNote(months, manifest.extractDate),
    ],
    table: markPreliminary(
      {
        caption: `${measure}, ${place.short}`,
        columns: [
          timeColumn(dimension),
          {name: "kon", title: "Kön", kind: "text"},
          {name: "antal", title: "Antal", kind: "count"},
          {name: "lagst", title: "Lägst", kind: "count"},
          {name: "hogst", title: "Högst", kind: "count"},
        ],
        rows: months.flatMap((month) =>
          lines.map(({series, byMonth}) => {
            const count = at(byMonth, month);
            return [month, series.label, count.n, ...roundingInterval(count, base)];
          }),
        ),
      },
      months.flatMap((month) => lines.map(() => isPreliminary(month, manifest.extractDate))),
    ),
  };
}

/** Women's share as a headline, with a note on its interval; no share where that is too wide. */
function headlineOf(
  women: Share,
  measure: string,
  ofWhat: string,
  period: string,
): {title: string; limits: readonly string[]} {
  if (women.share === null) return {title: `${measure}: inga sjukfall i urvalet`, limits: []};
  if (isTooUnsure(women)) {
    return {title: `${measure}: för få sjukfall för en säker jämförelse`, limits: [unsureNote]};
  }
  return {
    title: `Kvinnor står för ${formatPercent(women.share)} ${ofWhat}`,
    limits: [`Andelen i rubriken gäller ${period} och ligger ${percentBetween(...women.interval)}.`],
  };
}

/** Sjukfall of unknown sex in the selection, over some months or quarters. */
function unknownSex(
  table: Table,
  selection: Map<string, Set<string>>,
  {dimension, values}: Times["times"],
): number {
  const counts = countBy(table, "sex", withValues(selection, dimension, values));
  return addCounts(
    [...counts].filter(([code]) => !sexes.some((sex) => sex.code === code)).map(([, count]) => count),
  ).n;
}
