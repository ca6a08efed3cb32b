import {EnvironmentError} from "./errors.ts";
import {refusals} from "./model/refusals.ts";

/** Where a run of the loaders writes. */
const ofLoaders = "se --work, --out och den tillfälliga mappen, och kör samma kommando igen";

/**
 * What the machine has run out of or refuses, where that is why a run failed: the kind of fault in words, never a path, since the name of a
 * file can identify a person. Undefined for any other error. DuckDB tells the same in a text. `advice` is what to do about it.
 */
export function machineFault(error: unknown, advice = ofLoaders): EnvironmentError | undefined {
  const {code = "", syscall} = error as NodeJS.ErrnoException;
  const said = error instanceof Error && /no space left on device/i.test(error.message) ? "ENOSPC" : "";
  const found = syscall === undefined ? said : code;
  const meaning = refusals[found];
  return meaning === undefined
    ? undefined
    : new EnvironmentError(`${meaning} (${found}): ${advice}`, {cause: error});
}
