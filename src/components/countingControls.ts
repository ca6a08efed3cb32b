import type {Countings} from "../contract/countings.js";
import {everything, parametersOf, type ViewManifest} from "../contract/view.js";
import {viewControls, type ViewControls} from "./viewControls.js";

/** The controls of the page on ways of counting: the latest whole year of the release, or another one. */
export function countingControls(manifest: ViewManifest, {years}: Countings, search: string): ViewControls {
  const newest = [...years].reverse().map(({year}) => ({value: year, title: year}));
  const latest = {value: everything, title: `Det senaste hela året (${newest[0]?.title ?? "inget"})`};
  const parameters = parametersOf("year").map((parameter) => ({
    ...parameter,
    choices: () => [latest, ...newest],
  }));
  return viewControls(manifest, search, {parameters});
}
