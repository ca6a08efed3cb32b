import {joinSwedish, formatTime} from "../measures/swedish.js";
import type {DataTable, DiagramModel, LineChart, ShareChart} from "./diagramModel.js";
import type {RevisedTable} from "./revisedRows.js";

/** More than this, and the text alternative says how many: the table marks each. */
const mostNamed = 6;

/**
 * A diagram that shows which of its figures the release has changed: a sign at the period of a line chart or after the name of a bar, the
 * same in its text alternative, and what it means among the notes. A chart of another kind has the words alone.
 */
export function markRevised<Chart>(
  model: DiagramModel<Chart>,
  revised: RevisedTable | undefined,
): DiagramModel<Chart> {
  if (revised === undefined) return model;
  const headings = new Set<string>();
  for (const at of revised.marked?.rows ?? []) headings.add(String(model.table.rows[at]?.[0] ?? ""));
  const {chart} = model;
  const signed = isSigned(chart) ? sign(chart, headings) : chart;
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

function isSigned(chart: unknown): chart is LineChart | ShareChart {
  const {kind} = (chart ?? {}) as {readonly kind?: unknown};
  return kind === "lines" || kind === "shares";
}

function sign(chart: LineChart | ShareChart, headings: ReadonlySet<string>): LineChart | ShareChart {
  if (chart.kind === "lines") {
    const at = chart.xs.flatMap((time, x) => (headings.has(time) ? [x] : []));
    return at.length === 0 ? chart : {...chart, revised: at};
  }
  const named = (category: string): string => (headings.has(category) ? `${category} (r)` : category);
  if (!chart.categories.some((category) => headings.has(category))) return chart;
  return {
    ...chart,
    categories: chart.categories.map(named),
    ...(chart.muted && {muted: chart.muted.map(named)}),
    ...(chart.marked && {marked: chart.marked.map(named)}),
  };
}

function inWords(headings: ReadonlySet<string>, {note}: RevisedTable): string {
  if (headings.size === 0) return note;
  const names = [...headings].map((heading) => (/^\d{4}-/.test(heading) ? formatTime(heading) : heading));
  const left = names.length - mostNamed;
  const all = left > 0 ? [...names.slice(0, mostNamed), `${left} till`] : names;
  return `Reviderade tal: ${joinSwedish(all)}.`;
}
