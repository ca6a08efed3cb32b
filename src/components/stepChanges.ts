import {deckNotebooks, type DeckNotebookId} from "../contract/deckNotebooks.js";
import type {View, ViewManifest, ViewParameter} from "../contract/view.js";
import {formatMonth} from "../measures/swedish.js";

/** What a step shows, as far as it can be told in words what has changed since the one before. */
export interface StepView {
  readonly notebook: DeckNotebookId;
  readonly diagram: string;
  readonly placeTitle: string;
  /** What its address may say. */
  readonly parameters: readonly ViewParameter[];
  readonly view: View;
}

/**
 * What has changed from one diagram to the next, each as a short text: the place, then the choices in canonical order
 * (`Region: Riket → Skåne`, `Kön: Alla → Kvinnor`). Another notebook is told as such, and has choices of its own: of those only the ones
 * that both notebooks have are told, or a room that was shown men would not know that it is shown everybody.
 */
export function stepChanges(before: StepView, after: StepView, manifest: ViewManifest): string[] {
  // A notebook that is about something else, a type of unit, has no place to move from.
  const isSame =
    before.placeTitle === after.placeTitle ||
    deckNotebooks[before.notebook].each !== deckNotebooks[after.notebook].each;
  const place = isSame ? [] : [`Plats: ${before.placeTitle} → ${after.placeTitle}`];
  const isOther = before.notebook !== after.notebook;
  const asked = isOther
    ? after.parameters.filter(({id}) => before.parameters.some((one) => one.id === id))
    : after.parameters;
  const choices = asked.flatMap(({id, label, choices: all}) => {
    const titleOf = (value: string): string =>
      id === "first" || id === "last"
        ? formatMonth(value)
        : (all(manifest).find((one) => one.value === value)?.title ?? value);
    const [old, now] = [before.view[id], after.view[id]];
    return old === now ? [] : [`${label}: ${titleOf(old)} → ${titleOf(now)}`];
  });
  if (isOther) {
    const [old, now] = [before, after].map(({notebook}) => deckNotebooks[notebook].title);
    // What is told has one line of the screen: the room has just seen the old one.
    const from = choices.length === 0 ? `${old ?? ""} → ` : "";
    return [`Anteckningsbok: ${from}${now ?? ""}`, ...place, ...choices];
  }
  return [...(before.diagram === after.diagram ? [] : ["Ett annat diagram"]), ...place, ...choices];
}
