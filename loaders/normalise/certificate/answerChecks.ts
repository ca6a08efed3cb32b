import {type Answer, type Answers, answersTo, onlyCode, onlyPart} from "./answers.ts";
import {hasText, truthValue} from "./codedValue.ts";

/** How many times a question is answered. */
export function count(answers: Answers, question: string): number {
  return answersTo(answers, question).length;
}

/** True when a question is answered once or not at all. */
export function atMostOne(answers: Answers, question: string): boolean {
  return count(answers, question) <= 1;
}

/** True when every answer to a question is right; also when there is none. */
export function every(answers: Answers, question: string, isRight: (answer: Answer) => boolean): boolean {
  return answersTo(answers, question).every(isRight);
}

/** That a part occurs once and holds some text. */
export function oneText(part: string): (answer: Answer) => boolean {
  return (answer) => hasText(onlyPart(answer, part));
}

/** That a part occurs once and is a truth value. */
export function oneTruth(part: string): (answer: Answer) => boolean {
  return (answer) => truthValue(onlyPart(answer, part)) !== undefined;
}

/** True when a question of one text is answered once at most, and then not with a blank. */
export function optionalText(answers: Answers, question: string): boolean {
  const [answer, second] = answersTo(answers, question);
  if (!answer) return true;
  return !second && hasText(onlyPart(answer, `${question}.1`));
}

/** The code of a part if it is one of a list's, or `undefined`. */
export function codeOf(
  answer: Answer,
  part: string,
  system: string,
  codes: ReadonlySet<string>,
): string | undefined {
  const coded = onlyCode(answer, part);
  return coded?.system === system && codes.has(coded.code) ? coded.code : undefined;
}

/** The codes of a repeated question if all are known and different, or `undefined`. */
export function differentCodes(
  answers: Answers,
  question: string,
  system: string,
  codes: ReadonlySet<string>,
): ReadonlySet<string> | undefined {
  const part = `${question}.1`;
  const different = new Set<string>();
  for (const answer of answersTo(answers, question)) {
    const code = codeOf(answer, part, system, codes);
    if (code === undefined || different.has(code)) return undefined;
    different.add(code);
  }
  return different;
}
