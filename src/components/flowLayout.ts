import type {FlowMark} from "./chartModels.js";

/** A group as it stands in one of the two columns, from top to bottom in pixels. */
export interface FlowNode {
  readonly group: number;
  readonly y0: number;
  readonly y1: number;
}

/** A band between two groups: its top at the left column and at the right one, and how thick it is. */
export interface FlowBand extends FlowMark {
  readonly left: number;
  readonly right: number;
  readonly thickness: number;
}

/** Where the groups and the bands between them stand. */
export interface FlowLayout {
  readonly left: readonly FlowNode[];
  readonly right: readonly FlowNode[];
  readonly bands: readonly FlowBand[];
}

/**
 * Lays out two columns of groups one below the other, with `gap` pixels between them, in `height` pixels. A group is as high as its
 * sjukfall are many, in both columns on the same scale; the bands of a group stand in the order of the groups that they lead to, so that
 * they cross no more than they must. A group without sjukfall in a column has no place there.
 */
export function flowLayout(
  flows: readonly FlowMark[],
  groups: number,
  height: number,
  gap: number,
): FlowLayout {
  const whole = flows.reduce((sum, {n}) => sum + n, 0);
  const scale = whole > 0 ? Math.max(0, height - gap * (groups - 1)) / whole : 0;
  const [left, right] = [column(flows, "from", groups, scale, gap), column(flows, "to", groups, scale, gap)];
  const leftTops = tops(flows, "from", "to", left, scale);
  const rightTops = tops(flows, "to", "from", right, scale);
  const bands = flows.map((flow): FlowBand => ({
    ...flow,
    left: leftTops.get(flow) ?? 0,
    right: rightTops.get(flow) ?? 0,
    thickness: flow.n * scale,
  }));
  return {left, right, bands};
}

function column(
  flows: readonly FlowMark[],
  end: "from" | "to",
  groups: number,
  scale: number,
  gap: number,
): FlowNode[] {
  let y = 0;
  return Array.from({length: groups}, (_, group) => group).flatMap((group) => {
    const n = flows.filter((flow) => flow[end] === group).reduce((sum, flow) => sum + flow.n, 0);
    if (n === 0) return [];
    const node = {group, y0: y, y1: y + n * scale};
    y = node.y1 + gap;
    return [node];
  });
}

/** The top of each flow at one of its ends: below those of the same group that lead to groups further up. */
function tops(
  flows: readonly FlowMark[],
  end: "from" | "to",
  other: "from" | "to",
  nodes: readonly FlowNode[],
  scale: number,
): Map<FlowMark, number> {
  const next = new Map(nodes.map(({group, y0}) => [group, y0]));
  const order = [...flows].sort((a, b) => a[other] - b[other] || Number(a.changed) - Number(b.changed));
  return new Map(
    order.map((flow) => {
      const top = next.get(flow[end]) ?? 0;
      next.set(flow[end], top + flow.n * scale);
      return [flow, top];
    }),
  );
}
