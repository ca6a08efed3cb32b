import type {LinePoint} from "./diagramModel.js";
import {formatDay} from "../measures/swedish.js";

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
  "Strecket runt varje punkt är ett 95-procentigt intervall. Det rymmer både slumpen och avrundningen av små tal. Skillnader där intervallen överlappar är osäkra.";

/** That months which had not passed at the extract date can only grow; nothing when all had. */
export function preliminaryNote(points: readonly LinePoint[], extractDate: string): string[] {
  if (!points.some(({preliminary}) => preliminary)) return [];
  return [
    `Ihåliga tecken: månaden var inte slut när uttaget gjordes den ${formatDay(extractDate)}. Talen är preliminära och kan ändras.`,
  ];
}

/** What is said where every count of a selection is 0. */
export const nothingPublished =
  "Här finns inget att rita: alla publicerade tal i urvalet är 0. Det kan ändå finnas enstaka sjukfall.";
