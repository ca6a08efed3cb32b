import type {Element} from "../xml/element.ts";
import {isCore} from "../xml/riv.ts";
import {type CodedValue, codedValue} from "./codedValue.ts";

/** One `delsvar`: the id of what it answers ("32.1") and where its content is. */
export class Part {
  readonly id: string;
  readonly element: Element;
  #code: CodedValue | undefined | "unread" = "unread";

  constructor(id: string, element: Element) {
    this.id = id;
    this.element = element;
  }

  /** The code that it carries: see {@link codedValue}. Several rules ask for it, so it is kept. */
  get code(): CodedValue | undefined {
    if (this.#code === "unread") this.#code = codedValue(this.element);
    return this.#code;
  }
}

/** One `svar` of a certificate: an instance of a question with its parts. */
export interface Answer {
  readonly question: string;
  readonly line: number;
  /** The texts of its `instans` elements: exactly one, a number from 1, where the question can be repeated. */
  readonly instances: readonly string[];
  /** Its `delsvar` in the order of the document: a handful, which a map would take longer to make than to look through. */
  readonly parts: readonly Part[];
}

/** The answers of a certificate by question id ("32"), in the order of the document. */
export type Answers = ReadonlyMap<string, readonly Answer[]>;

/** Reads the `svar` elements among the children of `intyg`. Their texts stay in the document until they are asked for. */
export function readAnswers(children: readonly Element[]): Answers {
  const answers = new Map<string, Answer[]>();
  for (const child of children) {
    if (child.name === "svar") {
      const answer = readAnswer(child);
      const others = answers.get(answer.question);
      if (others) others.push(answer);
      else answers.set(answer.question, [answer]);
    }
  }
  return answers;
}

function readAnswer(element: Element): Answer {
  let instances: string[] | undefined;
  let parts: Part[] | undefined;
  for (let child = element.firstChild; child; child = child.nextSibling) {
    if (!isCore(child)) continue;
    if (child.name === "delsvar") {
      const part = new Part(child.attribute("id"), child);
      // Nearly all have one: a list that is made with it has no room for sixteen more.
      if (parts) parts.push(part);
      else parts = [part];
    } else if (child.name === "instans") {
      if (instances) instances.push(child.text());
      else instances = [child.text()];
    }
  }
  const question = element.attribute("id");
  return {question, line: element.line, instances: instances ?? none, parts: parts ?? none};
}

/** All answers to a question; none is an empty list. */
export function answersTo(answers: Answers, question: string): readonly Answer[] {
  return answers.get(question) ?? none;
}

const none: readonly never[] = [];

/** The content of the part with this id, if it occurs exactly once. */
export function onlyPart(answer: Answer, id: string): Element | undefined {
  return only(answer, id)?.element;
}

/** The code in the part with this id, if the part occurs exactly once and carries one. */
export function onlyCode(answer: Answer, id: string): CodedValue | undefined {
  return only(answer, id)?.code;
}

function only(answer: Answer, id: string): Part | undefined {
  let found: Part | undefined;
  for (const part of answer.parts) {
    if (part.id !== id) continue;
    if (found) return undefined;
    found = part;
  }
  return found;
}

/** How many times a part occurs in an answer. */
export function occurrences(answer: Answer, id: string): number {
  let n = 0;
  for (const part of answer.parts) if (part.id === id) n++;
  return n;
}
