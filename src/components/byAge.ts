import {codeBand} from "../contract/codeBand.js";
import {dimensionOf, type View} from "../contract/view.js";
import {wholeOf} from "../contract/whole.js";
import {noCount} from "../measures/count.js";
import type {Estimate} from "../measures/estimate.js";
import {rate} from "../measures/rate.js";
import {capitalise, formatTenths, joinSwedish} from "../measures/swedish.js";
import {countBy, levelIn} from "../measures/table.js";
import type {DiagramModel, SharePoint} from "./diagramModel.js";
import {exposure} from "./exposure.js";
import {residentsOf} from "./figureAt.js";
import type {Notebook} from "./notebook.js";
import {noRateButNumbers, perInhabitants, rateNotes} from "./populationWords.js";
import {isPreliminary, markPreliminary, preliminarySharesNote} from "./preliminary.js";
import {
  choicesLeftOut,
  describeSelection,
  familyOf,
  measureOf,
  selectRows,
  wayOf,
  wayWords,
  withValues,
} from "./selection.js";
import {shareComparison} from "./shareComparison.js";
import {sidesOf, type Side} from "./sides.js";
import {textAlternative} from "./textAlternative.js";
import {timesOf} from "./timesOf.js";
import {areNothing, nothingPublished, withinNationNote} from "./uncertainty.js";

/** How sjukfall are divided by age; or, by the measure per inhabitants, how common they are at each age. */
export function byAge(notebook: Notebook, view: View): DiagramModel {
  return measureOf(view) === "per1000" ? rateByAge(notebook, view) : shareByAge(notebook, view);
}

function shareByAge(notebook: Notebook, view: View): DiagramModel {
  const words = wayWords[wayOf(view)];
  const table = notebook.own[familyOf(view)];
  const bands = dimensionOf(notebook.manifest, "age", levelIn(table, "age"))?.codes ?? [];
  const unknown = bands.filter(({code}) => !isBand(code)).map(({title}) => capitalise(title));
  const categories = bands.map(({code, title}) => ({label: capitalise(title), codes: [code]}));
  return shareComparison(notebook, view, {
    id: "efter-alder",
    family: familyOf(view),
    dimension: "age",
    categories,
    except: ["age"],
    ...timesOf(notebook, view),
    measure: `Andel av ${words.definite} efter ålder`,
    counted: words.adjective,
    column: {name: "alder", title: "Ålder"},
    sorted: false,
    last: unknown,
    subject: {
      kind: "largest",
      labels: categories.map(({label}) => label).filter((label) => !unknown.includes(label)),
      rival: "åldersgrupp",
    },
  });
}

/** A side's rate in each age band. */
interface Rates {
  readonly side: Side;
  readonly rates: readonly (Estimate | null)[];
}

function rateByAge(notebook: Notebook, view: View): DiagramModel {
  const {manifest, place, own, population} = notebook;
  const words = wayWords[wayOf(view)];
  const ongoing = wayOf(view) === "pagaende";
  const table = own[familyOf(view)];
  const bands = (dimensionOf(manifest, "age", levelIn(table, "age"))?.codes ?? []).filter(({code}) =>
    isBand(code),
  );
  const {times, period, notes} = timesOf(notebook, view);
  const sides = sidesOf(notebook, view);
  const bySex = sides.some(({sex}) => sex !== null);
  const lines = sides.map((side): Rates => {
    const rows = withValues(
      selectRows(view, manifest, side.table[familyOf(view)], ["age"]),
      times.dimension,
      times.values,
    );
    const byBand = countBy(
      side.table[familyOf(view)],
      "age",
      side.sex === null ? rows : withValues(rows, "sex", [side.sex]),
    );
    const rates = bands.map(({code}) => {
      const people = exposure(
        population,
        times,
        residentsOf({...view, age: code}, side.region, side.sex),
        ongoing,
      );
      return rate(byBand.get(code) ?? noCount, people, manifest.disclosure.base);
    });
    return {side, rates};
  });
  const labels = bands.map(({title}) => capitalise(title));
  const points = lines.flatMap(({side, rates}) =>
    rates.flatMap((one, category): SharePoint[] =>
      one === null
        ? []
        : [{series: side.id, category, value: one.value, low: one.interval[0], high: one.interval[1]}],
    ),
  );
  const measure = `${capitalise(words.adjective)} ${perInhabitants(population)}${ongoing ? "" : " och år"}, efter ålder`;
  const described = describeSelection(view, manifest, table, ["age"]);
  const where = sides.length > 1 && !bySex ? `${place.title} och ${wholeOf(manifest).short}` : place.title;
  const isEmpty = areNothing(points);
  const {title, limits} = isEmpty
    ? {title: `${measure}: inga sjukfall i urvalet`, limits: []}
    : headlineOf(lines, labels, bands.length, measure);
  const rows = labels.flatMap((label, band) =>
    lines.map(({side, rates}) => {
      const one = rates[band] ?? null;
      return [label, side.label, one?.value ?? null, ...(one?.interval ?? [null, null])];
    }),
  );

  return {
    id: "per-1000-efter-alder",
    title,
    selection: `${where}, ${described}. ${capitalise(period)}.`,
    alternative: textAlternative({
      kind: `Punktdiagram med intervall${sides.length > 1 ? `, ${joinSwedish(sides.map(({label}) => label))}` : ""}`,
      measure,
      selection: `${where}, ${described}`,
      period,
      message: title,
      uncertainty: limits.join(" ") || "Intervallen står i tabellen",
    }),
    series: sides.map(({id, label, style}) => ({id, label, style})),
    chart:
      points.length === 0 || isEmpty
        ? null
        : {kind: "shares", unit: "number", categories: labels, xLabel: measure, points},
    nothing: isEmpty ? nothingPublished : noRateButNumbers(population, {...view, age: "alla"}),
    notes: [
      ...limits,
      "Den äldsta gruppen har ett för högt tal: i den räknas sjukfall också hos dem som är över 64 år, men de delas bara med invånarna till och med 64.",
      ...choicesLeftOut(view, manifest, table, ["age"], words.adjective),
      ...notes,
      ...rateNotes(population, {...view, age: "alla"}, times.values),
      ...(bySex ? [] : withinNationNote({manifest, place})),
      ...preliminarySharesNote(times.values, manifest.extractDate),
    ],
    table: markPreliminary(
      {
        caption: measure,
        columns: [
          {name: "alder", title: "Ålder", kind: "text"},
          {name: "serie", title: bySex ? "Kön" : "Plats", kind: "text"},
          {name: "per_1000", title: "Per 1\u00a0000", kind: "decimal"},
          {name: "lagst", title: "Lägst", kind: "decimal"},
          {name: "hogst", title: "Högst", kind: "decimal"},
        ],
        rows,
      },
      rows.map(() => times.values.some((time) => isPreliminary(time, manifest.extractDate))),
    ),
  };
}

/** The youngest and the next oldest band of each side: the oldest is not told, since it is too high. */
function headlineOf(
  lines: readonly Rates[],
  labels: readonly string[],
  bands: number,
  measure: string,
): {title: string; limits: string[]} {
  const [low, high] = [0, Math.max(0, bands - 2)];
  const told = lines.flatMap(({side, rates}) => {
    const [young, old] = [rates[low], rates[high]];
    return young && old ? [{side, young, old}] : [];
  });
  if (told.length === 0) return {title: `${measure}: inga tal kan räknas`, limits: []};
  const from = told.map(
    ({side, young, old}) => `${formatTenths(young.value)} och ${formatTenths(old.value)} ${side.where}`,
  );
  const between = ({interval: [least, most]}: Estimate): string =>
    `${formatTenths(least)}–${formatTenths(most)}`;
  const limits = told.map(({side, young, old}) => `${between(young)} och ${between(old)} ${side.where}`);
  return {
    title: `${labels[low] ?? ""} och ${labels[high] ?? ""}: ${from.join(", ")}, per 1\u00a0000 invånare`,
    limits: [`Intervallen för talen i rubriken är ${limits.join(" och ")}.`],
  };
}

/** Whether a code is a band of ages: unknown age is none. */
function isBand(code: string): boolean {
  return codeBand(code) !== undefined;
}
