import type {Flag} from "../../model/flags.ts";
import {dayOfDate} from "../xml/moment.ts";
import {
  atMostOne,
  codeOf,
  count,
  differentCodes,
  every,
  occurrences,
  oneText,
  oneTruth,
  optionalText,
} from "./answerChecks.ts";
import {type Answer, type Answers, answersTo, onlyPart} from "./answers.ts";
import {codedValue, truthValue} from "./codedValue.ts";
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
  return checks.filter(([, isRight]) => !isRight(context)).map(([flag]) => flag);
}

const checks: readonly (readonly [Flag, (context: Context) => boolean])[] = [
  ["question.unknown", noUnknownParts],
  ["question.instance", instancesNumbered],
  [
    "question.infection-ban",
    ({answers}) => atMostOne(answers, "27") && every(answers, "27", oneTruth("27.1")),
  ],
  ["question.basis", basis],
  ["question.occupation", occupation],
  ["question.diagnosis-text", diagnosisTexts],
  ["question.function", (context) => requiredText(context, "35")],
  ["question.activity", (context) => requiredText(context, "17")],
  ["question.treatment", ({answers}) => optionalText(answers, "19") && optionalText(answers, "20")],
  ["question.guideline", ({answers}) => optionalText(answers, "37")],
  ["question.working-hours", workingHours],
  ["question.travel", ({answers}) => atMostOne(answers, "34") && every(answers, "34", oneTruth("34.1"))],
  ["question.prognosis", prognosis],
  ["question.measures", measures],
  ["question.other", ({answers}) => optionalText(answers, "25")],
  ["question.contact", contact],
  ["question.extra", extraQuestions],
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
    const n = (part: string) => occurrences(answer, part);
    const paired = n("6.3") === n("6.4") && n("6.5") === n("6.6") && n("6.5") <= n("6.3");
    return oneText("6.1")(answer) && texts && (version === 2 || paired);
  });
}

function workingHours({answers, infectionBan, version}: Context): boolean {
  const isPartial = answersTo(answers, "32").some(
    (answer) => codedValue(onlyPart(answer, "32.1"))?.code !== "HELT_NEDSATT",
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

function extraQuestions({answers}: Context): boolean {
  return [...answers].every(
    ([question, given]) =>
      Number(question) < 9001 || (given.length === 1 && given.every(oneText(`${question}.1`))),
  );
}

function noUnknownParts({answers, form}: Context): boolean {
  return [...answers].every(([question, given]) => {
    if (/^9\d{3}$/.test(question))
      return given.every(({parts}) => [...parts.keys()].every((id) => id === `${question}.1`));
    const known = form.parts.get(question);
    return known !== undefined && given.every(({parts}) => [...parts.keys()].every((id) => known.has(id)));
  });
}

/** Exactly one instance number, from 1, on each answer to a question that can be repeated. */
function instancesNumbered({answers, form}: Context): boolean {
  return [...answers].every(([question, given]) =>
    given.every(({instances}) => {
      const numbered = instances.every((text) => /^[1-9]\d*$/.test(text));
      return numbered && (!form.repeated.has(question) || instances.length === 1);
    }),
  );
}
