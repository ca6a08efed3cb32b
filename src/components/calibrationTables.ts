import type {Calibration, CalibrationFigure, CalibrationMeasure} from "../contract/calibration.js";
import type {Manifest} from "../contract/release.js";
import {formatCount, formatTenths} from "../measures/swedish.js";
import {isWithin} from "../measures/withinTolerance.js";
import {dataTable} from "./dataTable.js";
import type {DataColumn, Value} from "./diagramModel.js";
import {element} from "./element.js";

/** Stands where a release of an older program has nothing to compare. */
function nothingToCompare(): HTMLElement {
  return element("p", {class: "underlag-empty"}, "Utgåvan har ingen jämförelse.");
}

const numbers: readonly DataColumn[] = [
  {name: "publicerat", title: "Publicerat", kind: "text"},
  {name: "demolandet", title: "Demolandet", kind: "text"},
  {name: "tolerans", title: "Tolerans", kind: "text"},
  {name: "inom", title: "Inom toleransen?", kind: "text"},
];

/** Words beside the mark: neither colour nor symbol tells alone. */
const verdict = (figure: CalibrationFigure): string => (isWithin(figure) ? "✓ ja" : "✗ nej");

function cells(figure: CalibrationFigure, {unit}: CalibrationMeasure): Value[] {
  const inUnit = (value: number): string =>
    unit === "%" ? `${formatTenths(value)}\u00a0%` : value >= 100 ? formatCount(value) : formatTenths(value);
  const tolerance =
    unit === "%" ? `±\u00a0${formatTenths(figure.tolerance)}` : `±\u00a0${inUnit(figure.tolerance)}`;
  return [inUnit(figure.published), inUnit(figure.value), tolerance, verdict(figure)];
}

function figuresOf({figures}: Calibration, {id}: CalibrationMeasure): CalibrationFigure[] {
  return figures.filter(({measure}) => measure === id);
}

/** How many of the figures lie within their tolerance, and the country's size, in a sentence. */
export function calibrationSummary({calibration}: Manifest): HTMLElement {
  if (!calibration)
    return element(
      "p",
      {class: "underlag-lead"},
      "Den här utgåvan gjordes av en äldre version och har ingen jämförelse. Gör en ny med npm run data.",
    );
  const {figures, scale} = calibration;
  const within = figures.filter(isWithin).length;
  return element(
    "p",
    {class: "underlag-lead"},
    `${formatCount(within)} av ${formatCount(figures.length)} jämförda siffror ligger inom sin tolerans. Demolandet har ${formatTenths(scale * 100)} pågående sjukfall för varje hundra i Sverige: det är ett stickprov, och det som ska stämma är andelar och fördelningar.`,
  );
}

/** The nation's figures: what, published, the country's own and tolerance; one table a source. */
export function nationFigures({calibration}: Manifest): HTMLElement {
  if (!calibration) return nothingToCompare();
  const measures = calibration.measures.filter(({of}) => of === "nation");
  const sources = [...new Set(measures.map(({source}) => source))];
  const tables = sources.map((source) =>
    dataTable({
      caption: source,
      columns: [{name: "matt", title: "Mått", kind: "text"}, ...numbers],
      rows: measures
        .filter((measure) => measure.source === source)
        .flatMap((measure) =>
          figuresOf(calibration, measure).map((figure) => [measure.title, ...cells(figure, measure)]),
        ),
    }),
  );
  return element("div", {}, ...tables);
}

/** A long table that is folded together until the reader asks for it. */
function folded(summary: string, ...content: HTMLElement[]): HTMLElement {
  return element("details", {}, element("summary", {}, summary), ...content);
}

/** The figures of regions or of diagnoses: one table a measure, folded together, with how many are alike. */
export function detailedFigures(
  {calibration, places}: Manifest,
  of: Exclude<CalibrationMeasure["of"], "nation">,
): HTMLElement {
  if (!calibration) return nothingToCompare();
  const names = new Map(places.map(({code, title}) => [code, title]));
  const parts = calibration.measures
    .filter((measure) => measure.of === of)
    .map((measure) => {
      const figures = figuresOf(calibration, measure);
      const within = figures.filter(isWithin).length;
      return folded(
        `${measure.title}: ${within} av ${figures.length} inom toleransen`,
        dataTable({
          caption: measure.title,
          columns: [
            {name: of, title: of === "region" ? "Region" : "Diagnos (ICD-10)", kind: "text"},
            ...numbers,
          ],
          rows: figures.map((figure) => [names.get(figure.of) ?? figure.of, ...cells(figure, measure)]),
        }),
        element("p", {class: "underlag-source"}, `Källa: ${measure.source}.`),
      );
    });
  return element("div", {}, ...parts);
}

/** What each tolerance allows for simplifications, and why. */
export function toleranceTable({calibration}: Manifest): HTMLElement {
  if (!calibration) return nothingToCompare();
  const table = dataTable({
    caption: "Vad toleransen tål utöver slumpen",
    columns: [
      {name: "matt", title: "Mått", kind: "text"},
      {name: "for", title: "Gäller", kind: "text"},
      {name: "tal", title: "Tål", kind: "text"},
    ],
    rows: calibration.measures.map(({title, of, allows}) => [title, ofWords[of], allows]),
  });
  return folded("Vad toleransen tål för varje mått", table);
}

const ofWords = {nation: "riket", region: "varje region", category: "varje diagnos"} as const;

/** Published figures that the country is not held against, and why. */
export function leftOutTable({calibration}: Manifest): HTMLElement {
  if (!calibration) return nothingToCompare();
  return dataTable({
    caption: "Publicerade siffror som demolandet inte jämförs med",
    columns: [
      {name: "siffra", title: "Siffra", kind: "text"},
      {name: "skal", title: "Skäl", kind: "text"},
    ],
    rows: calibration.left.map(({title, why}) => [title, why]),
  });
}

/** The country's own numbers: those that are assumed, or those that are published. */
export function countryNumbers({calibration}: Manifest, is: "published" | "assumed"): HTMLElement {
  if (!calibration) return nothingToCompare();
  const rows = calibration.numbers.filter((one) => one.is === is);
  const caption = is === "assumed" ? "Antagna tal" : "Tal som bygger på publicerade siffror";
  const table = dataTable({
    caption,
    columns: [
      {name: "tal", title: "Tal", kind: "text"},
      {name: "varde", title: "Värde", kind: "text"},
      {name: "grund", title: is === "assumed" ? "Skäl" : "Grund", kind: "text"},
    ],
    rows: rows.map(({title, value, why}) => [title, value, why]),
  });
  return folded(`${caption}: ${rows.length}`, table);
}

/** What is put into the country on purpose, where, and how large it is. */
export function plantedTable({calibration, places}: Manifest): HTMLElement {
  if (!calibration) return nothingToCompare();
  return dataTable({
    caption: "Planterade effekter",
    columns: [
      {name: "effekt", title: "Effekt", kind: "text"},
      {name: "var", title: "Var", kind: "text"},
      {name: "storlek", title: "Storlek", kind: "text"},
    ],
    rows: calibration.planted.map(({title, region, size, per}) => [
      title,
      places.find(({code}) => code === region && code !== null)?.title ?? "hela landet",
      (size / per).toLocaleString("sv-SE"),
    ]),
  });
}
