import type {Manifest} from "../contract/release.js";
import type {View} from "../contract/view.js";
import {dataTable} from "./dataTable.js";
import type {DiagramModel} from "./diagramModel.js";
import {downloads} from "./downloads.js";
import {drawLines} from "./drawLines.js";
import {drawShares} from "./drawShares.js";
import {element} from "./element.js";
import {legend} from "./legend.js";
import {publishedLine, sourceLine} from "./sourceLine.js";
import {initialView} from "./viewState.js";

/** Diagrams whose table the reader has opened: it stays open when a choice redraws the diagram. */
const opened = new Set<string>();

/** No wider than this: a line that crosses a whole screen is hard to follow. */
const widest = 860;

/** What a diagram needs to know beside its model. */
export interface Frame {
  readonly manifest: Manifest;
  /** The place's slug, for names of files. */
  readonly slug: string;
  /** The choices, for names of files; a page without controls has none. */
  readonly view?: View;
  /** Room on the page, in pixels. */
  readonly width: number;
}

/**
 * The one way to show a chart: title as text, selection, key, the chart with its text alternative, notes, the whole
 * table, downloads and source. Everything that can be seen in the chart can also be read in the table.
 */
export function diagram(
  model: DiagramModel,
  {manifest, slug, view = initialView(manifest), width}: Frame,
): HTMLElement {
  const titleId = `${model.id}-rubrik`;
  const details = element(
    "details",
    {open: opened.has(model.id)},
    element("summary", {}, "Visa som tabell"),
    dataTable({...model.table, caption: `${model.table.caption}. Urval: ${model.selection}`}),
    downloads(model, {manifest, slug, view}),
  );
  details.addEventListener("toggle", () => {
    if (details.open) opened.add(model.id);
    else opened.delete(model.id);
  });
  return element(
    "section",
    {class: "diagram", "aria-labelledby": titleId},
    element("h3", {id: titleId}, model.title),
    element("p", {class: "underlag-selection"}, `Urval: ${model.selection}`),
    ...chart(model, Math.min(width, widest)),
    element("ul", {class: "underlag-notes"}, ...model.notes.map((note) => element("li", {}, note))),
    details,
    ...(model.published === undefined ? [] : [publishedLine(model.published, manifest)]),
    ...(model.published?.alone === true ? [] : [sourceLine(manifest)]),
  );
}

function chart(model: DiagramModel, width: number): HTMLElement[] {
  if (model.chart === null) {
    return [element("p", {class: "underlag-empty"}, model.nothing)];
  }
  const lines = model.chart.kind === "lines";
  const svg =
    model.chart.kind === "lines"
      ? drawLines(model.chart, model.series, width)
      : drawShares(model.chart, model.series, width);
  // Plot labels its groups in a way that ARIA forbids; the whole chart has one label instead.
  for (const group of svg.querySelectorAll("[aria-label], [aria-hidden]")) {
    group.removeAttribute("aria-label");
    group.removeAttribute("aria-hidden");
  }
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", model.alternative);
  const axis = element(
    "p",
    {class: "underlag-axis"},
    model.chart.kind === "lines" ? model.chart.yLabel : model.chart.xLabel,
  );
  const frame = element("div", {class: "underlag-chart"}, svg);
  return [...(model.series.length > 1 ? [legend(model.series, lines)] : []), axis, frame];
}
