/** Families that count the same events as another whose name theirs does not begin with. */
const sameAs: ReadonlyMap<string, string> = new Map([["unit_certificates", "certificates"]]);

/**
 * Which events a family counts: the first word of its id, but for those that are listed. `started` and `startedByUnit`
 * are two looks at the same started sjukfall, and the audit ties them; a family of other events takes another first word.
 *
 * @example eventsOf("startedByUnit") // "started", as of "started-unit" and "started_unit"
 */
export function eventsOf(family: string): string {
  return sameAs.get(family) ?? /^[a-z]+/.exec(family)?.[0] ?? family;
}
