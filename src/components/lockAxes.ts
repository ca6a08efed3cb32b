import {max, min} from "npm:d3-array";
import type {DeckChart} from "./deckModel.js";
import type {GhostPoint, LineChart} from "./diagramModel.js";

/** A chart in a row of steps, with what tells whether it is the same diagram as another one. */
export interface SteppedChart {
  /** The notebook and its diagram. */
  readonly diagram: string;
  readonly chart: DeckChart | null;
  /** True where the deck asks for axes of its own. */
  readonly ownAxis: boolean;
}

/** What becomes of it: the chart with its axes, and whether they differ from those that the same diagram had before. */
export interface LockedChart {
  readonly chart: DeckChart | null;
  readonly newAxis: boolean;
}

/**
 * Gives charts that follow each other in a deck the same axes, so that what moves is the figures: all steps in a row with the
 * same diagram, the same measure, times in common and no axes of their own share the widest, of values and of time. A chart of a kind that
 * sets its own scale (maps, small panels, funnels) is told to have a new one. The lines of the step before lie behind as a ghost.
 */
export function lockAxes(steps: readonly SteppedChart[]): LockedChart[] {
  const runs: SteppedChart[][] = [];
  for (const step of steps) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run !== undefined && last !== undefined && !step.ownAxis && shareAxes(last, step)) run.push(step);
    else runs.push([step]);
  }
  return runs.flatMap((run, r) =>
    run.map(({chart, diagram}, i): LockedChart => {
      const before = i > 0 ? run[i - 1] : runs[r - 1]?.at(-1);
      if (chart === null) return {chart, newAxis: false};
      const own = i === 0 || !isLocked(chart);
      return {
        chart: withGhost(withAxes(chart, run), i > 0 ? (run[i - 1]?.chart ?? null) : null),
        newAxis: own && before?.diagram === diagram && before.chart !== null,
      };
    }),
  );
}

function shareAxes(one: SteppedChart, other: SteppedChart): boolean {
  if (one.diagram !== other.diagram || one.chart === null || other.chart === null) return false;
  return measureOf(one.chart) === measureOf(other.chart) && haveTimesInCommon(one.chart, other.chart);
}

/** Periods that lie apart have no axis to share: there would be a gap between them. */
function haveTimesInCommon(one: DeckChart, other: DeckChart): boolean {
  if (one.kind !== "lines" || other.kind !== "lines") return true;
  const times = new Set(one.xs);
  return other.xs.some((time) => times.has(time));
}

/** The kind of chart and what its values are. */
function measureOf(chart: DeckChart): string {
  switch (chart.kind) {
    case "lines":
      return `lines ${chart.yLabel} ${chart.unit ?? ""}`;
    case "shares":
      return `shares ${chart.unit ?? ""}`;
    case "steps":
      return `steps ${chart.yLabel}`;
    case "matrix":
    case "flows":
    case "stacks":
    case "tiles":
    case "panels":
    case "deciles":
    case "control":
      return chart.kind;
    case "funnel":
      return `funnel ${chart.scale}`;
  }
}

/** Kinds whose axes are always the same, or are set here. The others set theirs by their own figures. */
function isLocked({kind}: DeckChart): boolean {
  return !["tiles", "panels", "deciles", "funnel", "control"].includes(kind);
}

function withAxes(chart: DeckChart, run: readonly SteppedChart[]): DeckChart {
  const charts = run.map((step) => step.chart);
  switch (chart.kind) {
    case "lines": {
      const lines = charts.filter((one) => one?.kind === "lines");
      return onTimes({...chart, extent: extentOf(lines)}, timesOf(lines));
    }
    case "shares": {
      const highs = charts
        .filter((one) => one?.kind === "shares")
        .flatMap(({points, reference}) => [reference ?? 0, ...points.map(({high}) => high)]);
      return {...chart, extent: max(highs) ?? 1};
    }
    case "steps": {
      const steps = charts.filter((one) => one?.kind === "steps");
      return {
        ...chart,
        top: Math.max(...steps.map(({top}) => top)),
        until: Math.max(...steps.map(({until}) => until)),
      };
    }
    case "matrix":
    case "flows":
    case "stacks":
    case "tiles":
    case "panels":
    case "deciles":
    case "funnel":
    case "control":
      return chart;
  }
}

/** Every time that any of the charts shows, in order. */
function timesOf(charts: readonly LineChart[]): string[] {
  return [...new Set(charts.flatMap(({xs}) => xs))].sort((a, b) => (a < b ? -1 : 1));
}

/** The chart on a longer time axis, which its own is a stretch of: what stands at its positions is moved along. */
function onTimes(chart: LineChart, times: readonly string[]): LineChart {
  const shift = times.indexOf(chart.xs[0] ?? "");
  if (times.length === chart.xs.length || shift < 0) return chart;
  return {
    ...chart,
    xs: times,
    points: chart.points.map((point) => ({...point, x: point.x + shift})),
    ...(chart.breaks && {breaks: chart.breaks.map((one) => ({...one, x: one.x + shift}))}),
    ...(chart.marked && {marked: [chart.marked[0] + shift, chart.marked[1] + shift]}),
  };
}

/** The lowest and the highest value that the charts' own axes would reach. */
function extentOf(charts: readonly LineChart[]): [number, number] {
  const lows = charts.map(({points, reference}) =>
    reference === null ? 0 : Math.min(reference, min(points, ({low}) => low) ?? 0),
  );
  const highs = charts.map(({points, reference}) =>
    Math.max(max(points, ({high}) => high) ?? 1, reference ?? 0),
  );
  return [Math.min(...lows), Math.max(...highs)];
}

/** The lines of the chart before, where they stood and at times that this one shows too; those that are drawn again are left out. */
function withGhost(chart: DeckChart, before: DeckChart | null): DeckChart {
  if (chart.kind !== "lines" || before?.kind !== "lines") return chart;
  const now = new Set(chart.points.map(({x, value}) => `${x} ${value}`));
  const ids = [...new Set(before.points.map(({series}) => series))];
  const ghost = ids.flatMap((series): GhostPoint[] => {
    const points = before.points.flatMap((point): GhostPoint[] => {
      const x = chart.xs.indexOf(before.xs[point.x] ?? "");
      return point.series !== series || x < 0 ? [] : [{series, x, value: point.value}];
    });
    return points.every(({x, value}) => now.has(`${x} ${value}`)) ? [] : points;
  });
  return ghost.length === 0 ? chart : {...chart, ghost};
}
