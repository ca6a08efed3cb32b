import {chapterAround} from "../contract/diagnosisChoices.js";
import type {Code} from "../contract/release.js";
import {everything, type View, type ViewManifest} from "../contract/view.js";

/** The categories with a recommended length that lie in the diagnosis that a view chooses; all where it chooses none. */
export function chosenCategories({diagnosis}: Pick<View, "diagnosis">, manifest: ViewManifest): Code[] {
  return (manifest.dimensions["category"]?.codes ?? []).filter(({code, parent, recommendedDays}) => {
    if (recommendedDays === undefined) return false;
    if (diagnosis === everything) return true;
    const chapter = chapterAround(code, manifest);
    return [parent, chapter?.code, chapter?.parent].includes(diagnosis);
  });
}
