import {joinSwedish, formatTime} from "../measures/swedish.js";
import type {DataTable, DiagramModel, LineChart, ShareChart, Value} from "./diagramModel.js";
import type {RegionChart} from "./regionChartModels.js";
import type {RevisedTable} from "./revisedRows.js";

/** More than this, and the text alternative says how many: the table marks each. */
const mostNamed = 6;

/**
 * A diagram that shows which of its figures the release has changed: a sign at the period of a line chart, after the name of a bar or
 * beside the figure of a region, the same in its text alternative, and what it means among the notes. A chart of another kind has the words alone.
 */
export function markRevised<Chart>(
  model: DiagramModel<Chart>,
  revised: RevisedTable | undefined,
): DiagramModel<Chart> {
  if (revised === undefined) return model;
  const rows = [...(revised.marked?.rows ?? [])].map((at) => model.table.rows[at] ?? []);
  const headings = new Set(rows.map(([heading]) => String(heading)));
  const {chart} = model;
  const signed = isSigned(chart) ? sign(chart, rows) : chart;
  return {
    ...model,
    chart: signed as Chart | null,
    alternative: `${model.alternative} ${inWords(headings, revised)}`,
    notes: signed === chart ? model.notes : [...model.notes, revised.note],
  };
}

/** The table with a column that says, row by row, whether the release has changed its figures; as it is where nothing was changed. */
export function withRevised(table: DataTable, revised: RevisedTable | undefined): DataTable {
  if (revised === undefined) return table;
  // A table that sums periods up has a note of its own: every row holds the changed ones.
  const isRevised = (at: number): boolean => revised.marked === undefined || revised.marked.rows.has(at);
  return {
    ...table,
    columns: [...table.columns, {name: "reviderad", title: "Reviderad", kind: "text"}],
    rows: table.rows.map((row, at) => [...row, isRevised(at) ? "ja" : "nej"]),
  };
}

/** Kinds of chart that have a place for the sign. */
type Signed = LineChart | ShareChart | RegionChart;

function isSigned(chart: unknown): chart is Signed {
  const {kind} = (chart ?? {}) as {readonly kind?: unknown};
  return ["lines", "shares", "tiles", "panels", "deciles"].includes(String(kind));
}

/** The chart with its signs, of the rows whose figures were changed; itself where it shows none of them. */
function sign(chart: Signed, rows: readonly (readonly Value[])[]): Signed {
  const headings = new Set(rows.map(([heading]) => String(heading)));
  switch (chart.kind) {
    case "lines":
    case "deciles": {
      const at = chart.xs.flatMap((time, x) => (headings.has(time) ? [x] : []));
      return at.length === 0 ? chart : {...chart, revised: at};
    }
    case "shares": {
      const named = (category: string): string => (headings.has(category) ? `${category} (r)` : category);
      if (!chart.categories.some((category) => headings.has(category))) return chart;
      return {
        ...chart,
        categories: chart.categories.map(named),
        ...(chart.short && {
          short: chart.short.map((name, at) =>
            headings.has(chart.categories[at] ?? "") ? `${name} (r)` : name,
          ),
        }),
        ...(chart.muted && {muted: chart.muted.map(named)}),
        ...(chart.marked && {marked: chart.marked.map(named)}),
      };
    }
    case "tiles":
      return chart.tiles.some(({heading}) => headings.has(heading))
        ? {
            ...chart,
            tiles: chart.tiles.map((tile) =>
              headings.has(tile.heading) ? {...tile, text: `${tile.text} (r)`} : tile,
            ),
          }
        : chart;
    case "panels": {
      const isOfBoth = new Set(rows.map(([region, time]) => `${String(region)} ${String(time)}`));
      return {
        ...chart,
        panels: chart.panels.map((panel) => ({
          ...panel,
          revised: chart.xs.flatMap((time, x) => (isOfBoth.has(`${panel.heading} ${time}`) ? [x] : [])),
        })),
      };
    }
  }
}

function inWords(headings: ReadonlySet<string>, {note}: RevisedTable): string {
  if (headings.size === 0) return note;
  const names = [...headings].map((heading) => (/^\d{4}-/.test(heading) ? formatTime(heading) : heading));
  const left = names.length - mostNamed;
  const all = left > 0 ? [...names.slice(0, mostNamed), `${left} till`] : names;
  return `Reviderade tal: ${joinSwedish(all)}.`;
}
