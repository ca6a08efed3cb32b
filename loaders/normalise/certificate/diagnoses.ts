import {Rejection} from "../rules.ts";
import type {Element} from "../xml/element.ts";
import {type Answers, answersTo, onlyCode} from "./answers.ts";
import type {CodedValue} from "./codedValue.ts";
import type {FormVersion} from "./version.ts";

/**
 * The code systems of question 6. Version 1: ICD-10-SE and KSH97-P. Version 2: ICD-10-SE under each of the names
 * it is known by; KSH97-P is no longer offered there.
 */
const systems: Readonly<Record<FormVersion, ReadonlySet<string>>> = {
  1: new Set(["1.2.752.116.1.1.1.1.3", "1.2.752.116.1.3.1.4.1"]),
  2: new Set(["1.2.752.116.1.1.1", "1.2.752.116.1.1.1.8", "1.2.752.116.1.1.1.3", "1.2.752.116.1.1.1.1.3"]),
};

/** A letter and two digits, then letters, digits or hyphens: at least one of these after F and after Z73. */
const shape =
  /^(?:[A-EG-Y][0-9]{2}[A-Z0-9-]*|Z[0-689][0-9][A-Z0-9-]*|Z7[0-24-9][A-Z0-9-]*|Z73[A-Z0-9-]+|F[0-9]{2}[A-Z0-9-]+)$/;

/**
 * The diagnosis codes of question 6, upper case, the main one first. The question must occur exactly once, with
 * exactly one main code (6.2) and at most one of each side code (6.4, 6.6), each well formed and of a known code
 * system; in version 1 all of the same system (R12). Diagnosis texts are not read: see the quality flags.
 */
export function readDiagnoses(answers: Answers, version: FormVersion, line: number): string[] {
  const [answer, second] = answersTo(answers, "6");
  if (!answer) throw new Rejection("diagnosis.question", line);
  if (second) throw new Rejection("diagnosis.question", second.line);

  const values: {readonly value: CodedValue; readonly part: Element}[] = [];
  for (const id of ["6.2", "6.4", "6.6"]) {
    const part = answer.parts.find((each) => each.id === id)?.element;
    if (!part && id !== "6.2") continue;
    const value = onlyCode(answer, id);
    if (!part || !value) throw new Rejection("diagnosis.missing", part?.line ?? answer.line);
    if (!systems[version].has(value.system)) throw new Rejection("diagnosis.system", part.line);
    if (!shape.test(value.code.toUpperCase())) throw new Rejection("diagnosis.code", part.line);
    if (value.code.length > 5) throw new Rejection("diagnosis.length", part.line);
    values.push({value, part});
  }
  const other = values.find(({value}) => value.system !== values[0]?.value.system);
  if (version === 1 && other) throw new Rejection("diagnosis.mixed-systems", other.part.line);
  return values.map(({value}) => value.code.toUpperCase());
}
