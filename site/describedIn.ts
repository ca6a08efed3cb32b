import type {Description} from "../src/contract/description.ts";
import type {SiteFiles} from "./siteFiles.ts";

/** What the publisher says, as it lies in a built site; none in a site without it. */
export function describedIn(files: SiteFiles): Description | undefined {
  const [, bytes] =
    [...files].find(([path]) => /^_file\/data\/description\.[0-9a-f]+\.json$/.test(path)) ?? [];
  return bytes && (JSON.parse(bytes.toString()) as Description);
}
