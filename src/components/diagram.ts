import type {Manifest} from "../contract/release.js";
import type {View} from "../contract/view.js";
import {dataTable} from "./dataTable.js";
import type {DiagramModel, LineChart, Series, ShareChart} from "./diagramModel.js";
import {downloads} from "./downloads.js";
import {drawLater} from "./drawLater.js";
import {drawLines} from "./drawLines.js";
import {drawShares} from "./drawShares.js";
import {element} from "./element.js";
import {isSame} from "./isSame.js";
import {legend} from "./legend.js";
import {markRevised, withRevised} from "./markRevised.js";
import {revisedNote, revisedRows} from "./revisedRows.js";
import {publishedLine, sourceLine} from "./sourceLine.js";
import {standingWords} from "./standingWords.js";
import {initialView} from "./viewState.js";

/** Diagrams whose table the reader has opened: it stays open when a choice redraws the diagram. */
const opened = new Set<string>();

/** No wider than this: a line that crosses a whole screen is hard to follow. */
const widest = 860;
/** No window leaves less. A page that is not laid out yet measures 0, and is drawn anew when it has been. */
const narrowest = 240;

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

/** A drawn chart: the picture, what its value axis shows, whether its key shows lines, and a key of its own where series are no key. */
export interface Drawn {
  readonly svg: SVGSVGElement;
  readonly axis: string;
  readonly lines: boolean;
  readonly key?: HTMLElement;
}

/** Draws charts of some kind in `width` pixels, and those that can be made lower in a height of `most` at the most, as far as they can. */
export type Draw<Chart> = (chart: Chart, series: readonly Series[], width: number, most?: number) => Drawn;

const drawLinesOrShares: Draw<LineChart | ShareChart> = (chart, series, width) =>
  chart.kind === "lines"
    ? {svg: drawLines(chart, series, width), axis: chart.yLabel, lines: true}
    : {svg: drawShares(chart, series, width), axis: chart.xLabel, lines: false};

/**
 * A model, or what makes it: then it is made when the diagram's turn to be drawn has come. A page gives the latter, so that what is outside
 * the window costs nothing while the reader waits.
 */
export type ModelOf<Chart> = DiagramModel<Chart> | (() => DiagramModel<Chart>);

/** {@link diagramOf} of the two kinds of chart that most pages have. */
export function diagram(model: ModelOf<LineChart | ShareChart>, frame: Frame): HTMLElement {
  return diagramOf(model, frame, drawLinesOrShares);
}

/** The one way to show a chart, when its turn has come (`drawLater`). */
export function diagramOf<Chart>(model: ModelOf<Chart>, frame: Frame, draw: Draw<Chart>): HTMLElement {
  const section = element("section", {class: "diagram"});
  // What makes a model is told apart from others by its text: a page writes it once for each of its diagrams.
  const id = typeof model === "function" ? String(model) : model.id;
  drawLater(id, section, () => {
    fill(section, typeof model === "function" ? model() : model, frame, draw);
  });
  return section;
}

/**
 * Fills the section of a chart: title as text, selection, key, the chart with its text alternative, notes, the whole
 * table, downloads and source. Everything that can be seen in the chart can also be read in the table.
 */
function fill<Chart>(
  section: HTMLElement,
  plain: DiagramModel<Chart>,
  {manifest, slug, view = initialView(manifest), width}: Frame,
  draw: Draw<Chart>,
): void {
  const revised =
    plain.published?.alone === true ? undefined : revisedRows(plain.table, manifest, slug, view);
  const model = markRevised(plain, revised);
  const titleId = `${model.id}-rubrik`;
  const summary = element("summary", {}, "Visa som tabell");
  const details = element("details", {open: opened.has(model.id)}, summary);
  // A table of thousands of cells is made when it is asked for: most choices redraw diagrams whose table nobody has opened.
  const showTable = (): void => {
    if (details.childElementCount > 1) return;
    details.append(
      dataTable({
        ...model.table,
        ...(revised?.marked && {marked: revised.marked}),
        caption: `${model.table.caption}. Urval: ${model.selection}`,
      }),
      // What stands below the chart is not said again.
      ...(revised && !model.notes.includes(revised.note) ? [revisedNote(revised)] : []),
      downloads({...model, table: withRevised(model.table, revised)}, {manifest, slug, view}),
    );
  };
  if (details.open) showTable();
  summary.addEventListener("click", showTable);
  details.addEventListener("toggle", () => {
    showTable();
    if (details.open) opened.add(model.id);
    else opened.delete(model.id);
  });
  section.setAttribute("aria-labelledby", titleId);
  section.append(
    element("h3", {id: titleId}, model.title),
    element("p", {class: "underlag-selection"}, `Urval: ${model.selection} `, ...standing(model, manifest)),
    ...pictureOf(model, Math.max(narrowest, Math.min(width, widest)), draw),
    ...(model.chart !== null || model.nearest === undefined
      ? []
      : [element("p", {}, element("a", {href: model.nearest.href}, model.nearest.title))]),
    element("ul", {class: "underlag-notes"}, ...model.notes.map((note) => element("li", {}, note))),
    details,
    ...(model.published === undefined ? [] : [publishedLine(model.published, manifest)]),
    ...(model.published?.alone === true ? [] : [sourceLine(manifest)]),
  );
}

/** A picture that stands on the page, and all that it was drawn from. */
interface Picture {
  readonly from: readonly unknown[];
  readonly nodes: readonly HTMLElement[];
}

/** The newest picture of each diagram. */
const pictures = new Map<string, Picture>();
/** The picture of a model: the one that stands on the page where a choice has changed nothing in it, else a new one. */
function pictureOf<Chart>(
  model: DiagramModel<Chart>,
  width: number,
  draw: Draw<Chart>,
): readonly HTMLElement[] {
  const from = [model.chart, model.series, model.alternative, model.nothing, width, draw];
  const before = pictures.get(model.id);
  if (before !== undefined && isSame(before.from, from)) return before.nodes;
  const nodes = drawnChart(model, width, draw);
  pictures.set(model.id, {from, nodes});
  return nodes;
}

/** The label of a chart, where it has one. */
export function standing(
  model: Pick<DiagramModel, "registered" | "published">,
  release: Pick<Manifest, "synthetic">,
): Node[] {
  const label = standingWords(model, release);
  return label === undefined ? [] : [element("span", {class: "underlag-standing"}, label)];
}

/** The picture of a model alone: its keys, the name of its axis, and the chart with its text alternative; or why there is none. */
export function drawnChart<Chart>(
  model: DiagramModel<Chart>,
  width: number,
  draw: Draw<Chart>,
  most?: number,
): HTMLElement[] {
  if (model.chart === null) {
    return [element("p", {class: "underlag-empty"}, model.nothing)];
  }
  const {svg, axis, lines, key} = draw(model.chart, model.series, width, most);
  const own = svg.querySelector(":scope > style");
  // The page's own style sheet says the same (`underlag.css`).
  if (own?.textContent.startsWith(":where(.plot-d6a7b5)") === true) own.remove();
  // Plot labels its groups in a way that ARIA forbids; the whole chart has one label instead.
  for (const group of svg.querySelectorAll("[aria-label], [aria-hidden]")) {
    group.removeAttribute("aria-label");
    group.removeAttribute("aria-hidden");
  }
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", model.alternative);
  return [
    ...(key === undefined ? [] : [key]),
    ...(model.series.length > 1 ? [legend(model.series, lines)] : []),
    element("p", {class: "underlag-axis"}, axis),
    element("div", {class: "underlag-chart"}, svg),
  ];
}
