import {monthsFrom, type View} from "../contract/view.js";
import {wholeOf} from "../contract/whole.js";
import {countBy} from "../measures/table.js";
import type {Estimate} from "../measures/estimate.js";
import {wholeQuarters, yearBefore} from "../measures/months.js";
import {
  capitalise,
  duringTime,
  formatChange,
  formatRate,
  formatTime,
  joinSwedish,
  percentBetween,
} from "../measures/swedish.js";
import type {DiagramModel, LinePoint} from "./diagramModel.js";
import {figureAt, type Figure, widestChange} from "./figureAt.js";
import type {Notebook} from "./notebook.js";
import {noRateButNumbers, perInhabitants, rateNotes} from "./populationWords.js";
import {isPreliminary, markPreliminary, preliminaryNote} from "./preliminary.js";
import {
  choicesLeftOut,
  type ChosenDimension,
  describeSelection,
  familyOf,
  selectRows,
  wayOf,
  wayWords,
  withValues,
} from "./selection.js";
import type {Side} from "./sides.js";
import {textAlternative} from "./textAlternative.js";
import {timeColumn, timelineOf} from "./timeline.js";
import {areNothing, nothingPublished, withinNationNote} from "./uncertainty.js";

/** A chart over time of another figure than the number: its id, what it shows, and of whom. */
export interface FigureQuestion {
  readonly id: string;
  readonly figure: Figure;
  readonly sides: readonly Side[];
}

/** Rates, or changes against the year before, over time: one line for each side, with limits for chance and rounding. */
export function figureOverTime(
  notebook: Notebook,
  view: View,
  {id, figure, sides}: FigureQuestion,
): DiagramModel {
  const {manifest, place, own, population} = notebook;
  const {base} = manifest.disclosure;
  const words = wayWords[wayOf(view)];
  const {dimension, values: times, each, period, notes} = timelineOf(view);
  const except: readonly ChosenDimension[] = sides.some(({sex}) => sex !== null) ? ["sex"] : [];
  const months = monthsFrom(manifest.firstMonth, manifest.lastMonth);
  const known = new Set<string>(dimension === "month" ? months : wholeQuarters(months));
  const lines = sides.map((side) => {
    const table = side.table[familyOf(view)];
    const rows = selectRows(view, manifest, table, except);
    const selection = side.sex === null ? rows : withValues(rows, "sex", [side.sex]);
    const counted = {byTime: countBy(table, dimension, selection), region: side.region, sex: side.sex};
    const chosen = side.sex === null ? view : {...view, sex: side.sex};
    const figures = times.map((time) => {
      const at = timeOf(side, time);
      // Before the release begins nothing is known, which is not the same as none.
      if (side.isYearBefore && !known.has(at)) return null;
      return figureAt(figure, counted, at, chosen, population, base);
    });
    return {side, figures};
  });
  const points = lines.flatMap(({side, figures}) =>
    figures.flatMap((one, x): LinePoint[] => {
      if (one === null) return [];
      const preliminary = isPreliminary(timeOf(side, times[x] ?? ""), manifest.extractDate);
      const [low, high] = one.interval;
      return [{series: side.id, x, value: one.value, low, high, preliminary}];
    }),
  );
  const allTimes = [...new Set(sides.flatMap((side) => times.map((time) => timeOf(side, time))))].filter(
    (time) => known.has(time) || times.includes(time),
  );
  const latest = times.findLastIndex((time) => !isPreliminary(time, manifest.extractDate));
  const told = lines.map(({side, figures}) => ({side, figure: figures[latest] ?? null}));
  const isEmpty = figure === "per1000" && areNothing(points);
  const {title, limits} = isEmpty
    ? {title: `${capitalise(words.adjective)} per 1\u00a0000 invånare: inga sjukfall i urvalet`, limits: []}
    : headlineOf(figure, told, times[latest] ?? "", words.adjective);
  const described = describeSelection(view, manifest, own[familyOf(view)], except);
  const withNation = place.code !== null && sides.some(({region}) => region === null);
  const where = withNation ? joinSwedish([place.title, wholeOf(manifest).short]) : place.title;
  const withYearBefore = sides.some(({isYearBefore}) => isYearBefore);
  const lacksYearBefore = lines.some(
    ({side, figures}) => side.isYearBefore && figures.every((one) => one === null),
  );
  const measure =
    figure === "per1000"
      ? `${capitalise(words.adjective)} ${perInhabitants(population)}, per ${each}`
      : `Förändring av antalet ${words.adjective} mot samma ${each} året före`;

  return {
    id,
    title,
    selection: `${where}, ${described}. ${capitalise(period)}.`,
    alternative: textAlternative({
      kind: `Linjediagram${sides.length > 1 ? ` med en linje var för ${joinSwedish(sides.map(({label}) => label))}` : ""}`,
      measure,
      selection: `${where}, ${described}`,
      period,
      message: title,
      uncertainty: limits.join(" ") || "Intervallen står i tabellen",
    }),
    series: sides.map(({id: series, label, style}) => ({id: series, label, style})),
    chart:
      points.length === 0 || isEmpty
        ? null
        : {
            ...{kind: "lines", xs: times, yLabel: measure, points},
            reference: figure === "forandring" ? 0 : null,
            unit: figure === "forandring" ? "change" : "rate",
          },
    nothing: isEmpty
      ? nothingPublished
      : figure === "per1000"
        ? noRateButNumbers(population, view)
        : "Inga förändringar kan visas: året före saknas, eller så är talen för små. Välj ett bredare urval eller en senare period.",
    notes: [
      ...limits,
      ...choicesLeftOut(view, manifest, own[familyOf(view)], except, words.adjective),
      ...notes,
      ...(figure === "per1000" ? rateNotes(population, view, allTimes) : [changeNote]),
      ...(withNation ? withinNationNote({manifest, place}) : []),
      ...(lacksYearBefore ? [yearBeforeLacking] : []),
      ...preliminaryNote(times, manifest.extractDate),
    ],
    table: markPreliminary(
      {
        caption: `${measure}: ${joinSwedish(sides.map(({label}) => label))}`,
        columns: [
          timeColumn(dimension),
          {
            name: "serie",
            title: except.length > 0 ? "Kön" : withYearBefore ? "Linje" : "Plats",
            kind: "text",
          },
          figure === "per1000"
            ? {name: "per_1000", title: "Per 1\u00a0000", kind: "rate"}
            : {name: "forandring", title: "Förändring", kind: "change"},
          {name: "lagst", title: "Lägst", kind: figure === "per1000" ? "rate" : "change"},
          {name: "hogst", title: "Högst", kind: figure === "per1000" ? "rate" : "change"},
        ],
        rows: times.flatMap((time, x) =>
          lines.map(({side, figures}) => {
            const one = figures[x] ?? null;
            return [time, side.label, one?.value ?? null, ...(one?.interval ?? [null, null])];
          }),
        ),
      },
      times.flatMap((time) => lines.map(({side}) => isPreliminary(timeOf(side, time), manifest.extractDate))),
    ),
  };
}

/** The month or quarter that a side's figure is of, where the axis has `time`. */
function timeOf({isYearBefore}: Side, time: string): string {
  return isYearBefore ? yearBefore(time) : time;
}

const yearBeforeLacking =
  "Året före saknas för hela perioden, eller så är talen för osäkra. Linjen för året före är därför tom.";

const changeNote = `Varje värde jämförs med samma tid året före. Bandet är ett 95-procentigt intervall för både slumpen och avrundningen. Värden vars intervall är bredare än ${String(widestChange * 100)} procentenheter är utelämnade.`;

interface Told {
  readonly side: Side;
  readonly figure: Estimate | null;
}

/** The latest whole month or quarter as a sentence, and its limits. */
function headlineOf(
  figure: Figure,
  told: readonly Told[],
  time: string,
  counted: string,
): {title: string; limits: string[]} {
  const found = told.flatMap(({side, figure: one}) => (one === null ? [] : [{side, one}]));
  if (found.length === 0) {
    const what =
      figure === "per1000" ? "inget tal per invånare kan räknas" : "ingen säker förändring att visa";
    return {title: `${capitalise(counted)}: ${what}`, limits: []};
  }
  const each = found.map(({side, one}) => {
    if (figure === "per1000") return `${formatRate(one.value)} ${side.where}`;
    const sure = one.interval[0] > 0 || one.interval[1] < 0;
    return `${sure ? formatChange(one.value) : "ingen säker förändring"} ${side.where}`;
  });
  const limits = found.map(({side, one: {interval}}) =>
    figure === "per1000"
      ? `mellan ${formatRate(interval[0])} och ${formatRate(interval[1])} ${side.where}`
      : `${percentBetween(...interval)} ${side.where}`,
  );
  if (figure === "per1000")
    return {
      title: `${capitalise(duringTime(time))}: ${joinSwedish(each)}, ${counted} per 1\u00a0000 invånare`,
      limits: [`Talen i rubriken ligger ${joinSwedish(limits)}.`],
    };
  return {
    title: `${capitalise(duringTime(time))} mot ${formatTime(yearBefore(time))}: ${joinSwedish(each)}`,
    limits: [`Förändringen ligger ${joinSwedish(limits)}.`],
  };
}
