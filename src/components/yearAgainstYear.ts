import type {View} from "../contract/view.js";
import {addCounts, noCount, type Count} from "../measures/count.js";
import {isWhole} from "../measures/months.js";
import {roundingInterval} from "../measures/roundingInterval.js";
import {formatCount, nameOfMonth} from "../measures/swedish.js";
import {countBy} from "../measures/table.js";
import {changeInWords} from "./changeInWords.js";
import type {DiagramModel, LinePoint, Series} from "./diagramModel.js";
import {inPlace} from "./inPlace.js";
import type {Notebook} from "./notebook.js";
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
import {nothingPublished, preliminaryNote, roundingNote, widestHalf} from "./uncertainty.js";

const monthsOfYear = Array.from({length: 12}, (_, i) => String(i + 1).padStart(2, "0"));

/** The last calendar year of the period laid over the year before, month by month. */
export function yearAgainstYear(notebook: Notebook, view: View): DiagramModel {
  const {manifest, place, own} = notebook;
  const {base} = manifest.disclosure;
  const table = own[familyOf(view)];
  const words = wayWords[wayOf(view)];
  const months = monthsOf(view);
  const byMonth = countBy(table, "month", selectRows(view, manifest, table, []));
  const latest = view.last.slice(0, 4);
  const before = String(Number(latest) - 1);
  const years = [latest, before].filter((year) => months.some((month) => month.startsWith(year)));
  const series = years.map((year): Series => ({
    id: year,
    label: year,
    style: year === latest ? "own" : "nation",
  }));
  const shown = months.filter((month) => years.includes(month.slice(0, 4)));
  const at = (month: string): Count => byMonth.get(month) ?? noCount;

  const points = shown.map((month): LinePoint => {
    const [low, high] = roundingInterval(at(month), base);
    const preliminary = !isWhole(month, manifest.extractDate);
    const x = monthsOfYear.indexOf(month.slice(5, 7));
    return {series: month.slice(0, 4), x, value: at(month).n, low, high, preliminary};
  });
  // Compared month by month: only months that both years have, and that had passed.
  const common = monthsOfYear.filter((inYear) =>
    years.every((year) => {
      const month = `${year}-${inYear}`;
      return shown.includes(month) && isWhole(month, manifest.extractDate);
    }),
  );
  const measure = `Antal ${words.adjective} per månad`;
  const title =
    years.length < 2 || common.length === 0
      ? `${measure} ${inPlace(place)}, ${latest}`
      : compare(common, latest, before, words.verb, at, base);
  const selection = `${place.title}, ${describeSelection(view, manifest, table, [])}`;

  return {
    id: "ar-mot-ar",
    title,
    selection: `${selection}. ${years.join(" och ")}.`,
    alternative: textAlternative({
      kind: years.length < 2 ? "Linjediagram" : "Linjediagram med en linje för varje år",
      measure,
      selection,
      period: years.join(" och "),
      message: title,
      uncertainty: `Avrundningen kan flytta ett månadstal med upp till ${formatCount(widestHalf(points))}`,
    }),
    series,
    chart: points.every(({value}) => value === 0)
      ? null
      : {kind: "lines", xs: monthsOfYear, yLabel: measure, reference: null, points},
    nothing: nothingPublished,
    notes: [
      ...(years.length < 2
        ? ["Den valda perioden rymmer bara ett kalenderår. Det finns inget år att jämföra med."]
        : []),
      ...choicesLeftOut(view, table, [], words.adjective),
      roundingNote(base),
      ...preliminaryNote(points, manifest.extractDate),
    ],
    table: {
      caption: `${measure} ${inPlace(place)}, ${years.join(" och ")}`,
      columns: [
        {name: "manad", title: "Månad", kind: "month"},
        {name: "antal", title: "Antal", kind: "count"},
        {name: "lagst", title: "Lägst", kind: "count"},
        {name: "hogst", title: "Högst", kind: "count"},
      ],
      rows: shown.map((month) => [month, at(month).n, ...roundingInterval(at(month), base)]),
    },
  };
}

function compare(
  common: readonly string[],
  latest: string,
  before: string,
  verb: string,
  at: (month: string) => Count,
  base: number,
): string {
  const [a, b] = [before, latest].map((year) => addCounts(common.map((inYear) => at(`${year}-${inYear}`))));
  const change = changeInWords(a ?? noCount, b ?? noCount, base).replace(/ i$/, "");
  const [first = "", last = ""] = [common[0], common.at(-1)];
  const span = first === last ? nameOfMonth(first) : `${nameOfMonth(first)}–${nameOfMonth(last)}`;
  // A mean, since an ongoing sjukfall is counted in every month: a sum over months would count it many times.
  const mean = formatCount((b?.n ?? 0) / common.length);
  return `I genomsnitt ${verb} ${mean} sjukfall i månaden ${span} ${latest}, ${change} samma månader ${before}`;
}
