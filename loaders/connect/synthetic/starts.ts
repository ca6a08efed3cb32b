import {regions} from "../../model/places.ts";
import {bandWeights, chapterRate, countedDays, type CountedDays, diagnosisWeight} from "./counted.ts";
import {classes, diagnoses, type Sex} from "./diagnoses.ts";
import {growthDays, planted} from "./planted.ts";
import {stockTargets} from "./targets.ts";

/** Sjukfall that begin, in proportion: `[age band][class]`. */
type ByAge = readonly (readonly number[])[];

const sexes: readonly Sex[] = [0, 1];
const targets = stockTargets();

/**
 * How many sjukfall begin, in proportion, by region, sex, age band and class, so that the stock of ongoing ones is what
 * is published. In a steady state the stock is what begins a day times the mean number of days that each is counted;
 * so what begins is the target, as it would be without changes of diagnosis, over that mean. Age and class are
 * fitted to both margins, persons by age and targets by class, by iterative proportional fitting.
 */
export function startWeights(): readonly (readonly [ByAge, ByAge])[] {
  weights ??= computeWeights();
  return weights;
}

let weights: readonly (readonly [ByAge, ByAge])[] | undefined;

function computeWeights(): readonly (readonly [ByAge, ByAge])[] {
  const long = planted("long-f43");
  const growing = planted("growing-region");
  const profiles = sexes.map((sex) => classes.map((_, number) => ageProfile(number, sex)));
  const usual = sexes.map((sex) => classes.map((_, number) => countedDays(number, sex)));
  return targets.map((target, place) => {
    const code = regions()[place]?.code;
    const ofSex = (sex: Sex): ByAge => {
      const counted = (usual[sex] ?? []).map((days, number) =>
        classes[number] === "F43" && code === long.region
          ? countedDays(number, sex, long.size / long.per)
          : days,
      );
      const kept = code === growing.region ? keptOfStock(growing.size / growing.per) : 1;
      const stock = beforeChanges(target[sex], counted, sex);
      const starts = stock.map((each, number) => each / (counted[number]?.all ?? NaN) / kept);
      return fit(starts, profiles[sex] ?? []);
    };
    return [ofSex(0), ofSex(1)];
  });
}

/** The sum of all weights. */
export const total = (byAge: ByAge): number => byAge.flat().reduce((a, b) => a + b, 0);

/**
 * The new class of a sjukfall that changes chapter, as weights: in proportion to the nation's stock times the rate at
 * which the class is left, so that about as many come to each class as leave it. Never a class of its own chapter.
 */
export function chapterChangeWeights(from: number, sex: Sex): number[] {
  const chapter = (number: number) => Math.max(1, number); // F43 and the rest of F are one chapter
  return classes.map((_, to) =>
    chapter(to) === chapter(from)
      ? 0
      : targets.reduce((sum, target) => sum + (target[sex][to] ?? 0), 0) * chapterRate(to),
  );
}

/**
 * The stock by first diagnosis that becomes `target` by latest diagnosis, when some change on the way: the solution of
 * four linear equations, by rounds that converge because few change.
 */
function beforeChanges(target: readonly number[], counted: readonly CountedDays[], sex: Sex): number[] {
  // The other class of chapter F: what changes within M stays in M.
  const sibling = [1, 0];
  const moves = classes.map((_, from) => {
    const weights = chapterChangeWeights(from, sex);
    const sum = weights.reduce((a, b) => a + b, 0);
    const {all = 1, inOtherChapter = 0, inOwnChapter = 0} = counted[from] ?? {};
    return weights.map(
      (weight, to) => ((weight / sum) * inOtherChapter + (sibling[from] === to ? inOwnChapter : 0)) / all,
    );
  });
  let stock = [...target];
  for (let round = 0; round < 30; round++) {
    const before = stock;
    stock = target.map((wanted, to) => {
      const arrived = before.reduce((sum, each, from) => sum + each * (moves[from]?.[to] ?? 0), 0);
      const left = (moves[to] ?? []).reduce((sum, share) => sum + share, 0);
      return (wanted - arrived) / (1 - left);
    });
  }
  return stock;
}

/** How common the class is in each age band, in proportion. */
function ageProfile(number: number, sex: Sex): number[] {
  return bandWeights.map((_, band) =>
    diagnoses.reduce(
      (sum, diagnosis, index) =>
        diagnosis.class === classes[number] ? sum + diagnosisWeight(index, {sex, band, cold: false}) : sum,
      0,
    ),
  );
}

/** Iterative proportional fitting of age bands and classes. It converges in a few rounds; forty are plenty. */
function fit(columns: readonly number[], profilesByClass: readonly (readonly number[])[]): ByAge {
  const sum = columns.reduce((a, b) => a + b, 0);
  const persons = bandWeights.reduce((a, b) => a + b, 0);
  let cells = bandWeights.map((weight, band) =>
    columns.map((_, c) => weight * (profilesByClass[c]?.[band] ?? 0)),
  );
  for (let round = 0; round < 40; round++) {
    cells = cells.map((row, band) => {
      const target = (sum * (bandWeights[band] ?? 0)) / persons;
      const all = row.reduce((a, b) => a + b, 0);
      return row.map((cell) => (cell * target) / all);
    });
    const across = columns.map((_, c) => cells.reduce((all, row) => all + (row[c] ?? 0), 0));
    cells = cells.map((row) => row.map((cell, c) => (cell * (columns[c] ?? 0)) / (across[c] ?? 1)));
  }
  return cells;
}

/** Mean age in days of the sjukfall in a stock: measured on the generator. */
const meanAgeOfStock = 230;

/**
 * The share of the growing region's sjukfall that are kept among those that make up the stock of 2025. Growth ends in
 * the middle of that year, and the mean sjukfall of the stock began {@link meanAgeOfStock} days before.
 */
function keptOfStock(growth: number): number {
  const least = 1 / (1 + growth);
  return 1 - ((1 - least) * meanAgeOfStock) / growthDays;
}
