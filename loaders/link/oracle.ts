import type {DiagnosisCategory} from "../model/diagnosis.ts";
import {diagnosisCategories} from "../model/diagnosis.ts";

/** One period of question 32, with what linking needs to know of its certificate. */
export interface LinkPeriod {
  readonly person: number;
  readonly provider: string;
  readonly certificate: number;
  readonly ordinal: number;
  readonly signed: number;
  readonly from: number;
  readonly to: number;
  readonly degree: number;
  readonly diagnosis: string;
}

/** A sjukfall as the plain linker describes it; days are whole days since 1970-01-01. */
export interface PlainSjukfall {
  readonly person: number;
  readonly provider: string;
  readonly start: number;
  readonly end: number;
  readonly covered: number;
  readonly certificates: number;
  readonly degrees: readonly number[];
  readonly diagnoses: readonly string[];
  readonly degreeChanges: number;
  readonly diagnosisChanges: Readonly<Record<keyof DiagnosisCategory, number>>;
  readonly periods: readonly LinkPeriod[];
}

/**
 * The plain linker, the oracle of the tests: the rule of sjukfall said as simply as it can be, with no thought of
 * speed. Periods of one person (and one provider, within providers) in order of their days, and of signing; a new sjukfall
 * begins where more than `maxGap` whole days lie between the last day covered so far and the next period's first.
 */
export function linkSjukfall(
  periods: readonly LinkPeriod[],
  options: {maxGap: number; scope: "person" | "within-provider"},
): PlainSjukfall[] {
  const spells: LinkPeriod[][] = [];
  let last: LinkPeriod | undefined;
  let covered = 0;
  const separate = options.scope === "within-provider";
  for (const period of [...periods].sort((a, b) => compare(orderOf(a, separate), orderOf(b, separate)))) {
    const sameChain = last?.person === period.person && (!separate || last.provider === period.provider);
    const uncovered = period.from - covered - 1;
    if (sameChain && uncovered <= options.maxGap) {
      spells.at(-1)?.push(period);
      covered = Math.max(covered, period.to);
    } else {
      spells.push([period]);
      covered = period.to;
    }
    last = period;
  }
  return spells.map(describeSpell);
}

function orderOf(period: LinkPeriod, separate: boolean): (number | string)[] {
  const {person, provider, from, to, signed, certificate, ordinal} = period;
  return [person, separate ? provider : "", from, to, signed, certificate, ordinal];
}

function compare(a: readonly (number | string)[], b: readonly (number | string)[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  const [left, right] = [a[at] ?? 0, b[at] ?? 0];
  return left < right ? -1 : left > right ? 1 : 0;
}

function describeSpell(periods: readonly LinkPeriod[]): PlainSjukfall {
  const [first] = periods;
  if (!first) throw new RangeError("a sjukfall has a period");
  const days = new Set(
    periods.flatMap(({from, to}) => Array.from({length: to - from + 1}, (_, day) => from + day)),
  );
  const certificates = new Map(periods.map(({certificate, diagnosis}) => [certificate, diagnosis]));
  const diagnoses = [...certificates.values()];
  const degrees = periods.map(({degree}) => degree);
  return {
    person: first.person,
    provider: first.provider,
    start: Math.min(...days),
    end: Math.max(...days),
    covered: days.size,
    certificates: certificates.size,
    degrees,
    diagnoses,
    degreeChanges: changes(degrees, (degree) => degree),
    diagnosisChanges: {
      category: changes(diagnoses, (code) => levels(code)?.category),
      block: changes(diagnoses, (code) => levels(code)?.block),
      chapter: changes(diagnoses, (code) => levels(code)?.chapter),
      group: changes(diagnoses, (code) => levels(code)?.group),
    },
    periods,
  };
}

const categories = new Map(diagnosisCategories().map((category) => [category.category, category]));

function levels(diagnosis: string): DiagnosisCategory | undefined {
  return categories.get(diagnosis.slice(0, 3));
}

/** How many neighbours differ. What is unknown on either side is no known change. */
function changes<T>(values: readonly T[], of: (value: T) => string | number | undefined): number {
  const known = values.map(of);
  return known.filter((value, at) => {
    const before = known[at - 1];
    return at > 0 && value !== undefined && before !== undefined && value !== before;
  }).length;
}
