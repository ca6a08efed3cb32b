import {codeBand} from "../contract/codeBand.js";
import type {Population} from "../contract/population.js";
import {populationYear} from "../contract/populationYear.js";

/** Whose inhabitants are asked for; a part that is left out is everybody of it. */
export interface Residents {
  /** Code of the län; null is the nation. */
  readonly region: string | null;
  readonly sexes?: ReadonlySet<string>;
  /** Codes of age bands, at the level of the population or a coarser one. */
  readonly ages?: ReadonlySet<string>;
}

/** What has been counted of each population: a page asks for the same people at every choice. */
const counted = new WeakMap<Population, Map<string, number>>();

/**
 * How many lived in a place on the 31 December that the rates of a month (or quarter) divide by (`populationYear`). 0 where the population does not tell the sexes or ages that are asked for, so that no rate is told.
 */
export function inhabitants(population: Population, time: string, residents: Residents): number {
  const year = populationYear(population.years, time);
  if (year === undefined) return 0;
  const {region, sexes, ages} = residents;
  const key = [year, region ?? "", ...(sexes ?? ["all"]), "of", ...(ages ?? ["all"])].join(" ");
  const known = counted.get(population) ?? new Map<string, number>();
  counted.set(population, known);
  const n = known.get(key) ?? inYear(population, year, residents);
  known.set(key, n);
  return n;
}

function inYear({years, regions, sexes, bands, n}: Population, year: number, residents: Residents): number {
  const wantedSexes = placesOf(sexes, residents.sexes, (code, wanted) => code === wanted);
  const wantedBands = placesOf(bands, residents.ages, isWithin);
  const wantedRegions =
    residents.region === null ? regions.map((_, at) => at) : [regions.indexOf(residents.region)];
  let sum = 0;
  for (const region of wantedRegions) {
    if (region < 0) continue;
    for (const sex of wantedSexes)
      for (const band of wantedBands) {
        const at =
          ((years.indexOf(year) * regions.length + region) * sexes.length + sex) * bands.length + band;
        sum += n[at] ?? 0;
      }
  }
  return sum;
}

/** Positions of the codes that any of the wanted ones takes in; all when none is named. */
function placesOf(
  codes: readonly string[],
  wanted: ReadonlySet<string> | undefined,
  takesIn: (code: string, wanted: string) => boolean,
): number[] {
  const all = codes.map((_, at) => at);
  if (wanted === undefined) return all;
  return all.filter((at) => [...wanted].some((one) => takesIn(codes[at] ?? "", one)));
}

/** Whether a band of ages is the other or lies within it: `31-40` within `0-40`. */
function isWithin(band: string, other: string): boolean {
  if (band === other) return true;
  const [inner, outer] = [codeBand(band), codeBand(other)];
  if (inner === undefined || outer === undefined) return false;
  return inner.from >= outer.from && inner.until <= outer.until;
}
