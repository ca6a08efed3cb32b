import type {Population} from "../contract/population.js";
import type {Manifest} from "../contract/release.js";
import {joinSwedish} from "../measures/swedish.js";
import {element} from "./element.js";

/** Whom the rates of the site divide by, in words: what population, of which days, and the hash of the tables it came from. */
export function populationInWords({source}: Pick<Manifest, "source">, population: Population): HTMLElement {
  if (population.kind === "none")
    return element("p", {}, "Till den här utgåvan finns ingen befolkning, så inga tal per invånare visas.");
  const hash = element("code", {title: population.sha256}, population.sha256.slice(0, 12));
  const text =
    population.kind === "demo"
      ? demoWords(source.parameters["certificates"])
      : `Befolkningen är SCB:s folkmängd ${daysOf(population)}${population.ages === "all" ? ", alla åldrar och båda könen tillsammans. Folkmängden efter kön och ålder är inte inlagd: därför går det inte att dela upp eller standardisera talen" : ", efter län, kön och ålder"}.`;
  return element("p", {}, `${text} Befolkningens avtryck är `, hash, ".");
}

function daysOf({years}: Population): string {
  return `den 31 december ${joinSwedish(years.map(String))}`;
}

function demoWords(certificates: string | number | undefined): string {
  const size = typeof certificates === "number" ? certificates.toLocaleString("sv-SE") : "sina";
  return `Demolandet är påhittat, och det är dess befolkning också. Den är så stor att ${size} intyg på tre år motsvarar ungefär hur vanligt det är att vara sjukskriven i Sverige. Länens storlek och andelen i arbetsför ålder följer SCB:s siffror för 2024. Fördelningen på kön och ålder är antagen.`;
}
