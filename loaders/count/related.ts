import type {Family} from "../model/cells.ts";

/** Whether two families count the same events, or one counts a part or a kind of the other's, or both of the same. */
export function related(
  one: Pick<Family, "events" | "within">,
  other: Pick<Family, "events" | "within">,
): boolean {
  const own = [one.events, one.within];
  return [other.events, other.within].some((events) => events !== undefined && own.includes(events));
}
