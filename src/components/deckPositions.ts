import type {Prompt} from "../contract/deck.js";
import type {DeckContents, DeckStepContents} from "./deckModel.js";

/**
 * A place in a deck that the room stands at: what must be read first, a step, one of a step's prompts for talk, or the picture
 * that the room has made.
 */
export type DeckPosition =
  | {readonly is: "first"}
  | {readonly is: "step"; readonly step: DeckStepContents; readonly n: number}
  | {
      readonly is: "talk";
      readonly step: DeckStepContents;
      readonly n: number;
      readonly prompt: Prompt;
      readonly at: number;
    }
  | {readonly is: "picture"};

/** Every position of a deck in order; steps are numbered from 1 as its file has them. */
export function deckPositions({steps}: Pick<DeckContents, "steps">): DeckPosition[] {
  return [
    {is: "first"},
    ...steps.flatMap((step, i): DeckPosition[] => [
      {is: "step", step, n: i + 1},
      ...step.discussion.map((prompt, at): DeckPosition => ({is: "talk", step, n: i + 1, prompt, at})),
    ]),
    {is: "picture"},
  ];
}

/** The part of the address that a position has: `#borja`, `#steg-3`, `#steg-3-samtal-1`, `#lagesbild`. */
export function hashOf(position: DeckPosition): string {
  switch (position.is) {
    case "first":
      return "#borja";
    case "step":
      return `#steg-${position.n}`;
    case "talk":
      return `#steg-${position.n}-samtal-${position.at + 1}`;
    case "picture":
      return "#lagesbild";
  }
}

/** The position that an address names, by its number; the first for an address that names none. */
export function positionAt(positions: readonly DeckPosition[], hash: string): number {
  return Math.max(
    0,
    positions.findIndex((position) => hashOf(position) === hash),
  );
}

/** What a position is called in lists, and the minutes that it has. */
export function titleOf(position: DeckPosition): string {
  switch (position.is) {
    case "first":
      return "Läs detta först";
    case "step":
      return `${position.n}. ${position.step.title}`;
    case "talk":
      return `${position.n}. Samtal: ${position.prompt.prompt}`;
    case "picture":
      return "Lägesbild";
  }
}

/** The minutes that a position has; `null` where nobody has said. */
export function minutesOf(position: DeckPosition): number | null {
  switch (position.is) {
    case "step":
      return position.step.minutes;
    case "talk":
      return position.prompt.minutes;
    case "first":
    case "picture":
      return null;
  }
}
