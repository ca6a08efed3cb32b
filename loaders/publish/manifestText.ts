import type {Manifest} from "../../src/contract/release.ts";

/** The manifest as bytes, the same for the same facts. */
export function manifestText(manifest: Manifest): string {
  return `${JSON.stringify(manifest, undefined, 2)}\n`;
}
