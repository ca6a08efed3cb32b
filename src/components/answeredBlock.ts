import {chosenBlock} from "../contract/diagnosisChoices.js";
import type {Code, Manifest} from "../contract/release.js";
import {everything, type View} from "../contract/view.js";
import {wayOf} from "./selection.js";

/** The block that a view chooses, where the release can tell of it: started sjukfall of everybody. */
export function answeredBlock(view: View, manifest: Manifest): Code | undefined {
  const ofEverybody = [view.sex, view.age, view.degree].every((value) => value === everything);
  return wayOf(view) === "startade" && ofEverybody ? chosenBlock(view, manifest) : undefined;
}
