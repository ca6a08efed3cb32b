import type {Manifest, Place} from "../contract/release.js";
import {blockTitle} from "../contract/diagnosisChoices.js";
import type {Population} from "../contract/population.js";
import {everything, noRegion, type View} from "../contract/view.js";
import {wholeOf} from "../contract/whole.js";
import {capitalise, formatTenths, joinSwedish} from "../measures/swedish.js";
import type {Estimate} from "../measures/estimate.js";
import type {Rates, RegionFigures} from "./regionFigures.js";
import type {Regions} from "./regions.js";
import {perInhabitants} from "./populationWords.js";
import {choicesLeftOut, describeSelection, wayOf, wayWords} from "./selection.js";
import {areNothing} from "./uncertainty.js";

/** `Startade sjukfall per 1 000 invånare 16–64 år och år`: the measure of a whole period. */
export function periodMeasure(population: Population, view: View): string {
  const {adjective} = wayWords[wayOf(view)];
  return `${adjective} ${perInhabitants(population)}${wayOf(view) === "pagaende" ? "" : " och år"}`;
}

/** The selection of a diagram of all regions, in words. */
export function regionSelection({manifest, table, block}: Regions, view: View): string {
  const chosen =
    block === undefined
      ? describeSelection(view, manifest, table, [])
      : `startade sjukfall i avsnittet ${blockTitle(block)}`;
  return `alla regioner, ${chosen}`;
}

/** What a diagram of all regions must say about choices that it does not follow. */
export function regionChoicesLeftOut({manifest, table, block}: Regions, view: View): string[] {
  const asked = block === undefined ? view : {...view, diagnosis: everything};
  return choicesLeftOut(asked, manifest, table, [], wayWords[wayOf(view)].adjective);
}

/** How a block is counted, where one is. */
export function blockNotes({block}: Regions): string[] {
  if (block === undefined) return [];
  return [
    "Avsnitt räknas per år och för alla kön, åldrar och grader tillsammans. Bara startade sjukfall är räknade så. Väljer du något annat visas kapitlet.",
    "Alla tal i tabellen är avrundade, inte bara de små.",
  ];
}

/** The region that is picked out, if any. */
export function pickedOf<T extends {readonly place: Place}>(
  regions: readonly T[],
  view: View,
): T | undefined {
  return view.region === noRegion ? undefined : regions.find(({place}) => place.slug === view.region);
}

/** The figure that regions are compared by: standardised where it can be told, else as it is. */
export function comparedOf({standardised, crude}: Rates): Estimate | null {
  return standardised ?? crude;
}

/** Whether the regions are compared by the standardised rate. */
export function isStandardised({regions}: Pick<RegionFigures, "regions">): boolean {
  return regions.some(({standardised}) => standardised !== null);
}

/** What the nation's figure counts, where it is not everybody's: that of standardised regions leaves out what they do. */
export function nationNotes(
  {nation: {crude, standardised}}: RegionFigures,
  manifest: Pick<Manifest, "places">,
): string[] {
  if (crude === null || standardised === null) return [];
  return [
    `${capitalise(wholeOf(manifest).of)} tal är räknat som regionernas, på sjukfall där region, kön och ålder är kända. Med alla sjukfall är det ${formatTenths(crude.value)}.`,
  ];
}

/** `150,1 (145,0–155,3)`. */
export function withLimits({value, interval: [low, high]}: Estimate): string {
  return `${formatTenths(value)} (${formatTenths(low)}–${formatTenths(high)})`;
}

/** Whether no sjukfall of the selection is published in any region, so that there is nothing to compare. */
export function noneCounted({regions}: Pick<RegionFigures, "regions">): boolean {
  return regions.every(({count}) => count.n === 0);
}

/** The same of rates over time. */
export function noneInSeries(series: readonly (readonly (Estimate | null)[])[]): boolean {
  return areNothing(series.flat().filter((one) => one !== null));
}

/** What the regions are standardised for: what the reader has not chosen, of `ålder` and `kön`; nothing where both are chosen. */
export function standardisedFor(view: View): string {
  return joinSwedish([
    ...(view.age === everything ? ["ålder"] : []),
    ...(view.sex === everything ? ["kön"] : []),
  ]);
}

/** What stands beside figures that are standardised, or why they are not; and that diagnoses cannot be. */
export function standardNotes(data: Regions, standardised: boolean, view: View): string[] {
  if (data.population.kind === "none") return [];
  if (data.block !== undefined)
    return [
      "Talen är inte standardiserade: avsnitten är inte uppdelade på kön och ålder. En region kan därför ha ett högre tal bara för att fler av invånarna är äldre. Välj ett kapitel för att se standardiserade tal.",
      ...blockNotes(data),
    ];
  const over = [...(view.sex === "alla" ? ["kön"] : []), ...(view.age === "alla" ? ["ålder"] : [])];
  return [
    standardised
      ? over.length > 0
        ? `Standardiserat: så som talet hade varit om regionens invånare hade samma ${joinSwedish(over)} som ${wholeOf(data.manifest).of} (direkt standardisering, se metodsidan).`
        : "Du har valt både kön och ålder. Då finns det inget att standardisera för, och de två talen är lika."
      : "Talen är inte standardiserade: befolkningen efter kön och ålder är inte känd för urvalet.",
    ...(view.diagnosis === everything
      ? [
          "Diagnoser går inte att standardisera mot befolkningen. Välj en diagnos för att jämföra den för sig.",
        ]
      : []),
  ];
}

/** That an order says little, and nothing of what is good. */
export const orderNote =
  "Överlappande intervall: ordningen är osäker. Den säger inget om vad som är bra eller dåligt, och en skillnad kan bero på arbetsmarknad, sjuklighet, vårdens organisation eller hur intyg registreras.";
