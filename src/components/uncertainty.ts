import type {Manifest, Place} from "../contract/release.js";
import {isNation, wholeOf} from "../contract/whole.js";
import {widestTold} from "../measures/shareInterval.js";
import {formatCount} from "../measures/swedish.js";
import type {LinePoint} from "./diagramModel.js";

/** The half-width of the widest band of a chart: how far rounding can have moved a value. */
export function widestHalf(points: readonly LinePoint[]): number {
  return points.reduce((widest, {value, low, high}) => Math.max(widest, value - low, high - value), 0);
}

/** Why there is a band around a line. */
export function roundingNote(base: number): string {
  return `Det skuggade bandet (lägst och högst i tabellen) visar hur mycket avrundningen av små tal till 0 eller ${base} kan ha flyttat värdet, med 95 procents säkerhet.`;
}

/** What an interval around a share holds. */
export const shareNote =
  "Strecket runt varje punkt är ett 95-procentigt intervall. Det rymmer både slumpen och avrundningen av små tal. Där strecket inte syns är intervallet smalare än tecknet. Skillnader där intervallen överlappar är osäkra.";

/** What the band around a curve of steps holds, and where the curve is known. */
export const stepCurveNote =
  "Det skuggade bandet (lägst och högst i tabellen) är ett 95-procentigt intervall. Det rymmer både slumpen och avrundningen av små tal. Kurvan är känd vid tecknen. Mellan dem ritas den vågrätt.";

/** Why a headline tells no share: its interval is too wide. */
export const unsureNote = `Rubriken nämner ingen andel, eftersom intervallet skulle vara bredare än ${formatCount(widestTold * 100)} procentenheter.`;

/** That a region is a part of what it is compared with; nothing on the nation's own page. */
export function withinNationNote({
  manifest,
  place,
}: {
  readonly manifest: Pick<Manifest, "places">;
  readonly place: Pick<Place, "code">;
}): string[] {
  if (place.code === null) return [];
  const others = isNation(manifest) ? "övriga landet" : "de andra regionerna";
  return [
    `Regionen ingår själv ${wholeOf(manifest).where}. Skillnaden mot ${others} är därför större än den ser ut, mest för de största regionerna.`,
  ];
}

/** Whether there are figures and all are 0: what would be drawn is what rounding can hide. */
export function areNothing(figures: readonly {readonly value: number}[]): boolean {
  return figures.length > 0 && figures.every(({value}) => value === 0);
}

/** What is said where every count of a selection is 0. */
export const nothingPublished = nothingPublishedOf("sjukfall");

/** The same where certificates are counted, and not sjukfall. */
export const noCertificatesPublished = nothingPublishedOf("intyg");

function nothingPublishedOf(counted: "sjukfall" | "intyg"): string {
  return `Här finns inget att rita: alla publicerade tal i urvalet är 0. Det kan ändå finnas enstaka ${counted}.`;
}
