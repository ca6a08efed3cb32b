import {blockTitle} from "../contract/diagnosisChoices.js";
import type {Code} from "../contract/release.js";
import type {Population} from "../contract/population.js";
import type {View} from "../contract/view.js";
import {wholeOf} from "../contract/whole.js";
import {noCount, type Count} from "../measures/count.js";
import type {Estimate} from "../measures/estimate.js";
import {yearBefore} from "../measures/months.js";
import {roundingInterval} from "../measures/roundingInterval.js";
import {
  capitalise,
  formatChange,
  formatCount,
  formatRate,
  joinSwedish,
  percentBetween,
} from "../measures/swedish.js";
import {countBy} from "../measures/table.js";
import {blockYears, yearsOf} from "./blockYears.js";
import {changeInWords} from "./changeInWords.js";
import type {ColumnKind, DiagramModel, LineChart, LinePoint} from "./diagramModel.js";
import {placeSides, type FamilySide} from "./familySides.js";
import {partNotes} from "./familyYears.js";
import {figureAt, type Figure} from "./figureAt.js";
import {inPlace} from "./inPlace.js";
import type {PlaceFamily} from "./placeFamily.js";
import {perInhabitants, noRateButNumbers, rateNotes} from "./populationWords.js";
import {textAlternative} from "./textAlternative.js";
import {areNothing, nothingPublished, roundingNote, withinNationNote} from "./uncertainty.js";

/** What is asked of a block: the number or another figure, and whether the nation stands beside a region. */
export interface BlockQuestion {
  readonly id: string;
  readonly figure: "antal" | Figure;
  readonly compared: boolean;
}

/** How the figures of each question are called and written. */
const forms: Readonly<
  Record<BlockQuestion["figure"], {name: string; title: string; kind: ColumnKind; unit: LineChart["unit"]}>
> = {
  antal: {name: "antal", title: "Antal", kind: "count", unit: undefined},
  per1000: {name: "per_1000", title: "Per 1\u00a0000", kind: "rate", unit: "rate"},
  forandring: {name: "forandring", title: "Förändring", kind: "change", unit: "change"},
};

/**
 * Started sjukfall of one block, year by year: the number with the band that rounding leaves open, or the rate or the change with limits
 * for chance too. Blocks are counted by year, and of everybody.
 */
export function blockOverYears(
  family: PlaceFamily,
  population: Population,
  view: View,
  block: Code,
  {id, figure, compared}: BlockQuestion,
): DiagramModel {
  const {manifest, place, nation} = family;
  const {base} = manifest.disclosure;
  const {values: years, notes: yearNotes} = blockYears(view, yearsOf(nation));
  const sides = compared ? placeSides(family) : placeSides(family).slice(0, 1);
  const {name, title: column, kind, unit} = forms[figure];
  const inBlock = new Map([["block", new Set([block.code])]]);
  const isPart = (year: string): boolean => partNotes([year], manifest).length > 0;
  const lines = sides.map((side) => {
    const byTime = countBy(side.table, "year", inBlock);
    const counted = {byTime, region: side.table === nation ? null : place.code, sex: null};
    const figures = years.map((year): Estimate | null => {
      const count = byTime.get(year) ?? noCount;
      if (figure === "antal") return {value: count.n, interval: roundingInterval(count, base)};
      // From a part of a year everything grows.
      if (figure === "forandring" && isPart(yearBefore(year))) return null;
      return figureAt(figure, counted, year, view, population, base);
    });
    return {side, byTime, figures};
  });
  const unfinished = years.filter((year) => manifest.extractDate < `${year}-12-31`);
  const points = lines.flatMap(({side, figures}) =>
    figures.flatMap((one, x): LinePoint[] => {
      if (one === null) return [];
      const [low, high] = one.interval;
      const preliminary = unfinished.includes(years[x] ?? "");
      return [{series: side.id, x, value: one.value, low, high, preliminary}];
    }),
  );
  const measure = {
    antal: "Antal startade sjukfall per år",
    per1000: `Startade sjukfall ${perInhabitants(population)}, per år`,
    forandring: "Förändring av antalet startade sjukfall mot året före",
  }[figure];
  const named = `avsnittet ${blockTitle(block)}`;
  const latest = years.findLast((year) => !isPart(year)) ?? years.at(-1) ?? "";
  const {title, limits} =
    figure === "antal"
      ? numberHeadline(
          lines[0]?.byTime ?? new Map<string, Count>(),
          {years, latest, base},
          named,
          inPlace(place),
        )
      : figureHeadline(
          figure,
          lines.map(({side, figures}) => ({side, figure: figures[years.indexOf(latest)] ?? null})),
          latest,
          named,
        );
  const where = sides.length > 1 ? joinSwedish([place.title, wholeOf(manifest).short]) : place.title;
  const period = joinSwedish(years);
  const isEmpty = figure !== "forandring" && areNothing(points);

  return {
    id,
    title,
    selection: `${where}, ${named}. Sjukfall som började ${period}.`,
    alternative: textAlternative({
      kind: `Linjediagram${sides.length > 1 ? ` med en linje var för ${joinSwedish(sides.map(({label}) => label))}` : ""}`,
      measure,
      selection: `${where}, ${named}`,
      period,
      message: title,
      uncertainty: limits.join(" ") || "Intervallen står i tabellen",
    }),
    series: sides.map(({id: series, label, style}) => ({id: series, label, style})),
    chart:
      points.length === 0 || isEmpty
        ? null
        : {
            ...{kind: "lines", xs: years, yLabel: measure, points},
            reference: figure === "forandring" ? 0 : null,
            ...(unit !== undefined && {unit}),
          },
    nothing:
      figure === "antal" || isEmpty
        ? nothingPublished
        : figure === "per1000"
          ? noRateButNumbers(population, view)
          : "Inga förändringar kan visas: året före saknas, eller så är talen för små. Välj ett kapitel eller en längre period.",
    notes: [
      ...limits,
      "Avsnitt räknas per år och för alla kön, åldrar och grader tillsammans. Bara startade sjukfall är räknade så. Väljer du något annat visas kapitlet.",
      ...yearNotes,
      ...partNotes(years, manifest),
      ...(figure === "antal" ? [roundingNote(base)] : []),
      ...(figure === "per1000" ? rateNotes(population, view, years) : []),
      ...(figure === "forandring"
        ? ["Bandet är ett 95-procentigt intervall för både slumpen och avrundningen."]
        : []),
      ...(sides.length > 1 ? withinNationNote({manifest, place}) : []),
      "Alla tal i tabellen är avrundade, inte bara de små.",
    ],
    table: {
      caption: `${measure}: ${named}`,
      columns: [
        {name: "ar", title: "År", kind: "text"},
        {name: "serie", title: "Plats", kind: "text"},
        {name, title: column, kind},
        {name: "lagst", title: "Lägst", kind},
        {name: "hogst", title: "Högst", kind},
      ],
      rows: years.flatMap((year, x) =>
        lines.map(({side, figures}) => {
          const one = figures[x] ?? null;
          return [year, side.label, one?.value ?? null, ...(one?.interval ?? [null, null])];
        }),
      ),
    },
  };
}

interface Headline {
  readonly title: string;
  readonly limits: readonly string[];
}

/** The latest whole year's number, against the year before where the chart has it. */
function numberHeadline(
  byYear: ReadonlyMap<string, Count>,
  {years, latest, base}: {readonly years: readonly string[]; readonly latest: string; readonly base: number},
  named: string,
  where: string,
): Headline {
  const at = (year: string): Count => byYear.get(year) ?? noCount;
  const before = String(Number(latest) - 1);
  const change = years.includes(before) ? changeInWords(at(before), at(latest), base) : null;
  const against = change === null ? "" : `, ${change.words.replace(/ i$/, "")} ${before}`;
  return {
    title: `${latest} startade ${formatCount(at(latest).n)} sjukfall i ${named} ${where}${against}`,
    limits: change?.notes ?? [],
  };
}

/** The latest whole year's rate or change on each side, and its limits. */
function figureHeadline(
  figure: Figure,
  told: readonly {readonly side: FamilySide; readonly figure: Estimate | null}[],
  latest: string,
  named: string,
): Headline {
  const known = told.flatMap(({side, figure: one}) => (one === null ? [] : [{where: side.where, ...one}]));
  const what = figure === "per1000" ? "per 1\u00a0000 invånare" : "mot året före";
  if (known.length < told.length || known.length === 0)
    return {title: `Startade sjukfall i ${named} ${what}, ${latest}: går inte att säga`, limits: []};
  const written = ({value, interval: [low, high]}: Estimate): string =>
    figure === "per1000"
      ? formatRate(value)
      : low > 0 || high < 0
        ? formatChange(value)
        : "ingen säker förändring";
  const figures = joinSwedish(known.map(({where, ...one}) => `${written(one)} ${where}`));
  const between = known.map(({interval: [low, high], where}) =>
    figure === "per1000"
      ? `mellan ${formatRate(low)} och ${formatRate(high)} ${where}`
      : `${percentBetween(low, high)} ${where}`,
  );
  return {
    title: `${capitalise(named)}, startade sjukfall ${what}, ${latest}: ${figures}`,
    limits: [`${known.length > 1 ? "Talen" : "Talet"} i rubriken ligger ${joinSwedish(between)}.`],
  };
}
