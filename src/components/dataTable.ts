import {
  formatChange,
  formatCount,
  formatIndex,
  formatPercent,
  formatRate,
  formatTenths,
  formatTime,
} from "../measures/swedish.js";
import type {ColumnKind, DataTable, Value} from "./diagramModel.js";
import {element} from "./element.js";

/** A value as a reader sees it; nothing to show is an en dash. */
export function shown(value: Value, kind: ColumnKind): string {
  if (value === null) return "–";
  if (typeof value === "string") return kind === "month" ? formatTime(value) : value;
  switch (kind) {
    case "share":
      return formatPercent(value);
    case "change":
      return formatChange(value);
    case "rate":
      return formatRate(value);
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
 * Up to so many characters a text stands on one line; with more it asks for room of its own on a narrow screen, and with many more for more
 * of it.
 */
const [oneLine, longCell, longText] = [12, 24, 80];

/** How a cell stands: numbers to the right, months and short texts on one line, longer ones no narrower than a few words. */
function classOf(kind: ColumnKind, text: string): string | false {
  if (kind === "month") return "underlag-month";
  if (kind !== "text") return "underlag-number";
  if (text.length > longText) return "underlag-prose";
  if (text.length > longCell) return "underlag-long";
  return text.length > oneLine ? "underlag-words" : "underlag-short";
}

/** The mark of a row's heading, where it has one: a sign for the eye, words for the ear. */
function markOf(row: number, marked: DataTable["marked"]): HTMLElement[] {
  if (marked?.rows.has(row) !== true) return [];
  return [
    element("sup", {"aria-hidden": "true"}, marked.sign),
    element("span", {class: "underlag-unseen"}, ` (${marked.meaning})`),
  ];
}

/**
 * Where there is nothing to show: a sign for the eye, and words for the ear, to which a dash is nothing. It is not hidden from the ear,
 * or the cell would be empty in a PDF, which leaves empty cells out.
 */
const untold = (sign: string): (string | HTMLElement)[] => [
  sign,
  element("span", {class: "underlag-unseen"}, "inget tal"),
];

const linked = (text: string, href: string | undefined): Node | string =>
  href === undefined ? text : element("a", {href}, text);

/**
 * A table that can be read with a screen reader and scrolled with the keyboard: caption, one row of headings, a
 * heading for each row. The region takes focus so that arrow keys scroll it where it is wider than the screen.
 */
export function dataTable({caption, columns, rows, marked, links}: DataTable): HTMLElement {
  const heads = columns.map(({title, kind}) =>
    element("th", {scope: "col", class: kind !== "text" && kind !== "month" && "underlag-number"}, title),
  );
  const body = rows.map((row, at) =>
    element(
      "tr",
      {},
      ...columns.map(({kind}, i) => {
        const text = shown(row[i] ?? null, kind);
        return i === 0
          ? element(
              "th",
              {scope: "row", class: classOf(kind, text)},
              linked(text, links?.[at]),
              ...markOf(at, marked),
            )
          : element(
              "td",
              {class: classOf(kind, text)},
              ...((row[i] ?? null) === null ? untold(text) : [text]),
            );
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
