import {addCounts} from "../measures/count.js";
import {countBy} from "../measures/table.js";
import {bandCodes} from "./everyBand.js";
import type {PlaceFamily} from "./placeFamily.js";

/** What messages between Försäkringskassan and care show of working together: the dimension that tells when the first came. */
export type Coordination = "first_meeting" | "first_contact";

/** Words for each: what the messages are about, after `om`, and the id of diagrams. */
export const coordinationWords: Readonly<
  Record<Coordination, {readonly about: string; readonly id: string}>
> = {
  first_meeting: {about: "avstämningsmöte", id: "mote"},
  first_contact: {about: "kontakt", id: "kontakt"},
};

/** What a headline says in place of a share where the whole release has no such message; null where it has some. */
export function noMessages({manifest, nation}: PlaceFamily, kind: Coordination): string | null {
  const counts = countBy(nation, kind, new Map());
  const all = addCounts(bandCodes(manifest, kind).flatMap((code) => counts.get(code) ?? []));
  return all.n === 0 ? `Utgåvan har inga meddelanden om ${coordinationWords[kind].about}` : null;
}

/** What is said beside figures of messages, and where the release has none of them. */
export function coordinationNotes(family: PlaceFamily, kind: Coordination): string[] {
  const {about} = coordinationWords[kind];
  const none = noMessages(family, kind);
  return [
    ...(none === null ? [] : [`${none}. Det kan betyda att källan inte lämnar dem.`]),
    `Ett meddelande om ${about} räknas vem som än skrev det, Försäkringskassan eller vården. Det säger inte vad som sedan hände.`,
  ];
}
