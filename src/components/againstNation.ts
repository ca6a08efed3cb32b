import type {View} from "../contract/view.js";
import {noCount, type Count} from "../measures/count.js";
import {
  indexBaseLength,
  indexNumber,
  indexNumbers,
  isBaseTooSmall,
  type IndexNumber,
} from "../measures/indexNumbers.js";
import {capitalise, formatIndex, formatPeriod} from "../measures/swedish.js";
import {countBy} from "../measures/table.js";
import type {DataTable, DiagramModel, LinePoint, Series} from "./diagramModel.js";
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
import {roundingNote, widestHalf, withinNationNote} from "./uncertainty.js";

/**
 * The development of a region beside the nation's. The two differ in size, so both are index numbers: 100 is each
 * one's own mean over the first twelve months of the period.
 */
export function againstNation(notebook: Notebook, view: View): DiagramModel {
  const {manifest, place} = notebook;
  const {base} = manifest.disclosure;
  const words = wayWords[wayOf(view)];
  const months = monthsOf(view);
  const own = notebook.own[familyOf(view)];
  const series: Series[] = [
    {id: "own", label: capitalise(place.short), style: "own"},
    {id: "nation", label: "Riket", style: "nation"},
  ];
  const lines = [own, notebook.nation[familyOf(view)]].map((table) => {
    const byMonth = countBy(table, "month", selectRows(view, manifest, table, []));
    const counts = months.map((month) => byMonth.get(month) ?? noCount);
    const tooSmall = isBaseTooSmall(counts, base);
    return {counts, tooSmall, index: tooSmall ? counts.map(() => null) : indexNumbers(counts, base)};
  });
  const points = lines.flatMap(({index}, line) =>
    index.flatMap((number, x): LinePoint[] => {
      if (number === null) return [];
      const [low, high] = number.interval;
      const preliminary = isPreliminary(months[x] ?? "", manifest.extractDate);
      return [{series: series[line]?.id ?? "", x, value: number.value, low, high, preliminary}];
    }),
  );
  const baseMonths = months.slice(0, indexBaseLength);
  const basePeriod = formatPeriod(baseMonths[0] ?? view.first, baseMonths.at(-1) ?? view.last);
  const whole = months.filter((month) => !isPreliminary(month, manifest.extractDate));
  const recent = months.length > indexBaseLength ? whole.slice(-indexBaseLength) : [];
  const recentIndex = lines.map(({counts, tooSmall}) => {
    const chosen = counts.filter((_, x) => recent.includes(months[x] ?? ""));
    return tooSmall ? null : indexNumber(chosen, counts.slice(0, indexBaseLength), base);
  });
  const small = lines.some(({tooSmall}) => tooSmall);
  const {title, intervals} = headlineOf(recentIndex, recent.length, words.adjective, inPlace(place));
  const selection = describeSelection(view, manifest, own, []);
  const measure = `${capitalise(words.adjective)} per månad, index (100 = genomsnittet ${basePeriod})`;

  return {
    id: "mot-riket",
    title,
    selection: `${place.title} och riket, ${selection}. ${capitalise(formatPeriod(view.first, view.last))}.`,
    alternative: textAlternative({
      kind: "Linjediagram med två linjer",
      measure,
      selection: `${place.title} och riket, ${selection}`,
      period: formatPeriod(view.first, view.last),
      message: title,
      uncertainty: `${intervals.map((note) => `${note} `).join("")}Avrundningen kan flytta ett index med upp till ${formatIndex(widestHalf(points))} enheter`,
    }),
    series,
    chart:
      small || points.length === 0
        ? null
        : {kind: "lines", xs: months, yLabel: measure, reference: 100, points},
    nothing:
      "Urvalet är för litet för ett index. Avrundningen av små tal kan ha flyttat genomsnittet för de första månaderna med mer än hälften. Välj ett bredare urval.",
    notes: small
      ? choicesLeftOut(view, manifest, own, [], words.adjective)
      : [
          `Regionerna är olika stora. Därför visas index: 100 är genomsnittet för ${basePeriod}, räknat för var och en.`,
          ...intervals,
          ...withinNationNote(place),
          ...choicesLeftOut(view, manifest, own, [], words.adjective),
          roundingNote(base),
          ...preliminaryNote(months, manifest.extractDate),
        ],
    table: markPreliminary(
      tableOf(`${measure}, ${place.short} och riket`, months, series, lines),
      months.flatMap((month) => lines.map(() => isPreliminary(month, manifest.extractDate))),
    ),
  };
}

/** The index of the last months on either side, with a note on their intervals; none where a base is too small. */
function headlineOf(
  [own, nation]: readonly (IndexNumber | null)[],
  months: number,
  counted: string,
  where: string,
): {title: string; intervals: readonly string[]} {
  if (!own || !nation) return {title: `Månad för månad: ${counted} ${where} och i riket`, intervals: []};
  const recently = `Periodens sista ${months === indexBaseLength ? "tolv" : months} hela månader`;
  const between = ({interval: [low, high]}: IndexNumber): string =>
    `mellan ${formatIndex(low)} och ${formatIndex(high)}`;
  return {
    title: `${recently}: index ${formatIndex(own.value)} ${where} och ${formatIndex(nation.value)} i riket`,
    intervals: [`Indexen i rubriken ligger ${between(own)} ${where} och ${between(nation)} i riket.`],
  };
}

/** Month by month the count and the index of either side. */
function tableOf(
  caption: string,
  months: readonly string[],
  series: readonly Series[],
  lines: readonly {counts: readonly Count[]; index: readonly (IndexNumber | null)[]}[],
): DataTable {
  return {
    caption,
    columns: [
      {name: "manad", title: "Månad", kind: "month"},
      {name: "plats", title: "Plats", kind: "text"},
      {name: "antal", title: "Antal", kind: "count"},
      {name: "index", title: "Index", kind: "index"},
      {name: "lagst", title: "Lägst", kind: "index"},
      {name: "hogst", title: "Högst", kind: "index"},
    ],
    rows: months.flatMap((month, x) =>
      lines.map(({counts, index}, line) => {
        const number = index[x] ?? null;
        const limits = number?.interval ?? [null, null];
        return [month, series[line]?.label ?? "", counts[x]?.n ?? 0, number?.value ?? null, ...limits];
      }),
    ),
  };
}
