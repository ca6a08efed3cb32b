import {regionsParameters, type ViewManifest} from "../contract/view.js";
import {viewControls, type ViewControls} from "./viewControls.js";

/** The controls of the page of all regions, set from the address. */
export function regionsControls(manifest: ViewManifest, search: string): ViewControls {
  return viewControls(manifest, search, {parameters: regionsParameters});
}
