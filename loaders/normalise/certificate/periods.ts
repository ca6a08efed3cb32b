import type {Day} from "../../model/day.ts";
import {Rejection} from "../rules.ts";
import type {TrustedDays} from "../trustedDays.ts";
import {dayOfDate} from "../xml/moment.ts";
import {typeChildren, typeText} from "../xml/riv.ts";
import {type Answer, type Answers, answersTo, onlyCode, onlyPart} from "./answers.ts";

/** A period of question 32: inclusive days, and by how many per cent the capacity for work is reduced. */
export interface Period {
  readonly from: Day;
  readonly to: Day;
  readonly degree: 25 | 50 | 75 | 100;
}

const degrees: ReadonlyMap<string, Period["degree"]> = new Map([
  ["EN_FJARDEDEL", 25],
  ["HALFTEN", 50],
  ["TRE_FJARDEDEL", 75],
  ["HELT_NEDSATT", 100],
] as const);

/**
 * The one to four periods of question 32, in the order of the document. Each has a known degree and real days,
 * start ≤ end, within the trusted days; no two overlap. Two periods may share one day, the last of one being the first of
 * the other: the schematron lets that pass, and so does this (a quality flag tells).
 */
export function readPeriods(answers: Answers, days: TrustedDays, line: number): Period[] {
  const instances = answersTo(answers, "32");
  if (instances.length < 1 || instances.length > 4)
    throw new Rejection("period.count", instances[4]?.line ?? line);
  const periods: Period[] = [];
  for (const answer of instances) {
    const period = readPeriod(answer, days);
    if (periods.some((earlier) => overlap(earlier, period)))
      throw new Rejection("period.overlap", answer.line);
    periods.push(period);
  }
  return periods;
}

function readPeriod(answer: Answer, days: TrustedDays): Period {
  const coded = onlyCode(answer, "32.1");
  const degree = coded?.system === "KV_FKMU_0003" ? degrees.get(coded.code) : undefined;
  if (degree === undefined)
    throw new Rejection("period.degree", onlyPart(answer, "32.1")?.line ?? answer.line);

  const datePart = onlyPart(answer, "32.2");
  const [dates] = datePart ? typeChildren(datePart, "datePeriod") : [];
  const from = dayOfDate(typeText(dates, "start"));
  const to = dayOfDate(typeText(dates, "end"));
  const line = dates?.line ?? datePart?.line ?? answer.line;
  if (from === undefined || to === undefined) throw new Rejection("period.dates", line);
  if (from > to) throw new Rejection("period.order", line);
  if (from < days.first) throw new Rejection("period.early", line);
  if (to > days.periodsEnd) throw new Rejection("period.late", line);
  return {from, to, degree};
}

/** The schematron's test (q32): starts before the other's end and ends after its start. One shared day passes. */
function overlap(a: Period, b: Period): boolean {
  return a.from < b.to && a.to > b.from;
}

/** True when two periods share a day (those that share more never get this far). */
export function shareDay(periods: readonly Period[]): boolean {
  return periods.some((a, at) => periods.slice(at + 1).some((b) => a.from <= b.to && a.to >= b.from));
}

/** True when two periods carry the same degree, which the schematron forbids (q32.1-R22): usable, so a flag. */
export function repeatDegree(periods: readonly Period[]): boolean {
  return periods.length > 1 && new Set(periods.map(({degree}) => degree)).size < periods.length;
}
