import type {View} from "../contract/view.js";
import {wholeOf} from "../contract/whole.js";
import {capitalise, formatTenths} from "../measures/swedish.js";
import type {DiagramModel} from "./diagramModel.js";
import {inPlace} from "./inPlace.js";
import {classes} from "./palette.js";
import {noRateWords, rateNotes} from "./populationWords.js";
import {isPreliminary, markPreliminary, preliminarySharesNote} from "./preliminary.js";
import type {TileChart} from "./regionChartModels.js";
import type {RegionFigures} from "./regionFigures.js";
import type {Regions} from "./regions.js";
import {
  comparedOf,
  isStandardised,
  nationNotes,
  noneCounted,
  periodMeasure,
  pickedOf,
  regionChoicesLeftOut,
  regionSelection,
  standardisedFor,
  standardNotes,
  withLimits,
} from "./regionWords.js";
import {wayOf, wayWords} from "./selection.js";
import {textAlternative} from "./textAlternative.js";
import {islandGap, tilesOf} from "./tileGrid.js";
import {tileName} from "./tileName.js";
import {nothingPublished} from "./uncertainty.js";

/** Stands where a region has no figure, as in tables. */
const untold = "–";

/** The regions as tiles of equal size, each with its figure, in five classes of equal width between the least and the greatest. */
export function regionMap(data: Regions, view: View, figures: RegionFigures): DiagramModel<TileChart> {
  const {manifest, population} = data;
  const whole = wholeOf(manifest);
  const grid = tilesOf(manifest);
  const standardised = isStandardised(figures);
  const over = standardised ? standardisedFor(view) : "";
  const measure = `${capitalise(periodMeasure(population, view))}${over === "" ? "" : `, standardiserat för ${over}`}`;
  const isEmpty = noneCounted(figures);
  const counted = `${capitalise(wayWords[wayOf(view)].adjective)} per 1\u00a0000 invånare`;
  const values = figures.regions.flatMap((region) => comparedOf(region)?.value ?? []);
  const [least, greatest] = [Math.min(...values), Math.max(...values)];
  const picked = pickedOf(figures.regions, view);
  const own = picked === undefined ? null : comparedOf(picked);
  const nation = comparedOf(figures.nation);
  const title =
    values.length === 0 || nation === null
      ? `${measure}: inga tal kan räknas`
      : isEmpty
        ? `${counted}: inga sjukfall i urvalet`
        : own !== null && picked !== undefined
          ? `${counted}: ${formatTenths(own.value)} ${inPlace(picked.place)}, ${formatTenths(nation.value)} ${whole.where}, mellan ${formatTenths(least)} och ${formatTenths(greatest)} i regionerna`
          : `${counted}: mellan ${formatTenths(least)} och ${formatTenths(greatest)} i regionerna, ${formatTenths(nation.value)} ${whole.where}`;
  const selection = regionSelection(data, view);
  const limits =
    nation === null || isEmpty
      ? []
      : [
          `Med 95-procentigt intervall: ${whole.short} ${withLimits(nation)}${own !== null && picked !== undefined ? `, ${picked.place.title} ${withLimits(own)}` : ""}. Intervallen för alla regioner står i tabellen och i nästa diagram.`,
        ];
  const step = (greatest - least) / classes.length;
  const preliminary = figures.times.values.some((time) => isPreliminary(time, manifest.extractDate));

  return {
    id: "karta",
    title,
    selection: `${capitalise(selection)}. ${capitalise(figures.period)}.`,
    alternative: textAlternative({
      kind: "Karta med en ruta för varje region och talet i rutan",
      measure,
      selection,
      period: figures.period,
      message: title,
      uncertainty: limits.join(" ") || "Inga intervall kan räknas",
    }),
    series: [],
    chart:
      values.length === 0 || isEmpty
        ? null
        : {
            kind: "tiles",
            label: measure,
            classes: classes.map(
              (_, i) => `${formatTenths(least + i * step)}–${formatTenths(least + (i + 1) * step)}`,
            ),
            tiles: figures.regions.flatMap((region) => {
              const tile = grid.get(region.place.code);
              if (tile === undefined) return [];
              const value = comparedOf(region)?.value ?? null;
              return {
                ...tile,
                apart: region.place.code === "09" ? islandGap : 0,
                name: tileName(region.place),
                heading: region.place.title,
                text: value === null ? untold : formatTenths(value),
                klass: value === null ? null : classOf(value, least, greatest),
                chosen: region === picked,
              };
            }),
          },
    nothing: values.length > 0 && isEmpty ? nothingPublished : noRateWords(population, view),
    notes: [
      ...limits,
      "Varje region är en lika stor ruta, ungefär där den ligger. Färgen visar i vilken av fem lika breda klasser talet ligger: ljus är lågt och mörk är högt, inget av det är bra eller dåligt.",
      ...(values.length > 0 && values.length < figures.regions.length
        ? [
            `${untold} i en ruta: regionens tal går inte att räkna ut, eftersom invånare i urvalet saknas. Det är inte samma sak som 0.`,
          ]
        : []),
      ...standardNotes(data, standardised, view),
      ...nationNotes(figures, manifest),
      ...regionChoicesLeftOut(data, view),
      ...figures.notes,
      ...rateNotes(population, view, figures.times.values),
      ...preliminarySharesNote(figures.times.values, manifest.extractDate),
    ],
    table: markPreliminary(
      {
        caption: measure,
        columns: [
          {name: "region", title: "Region", kind: "text"},
          {name: "antal", title: "Antal", kind: "count"},
          {name: "standardiserat", title: "Standardiserat", kind: "decimal"},
          {name: "lagst", title: "Lägst", kind: "decimal"},
          {name: "hogst", title: "Högst", kind: "decimal"},
          {name: "ojusterat", title: "Ojusterat", kind: "decimal"},
          {name: "ojusterat_lagst", title: "Ojusterat, lägst", kind: "decimal"},
          {name: "ojusterat_hogst", title: "Ojusterat, högst", kind: "decimal"},
        ],
        rows: figures.regions.map(({place, count, crude, standardised: adjusted}) => [
          ...[place.title, count.n],
          ...[adjusted?.value ?? null, ...(adjusted?.interval ?? [null, null])],
          ...[crude?.value ?? null, ...(crude?.interval ?? [null, null])],
        ]),
      },
      figures.regions.map(() => preliminary),
    ),
  };
}

/** Which of five classes of equal width a value lies in; the greatest belongs to the last. All alike lie in the middle one. */
export function classOf(value: number, least: number, greatest: number): number {
  if (greatest <= least) return 2;
  return Math.min(classes.length - 1, Math.floor(((value - least) / (greatest - least)) * classes.length));
}
