import {lastMonthOf} from "../measures/months.js";
import type {SeriesBreak} from "./diagramModel.js";

/** The month in which version 2 of the form FK7804 came into use: it was signed from 5 August 2025. */
export const formBreakMonth = "2025-08";

/** What is said where a chart over time crosses the change of form; `line` is the line that is cut: `Linjen för 2025`. */
export function formBreakNote(line = "Linjen"): string {
  return `Den 5 augusti 2025 fick blanketten en ny version med delvis andra frågor. ${line} är bruten där: det som ligger före och efter är intyg på olika blanketter.`;
}

/** Whether certificates of a month, quarter or year (YYYY) may be on the new form. */
export function mayBeNewForm(time: string): boolean {
  const last = time.length === 4 ? `${time}-12` : lastMonthOf(time);
  return last >= formBreakMonth;
}

/** The change of form among times in order: just before the first that may have the new one. None where all are on one side. */
export function formBreaks(times: readonly string[]): SeriesBreak[] {
  const first = times.findIndex(mayBeNewForm);
  return first > 0 ? [{x: first - 0.5, label: "Ny blankett"}] : [];
}
