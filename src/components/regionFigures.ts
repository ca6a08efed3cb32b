import type {Place} from "../contract/release.js";
import {everything, type View} from "../contract/view.js";
import {addCounts, noCount, type Count} from "../measures/count.js";
import {countByTwo} from "../measures/crossTable.js";
import {directRate, type Stratum} from "../measures/directRate.js";
import type {Estimate} from "../measures/estimate.js";
import {inhabitants} from "../measures/inhabitants.js";
import {rate} from "../measures/rate.js";
import {countBy, type Selection, type Table} from "../measures/table.js";
import {exposureOver} from "./exposure.js";
import {residentsOf} from "./figureAt.js";
import {regionsOf, type Regions} from "./regions.js";
import {type RegionTimes, regionRows, regionTimeline, regionTimes} from "./regionRows.js";
import {wayOf, withValues} from "./selection.js";

/** Rates over the whole period; null where there is nothing to divide by. */
export interface Rates {
  /** Per 1,000 inhabitants, and a year unless ongoing; also of those whose sex or age is unknown. */
  readonly crude: Estimate | null;
  /** As `crude`, with the nation's sexes and ages; null also where the population does not tell them. Of known sex and age. */
  readonly standardised: Estimate | null;
}

/** The figures of one region over the whole period. */
export interface RegionFigure extends Rates {
  readonly place: Place & {readonly code: string};
  readonly count: Count;
}

/**
 * All regions over the period of a view, and the nation: crude with everybody, also those of no known region; standardised over the same
 * groups of the same regions as they are, so that the one is held against what it is a part of.
 */
export interface RegionFigures extends RegionTimes {
  readonly regions: readonly RegionFigure[];
  readonly nation: Rates;
}

/**
 * The rate of every region over the period of a view, crude and directly standardised by sex and age with the nation's own
 * population as the standard. Chosen sexes and ages are what both are about.
 */
export function regionFigures(data: Regions, view: View): RegionFigures {
  const {manifest, population, table} = data;
  const {base} = manifest.disclosure;
  const ongoing = wayOf(view) === "pagaende";
  const times = regionTimes(data, view);
  const selection = withValues(regionRows(data, view), times.times.dimension, times.times.values);
  const byRegion = countBy(table, "region", selection);
  const lived = exposureOver(population, times.times, ongoing);
  const years = (region: string | null, sex: string | null, age: string): number =>
    lived(residentsOf({...view, age}, region, sex));
  const strata = population.ages === "all" ? [] : strataOf(data, view);
  const byStratum = countStrata(table, strata, selection);
  const weights = strata.map(({sex, age}) => years(null, sex, age));
  const regions = regionsOf(manifest).map((place): RegionFigure => {
    const count = byRegion.get(place.code) ?? noCount;
    const own = strata.map(({sex, age}, i): Stratum => ({
      count: byStratum[i]?.get(place.code) ?? noCount,
      inhabitants: years(place.code, sex, age),
      weight: weights[i] ?? 0,
    }));
    return {
      place,
      count,
      crude: rate(count, years(place.code, null, view.age), base),
      standardised: directRate(own, base),
    };
  });
  const ofAll = strata.map((_, i): Stratum => ({
    count: addCounts(regions.map(({place: {code}}) => byStratum[i]?.get(code) ?? noCount)),
    inhabitants: weights[i] ?? 0,
    weight: weights[i] ?? 0,
  }));
  return {
    ...times,
    regions,
    nation: {
      crude: rate(addCounts(byRegion.values()), years(null, null, view.age), base),
      standardised: directRate(ofAll, base),
    },
  };
}

/** Rates over time: of every region, and of the nation. */
interface RegionSeries {
  readonly regions: readonly (readonly (Estimate | null)[])[];
  readonly nation: readonly (Estimate | null)[];
}

/** The newest series of some counts and the view that they are of: two diagrams of a page show the same ones. */
const newest = new WeakMap<Regions, {readonly view: View; readonly series: RegionSeries}>();

/** The rates of every region, time by time as the view has them (`regionTimeline`), and the nation's. */
export function regionSeries(data: Regions, view: View): RegionSeries {
  const known = newest.get(data);
  if (known?.view === view) return known.series;
  const series = seriesOf(data, view);
  newest.set(data, {view, series});
  return series;
}

function seriesOf(data: Regions, view: View): RegionSeries {
  const {manifest, population, table} = data;
  const {dimension, values: times} = regionTimeline(data, view);
  const counts = countByTwo(table, "region", dimension, regionRows(data, view));
  const {base} = manifest.disclosure;
  const at = (time: string, region: string | null, count: Count): Estimate | null =>
    rate(count, inhabitants(population, time, residentsOf(view, region, null)), base);
  return {
    regions: regionsOf(manifest).map(({code}) =>
      times.map((time) => at(time, code, counts.get(code)?.get(time) ?? noCount)),
    ),
    nation: times.map((time) =>
      at(time, null, addCounts([...counts.values()].map((byTime) => byTime.get(time) ?? noCount))),
    ),
  };
}

/** People of one sex in one band of ages. */
interface Group {
  readonly sex: string;
  readonly age: string;
}

/** The selected events of each group, by region: a pass a sex, in which all its ages are counted. */
function countStrata(
  table: Table,
  strata: readonly Group[],
  selection: Selection,
): readonly ReadonlyMap<string, Count>[] {
  const bySex = new Map(
    [...new Set(strata.map(({sex}) => sex))].map((sex) => {
      const ages = new Set(strata.filter((group) => group.sex === sex).map(({age}) => age));
      const wanted = withValues(withValues(selection, "sex", [sex]), "age", ages);
      return [sex, countByTwo(table, "age", "region", wanted)] as const;
    }),
  );
  return strata.map(({sex, age}) => bySex.get(sex)?.get(age) ?? new Map<string, Count>());
}

/** The groups of sex and age that are standardised over: those of the population that the view lets through. */
function strataOf({population, table}: Regions, view: View): Group[] {
  const sexes = view.sex === everything ? population.sexes : [view.sex];
  const ages = view.age === everything ? population.bands : [view.age];
  const [inSex, inAge] = [table.columns.get("sex"), table.columns.get("age")];
  // A table at a coarser level of age has no such groups: then there is nothing to standardise over.
  if (inSex === undefined || inAge === undefined) return [];
  return sexes.flatMap((sex) => ages.map((age) => ({sex, age})));
}
