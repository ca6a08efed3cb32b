import {coreChildren} from "../xml/riv.ts";
import type {Element} from "../xml/element.ts";

/** One `svar` of a certificate: an instance of a question with its parts. */
export interface Answer {
  readonly question: string;
  readonly line: number;
  /** The texts of its `instans` elements: exactly one, a number from 1, where the question can be repeated. */
  readonly instances: readonly string[];
  /** Its `delsvar` by id ("32.1"), each id with all its occurrences. */
  readonly parts: ReadonlyMap<string, readonly Element[]>;
}

/** The answers of a certificate by question id ("32"), in the order of the document. */
export type Answers = ReadonlyMap<string, readonly Answer[]>;

/** Reads the `svar` elements among the children of `intyg`. Their texts stay in the document until they are asked for. */
export function readAnswers(children: readonly Element[]): Answers {
  const answers = new Map<string, Answer[]>();
  for (const child of children) {
    if (child.name === "svar") {
      const answer = readAnswer(child);
      push(answers, answer.question, answer);
    }
  }
  return answers;
}

function readAnswer(element: Element): Answer {
  const instances: string[] = [];
  const parts = new Map<string, Element[]>();
  for (const child of coreChildren(element)) {
    if (child.name === "delsvar") push(parts, child.attribute("id"), child);
    else if (child.name === "instans") instances.push(child.text());
  }
  return {question: element.attribute("id"), line: element.line, instances, parts};
}

function push<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

/** All answers to a question; none is an empty list. */
export function answersTo(answers: Answers, question: string): readonly Answer[] {
  return answers.get(question) ?? [];
}

/** The part with this id, if it occurs exactly once. */
export function onlyPart(answer: Answer, id: string): Element | undefined {
  const found = answer.parts.get(id);
  return found?.length === 1 ? found[0] : undefined;
}
