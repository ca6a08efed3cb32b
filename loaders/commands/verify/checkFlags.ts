import {UsageError} from "../../errors.ts";
import type {Flags} from "../../model/source.ts";

/** What the user said of how a release is to be made again. */
export interface RebuildFlags {
  /** Flags of the sources. */
  readonly flags: Flags;
  /** The source that they point at. */
  readonly source: {readonly synthetic: boolean};
  /** Other flags that matter only where the release is made again. */
  readonly more: Flags;
  readonly hashesOnly: boolean;
}

/**
 * Refuses flags that this release has no use for: accepted and ignored, they would let the user believe that the release was held
 * against something that it was not.
 */
export function checkFlags({synthetic}: {synthetic: boolean}, said: RebuildFlags): void {
  const {flags, source, more, hashesOnly} = said;
  const given = namesOf(flags);
  const unused = hashesOnly ? [...given, ...namesOf(more)] : given;
  if (hashesOnly && unused.length > 0)
    throw new UsageError(`${listed(unused)}: har ingen mening med --hashes-only, som inte räknar om utgåvan`);
  if (synthetic && given.length > 0)
    throw new UsageError(
      `${listed(given)}: utgåvan är gjord av påhittade data och räknas om ur det den själv säger. Ange ingen källa`,
    );
  if (!synthetic && source.synthetic && given.length > 0)
    throw new UsageError(
      `${listed(given)}: utgåvan är gjord av verkliga intyg. Ange samma källa som när den gjordes, eller ingen`,
    );
}

const namesOf = (flags: Flags) =>
  Object.entries(flags).flatMap(([name, value]) => (value === undefined ? [] : [`--${name}`]));

const listed = (names: readonly string[]) => names.join(", ");
