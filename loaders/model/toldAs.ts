import {join} from "node:path";

/**
 * The name by which a file that was delivered stands in the quarantine: relative to its source, and after the path of that where several
 * are read, since two of them may have files of one relative name.
 */
export function toldAs({file, from}: {readonly file: string; readonly from?: string | undefined}): string {
  return from === undefined ? file : join(from, file);
}
