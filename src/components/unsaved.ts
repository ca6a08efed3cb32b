import {type Capture, captureJson} from "./captureRows.js";

/** What a room has said, and whether all of it has been taken home. */
export interface Unsaved {
  /** What stands now is saved, or was read from what is. */
  readonly kept: () => void;
  /** Whether something has been said since. */
  readonly is: () => boolean;
}

/** Follows what is said in a window. Compared as it is saved: what another window sends back is the same in new lists. */
export function followUnsaved(capture: () => Capture): Unsaved {
  let kept = captureJson(capture());
  return {
    kept: () => {
      kept = captureJson(capture());
    },
    is: () => {
      const {rows, markers} = capture();
      return rows.length + markers.length > 0 && captureJson(capture()) !== kept;
    },
  };
}
