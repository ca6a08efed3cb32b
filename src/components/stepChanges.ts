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
 * (`Region: Riket → Skåne`, `Kön: Alla → Kvinnor`). Another diagram is told as such, with the place where that moves too, for
 * its choices are its own.
 */
export function stepChanges(before: StepView, after: StepView, manifest: ViewManifest): string[] {
  // A notebook that is about something else, a type of unit, has no place to move from.
  const isSame =
    before.placeTitle === after.placeTitle ||
    deckNotebooks[before.notebook].each !== deckNotebooks[after.notebook].each;
  const place = isSame ? [] : [`Plats: ${before.placeTitle} → ${after.placeTitle}`];
  if (before.notebook !== after.notebook)
    return [
      `Anteckningsbok: ${deckNotebooks[before.notebook].title} → ${deckNotebooks[after.notebook].title}`,
      ...place,
    ];
  const choices = after.parameters.flatMap(({id, label, choices: all}) => {
    const titleOf = (value: string): string =>
      id === "first" || id === "last"
        ? formatMonth(value)
        : (all(manifest).find((one) => one.value === value)?.title ?? value);
    const [old, now] = [before.view[id], after.view[id]];
    return old === now ? [] : [`${label}: ${titleOf(old)} → ${titleOf(now)}`];
  });
  return [...(before.diagram === after.diagram ? [] : ["Ett annat diagram"]), ...place, ...choices];
}
