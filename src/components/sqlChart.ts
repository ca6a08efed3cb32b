import type {LineChart, Series, SeriesStyle, ShareChart} from "./diagramModel.js";
import {kindOf} from "./sqlFiles.js";
import type {SqlAnswer, SqlValue} from "./sqlMessages.js";

/** Which columns of an answer a quick chart shows; `by` is null where one series is all there is. */
export interface ChartChoice {
  readonly along: string;
  readonly value: string;
  readonly by: string | null;
}

/** A chart of an answer, or why there is none. */
export type SqlChart =
  | {readonly chart: LineChart | ShareChart; readonly series: readonly Series[]}
  | {readonly nothing: string};

const styles: readonly SeriesStyle[] = ["own", "men", "women", "nation"];
/** More rows than this are a table, not a chart. */
const mostRows = 40;
const time = /^\d{4}(-(0[1-9]|1[0-2])|-Q[1-4])?$/;

/** The columns that may be an axis or tell series apart, and those that may be a value. */
export function chartColumns({columns, rows}: SqlAnswer): {along: string[]; values: string[]} {
  const kinds = columns.map((_, i) => kindOf(rows.map((row): SqlValue => row[i] ?? null)));
  return {
    along: columns.filter((_, i) => kinds[i] === "text" || isTime(rows.map((row) => row[i] ?? null))),
    values: columns.filter((_, i) => kinds[i] === "number"),
  };
}

/** What is drawn at first: the first column of times or texts, the first of numbers, and what else tells rows apart. Null where nothing can be. */
export function firstChoice(answer: SqlAnswer): ChartChoice | null {
  const {along, values} = chartColumns(answer);
  const times = along.filter((name) => isTime(valuesOf(answer, name)));
  const first = times[0] ?? along[0];
  const value = values.find((name) => name !== first);
  if (first === undefined || value === undefined) return null;
  const labels = valuesOf(answer, first);
  const repeated = new Set(labels).size < labels.length;
  const by = repeated ? (along.find((name) => name !== first) ?? null) : null;
  return {along: first, value, by};
}

/** The chart of some columns: lines over times, else a row for each text. Shares between 0 and 1 are told in per cent. */
export function sqlChart(answer: SqlAnswer, {along, value, by}: ChartChoice): SqlChart {
  const labels = valuesOf(answer, along).map(String);
  const numbers = valuesOf(answer, value);
  const names = by === null ? labels.map(() => value) : valuesOf(answer, by).map((one) => String(one ?? "–"));
  const ids = [...new Set(names)];
  const xs = [...new Set(labels)];
  const rows = labels.map((label, i) => ({label, name: names[i] ?? "", value: numbers[i] ?? null}));
  const drawn = rows.filter((row): row is typeof row & {value: number} => typeof row.value === "number");
  if (drawn.length === 0) return {nothing: `Kolumnen ${value} har inga tal att rita.`};
  if (drawn.some((row) => row.value < 0)) return {nothing: "Snabbdiagrammet ritar inte negativa tal."};
  if (ids.length > styles.length)
    return {
      nothing: `Snabbdiagrammet ritar högst ${styles.length} serier. Kolumnen ${by ?? ""} har ${ids.length}.`,
    };
  if (new Set(rows.map(({label, name}) => JSON.stringify([label, name]))).size < rows.length)
    return {
      nothing:
        "Flera rader hör till samma punkt. Välj en kolumn som skiljer dem åt, eller räkna ihop dem med GROUP BY.",
    };
  const series = ids.map((id, i): Series => ({id, label: id, style: styles[i] ?? "own"}));
  const isShare = drawn.every((row) => row.value <= 1) && drawn.some((row) => !Number.isInteger(row.value));
  const point = (row: (typeof drawn)[number]) => ({
    series: row.name,
    value: row.value,
    low: row.value,
    high: row.value,
  });
  if (isTime(xs)) {
    const sorted = xs.sort((a, b) => (a < b ? -1 : 1));
    const chart: LineChart = {
      ...{kind: "lines", xs: sorted, yLabel: value, reference: null},
      ...(isShare ? {unit: "share"} : drawn.some((row) => !Number.isInteger(row.value)) && {unit: "rate"}),
      points: drawn
        .map((row) => ({...point(row), x: sorted.indexOf(row.label), preliminary: false}))
        .sort((a, b) => a.x - b.x),
    };
    return {chart, series};
  }
  if (xs.length > mostRows)
    return {
      nothing: `Snabbdiagrammet ritar högst ${mostRows} rader. Kolumnen ${along} har ${xs.length} värden.`,
    };
  const chart: ShareChart = {
    ...{kind: "shares", categories: xs, xLabel: value, ...(!isShare && {unit: "number"})},
    points: drawn.map((row) => ({...point(row), category: xs.indexOf(row.label)})),
  };
  return {chart, series};
}

function valuesOf({columns, rows}: SqlAnswer, name: string): SqlValue[] {
  const i = columns.indexOf(name);
  return rows.map((row) => row[i] ?? null);
}

function isTime(values: readonly SqlValue[]): boolean {
  if (values.length === 0 || !values.every((value) => time.test(String(value)))) return false;
  // Years beside months would not lie on one axis.
  return new Set(values.map((value) => String(value).length)).size === 1;
}
