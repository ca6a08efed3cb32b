import {hasPassed, isMature, maturityDays, type Maturity} from "../measures/maturity.js";
import {decapitalise, formatCount, formatDay} from "../measures/swedish.js";
import {countBy} from "../measures/table.js";
import {everyBand} from "./everyBand.js";
import type {PlaceFamily} from "./placeFamily.js";
import {withValues} from "./selection.js";

/** The delay of requests is measured on quarters that ended at least so many days before the extract: late ones have come. */
const oldEnough = 180;

/**
 * How many days after its end a month is mature, by how long requests have taken in the whole country (`maturityDays`). A
 * release whose quarters are all younger cannot tell: only its quick requests have come.
 */
export function requestMaturity({manifest, nation}: PlaceFamily): Maturity {
  const quarters = [...countBy(nation, "quarter", new Map()).keys()];
  const old = quarters.filter((quarter) => hasPassed(quarter, oldEnough, manifest.extractDate));
  const waited = countBy(nation, "waited", withValues(new Map(), "quarter", old));
  return maturityDays(everyBand(manifest, "waited", waited), manifest.disclosure.base);
}

/** What is said beside shares of months or quarters that are not known to be mature; nothing where all are. */
export function immatureNote(times: readonly string[], maturity: Maturity, extractDate: string): string[] {
  if (times.every((time) => isMature(time, maturity, extractDate))) return [];
  const sign = `Ihåliga tecken: perioden är inte ${maturity.is === "known" ? "" : "säkert "}färdig.`;
  const age =
    maturity.is === "known"
      ? ` Så gammal var perioden inte när uttaget gjordes den ${formatDay(extractDate)}.`
      : "";
  return [`${sign} ${delayInWords(maturity)}${age} Andelen kan öka.`];
}

/** What is said beside shares where the months that are not mature are left out; nothing where none are. */
export function immatureLeftOutNote(
  times: readonly string[],
  maturity: Maturity,
  extractDate: string,
): string[] {
  if (times.every((time) => isMature(time, maturity, extractDate))) return [];
  return [`Periodens senaste månader är inte med: ${decapitalise(delayInWords(maturity))}`];
}

/** What is said beside shares of months or quarters of which none is known to be mature. */
export function noneMatureNote(each: "månad" | "kvartal", maturity: Maturity): string {
  const none = each === "månad" ? "Ingen av periodens månader är" : "Inget av periodens kvartal är";
  const finished = each === "månad" ? "färdig" : "färdigt";
  return `${none} ${maturity.is === "known" ? "" : "säkert "}${finished}. ${delayInWords(maturity)} Andelarna är preliminära och kan öka.`;
}

/** What a headline says instead of shares where no month or quarter is known to be mature, after what it is about. */
export function noneMatureTitle(each: "månader" | "kvartal", maturity: Maturity): string {
  return maturity.is === "known"
    ? `periodens ${each} är inte färdiga`
    : `det går inte att säga vilka ${each} som är färdiga`;
}

/** How long requests take to come, as far as it is known. */
function delayInWords(maturity: Maturity): string {
  const late = "En begäran kan komma veckor efter intyget";
  switch (maturity.is) {
    case "known":
      return `${late}, och först efter omkring ${formatCount(maturity.days)} dagar har 95 av 100 kommit.`;
    case "longer":
      return `${late}, och det tar mer än ${formatCount(maturity.than)} dagar innan 95 av 100 har kommit. Hur mycket mer framgår inte av tabellerna.`;
    case "unknown":
      return `${late}. När 95 av 100 har kommit går inte att säga: utgåvan har inga begäranden som har hunnit följas i ${oldEnough} dagar.`;
  }
}
