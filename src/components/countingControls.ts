import type {Countings} from "../contract/countings.js";
import {parametersOf, type ViewManifest} from "../contract/view.js";
import {viewControls, type ViewControls} from "./viewControls.js";

/** The controls of the page on ways of counting: the whole years of the release, the latest first. */
export function countingControls(manifest: ViewManifest, {years}: Countings, search: string): ViewControls {
  const newest = [...years].reverse().map(({year}) => ({value: year, title: year}));
  const parameters = parametersOf("year").map((parameter) =>
    newest.length === 0
      ? parameter
      : {...parameter, choices: () => newest, initial: () => newest[0]?.value ?? ""},
  );
  return viewControls(manifest, search, {parameters});
}
