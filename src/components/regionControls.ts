import {parametersOf, type ViewManifest} from "../contract/view.js";
import {viewControls, type ViewControls} from "./viewControls.js";

/** The controls of a page that shows riket, and beside it a region that the reader picks out: in the address as `region`. */
export function regionControls(manifest: ViewManifest, search: string): ViewControls {
  return viewControls(manifest, search, {parameters: parametersOf("region")});
}
