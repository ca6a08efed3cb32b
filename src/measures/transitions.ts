import {addCounts, type Count} from "./count.js";
import {groupSums, type Flow} from "./flows.js";
import {shareInterval, type Share} from "./shareInterval.js";

/** A cell of a transition table: of those who began in `from`, the share that ended in `to`. */
export interface Transition extends Flow {
  readonly share: Share;
}

/** What a joint table of first and last group says of change. */
export interface Transitions {
  readonly total: Count;
  readonly unchanged: Share;
  readonly changed: Share;
  /** Every pair of groups, also those of nobody: row by row of first group, the largest group first. */
  readonly cells: readonly Transition[];
}

/**
 * The share that stayed in its group, the share that changed, and a row of shares for each first group, with intervals
 * that hold chance and rounding (`shareInterval`). The shares of a row add up to 1; their intervals do not.
 *
 * Change is told from the groups of the table: a change within a group is not seen, so finer groups give more change. A sjukfall
 * with one certificate cannot change and lowers the share: say which are counted.
 */
export function transitions(joint: readonly Flow[], base: number): Transitions {
  const sum = (flows: readonly Flow[]): Count => addCounts(flows.map(({count}) => count));
  const total = sum(joint);
  const groups = groupSums(joint);
  const cells = groups.flatMap(({group: from, first}) =>
    groups.map(({group: to}) => {
      const count = sum(joint.filter((flow) => flow.from === from && flow.to === to));
      return {from, to, count, share: shareInterval(count, first, base)};
    }),
  );
  return {
    total,
    unchanged: shareInterval(sum(joint.filter(({from, to}) => from === to)), total, base),
    changed: shareInterval(sum(joint.filter(({from, to}) => from !== to)), total, base),
    cells,
  };
}
