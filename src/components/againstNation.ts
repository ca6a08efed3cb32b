import type {View} from "../contract/view.js";
import {type Whole, wholeOf} from "../contract/whole.js";
import {noCount, type Count} from "../measures/count.js";
import {
  indexBaseLength,
  indexNumber,
  indexNumbers,
  isBaseTooSmall,
  type IndexNumber,
} from "../measures/indexNumbers.js";
import {capitalise, formatIndex, formatTimes} from "../measures/swedish.js";
import {countBy} from "../measures/table.js";
import type {DataTable, DiagramModel, LinePoint, Series} from "./diagramModel.js";
import {inPlace} from "./inPlace.js";
import type {Notebook} from "./notebook.js";
import {isPreliminary, markPreliminary, preliminaryNote} from "./preliminary.js";
import {choicesLeftOut, describeSelection, familyOf, selectRows, wayOf, wayWords} from "./selection.js";
import {textAlternative} from "./textAlternative.js";
import {timeColumn, timelineOf} from "./timeline.js";
import {roundingNote, widestHalf, withinNationNote} from "./uncertainty.js";

/**
 * The development of a region beside the nation's. The two differ in size, so both are index numbers: 100 is each
 * one's own mean over the first twelve months (four quarters) of the period.
 */
export function againstNation(notebook: Notebook, view: View): DiagramModel {
  const {manifest, place} = notebook;
  const together = wholeOf(manifest);
  const {base} = manifest.disclosure;
  const words = wayWords[wayOf(view)];
  const {dimension, values: times, each, period, notes} = timelineOf(view);
  const year = dimension === "month" ? indexBaseLength : indexBaseLength / 3;
  const own = notebook.own[familyOf(view)];
  const series: Series[] = [
    {id: "own", label: capitalise(place.short), style: "own"},
    {id: "nation", label: together.title, style: "nation"},
  ];
  const lines = [own, notebook.nation[familyOf(view)]].map((table) => {
    const byTime = countBy(table, dimension, selectRows(view, manifest, table, []));
    const counts = times.map((time) => byTime.get(time) ?? noCount);
    const tooSmall = isBaseTooSmall(counts, base, year);
    return {counts, tooSmall, index: tooSmall ? counts.map(() => null) : indexNumbers(counts, base, year)};
  });
  const points = lines.flatMap(({index}, line) =>
    index.flatMap((number, x): LinePoint[] => {
      if (number === null) return [];
      const [low, high] = number.interval;
      const preliminary = isPreliminary(times[x] ?? "", manifest.extractDate);
      return [{series: series[line]?.id ?? "", x, value: number.value, low, high, preliminary}];
    }),
  );
  const baseTimes = times.slice(0, year);
  const basePeriod = formatTimes(baseTimes[0] ?? "", baseTimes.at(-1) ?? "");
  const whole = times.filter((time) => !isPreliminary(time, manifest.extractDate));
  const recent = times.length > year ? whole.slice(-year) : [];
  const recentIndex = lines.map(({counts, tooSmall}) => {
    const chosen = counts.filter((_, x) => recent.includes(times[x] ?? ""));
    return tooSmall ? null : indexNumber(chosen, counts.slice(0, year), base);
  });
  const small = lines.some(({tooSmall}) => tooSmall);
  const {title, intervals} = headlineOf(
    recentIndex,
    recently(recent.length, dimension),
    words.adjective,
    inPlace(place),
    together,
  );
  const selection = describeSelection(view, manifest, own, []);
  const measure = `${capitalise(words.adjective)} per ${each}, index (100 = genomsnittet ${basePeriod})`;

  return {
    id: "mot-riket",
    title,
    selection: `${place.title} och ${together.short}, ${selection}. ${capitalise(period)}.`,
    alternative: textAlternative({
      kind: "Linjediagram med två linjer",
      measure,
      selection: `${place.title} och ${together.short}, ${selection}`,
      period,
      message: title,
      uncertainty: `${intervals.map((note) => `${note} `).join("")}Avrundningen kan flytta ett index med upp till ${formatIndex(widestHalf(points))} enheter`,
    }),
    series,
    chart:
      small || points.length === 0
        ? null
        : {kind: "lines", xs: times, yLabel: measure, reference: 100, points},
    nothing: `Urvalet är för litet för ett index. Avrundningen av små tal kan ha flyttat genomsnittet för de första ${dimension === "month" ? "månaderna" : "kvartalen"} med mer än hälften. Välj ett bredare urval.`,
    notes: small
      ? choicesLeftOut(view, manifest, own, [], words.adjective)
      : [
          `Regionerna är olika stora. Därför visas index: 100 är genomsnittet för ${basePeriod}, räknat för var och en.`,
          ...intervals,
          ...withinNationNote({manifest, place}),
          ...choicesLeftOut(view, manifest, own, [], words.adjective),
          ...notes,
          roundingNote(base),
          ...preliminaryNote(times, manifest.extractDate),
        ],
    table: markPreliminary(
      tableOf(`${measure}, ${place.short} och ${together.short}`, dimension, times, series, lines),
      times.flatMap((time) => lines.map(() => isPreliminary(time, manifest.extractDate))),
    ),
  };
}

/** The index of the last months on either side, with a note on their intervals; none where a base is too small. */
function headlineOf(
  [own, nation]: readonly (IndexNumber | null)[],
  recentTimes: string,
  counted: string,
  where: string,
  together: Whole,
): {title: string; intervals: readonly string[]} {
  if (!own || !nation)
    return {title: `Utvecklingen: ${counted} ${where} och ${together.where}`, intervals: []};
  const between = ({interval: [low, high]}: IndexNumber): string =>
    `mellan ${formatIndex(low)} och ${formatIndex(high)}`;
  return {
    title: `${recentTimes}: index ${formatIndex(own.value)} ${where} och ${formatIndex(nation.value)} ${together.where}`,
    intervals: [
      `Indexen i rubriken ligger ${between(own)} ${where} och ${between(nation)} ${together.where}.`,
    ],
  };
}

/** `Periodens sista tolv hela månader`, `Periodens sista 4 hela kvartal`. */
function recently(times: number, dimension: "month" | "quarter"): string {
  if (dimension === "quarter") return `Periodens sista ${times} hela kvartal`;
  return `Periodens sista ${times === indexBaseLength ? "tolv" : times} hela månader`;
}

/** Time by time the count and the index of either side. */
function tableOf(
  caption: string,
  dimension: "month" | "quarter",
  times: readonly string[],
  series: readonly Series[],
  lines: readonly {counts: readonly Count[]; index: readonly (IndexNumber | null)[]}[],
): DataTable {
  return {
    caption,
    columns: [
      timeColumn(dimension),
      {name: "plats", title: "Plats", kind: "text"},
      {name: "antal", title: "Antal", kind: "count"},
      {name: "index", title: "Index", kind: "index"},
      {name: "lagst", title: "Lägst", kind: "index"},
      {name: "hogst", title: "Högst", kind: "index"},
    ],
    rows: times.flatMap((time, x) =>
      lines.map(({counts, index}, line) => {
        const number = index[x] ?? null;
        const limits = number?.interval ?? [null, null];
        return [time, series[line]?.label ?? "", counts[x]?.n ?? 0, number?.value ?? null, ...limits];
      }),
    ),
  };
}
