import type {View} from "../contract/view.js";
import {wholeOf} from "../contract/whole.js";
import {capitalise, duringTime, formatRate} from "../measures/swedish.js";
import type {DiagramModel} from "./diagramModel.js";
import {noRateWords, perInhabitants, rateLimitsNote} from "./populationWords.js";
import {isPreliminary, markPreliminary} from "./preliminary.js";
import type {PanelChart} from "./regionChartModels.js";
import {regionSeries} from "./regionFigures.js";
import {regionTimeline} from "./regionRows.js";
import {regionsOf, type Regions} from "./regions.js";
import {blockNotes, noneInSeries, regionChoicesLeftOut, regionSelection} from "./regionWords.js";
import {wayOf, wayWords} from "./selection.js";
import {textAlternative} from "./textAlternative.js";
import {tilesOf} from "./tileGrid.js";
import {tileName} from "./tileName.js";
import {timeColumn} from "./timeline.js";
import {nothingPublished} from "./uncertainty.js";

/** A small chart for each region, where it lies on the map: its rate over time against the nation's, all on the same axes. */
export function regionPanels(data: Regions, view: View): DiagramModel<PanelChart> {
  const {manifest, population} = data;
  const whole = wholeOf(manifest);
  const grid = tilesOf(manifest);
  const {adjective} = wayWords[wayOf(view)];
  const {dimension, values: times, each, period, notes} = regionTimeline(data, view);
  const {regions: series, nation} = regionSeries(data, view);
  const places = regionsOf(manifest);
  const latest = times.findLastIndex((time) => !isPreliminary(time, manifest.extractDate));
  const now = series.flatMap((figures) => figures[latest]?.value ?? []);
  const nationNow = nation[latest] ?? null;
  const measure = `${capitalise(adjective)} ${perInhabitants(population)}, per ${each}`;
  const isEmpty = noneInSeries(series);
  const title =
    nationNow === null || now.length === 0
      ? `${measure}: inga tal kan räknas`
      : isEmpty
        ? `${measure}: inga sjukfall i urvalet`
        : `${capitalise(duringTime(times[latest] ?? ""))} låg regionerna mellan ${formatRate(Math.min(...now))} och ${formatRate(Math.max(...now))}, ${whole.short} på ${formatRate(nationNow.value)}`;
  const selection = regionSelection(data, view);
  const rows = places.flatMap((place, i) =>
    times.map((time, x) => {
      const one = series[i]?.[x] ?? null;
      return [
        place.title,
        time,
        one?.value ?? null,
        ...(one?.interval ?? [null, null]),
        nation[x]?.value ?? null,
      ];
    }),
  );

  return {
    id: "regioner-over-tid",
    title,
    selection: `${capitalise(selection)}. ${capitalise(period)}.`,
    alternative: textAlternative({
      kind: `Ett litet linjediagram för varje region, med ${whole.short} som streckad linje`,
      measure,
      selection,
      period,
      message: title,
      uncertainty: "Banden är 95-procentiga intervall och står i tabellen",
    }),
    series: [
      {id: "own", label: "Regionen", style: "own"},
      {id: "nation", label: whole.title, style: "nation"},
    ],
    chart:
      now.length === 0 || isEmpty
        ? null
        : {
            ...{kind: "panels", label: measure, xs: times, nation},
            panels: places.flatMap((place, i) => {
              const tile = grid.get(place.code);
              return tile === undefined
                ? []
                : [
                    {
                      ...tile,
                      name: tileName(place),
                      heading: place.title,
                      chosen: place.slug === view.region,
                      figures: series[i] ?? [],
                    },
                  ];
            }),
          },
    nothing: isEmpty ? nothingPublished : noRateWords(population, view),
    notes: [
      `Alla rutor har samma axlar: ${period}, från vänster till höger. Talen är inte standardiserade för ålder och kön.`,
      "I små regioner svänger talen mycket av en slump. Band som når ovanför rutan är avkapade; hela intervallet står i tabellen.",
      rateLimitsNote,
      ...blockNotes(data),
      ...regionChoicesLeftOut(data, view),
      ...notes,
    ],
    table: markPreliminary(
      {
        caption: measure,
        columns: [
          {name: "region", title: "Region", kind: "text"},
          timeColumn(dimension),
          {name: "per_1000", title: "Per 1\u00a0000", kind: "rate"},
          {name: "lagst", title: "Lägst", kind: "rate"},
          {name: "hogst", title: "Högst", kind: "rate"},
          {name: "riket", title: whole.title, kind: "rate"},
        ],
        rows,
      },
      rows.map(([, time]) => isPreliminary(String(time), manifest.extractDate)),
    ),
  };
}
