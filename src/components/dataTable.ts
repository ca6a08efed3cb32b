import {formatCount, formatIndex, formatMonth, formatPercent, formatTenths} from "../measures/swedish.js";
import type {ColumnKind, DataTable, Value} from "./diagramModel.js";
import {element} from "./element.js";

/** A value as a reader sees it; nothing to show is an en dash. */
export function shown(value: Value, kind: ColumnKind): string {
  if (value === null) return "–";
  if (typeof value === "string") return kind === "month" ? formatMonth(value) : value;
  switch (kind) {
    case "share":
      return formatPercent(value);
    case "index":
      return formatIndex(value);
    case "decimal":
      return formatTenths(value);
    case "count":
    case "month":
    case "text":
      return formatCount(value);
  }
}

/**
 * A table that can be read with a screen reader and scrolled with the keyboard: caption, one row of headings, a
 * heading for each row. The region takes focus so that arrow keys scroll it where it is wider than the screen.
 */
export function dataTable({caption, columns, rows}: DataTable): HTMLElement {
  const numeric = (kind: ColumnKind): boolean => kind !== "text" && kind !== "month";
  const heads = columns.map(({title, kind}) =>
    element("th", {scope: "col", class: numeric(kind) ? "underlag-number" : false}, title),
  );
  const body = rows.map((row) =>
    element(
      "tr",
      {},
      ...columns.map(({kind}, i) => {
        const text = shown(row[i] ?? null, kind);
        if (i === 0) {
          return element("th", {scope: "row", class: kind === "month" ? "underlag-month" : false}, text);
        }
        return element("td", {class: numeric(kind) ? "underlag-number" : false}, text);
      }),
    ),
  );
  const table = element(
    "table",
    {},
    element("caption", {}, caption),
    element("thead", {}, element("tr", {}, ...heads)),
    element("tbody", {}, ...body),
  );
  return element(
    "div",
    {class: "underlag-scroll", role: "region", tabindex: 0, "aria-label": `Tabell: ${caption}`},
    table,
  );
}
