import {noRegion, type View} from "../contract/view.js";
import {decilesOverTime, fewestForDeciles} from "../measures/deciles.js";
import {capitalise, duringTime, formatRate} from "../measures/swedish.js";
import type {DiagramModel} from "./diagramModel.js";
import {inPlace} from "./inPlace.js";
import {noRateWords, perInhabitants} from "./populationWords.js";
import {isPreliminary, markPreliminary, preliminaryNote} from "./preliminary.js";
import type {DecileChart} from "./regionChartModels.js";
import {regionSeries} from "./regionFigures.js";
import {regionTimeline} from "./regionRows.js";
import {regionsOf, type Regions} from "./regions.js";
import {blockNotes, noneInSeries, regionChoicesLeftOut, regionSelection} from "./regionWords.js";
import {wayOf, wayWords} from "./selection.js";
import {textAlternative} from "./textAlternative.js";
import {timeColumn} from "./timeline.js";
import {nothingPublished} from "./uncertainty.js";

/** The deciles of the regions over time, each region alike, and the picked one among them. */
export function regionDeciles(data: Regions, view: View): DiagramModel<DecileChart> {
  const {manifest, population} = data;
  const {adjective} = wayWords[wayOf(view)];
  const {dimension, values: times, each, period, notes} = regionTimeline(data, view);
  const {regions: series} = regionSeries(data, view);
  const places = regionsOf(manifest);
  const deciles = decilesOverTime(series, times.length);
  const at = places.findIndex(({slug}) => slug === view.region);
  const place = places[at];
  const own = at < 0 ? [] : (series[at] ?? []);
  const latest = times.findLastIndex((time) => !isPreliminary(time, manifest.extractDate));
  const now = deciles[latest] ?? null;
  const measure = `${capitalise(adjective)} ${perInhabitants(population)}, per ${each}`;
  const span =
    now === null
      ? null
      : `${capitalise(duringTime(times[latest] ?? ""))} låg åtta av tio regioner mellan ${formatRate(now[0]?.value ?? 0)} och ${formatRate(now[8]?.value ?? 0)}`;
  const figure = own[latest] ?? null;
  const isEmpty = noneInSeries(series);
  const title =
    places.length < fewestForDeciles
      ? `${measure}: för få regioner för deciler`
      : span === null
        ? `${measure}: inga tal kan räknas`
        : isEmpty
          ? `${measure}: inga sjukfall i urvalet`
          : place !== undefined && figure !== null
            ? `${span}; talet var ${formatRate(figure.value)} ${inPlace(place)}`
            : span;
  const limits =
    place !== undefined && figure !== null && !isEmpty
      ? [
          `Talet ${inPlace(place)} ligger mellan ${formatRate(figure.interval[0])} och ${formatRate(figure.interval[1])}.`,
        ]
      : [];
  const selection = `${regionSelection(data, view)}${place === undefined ? "" : `; ${place.title} är utritad`}`;
  const preliminary = times.map((time) => isPreliminary(time, manifest.extractDate));

  return {
    id: "deciler",
    title,
    selection: `${capitalise(selection)}. ${capitalise(period)}.`,
    alternative: textAlternative({
      kind: "Linjediagram med regionernas nio deciler",
      measure,
      selection,
      period,
      message: title,
      uncertainty: limits.join(" ") || "Decilernas intervall står i tabellen",
    }),
    series: [
      ...(place === undefined ? [] : [{id: "own", label: place.title, style: "own" as const}]),
      {id: "nation", label: "Deciler; medianen är kraftigare", style: "nation"},
    ],
    chart:
      now === null || isEmpty
        ? null
        : {
            ...{kind: "deciles", label: measure, xs: times, own, preliminary},
            deciles: deciles.map((values) => values?.map(({value}) => value) ?? null),
            name: place?.short ?? "",
          },
    nothing:
      places.length < fewestForDeciles
        ? `Deciler räknas när utgåvan har minst ${fewestForDeciles} regioner. Här är de ${places.length}.`
        : isEmpty
          ? nothingPublished
          : noRateWords(population, view),
    notes: [
      ...limits,
      ...(view.region === noRegion ? ["Välj en region ovan för att se den bland de andra."] : []),
      "De streckade linjerna är de nio decilerna, medianen är kraftigast. Var tionde region ligger under den första decilen och var tionde över den nionde. Alla regioner räknas lika, stora som små. Talen är inte standardiserade.",
      "I små regioner svänger talen mycket av en slump: att en region någon gång ligger utanför decilerna betyder sällan något.",
      ...blockNotes(data),
      ...regionChoicesLeftOut(data, view),
      ...notes,
      ...preliminaryNote(times, manifest.extractDate),
    ],
    table: markPreliminary(
      {
        // The table of the panels above has the same measure and selection.
        caption: `${measure}: regionernas deciler`,
        columns: [
          timeColumn(dimension),
          ...Array.from({length: 9}, (_, i) => ({
            ...{name: `decil_${String(i + 1)}`, kind: "rate" as const},
            title: i === 4 ? "Median" : `Decil ${String(i + 1)}`,
          })),
          {name: "median_lagst", title: "Median, lägst", kind: "rate"},
          {name: "median_hogst", title: "Median, högst", kind: "rate"},
          ...(place === undefined
            ? []
            : [
                {name: "egen", title: place.title, kind: "rate" as const},
                {name: "egen_lagst", title: "Lägst", kind: "rate" as const},
                {name: "egen_hogst", title: "Högst", kind: "rate" as const},
              ]),
        ],
        rows: times.map((time, x) => {
          const values = deciles[x] ?? null;
          const one = own[x] ?? null;
          return [
            time,
            ...Array.from({length: 9}, (_, i) => values?.[i]?.value ?? null),
            ...(values?.[4]?.interval ?? [null, null]),
            ...(place === undefined ? [] : [one?.value ?? null, ...(one?.interval ?? [null, null])]),
          ];
        }),
      },
      preliminary,
    ),
  };
}
