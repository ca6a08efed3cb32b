import type {Calibration} from "../contract/calibration.js";
import type {Manifest} from "../contract/release.js";
import {formatCount, formatTenths} from "../measures/swedish.js";
import {isWithin} from "../measures/withinTolerance.js";
import type {DiagramModel, Series, SharePoint} from "./diagramModel.js";

const series: readonly Series[] = [
  {id: "publicerat", label: "Publicerat", style: "nation"},
  {id: "demolandet", label: "Demolandet, med tolerans", style: "own"},
];

/**
 * A measure by region: the published share and the synthetic country's beside each other, with the tolerance as a line
 * around the latter. `measure` is an id of the release's calibration.
 */
export function stockByRegion({calibration, places}: Manifest, measure: string): DiagramModel {
  const found = calibration?.measures.find(({id}) => id === measure);
  const figures = calibration?.figures.filter((figure) => figure.measure === measure) ?? [];
  const title = found?.title ?? "Jämförelse per region";
  const within = figures.filter(isWithin).length;
  const names = figures.map(({of}) => places.find(({code}) => code === of)?.title ?? of ?? "");
  const message =
    figures.length === 0
      ? "Visas bara i en utgåva av demolandet"
      : `${title}: ${formatCount(within)} av ${formatCount(figures.length)} regioner inom toleransen`;
  return {
    id: measure,
    title: message,
    selection: `Regionerna, ${found?.source ?? "demolandet"}`,
    alternative: `Punktdiagram med två punkter för varje region, publicerad andel och demolandets. ${message}. Alla tal står i tabellen under diagrammet.`,
    series,
    chart:
      figures.length === 0
        ? null
        : {kind: "shares", categories: names, xLabel: "Procent", points: points(figures)},
    nothing: "Visas bara i en utgåva av demolandet.",
    notes: ["Punkterna är andelar. Linjen kring demolandets punkt är toleransen."],
    table: {
      caption: title,
      columns: [
        {name: "region", title: "Region", kind: "text"},
        {name: "publicerat", title: "Publicerat", kind: "share"},
        {name: "demolandet", title: "Demolandet", kind: "share"},
        {name: "tolerans", title: "Tolerans, procentenheter", kind: "text"},
        {name: "inom", title: "Inom toleransen?", kind: "text"},
      ],
      rows: figures.map((figure, index) => [
        names[index] ?? "",
        figure.published / 100,
        figure.value / 100,
        formatTenths(figure.tolerance),
        isWithin(figure) ? "ja" : "nej",
      ]),
    },
  };
}

function points(figures: Calibration["figures"]): SharePoint[] {
  return figures.flatMap(({published, value, tolerance}, category) => {
    const [real, own] = [published / 100, value / 100];
    return [
      {series: "publicerat", category, value: real, low: real, high: real},
      {
        ...{series: "demolandet", category, value: own},
        low: Math.max(0, own - tolerance / 100),
        high: Math.min(1, own + tolerance / 100),
      },
    ];
  });
}
