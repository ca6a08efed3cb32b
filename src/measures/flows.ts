import {addCounts, noCount, type Count} from "./count.js";

/** How many went from one group to another: the first and the last diagnosis group of a sjukfall, say. */
export interface Flow {
  readonly from: string;
  readonly to: string;
  readonly count: Count;
}

/** A flow as it is drawn. `changed` tells whether its sjukfall changed group, also within the merged one. */
export interface DrawnFlow extends Flow {
  readonly changed: boolean;
}

/** A group, with all that come from it and all that go to it. */
export interface FlowGroup {
  readonly group: string;
  readonly first: Count;
  readonly last: Count;
}

/** No more groups than this are drawn, the merged one among them. */
export const mostGroups = 6;

/** What small groups are merged into. */
export const mergedGroup = "Övriga";

/**
 * The groups of some flows with their sums on either side, the largest first, first and last taken together; of equals the one whose
 * name comes first. The merged group is last, however large. The sums on each side add up to all flows.
 */
export function groupSums(flows: readonly Flow[]): FlowGroup[] {
  const names = [...new Set(flows.flatMap(({from, to}) => [from, to]))];
  const sum = (own: readonly Flow[]): Count => addCounts(own.map(({count}) => count));
  const groups = names.map((group) => ({
    group,
    first: sum(flows.filter(({from}) => from === group)),
    last: sum(flows.filter(({to}) => to === group)),
  }));
  const size = ({group, first, last}: FlowGroup): number => (group === mergedGroup ? -1 : first.n + last.n);
  return groups.sort((a, b) => size(b) - size(a) || (a.group < b.group ? -1 : 1));
}

/**
 * The flows of a joint table of first and last group as an alluvial diagram draws them: at most six groups, the smallest merged
 * into `mergedGroup` where there are more; flows of nobody are left out. What stayed and what changed within the merged
 * group are two flows, so that merging moves no share of change.
 *
 * Flows come in the order of `groupSums`, by first and then by last group. Every flow is a sum of published cells, so flows,
 * groups and total agree.
 */
export function drawnFlows(joint: readonly Flow[]): DrawnFlow[] {
  const groups = groupSums(joint);
  const merges = groups.length > mostGroups;
  // A group that is called as the merged one is part of it.
  const kept = new Set(groups.slice(0, merges ? mostGroups - 1 : mostGroups).map(({group}) => group));
  const drawnAs = (group: string): string => (kept.has(group) ? group : mergedGroup);
  const merged = new Map<string, {from: string; to: string; changed: boolean; count: Count}>();
  for (const {from, to, count} of joint) {
    const flow = {from: drawnAs(from), to: drawnAs(to), changed: from !== to};
    const key = JSON.stringify(flow);
    merged.set(key, {...flow, count: addCounts([merged.get(key)?.count ?? noCount, count])});
  }
  const flows = [...merged.values()].filter(({count}) => count.n > 0);
  const order = new Map(groupSums(flows).map(({group}, place) => [group, place]));
  const place = (group: string): number => order.get(group) ?? 0;
  return flows.sort(
    (a, b) =>
      place(a.from) - place(b.from) || place(a.to) - place(b.to) || Number(a.changed) - Number(b.changed),
  );
}
