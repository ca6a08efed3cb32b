import type {View} from "../contract/view.js";
import {comparisonOf} from "./selection.js";

/** A view as of a chart that has no room for a place beside itself the year before. */
export function withoutComparison(view: View): View {
  return {...view, comparison: "riket"};
}

/** What such a chart must say where that is asked for; `shown` is what it shows instead. */
export function comparisonLeftOut(view: View, shown: string): string[] {
  if (comparisonOf(view) === "riket") return [];
  return [`Ditt val av jämförelse gäller inte här: diagrammet visar bara ${shown}.`];
}
