import type {OfficialStatistics, StartedByLength} from "../contract/official.js";
import {formatCount, formatPercent} from "../measures/swedish.js";
import type {DiagramModel, SharePoint} from "./diagramModel.js";
import {allCounted} from "./officialDays.js";
import {published} from "./officialSources.js";
import {textAlternative} from "./textAlternative.js";

/** All diagnoses of the tables together: those of the service SRS, not every diagnosis there is. */
const allDiagnoses = "ALL";
const population =
  "Sjukfall över 14 dagar med någon av de diagnoser som tjänsten SRS har uppgifter om. De är inte alla diagnoser.";

/** Started sjukfall by final length, of the years that are published. */
export function officialLength(official: OfficialStatistics): DiagramModel {
  const rows = official.startedByLength.filter(({diagnosis}) => diagnosis === allDiagnoses);
  const years = [...new Set(rows.map(({year}) => year))].sort((a, b) => b - a);
  const [latest = 0, earlier = 0] = years;
  const classes = rows.filter(({year}) => year === latest).sort((a, b) => a.from - b.from);
  const ofYear = (year: number, at: number): StartedByLength | undefined =>
    rows.filter((row) => row.year === year).sort((a, b) => a.from - b.from)[at];
  const total = (year: number): number =>
    rows.filter((row) => row.year === year).reduce((sum, {started}) => sum + started, 0);
  const share = (year: number, at: number): number => (ofYear(year, at)?.started ?? NaN) / total(year);
  const long = shareFrom(rows, latest, allDiagnoses, longFrom) ?? NaN;
  const title = `Av ${formatCount(total(latest))} sjukfall som startade ${latest} varade ${formatPercent(long)} i minst ${longFrom} dagar`;
  const measure = "Andel av de startade sjukfallen efter hur många dagar de varade";
  return {
    id: "langd",
    title,
    selection: `Riket, sjukfall som startade ${earlier} och ${latest}`,
    alternative: textAlternative({
      kind: "Punktdiagram med en punkt för varje år och längd",
      measure,
      selection: "riket",
      period: `sjukfall som startade ${earlier} och ${latest}`,
      message: `${title}. ${formatPercent(share(latest, 0))} tog slut inom ${classes[0]?.to ?? ""} dagar.`,
      uncertainty: allCounted,
    }),
    series: years.map((year) => ({
      id: String(year),
      label: String(year),
      style: year === latest ? "own" : "nation",
    })),
    chart: {
      kind: "shares",
      categories: classes.map(daysOf),
      xLabel: measure,
      points: years.flatMap((year) =>
        classes.map((_, category): SharePoint => {
          const value = share(year, category);
          return {series: String(year), category, value, low: value, high: value};
        }),
      ),
    },
    nothing: "",
    notes: [
      population,
      `Gränsen mellan de två längsta grupperna går vid 366 dagar för ${earlier} och vid 365 för ${latest}.`,
      "Utgåvan räknar längden på två sätt: dagar med intyg för avslutade sjukfall, och dagar från den första till den sista för sjukfall som har följts i ett år. Grupperna har dessutom andra gränser. Talen går därför inte att jämföra.",
      allCounted,
    ],
    table: {
      caption: "Startade sjukfall över 14 dagar efter längd",
      columns: [
        {name: "ar", title: "År", kind: "text"},
        {name: "langd", title: "Längd", kind: "text"},
        {name: "sjukfall", title: "Startade sjukfall", kind: "count"},
        {name: "andel", title: "Andel", kind: "share"},
      ],
      rows: years.flatMap((year) =>
        classes.map((_, at) => {
          const row = ofYear(year, at);
          return [String(year), row ? daysOf(row) : "", row?.started ?? null, share(year, at)];
        }),
      ),
    },
    published: published("length"),
  };
}

/** A sjukfall of at least this many days is long here: the classes of the published tables begin there. */
export const longFrom = 90;

/** The share of a year's started sjukfall with a diagnosis that lasted at least `from` days; null where none is published. */
export function shareFrom(
  rows: readonly StartedByLength[],
  year: number,
  diagnosis: string,
  from: number,
): number | null {
  const own = rows.filter((row) => row.year === year && row.diagnosis === diagnosis);
  const sum = (some: readonly StartedByLength[]): number => some.reduce((all, {started}) => all + started, 0);
  return own.length === 0 ? null : sum(own.filter((row) => row.from >= from)) / sum(own);
}

function daysOf({from, to}: StartedByLength): string {
  return to === null ? `${from} dagar eller mer` : `${from}–${to} dagar`;
}
