import type {Manifest} from "../contract/release.js";
import type {HeldPeriods, UnitGaps} from "../contract/unitGaps.js";
import {formatCount, joinSwedish} from "../measures/swedish.js";
import type {DataTable} from "./diagramModel.js";

/** What is told of gaps of single units, by month where they have certificates enough and by quarter. */
export function unitGapsInWords(
  {months, quarters, gaps}: UnitGaps,
  {families}: Pick<Manifest, "families">,
): string {
  if (!families.some(({dimensions}) => dimensions.includes("care_unit")))
    return "Utgåvan har ingen tabell över enheter. Luckor för en enskild enhet syns därför inte.";
  const why =
    "Bara perioder där en lucka skulle synas prövas: enheten måste ha många intyg före och efter. Luckor på någon vecka går inte att se här. Den som har källan kan se dem där.";
  if (months.held + quarters.held === 0)
    return `Utgåvan har för få perioder eller för få intyg per enhet för att det ska gå att pröva om någon enhet saknar intyg. ${why}`;
  const held = [heldIn(months, "månader"), heldIn(quarters, "kvartal")].filter((words) => words !== "");
  const found = gaps.length === 0 ? "ingen" : formatCount(gaps.length);
  return `${joinSwedish(held)} har prövats mot perioderna före och efter. I ${found} av perioderna är intygen ovanligt få: mindre än hälften så många som i båda grannperioderna, också när slumpen, avrundningen och årets säsong är inräknade. ${why}`;
}

function heldIn({held, units}: HeldPeriods, periods: string): string {
  return held === 0
    ? ""
    : `${formatCount(held)} ${periods} hos ${formatCount(units)} ${units === 1 ? "enhet" : "enheter"}`;
}

/** Every month and quarter of a unit in which certificates seem to be missing, the latest first. */
export function unitGapTable({gaps}: UnitGaps, {places}: Pick<Manifest, "places">): DataTable {
  const titles = new Map(places.map(({code, title}) => [code, title]));
  // A quarter stands where its last month does, behind it.
  const endOf = (period: string): string =>
    period.charAt(5) === "Q"
      ? `${period.slice(0, 5)}${String(3 * Number(period.slice(6))).padStart(2, "0")}`
      : `${period}-`;
  const latestFirst = gaps.toSorted((a, b) => (endOf(a.period) < endOf(b.period) ? 1 : -1));
  return {
    caption: "Månader och kvartal då en enhet har ovanligt få intyg",
    columns: [
      {name: "period", title: "Period", kind: "month"},
      {name: "region", title: "Region", kind: "text"},
      {name: "enhet", title: "Enhet", kind: "text"},
      {name: "intyg", title: "Intyg", kind: "count"},
      {name: "fore", title: "Perioden före", kind: "count"},
      {name: "efter", title: "Perioden efter", kind: "count"},
      {name: "betydelse", title: "Vad betyder det för mig?", kind: "text"},
    ],
    rows: latestFirst.map(({period, region, unit, n, before, after}) => [
      ...[period, titles.get(region) ?? region, unit, n, before, after],
      meaning,
    ]),
  };
}

const meaning =
  "Intyg kan saknas. Det kan också vara ett uppehåll, en flytt eller ett byte av id. Fråga enheten innan du drar en slutsats.";
