import {isMature, maturityDays} from "../measures/maturity.js";
import {formatCount, formatDay} from "../measures/swedish.js";
import {countBy} from "../measures/table.js";
import {everyBand} from "./everyBand.js";
import type {PlaceFamily} from "./placeFamily.js";
import {withValues} from "./selection.js";

/** The delay of requests is measured on quarters that ended at least so many days before the extract: late ones have come. */
const oldEnough = 180;

/**
 * How many days after its end a month is mature, by how long requests have taken in the whole country (`maturityDays`). A
 * release whose quarters are all younger is measured on what it has: the days then come out too few.
 */
export function requestMaturity({manifest, nation}: PlaceFamily): number {
  const quarters = [...countBy(nation, "quarter", new Map()).keys()];
  const old = quarters.filter((quarter) => isMature(quarter, oldEnough, manifest.extractDate));
  const rows = withValues(new Map(), "quarter", old.length > 0 ? old : quarters);
  return maturityDays(
    everyBand(manifest, "waited", countBy(nation, "waited", rows)),
    manifest.disclosure.base,
  );
}

/** What is said beside shares of months or quarters that are younger than that; nothing where all are old enough. */
export function immatureNote(times: readonly string[], maturity: number, extractDate: string): string[] {
  if (times.every((time) => isMature(time, maturity, extractDate))) return [];
  return [
    `Ihåliga tecken: perioden är inte färdig. En begäran kan komma veckor efter intyget, och först efter omkring ${formatCount(maturity)} dagar har 95 av 100 kommit. Så gammal var perioden inte när uttaget gjordes den ${formatDay(extractDate)}. Andelen kan öka.`,
  ];
}

/** What is said beside shares where those months are left out; nothing where none are. */
export function immatureLeftOutNote(
  times: readonly string[],
  maturity: number,
  extractDate: string,
): string[] {
  if (times.every((time) => isMature(time, maturity, extractDate))) return [];
  return [
    `Periodens senaste månader är inte med: en begäran kan komma veckor efter intyget, och först efter omkring ${formatCount(maturity)} dagar har 95 av 100 kommit.`,
  ];
}
