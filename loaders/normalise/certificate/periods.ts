import {type Day, formatDay, parseDay} from "../../model/day.ts";
import type {Settings} from "../../settings.ts";
import {Rejection} from "../rules.ts";
import {dayOfDate} from "../xml/moment.ts";
import {typeChildren, typeText} from "../xml/riv.ts";
import {type Answer, type Answers, answersTo, onlyPart} from "./answers.ts";
import {codedValue} from "./codedValue.ts";

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

/** The days a period may lie on: from the first, to the last, both included. */
export interface Window {
  readonly first: Day;
  readonly last: Day;
}

/**
 * The window of valid periods: from `settings.earliestDay` to `settings.yearsAhead` years after the extract date, or
 * after the day of signing where no extract date is set. (From 29 February to 28 February where there is none.)
 */
export function validWindow(settings: Settings, signed: Day): Window {
  const base = settings.extractDate ?? formatDay(signed);
  const year = String(Number(base.slice(0, 4)) + settings.yearsAhead).padStart(4, "0");
  const last = parseDay(year + base.slice(4)) ?? parseDay(`${year}-02-28`);
  const first = parseDay(settings.earliestDay);
  if (first === undefined || last === undefined) throw new RangeError("expected settings with calendar days");
  return {first, last};
}

/**
 * The one to four periods of question 32, in the order of the document. Each has a known degree and real days,
 * start ≤ end, within the window; no two overlap. Two periods may share one day, the last of one being the first of
 * the other: the schematron lets that pass, and so does this (a quality flag tells).
 */
export function readPeriods(answers: Answers, window: Window, line: number): Period[] {
  const instances = answersTo(answers, "32");
  if (instances.length < 1 || instances.length > 4)
    throw new Rejection("period.count", instances[4]?.line ?? line);
  const periods: Period[] = [];
  for (const answer of instances) {
    const period = readPeriod(answer, window);
    if (periods.some((earlier) => overlap(earlier, period)))
      throw new Rejection("period.overlap", answer.line);
    periods.push(period);
  }
  return periods;
}

function readPeriod(answer: Answer, window: Window): Period {
  const degreePart = onlyPart(answer, "32.1");
  const coded = codedValue(degreePart);
  const degree = coded?.system === "KV_FKMU_0003" ? degrees.get(coded.code) : undefined;
  if (degree === undefined) throw new Rejection("period.degree", degreePart?.line ?? answer.line);

  const datePart = onlyPart(answer, "32.2");
  const [dates] = datePart ? typeChildren(datePart, "datePeriod") : [];
  const from = dayOfDate(typeText(dates, "start"));
  const to = dayOfDate(typeText(dates, "end"));
  const line = dates?.line ?? datePart?.line ?? answer.line;
  if (from === undefined || to === undefined) throw new Rejection("period.dates", line);
  if (from > to) throw new Rejection("period.order", line);
  if (from < window.first) throw new Rejection("period.early", line);
  if (to > window.last) throw new Rejection("period.late", line);
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
  return new Set(periods.map(({degree}) => degree)).size < periods.length;
}
