import type {Manifest} from "../contract/release.js";
import type {UnitGaps} from "../contract/unitGaps.js";
import {formatCount} from "../measures/swedish.js";
import type {DataTable} from "./diagramModel.js";

/** What is told of gaps of single units, and why not by month. */
export function unitGapsInWords(
  {held, units, gaps}: UnitGaps,
  {families}: Pick<Manifest, "families">,
): string {
  if (!families.some(({dimensions}) => dimensions.includes("care_unit")))
    return "Utgåvan har ingen tabell över enheter. Luckor för en enskild enhet syns därför inte.";
  const why =
    "En enhets månader har för få intyg för att skyddas utan att bli till brus. Luckor på några veckor går därför inte att se här. Den som har källan kan se dem där.";
  if (held === 0)
    return `Utgåvan har för få kvartal eller för få intyg per enhet för att det ska gå att pröva om någon enhet saknar intyg. ${why}`;
  const found = gaps.length === 0 ? "inget av dem" : formatCount(gaps.length);
  return `${formatCount(held)} kvartal hos ${formatCount(units)} enheter har prövats mot kvartalen före och efter. I ${found} är intygen ovanligt få: mindre än hälften så många som i båda grannkvartalen, också när slumpen och avrundningen är inräknade. ${why}`;
}

/** Every quarter of a unit in which certificates seem to be missing, the latest first. */
export function unitGapTable({gaps}: UnitGaps, {places}: Pick<Manifest, "places">): DataTable {
  const titles = new Map(places.map(({code, title}) => [code, title]));
  const latestFirst = gaps.toSorted((a, b) => (a.quarter < b.quarter ? 1 : a.quarter > b.quarter ? -1 : 0));
  return {
    caption: "Kvartal då en enhet har ovanligt få intyg",
    columns: [
      {name: "kvartal", title: "Kvartal", kind: "month"},
      {name: "region", title: "Region", kind: "text"},
      {name: "enhet", title: "Enhet", kind: "text"},
      {name: "intyg", title: "Intyg", kind: "count"},
      {name: "fore", title: "Kvartalet före", kind: "count"},
      {name: "efter", title: "Kvartalet efter", kind: "count"},
      {name: "betydelse", title: "Vad betyder det för mig?", kind: "text"},
    ],
    rows: latestFirst.map(({quarter, region, unit, n, before, after}) => [
      ...[quarter, titles.get(region) ?? region, unit, n, before, after],
      meaning,
    ]),
  };
}

const meaning =
  "Intyg kan saknas. Det kan också vara ett uppehåll, en flytt eller ett byte av id. Fråga enheten innan du drar en slutsats.";
