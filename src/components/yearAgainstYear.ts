import type {View} from "../contract/view.js";
import {addCounts, noCount, type Count} from "../measures/count.js";
import {roundingInterval} from "../measures/roundingInterval.js";
import {capitalise, formatCount, nameOfMonth} from "../measures/swedish.js";
import {countBy} from "../measures/table.js";
import {changeInWords} from "./changeInWords.js";
import type {DiagramModel, LinePoint, Series} from "./diagramModel.js";
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
    const preliminary = isPreliminary(month, manifest.extractDate);
    const x = monthsOfYear.indexOf(month.slice(5, 7));
    return {series: month.slice(0, 4), x, value: at(month).n, low, high, preliminary};
  });
  // Compared month by month: only months that both years have, and that had passed.
  const common = monthsOfYear.filter((inYear) =>
    years.every((year) => {
      const month = `${year}-${inYear}`;
      return shown.includes(month) && !isPreliminary(month, manifest.extractDate);
    }),
  );
  const measure = `Antal ${words.adjective} per månad`;
  const {title, limits} =
    years.length < 2 || common.length === 0
      ? {title: `${measure} ${inPlace(place)}, ${latest}`, limits: []}
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
      uncertainty: `${limits.map((note) => `${note} `).join("")}Avrundningen kan flytta ett månadstal med upp till ${formatCount(widestHalf(points))}`,
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
      ...limits,
      ...choicesLeftOut(view, manifest, table, [], words.adjective),
      roundingNote(base),
      ...preliminaryNote(shown, manifest.extractDate),
    ],
    table: markPreliminary(
      {
        caption: `${measure} ${inPlace(place)}, ${years.join(" och ")}`,
        columns: [
          {name: "manad", title: "Månad", kind: "month"},
          {name: "antal", title: "Antal", kind: "count"},
          {name: "lagst", title: "Lägst", kind: "count"},
          {name: "hogst", title: "Högst", kind: "count"},
        ],
        rows: shown.map((month) => [month, at(month).n, ...roundingInterval(at(month), base)]),
      },
      points.map(({preliminary}) => preliminary),
    ),
  };
}

/** The headline on the months that two years have in common, and the limits of the change it tells. */
function compare(
  common: readonly string[],
  latest: string,
  before: string,
  verb: string,
  at: (month: string) => Count,
  base: number,
): {title: string; limits: readonly string[]} {
  const sumOf = (year: string): Count => addCounts(common.map((inYear) => at(`${year}-${inYear}`)));
  const sum = sumOf(latest);
  const change = changeInWords(sumOf(before), sum, base);
  const [first = "", last = ""] = [common[0], common.at(-1)];
  if (first === last) {
    const title = `I ${nameOfMonth(first)} ${latest} ${verb} ${formatCount(sum.n)} sjukfall, ${change.words} ${nameOfMonth(first)} ${before}`;
    return {title, limits: change.notes};
  }
  const span = `${nameOfMonth(first)}–${nameOfMonth(last)} ${latest}`;
  // A mean, since an ongoing sjukfall is counted in every month: a sum over months would count it many times.
  const mean = formatCount(sum.n / common.length);
  const months = change.words.replace(/ i$/, "");
  return {
    title: `${capitalise(span)} ${verb} i genomsnitt ${mean} sjukfall per månad, ${months} samma månader ${before}`,
    limits: change.notes,
  };
}
