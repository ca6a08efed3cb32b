import {questionsOf} from "./captureExports.js";
import {type Capture, captureFields, type CaptureRow, otherRelease} from "./captureRows.js";
import {dataTable} from "./dataTable.js";
import type {DeckContents, DeckStepContents} from "./deckModel.js";
import {drawnChart, standing} from "./diagram.js";
import {drawDeckChart} from "./drawDeckChart.js";
import {drawMarkers} from "./drawMarkers.js";
import {element} from "./element.js";
import {freeNumber, hypothesisDraft} from "./hypothesisDraft.js";
import {markerList} from "./markerList.js";
import type {Marker} from "./markers.js";
import {save} from "./save.js";

/** What a picture needs of its deck. */
type PictureContents = Pick<DeckContents, "title" | "synthetic" | "steps" | "version" | "hypotheses">;

/** Width that charts are drawn at in documents: that of a page of A4, or of the screen that it is read on. */
function widthOfDocument(): number {
  return Math.min(680, document.querySelector("main")?.clientWidth ?? 680);
}

/**
 * The picture that a room has made of the situation (lägesbild): for each step that something was said about the chart, what it
 * shows in words, and what was said; then the questions that are still open. A chart has the figures of the release at hand: it is
 * left out where any of the rows is about another. A row with a hypothesis can be saved as a draft for the register. `addressOf` makes a
 * complete address of a view.
 */
export function situationPicture(
  contents: PictureContents,
  {rows, markers}: Pick<Capture, "rows" | "markers">,
  addressOf: (view: string) => string,
): HTMLElement {
  const {steps} = contents;
  if (rows.length === 0 && markers.length === 0)
    return element(
      "p",
      {class: "underlag-empty"},
      "Lägesbilden är tom. Anteckna med knappen Anteckna, eller läs in en sparad fil.",
    );
  const open = rows.flatMap(({n, said}) =>
    [said.hypothesis, said.objection]
      .filter((text) => text !== "")
      .map((text) => element("li", {}, `${text} (rad ${n})`)),
  );
  return element(
    "div",
    {class: "underlag-picture"},
    ...questionsOf({rows, markers}).map((question) => {
      const own = rows.filter((row) => row.question === question);
      const pointed = markers.filter((marker) => marker.question === question);
      const step = steps.find(({id}) => id === (own[0] ?? pointed[0])?.step);
      return element(
        "section",
        {},
        element("h2", {}, question),
        ...(step === undefined ? [] : pictureIn(step, contents, own, pointed)),
        ...own.map((row) => said(row, addressOf, draftFor(row, rows, contents, addressOf))),
      );
    }),
    ...(open.length === 0
      ? []
      : [element("section", {}, element("h2", {}, "Öppna frågor"), element("ul", {}, ...open))]),
  );
}

/** The chart of a step, or a sentence in its place where something was said about the figures of another release. */
function pictureIn(
  step: DeckStepContents,
  {version, synthetic}: PictureContents,
  rows: readonly CaptureRow[],
  markers: readonly Marker[],
): HTMLElement[] {
  const other = otherRelease([...rows, ...markers], version);
  if (other === undefined || step.shown === null) return pictureOf(step, {synthetic}, markers);
  const why = `Diagrammet visas inte: det som sades gäller utgåva ${other}, och bildspelet har utgåva ${version}.`;
  return [element("p", {class: "underlag-help"}, why), ...markerList(markers)];
}

/** The chart of a step in a document, with its markers and with what it shows in running text; nothing for a step without one. */
export function pictureOf(
  {question, shown}: DeckStepContents,
  release: Pick<DeckContents, "synthetic">,
  markers: readonly Marker[] = [],
): HTMLElement[] {
  if (shown === null) return [];
  const {model, highlight} = shown;
  const chart = drawnChart(model, widthOfDocument(), drawDeckChart);
  const svg = chart.at(-1)?.querySelector("svg");
  if (svg) drawMarkers(svg, markers);
  return [
    element(
      "div",
      {class: "diagram"},
      element("h3", {}, model.title),
      element("p", {class: "underlag-selection"}, `Urval: ${model.selection} `, ...standing(model, release)),
      ...chart,
      ...markerList(markers),
      ...(highlight === null ? [] : [element("p", {}, `Att se på: ${highlight.text}`)]),
      element("p", {class: "underlag-in-words"}, model.alternative),
      element("ul", {class: "underlag-notes"}, ...model.notes.map((note) => element("li", {}, note))),
      element(
        "details",
        {},
        element("summary", {}, `Visa som tabell: ${question}`),
        // Its links are those of the notebook's own page.
        dataTable({...model.table, links: [], caption: `${model.table.caption}. Urval: ${model.selection}`}),
      ),
    ),
  ];
}

/** The button that saves what a row says as a draft of a hypothesis; nothing for a row that says none. */
function draftFor(
  row: CaptureRow,
  rows: readonly CaptureRow[],
  contents: PictureContents,
  addressOf: (view: string) => string,
): HTMLElement[] {
  if (row.said.hypothesis === "") return [];
  const proposed = rows.filter(({said: {hypothesis}}) => hypothesis !== "");
  const id = freeNumber(contents.hypotheses, row.version, proposed.indexOf(row));
  const status = element("span", {role: "status"});
  const button = element("button", {type: "button"}, "Spara utkast till hypotesregistret");
  button.addEventListener("click", () => {
    const address = row.view === "" ? "" : addressOf(row.view);
    save(hypothesisDraft({id, row, contents, address}), `${id}.yaml`);
    status.textContent = ` ${id}.yaml är sparad. Filen säger vad som ska fyllas i innan den låses.`;
  });
  return [element("p", {class: "underlag-capture-actions underlag-view"}, button, status)];
}

function said(
  {n, said: texts, view, version}: CaptureRow,
  addressOf: (view: string) => string,
  draft: readonly HTMLElement[],
): HTMLElement {
  const entries = captureFields.flatMap(({id, title}) =>
    texts[id] === "" ? [] : [element("dt", {}, title), element("dd", {}, texts[id])],
  );
  const about = view === "" ? `utgåva ${version}` : `vyn ${addressOf(view)}, utgåva ${version}`;
  return element(
    "div",
    {class: "underlag-said"},
    element("h3", {}, `Rad ${n}`),
    element("dl", {}, ...entries),
    element("p", {class: "underlag-source"}, `Gäller ${about}.`),
    ...draft,
  );
}
