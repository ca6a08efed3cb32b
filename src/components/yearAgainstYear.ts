import type {View} from "../contract/view.js";
import {addCounts, noCount, type Count} from "../measures/count.js";
import {roundingInterval} from "../measures/roundingInterval.js";
import {capitalise, duringTime, formatCount, formatTimes} from "../measures/swedish.js";
import {countBy} from "../measures/table.js";
import {beforeTime, changeInWords} from "./changeInWords.js";
import type {DiagramModel, LinePoint, Series} from "./diagramModel.js";
import {inPlace} from "./inPlace.js";
import type {Notebook} from "./notebook.js";
import {isPreliminary, markPreliminary, preliminaryNote} from "./preliminary.js";
import {choicesLeftOut, describeSelection, familyOf, selectRows, wayOf, wayWords} from "./selection.js";
import {textAlternative} from "./textAlternative.js";
import {timeColumn, timelineOf, timesOfYear} from "./timeline.js";
import {nothingPublished, roundingNote, widestHalf} from "./uncertainty.js";

/** The last calendar year of the period laid over the year before, month by month (or quarter by quarter). */
export function yearAgainstYear(notebook: Notebook, view: View): DiagramModel {
  const {manifest, place, own} = notebook;
  const {base} = manifest.disclosure;
  const table = own[familyOf(view)];
  const words = wayWords[wayOf(view)];
  const {dimension, values: times, each, notes} = timelineOf(view);
  const inYear = timesOfYear[dimension];
  const byTime = countBy(table, dimension, selectRows(view, manifest, table, []));
  const latest = (times.at(-1) ?? view.last).slice(0, 4);
  const before = String(Number(latest) - 1);
  const years = [latest, before].filter((year) => times.some((time) => time.startsWith(year)));
  const series = years.map((year): Series => ({
    id: year,
    label: year,
    style: year === latest ? "own" : "nation",
  }));
  const shown = times.filter((time) => years.includes(time.slice(0, 4)));
  const at = (time: string): Count => byTime.get(time) ?? noCount;

  const points = shown.map((time): LinePoint => {
    const [low, high] = roundingInterval(at(time), base);
    const preliminary = isPreliminary(time, manifest.extractDate);
    const x = inYear.indexOf(time.slice(5));
    return {series: time.slice(0, 4), x, value: at(time).n, low, high, preliminary};
  });
  // Compared month by month: only months that both years have, and that had passed.
  const common = inYear.filter((part) =>
    years.every((year) => {
      const time = `${year}-${part}`;
      return shown.includes(time) && !isPreliminary(time, manifest.extractDate);
    }),
  );
  const measure = `Antal ${words.adjective} per ${each}`;
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
      uncertainty: `${limits.map((note) => `${note} `).join("")}Avrundningen kan flytta ett av talen med upp till ${formatCount(widestHalf(points))}`,
    }),
    series,
    chart: points.every(({value}) => value === 0)
      ? null
      : {kind: "lines", xs: inYear, yLabel: measure, reference: null, points},
    nothing: nothingPublished,
    notes: [
      ...(years.length < 2
        ? ["Den valda perioden rymmer bara ett kalenderår. Det finns inget år att jämföra med."]
        : []),
      ...limits,
      ...choicesLeftOut(view, manifest, table, [], words.adjective),
      ...notes,
      roundingNote(base),
      ...preliminaryNote(shown, manifest.extractDate),
    ],
    table: markPreliminary(
      {
        caption: `${measure} ${inPlace(place)}, ${years.join(" och ")}`,
        columns: [
          timeColumn(dimension),
          {name: "antal", title: "Antal", kind: "count"},
          {name: "lagst", title: "Lägst", kind: "count"},
          {name: "hogst", title: "Högst", kind: "count"},
        ],
        rows: shown.map((time) => [time, at(time).n, ...roundingInterval(at(time), base)]),
      },
      points.map(({preliminary}) => preliminary),
    ),
  };
}

/** The headline on the months or quarters that two years have in common, and the limits of the change it tells. */
function compare(
  common: readonly string[],
  latest: string,
  before: string,
  verb: string,
  at: (time: string) => Count,
  base: number,
): {title: string; limits: readonly string[]} {
  const sumOf = (year: string): Count => addCounts(common.map((inYear) => at(`${year}-${inYear}`)));
  const sum = sumOf(latest);
  const change = changeInWords(sumOf(before), sum, base);
  const [first = "", last = ""] = [common[0], common.at(-1)];
  if (first === last) {
    const [now, then] = [`${latest}-${first}`, `${before}-${first}`];
    const title = `${capitalise(duringTime(now))} ${verb} ${formatCount(sum.n)} sjukfall, ${beforeTime(change.words, then)}`;
    return {title, limits: change.notes};
  }
  const span = formatTimes(`${latest}-${first}`, `${latest}-${last}`);
  const [each, all] = first.startsWith("Q") ? ["kvartal", "samma kvartal"] : ["månad", "samma månader"];
  // A mean, since an ongoing sjukfall is counted in every month: a sum over months would count it many times.
  const mean = formatCount(sum.n / common.length);
  const words = change.words.replace(/ i$/, "");
  return {
    title: `${capitalise(span)} ${verb} i genomsnitt ${mean} sjukfall per ${each}, ${words} ${all} ${before}`,
    limits: change.notes,
  };
}
