import type {Manifest} from "../contract/release.js";
import {element} from "./element.js";

/** Says plainly whether a gap of a single unit can be seen in the release: only where a table has units by month. */
export function unitsByMonth({families}: Pick<Manifest, "families">): HTMLElement {
  return element("p", {}, unitsByMonthInWords({families}));
}

/** What {@link unitsByMonth} says. */
export function unitsByMonthInWords({families}: Pick<Manifest, "families">): string {
  const units = families.filter(({dimensions}) => dimensions.includes("care_unit"));
  const monthly = units.find(({dimensions}) => dimensions.includes("month"));
  if (monthly !== undefined)
    return `Enheternas månader står i tabellen ”${monthly.title}”. De prövas inte här: en enhets månader har för få intyg för gränser som betyder något.`;
  if (units.length === 0)
    return "Utgåvan har ingen tabell över enheter. Luckor för en enskild enhet syns därför inte.";
  return "Utgåvans tabeller över enheter har år eller kvartal men inte månader, eftersom en enhets månader har för få intyg för att skyddas utan att bli till brus. Luckor för en enskild enhet och månad går därför inte att se här. Den som har källan kan se dem där.";
}
