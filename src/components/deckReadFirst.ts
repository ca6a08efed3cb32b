import {deckNotebooks} from "../contract/deckNotebooks.js";
import type {DeckContents} from "./deckModel.js";
import {firstThings} from "./readFirst.js";

/** What a room must know before the first figure: of a deck that shows units too, how they are compared. */
export function deckReadFirst({base, steps}: Pick<DeckContents, "base" | "steps">): string[] {
  const hasUnits = steps.some(
    ({shown}) => shown !== null && deckNotebooks[shown.notebook].each === "unit-type",
  );
  return firstThings(base, hasUnits ? "enheter" : "platser");
}
