import {joinSwedish} from "../measures/swedish.js";

/** The parts of a text alternative, in the order a listener needs them. */
export interface TextAlternative {
  /** `Linjediagram`, `Punktdiagram med intervall`. */
  readonly kind: string;
  readonly measure: string;
  readonly selection: string;
  readonly period: string;
  /** The main message with two or three figures. */
  readonly message: string;
  readonly uncertainty: string;
}

/** A chart in words: kind, measure, selection, period, main message, uncertainty; one sentence each. */
export function textAlternative(parts: TextAlternative): string {
  return [
    parts.kind,
    parts.measure,
    `Urval: ${parts.selection}`,
    `Period: ${parts.period}`,
    parts.message,
    parts.uncertainty,
    "Alla tal finns i tabellen under diagrammet",
  ]
    .map(asSentence)
    .join(" ");
}

/** A text with one full stop at its end. */
function asSentence(text: string): string {
  return /[.?!]$/.test(text) ? text : `${text}.`;
}

/** The kind of a chart with a curve of steps for each side, by their labels: `course` is how they go, `stiger från 0`. */
export function curvesInWords(course: string, sides: readonly {readonly label: string}[]): string {
  return sides.length === 1
    ? `Trappstegskurva som ${course}`
    : `En trappstegskurva var för ${joinSwedish(sides.map(({label}) => label))}, som ${course}`;
}
