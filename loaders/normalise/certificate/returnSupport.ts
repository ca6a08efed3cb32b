import {type Answers, answersTo, onlyPart} from "./answers.ts";
import {codeOf} from "./answerChecks.ts";
import {hasText, truthValue} from "./codedValue.ts";
import {forms} from "./forms.ts";
import type {FormVersion} from "./version.ts";

/** What a certificate says of the way back to work, beside the coded measures: codes, and whether there is a text. */
export interface ReturnSupport {
  /** Question 19 has a text: ongoing medical treatment; in version 2 ongoing or planned. */
  readonly treatmentOngoing: boolean;
  /** Question 20 has a text: planned medical treatment. Undefined in version 2, which does not ask apart. */
  readonly treatmentPlanned: boolean | undefined;
  /** Question 39: a code of KV_FKMU_0006 that the version has, if exactly one is given. */
  readonly prognosis: string | undefined;
  /** Question 44 has a text: measures in the doctor's own words. */
  readonly measureText: boolean;
  /** Question 26 answered yes: the doctor wants Försäkringskassan to get in touch. */
  readonly contactWish: boolean;
}

/** Reads it. Of a text it learns that it is there and nothing more; what is not answered is no. */
export function readReturnSupport(answers: Answers, version: FormVersion): ReturnSupport {
  const [prognosis, second] = answersTo(answers, "39");
  return {
    treatmentOngoing: isText(answers, "19"),
    treatmentPlanned: version === 1 ? isText(answers, "20") : undefined,
    prognosis:
      prognosis && !second ? codeOf(prognosis, "39.1", "KV_FKMU_0006", forms[version].prognoses) : undefined,
    measureText: isText(answers, "44"),
    contactWish: answersTo(answers, "26").some((answer) => truthValue(onlyPart(answer, "26.1")) === true),
  };
}

function isText(answers: Answers, question: string): boolean {
  return answersTo(answers, question).some((answer) => hasText(onlyPart(answer, `${question}.1`)));
}
