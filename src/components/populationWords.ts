import type {Population} from "../contract/population.js";
import {populationYear} from "../contract/populationYear.js";
import {codeBand} from "../contract/codeBand.js";
import {everything, type View} from "../contract/view.js";
import {joinSwedish} from "../measures/swedish.js";

/** `per 1 000 invånare 16–64 år`: as measures of rates are called. */
export function perInhabitants({ages}: Pick<Population, "ages">): string {
  return ages === "all" ? "per 1\u00a0000 invånare" : "per 1\u00a0000 invånare 16–64 år";
}

/** What stands beside rates: whom they divide by, where that is from, and what the limits hold. */
export function rateNotes(population: Population, view: View, times: readonly string[]): string[] {
  if (population.kind === "none") return [];
  const years = [...new Set(times.flatMap((time) => populationYear(population.years, time) ?? []))];
  const chosen = [...(view.sex === everything ? [] : ["kön"]), ...(view.age === everything ? [] : ["ålder"])];
  const days =
    years.length === 0 || population.kind === "demo"
      ? ""
      : ` Här används den 31 december ${joinSwedish(years.map(String))}.`;
  return [
    population.ages === "all"
      ? `Talen är delade med invånare i alla åldrar, eftersom befolkningen efter kön och ålder inte är inlagd. ${population.source}.${days}`
      : `Nämnaren är invånare 16–64 år${chosen.length === 0 ? "" : ` och följer ditt val av ${joinSwedish(chosen)}`}. ${population.source}.${days}`,
    numeratorNote(population, view),
    rateLimitsNote,
  ];
}

/** Who is in the numerator and not in the denominator: a few, but for the oldest, whose band has no end. */
function numeratorNote({ages}: Population, {age}: View): string {
  const band = codeBand(age);
  return ages === "16-64" && band?.until === Infinity
    ? `Talet är för högt: täljaren rymmer alla som är ${band.from} år eller äldre, men nämnaren bara invånare ${band.from}–64 år.`
    : "Täljaren rymmer alla sjukfall i urvalet, också de få där personen är yngre än 16 eller äldre än 64 år.";
}

/** What the limits around a rate hold. */
export const rateLimitsNote =
  "Bandet eller strecket kring värdet är ett 95-procentigt intervall för både slumpen och avrundningen av små tal.";

/** Why no rate can be told, where none can. */
export function noRateWords({kind, ages}: Population, view: View): string {
  if (kind === "none") return "Utgåvan har ingen uppgift om befolkningen.";
  if (ages === "all" && (view.sex !== everything || view.age !== everything))
    return "Befolkningen är inte uppdelad på kön och ålder. Välj alla kön och åldrar.";
  return "Det finns ingen befolkning att dela med i urvalet. Välj ett annat kön eller en annan ålder.";
}

/** The same on a page that has numbers to choose. */
export function noRateButNumbers(population: Population, view: View): string {
  return `${noRateWords(population, view)} Det går också att välja antal.`;
}
