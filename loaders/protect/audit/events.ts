import type {FamilyDescription} from "../../../src/contract/release.ts";

/**
 * Which events a family counts, as its manifest says. Releases of before do not tell: there the first word of the id does,
 * but for the units' look at certificates.
 *
 * @example eventsOf({id: "startedByUnit"}) // "started"
 */
export function eventsOf({id, events}: Pick<FamilyDescription, "id" | "events">): string {
  if (events !== undefined) return events;
  return id === "unit_certificates" ? "certificates" : (/^[a-z]+/.exec(id)?.[0] ?? id);
}
