import {changeInterval} from "../measures/changeInterval.js";
import type {Count} from "../measures/count.js";
import {duringTime, formatCount, formatTime, percentBetween} from "../measures/swedish.js";

/** A change in words, and a note with its limits. */
export interface ChangeInWords {
  /** To stand before the name of the earlier period: `8 procent fler än i`. */
  readonly words: string;
  /** One sentence on the limits and one on chance; none where no change is claimed. */
  readonly notes: readonly string[];
}

/** The words before the earlier month or quarter: `8 procent fler än i mars 2024`, `… än under kvartal 1 2024`. */
export function beforeTime(words: string, time: string): string {
  return words.endsWith(" i") ? `${words.slice(0, -2)} ${duringTime(time)}` : `${words} ${formatTime(time)}`;
}

/**
 * How a count has changed. When the limits of the change lie on both sides of 0, nothing is claimed: `ingen säker
 * skillnad mot`.
 */
export function changeInWords(before: Count, after: Count, base: number): ChangeInWords {
  const change = changeInterval(before, after, base);
  if (change === null || (change.interval[0] <= 0 && change.interval[1] >= 0)) {
    return {words: "ingen säker skillnad mot", notes: []};
  }
  const [low, high] = change.interval;
  const grows = change.value > 0;
  const limits = grows ? percentBetween(low, high) : percentBetween(-high, -low);
  const size = formatCount(Math.abs(change.value) * 100);
  return {
    words: size === "0" ? "nästan lika många som i" : `${size} procent ${grows ? "fler" : "färre"} än i`,
    notes: [
      `${grows ? "Ökningen" : "Minskningen"} ligger ${limits} när avrundningen räknas in. Slumpen är inte inräknad.`,
    ],
  };
}
