/**
 * Which events a family counts: the first word of its id. `started` and `startedByUnit` are two looks at the same started
 * sjukfall, and the audit ties them; a family of other events takes another first word.
 *
 * @example eventsOf("startedByUnit") // "started", as of "started-unit" and "started_unit"
 */
export function eventsOf(family: string): string {
  return /^[a-z]+/.exec(family)?.[0] ?? family;
}
