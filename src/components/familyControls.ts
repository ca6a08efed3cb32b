import type {Place} from "../contract/release.js";
import {
  completionParameters,
  degreeChangeParameters,
  diagnosisChangeParameters,
  durationParameters,
  parametersOf,
  returnParameters,
  type View,
  type ViewManifest,
} from "../contract/view.js";
import {carryInMenu} from "./carryView.js";
import {placePicker} from "./placePicker.js";
import type {Notebook} from "./notebook.js";
import {viewControls, type ViewControls} from "./viewControls.js";

const asked = {
  started: parametersOf("sex", "age", "diagnosis", "degree", "first", "last"),
  certificates: completionParameters,
  durations: durationParameters,
  diagnosis_changes: diagnosisChangeParameters,
  degree_changes: degreeChangeParameters,
  return_support: returnParameters,
} as const;

/** What the reader of a notebook on one family chooses with: the controls, and the ways to other places. */
export interface FamilyControls {
  readonly controls: ViewControls;
  readonly picker: HTMLElement;
  /** Lets the links of the menu to other places carry the choices. */
  readonly carry: (view: View) => void;
}

/** The controls of a notebook on one family at a place: it asks for what the family is divided by. */
export function familyControls(
  family: keyof typeof asked,
  manifest: Notebook["manifest"] & ViewManifest,
  place: Place,
): FamilyControls {
  const parameters = asked[family];
  const controls = viewControls(manifest, location.search, {parameters});
  return {
    controls,
    picker: placePicker({manifest, place}, controls, parameters),
    carry: (view) => {
      carryInMenu(view, manifest, parameters);
    },
  };
}
