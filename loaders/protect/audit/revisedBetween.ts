import type {Manifest} from "../../../src/contract/release.ts";

/** Whether a version (YYYY.MM.n) came before another. */
export function isEarlier(version: string, other: string): boolean {
  const [a, b] = [version, other].map((text) => text.split(".").map(Number));
  const at = a?.findIndex((part, index) => part !== b?.[index]) ?? -1;
  return (a?.[at] ?? 0) < (b?.[at] ?? 0);
}

/**
 * The first month that is revised on the way from one release to a later one: by the later one itself, or by any that was published between
 * them. What such a one changed is known to whoever holds it, and is no change of the later one. Undefined where none revises.
 */
export function revisedBetween(
  earlier: Pick<Manifest, "version">,
  later: Pick<Manifest, "version">,
  releases: readonly Pick<Manifest, "version" | "settings">[],
): string | undefined {
  return releases
    .filter(({version}) => isEarlier(earlier.version, version) && !isEarlier(later.version, version))
    .flatMap(({settings}) => settings["revisedFrom"]?.toString() ?? [])
    .sort()[0];
}
