import type {Flag} from "../../model/flags.ts";
import {dayOfDate} from "../xml/moment.ts";
import {
  atMostOne,
  codeOf,
  count,
  differentCodes,
  every,
  oneText,
  oneTruth,
  optionalText,
} from "./answerChecks.ts";
import {type Answer, type Answers, answersTo, occurrences, onlyCode, onlyPart} from "./answers.ts";
import {truthValue} from "./codedValue.ts";
import {type Form, forms} from "./forms.ts";
import type {FormVersion} from "./version.ts";

/** What the rules about one question may look at. */
interface Context {
  readonly answers: Answers;
  readonly form: Form;
  readonly version: FormVersion;
  /** Question 27 answered yes: most other questions need not be answered. */
  readonly infectionBan: boolean;
}

/** True when question 27 (smittbärarpenning) is answered yes. */
export function readInfectionBan(answers: Answers): boolean {
  return answersTo(answers, "27").some((answer) => truthValue(onlyPart(answer, "27.1")) === true);
}

/**
 * The quality flags of the questions that are not kept: whether each is answered as the schematron of the form asks.
 * A free text is only found present or blank. Rules that the two versions do not share stand in `forms`.
 */
export function qualityFlags(answers: Answers, version: FormVersion): Flag[] {
  const context = {answers, version, form: forms[version], infectionBan: readInfectionBan(answers)};
  const raised: Flag[] = [];
  for (const {flag, isRight} of checks) if (!isRight(context)) raised.push(flag);
  return raised;
}

const checks: readonly {readonly flag: Flag; readonly isRight: (context: Context) => boolean}[] = [
  {flag: "question.unknown", isRight: noUnknownParts},
  {flag: "question.instance", isRight: instancesNumbered},
  {
    flag: "question.infection-ban",
    isRight: ({answers}) => atMostOne(answers, "27") && every(answers, "27", oneTruth("27.1")),
  },
  {flag: "question.basis", isRight: basis},
  {flag: "question.occupation", isRight: occupation},
  {flag: "question.diagnosis-text", isRight: diagnosisTexts},
  {flag: "question.function", isRight: (context) => requiredText(context, "35")},
  {flag: "question.activity", isRight: (context) => requiredText(context, "17")},
  {
    flag: "question.treatment",
    isRight: ({answers}) => optionalText(answers, "19") && optionalText(answers, "20"),
  },
  {flag: "question.guideline", isRight: ({answers}) => optionalText(answers, "37")},
  {flag: "question.working-hours", isRight: workingHours},
  {
    flag: "question.travel",
    isRight: ({answers}) => atMostOne(answers, "34") && every(answers, "34", oneTruth("34.1")),
  },
  {flag: "question.prognosis", isRight: prognosis},
  {flag: "question.measures", isRight: measures},
  {flag: "question.other", isRight: ({answers}) => optionalText(answers, "25")},
  {flag: "question.contact", isRight: contact},
  {flag: "question.extra", isRight: extraQuestions},
];

function requiredText({answers, infectionBan}: Context, question: string): boolean {
  return (infectionBan || count(answers, question) === 1) && optionalText(answers, question);
}

function basis({answers, form, infectionBan}: Context): boolean {
  const n = count(answers, "1");
  if (n > form.mostBases || (n === 0 && !infectionBan)) return false;
  if (!differentCodes(answers, "1", "KV_FKMU_0001", form.bases)) return false;
  return every(answers, "1", (answer) => {
    const day = onlyPart(answer, "1.2");
    if (!day?.isLeaf || dayOfDate(day.text()) === undefined) return false;
    const isOther = codeOf(answer, "1.1", "KV_FKMU_0001", form.bases) === "ANNAT";
    return isOther ? oneText("1.3")(answer) : occurrences(answer, "1.3") === 0;
  });
}

function occupation({answers, form, infectionBan}: Context): boolean {
  const n = count(answers, "28");
  if (n > 4 || (n === 0 && !infectionBan)) return false;
  const codes = differentCodes(answers, "28", "KV_FKMU_0002", form.occupations);
  const described = count(answers, "29");
  return (
    codes !== undefined &&
    described === (codes.has("NUVARANDE_ARBETE") ? 1 : 0) &&
    every(answers, "29", oneText("29.1"))
  );
}

/** 6.1 in words; in version 1 each side code with its text, and no second side diagnosis without a first. */
function diagnosisTexts({answers, version}: Context): boolean {
  return every(answers, "6", (answer) => {
    const texts = ["6.3", "6.5"].every((part) => occurrences(answer, part) === 0 || oneText(part)(answer));
    const [first, second] = [occurrences(answer, "6.3"), occurrences(answer, "6.5")];
    const paired =
      first === occurrences(answer, "6.4") && second === occurrences(answer, "6.6") && second <= first;
    return oneText("6.1")(answer) && texts && (version === 2 || paired);
  });
}

function workingHours({answers, infectionBan, version}: Context): boolean {
  const isPartial = answersTo(answers, "32").some(
    (answer) => onlyCode(answer, "32.1")?.code !== "HELT_NEDSATT",
  );
  const n = count(answers, "33");
  if (n > 1) return false;
  if (version === 1 && ((isPartial && n === 0 && !infectionBan) || (!isPartial && n === 1))) return false;
  return every(answers, "33", (answer) => yesWithReason(answer, "33.1", "33.2", version === 1));
}

/** A yes or no with a text: none after a no, and, where `required`, one after a yes. */
function yesWithReason(answer: Answer, truth: string, text: string, required: boolean): boolean {
  const value = truthValue(onlyPart(answer, truth));
  if (value === undefined) return false;
  if (occurrences(answer, text) > 0) return value && oneText(text)(answer);
  return !(value && required);
}

function contact({answers}: Context): boolean {
  return (
    atMostOne(answers, "26") && every(answers, "26", (answer) => yesWithReason(answer, "26.1", "26.2", false))
  );
}

function prognosis({answers, form, infectionBan}: Context): boolean {
  const n = count(answers, "39");
  if (n > 1 || (n === 0 && !infectionBan)) return false;
  return every(answers, "39", (answer) => {
    const code = codeOf(answer, "39.1", "KV_FKMU_0006", form.prognoses);
    return code !== undefined && form.prognosisDetails(answer, code);
  });
}

function measures({answers, form, infectionBan}: Context): boolean {
  if (!optionalText(answers, "44")) return false;
  if (form.measures === undefined) return true;
  const n = count(answers, "40");
  if (n > 10 || (n === 0 && !infectionBan)) return false;
  const codes = differentCodes(answers, "40", "KV_FKMU_0004", form.measures);
  if (!codes) return false;
  return !codes.has("EJ_AKTUELLT") || (codes.size === 1 && count(answers, "44") === 0);
}

function extraQuestions({answers, form}: Context): boolean {
  for (const given of answers.values()) {
    const question = questionOf(given);
    if (form.parts.has(question) || Number(question) < 9001) continue;
    if (given.length !== 1 || !given.every(oneText(`${question}.1`))) return false;
  }
  return true;
}

function noUnknownParts({answers, form}: Context): boolean {
  for (const given of answers.values()) {
    const question = questionOf(given);
    const known = form.parts.get(question) ?? extraParts(question);
    if (known === undefined) return false;
    for (const {parts} of given) for (const {id} of parts) if (!known.has(id)) return false;
  }
  return true;
}

/** The one part of a question that Försäkringskassan can add to the form (9000 and up). */
function extraParts(question: string): ReadonlySet<string> | undefined {
  return /^9\d{3}$/.test(question) ? new Set([`${question}.1`]) : undefined;
}

/** Exactly one instance number, from 1, on each answer to a question that can be repeated. */
function instancesNumbered({answers, form}: Context): boolean {
  for (const given of answers.values()) {
    for (const {question, instances} of given) {
      for (const text of instances) if (!/^[1-9]\d*$/.test(text)) return false;
      if (form.repeated.has(question) && instances.length !== 1) return false;
    }
  }
  return true;
}

/** What some answers to one question answer. Entries of a map would be made anew for each certificate. */
function questionOf([first]: readonly Answer[]): string {
  return first?.question ?? "";
}
