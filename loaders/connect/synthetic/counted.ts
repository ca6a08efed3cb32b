import {certificateStart} from "./chain.ts";
import {country} from "./country.ts";
import {classes, diagnoses, diagnosisAgeBands, profileLengths, type Sex} from "./diagnoses.ts";

/** The months in which winter diagnoses are more common. */
export const isCold = (month: number): boolean => month <= 3 || month === 12;

/** Persons in each age band that diagnoses follow, in proportion. */
export const bandWeights = ageBandWeights();

const coldShare =
  country.monthWeights.filter((_, index) => isCold(index + 1)).reduce((a, b) => a + b, 0) /
  country.monthWeights.reduce((a, b) => a + b, 0);

/** Weight of a diagnosis within its class, for a sex, an age band and a season. */
export function diagnosisWeight(index: number, at: {sex: Sex; band: number; cold: boolean}): number {
  const diagnosis = diagnoses[index];
  if (!diagnosis) throw new RangeError(`no diagnosis ${index}`);
  return diagnosis.starts[at.sex] * (diagnosis.ages[at.band] ?? 100) * (at.cold ? diagnosis.winter : 100);
}

/** What a sjukfall of one class and sex adds to the stock of ongoing ones, in days, on average. */
export interface CountedDays {
  /** Days on which it is counted: those after the first {@link country.daysBeforeCounted}. */
  readonly all: number;
  /** Of them, those after it changed to another chapter, and to another diagnosis of its own chapter. */
  readonly inOtherChapter: number;
  readonly inOwnChapter: number;
}

/** Counted days after the change, by the length of the sjukfall. */
const afterChange = Array.from({length: country.longestDays + 1}, (_, days) => daysAfterChange(days));

/** The mean counted days of a class, by number, when its lengths are multiplied by `factor`. */
export function countedDays(number: number, sex: Sex, factor = 1): CountedDays {
  const sums = {all: 0, inOtherChapter: 0, inOwnChapter: 0, weight: 0};
  for (const [index, diagnosis] of diagnoses.entries()) {
    if (diagnosis.class !== classes[number]) continue;
    let weight = 0;
    for (const [band, persons] of bandWeights.entries())
      for (const cold of [true, false])
        weight += diagnosisWeight(index, {sex, band, cold}) * persons * (cold ? coldShare : 1 - coldShare);
    const lengths = profileLengths[diagnosis.profile] ?? [];
    for (const length of lengths) {
      const days = Math.min(country.longestDays, Math.floor(length * factor));
      const after = afterChange[days] ?? 0;
      const each = weight / lengths.length;
      sums.weight += each;
      sums.all += each * Math.max(0, days - country.daysBeforeCounted);
      sums.inOtherChapter += each * after * chapterChangeShare(days, number, sex);
      if (number < classes.length - 1)
        sums.inOwnChapter += (each * after * country.ownChapterChangeShare) / 1000;
    }
  }
  const {weight} = sums;
  return {
    all: sums.all / weight,
    inOtherChapter: sums.inOtherChapter / weight,
    inOwnChapter: sums.inOwnChapter / weight,
  };
}

/** Share of sjukfall of a length and class that change to another chapter. */
function chapterChangeShare(days: number, number: number, sex: Sex): number {
  const step = country.chapterChange.findLast(([from]) => days >= from);
  return ((step?.[sex === 0 ? 1 : 2] ?? 0) / 1000) * (chapterRate(number) / 100);
}

/** How often a class changes chapter, in per cent of the mean: F43 and the rest of F are one chapter. */
export function chapterRate(number: number): number {
  return country.chapterChangeByClass[Math.max(0, number - 1)] ?? 100;
}

/** Counted days after the change, if there is one: it comes with any certificate but the first, at the mean pace. */
function daysAfterChange(days: number): number {
  const [slowest, steps] = country.pace;
  const pace = (slowest + steps / 2) / 100;
  let [sum, certificates] = [0, 0];
  for (let ordinal = 1; certificateStart(ordinal) * pace < days; ordinal++) {
    sum += days - Math.max(certificateStart(ordinal) * pace, country.daysBeforeCounted);
    certificates += 1;
  }
  return certificates === 0 ? 0 : sum / certificates;
}

function ageBandWeights(): number[] {
  const bands = Array.from({length: diagnosisAgeBands.length + 1}, () => 0);
  // Ages are of the end of 2022, and half a year more on average. What makes up the stock of 2025 began two years later.
  for (const [from, to, weight] of country.ageWeights)
    for (let age = from; age <= to; age++)
      for (const then of [age + 2, age + 3]) {
        if (then > country.ageRange[1]) continue;
        const band = diagnosisAgeBands.filter((last) => then > last).length;
        bands[band] = (bands[band] ?? 0) + weight / (to - from + 1);
      }
  return bands;
}
