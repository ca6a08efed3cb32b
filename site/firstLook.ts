import {CellRun, sourceOf} from "./cellRun.ts";
import {modulesProgram} from "./componentsProgram.ts";
import {
  createElement,
  type Document,
  type Element,
  elements,
  insertChild,
  parsePage,
  setText,
  writePage,
} from "./htmlTree.ts";
import {type Cell, cellsOf} from "./pageCells.ts";
import {inPageWindow} from "./pageWindow.ts";
import {addressOf, pagePaths, type SiteFiles} from "./siteFiles.ts";
import {standIn, type StandInKind} from "./standIn.ts";

/** Room for a diagram, in pixels: on most screens, and on a phone. The style sheet shows the picture of one of them. */
const [wide, narrow] = [704, 338];

/** Tells the style sheet that the address asks for other choices than those that the page was built with. */
const toldChoices = `if(location.search)document.documentElement.classList.add("underlag-asked")`;

/** Modules of the project's own as a page imports them, and their paths in `src`. */
const ownModule = /\bimport\("((?:\.{1,2}\/)+_import\/[\w./-]+)\.[0-9a-f]{8}\.js"\)/g;

/**
 * Lets pages show their first diagram, and the choices above it, before any script has run: the cells that show them are run when the site is built,
 * and what they show stands where the browser puts the same. It is taken away when the browser has made its own. An address that asks for other choices
 * keeps the room and shows nothing. Pages without a diagram are as they were, and so is, with a line in the log, one whose cells fail here.
 */
export async function showFirstLooks(
  root: string,
  built: SiteFiles,
  log: (line: string) => void,
): Promise<SiteFiles> {
  const files: SiteFiles = new Map(built);
  const pages = pagePaths(built)
    .map((path) => ({path, document: parsePage(built.get(path)?.toString() ?? "")}))
    .map((page) => ({...page, cells: cellsOf(page.document)}))
    .filter(({cells}) => cells.some(isDiagram));
  const wanted = pages.flatMap(({path, cells}) =>
    cells.flatMap(({body}) => [...body.matchAll(ownModule)].map(([, name = ""]) => sourceOf(path, name))),
  );
  const modules = await modulesProgram(root, [...new Set(wanted)].sort());
  await inPageWindow(async (open) => {
    for (const {path, document, cells} of pages) {
      open(new URL(addressOf(path), "http://site/").href);
      try {
        if (await showFirstLook(document, cells, new CellRun(path, document, cells, modules, built)))
          files.set(path, Buffer.from(writePage(document)));
      } catch (error) {
        // A cell may well ask for more of a browser than there is here.
        log(`${path}: det första diagrammet syns först när sidans skript har körts (${String(error)})`);
      }
    }
  });
  return files;
}

const drawn: readonly StandInKind[] = ["block", "drawn"];

const isDiagram = ({inputs}: Cell): boolean => inputs.some((name) => /^diagram(Of)?$/.test(name));

/** Shows what stands before the first diagram, and the diagram. False where it waits for what only a browser has, or for a choice. */
async function showFirstLook(document: Document, cells: readonly Cell[], run: CellRun): Promise<boolean> {
  const shown: {cell: Cell; html: string; isDiagram: boolean}[] = [];
  for (const cell of cells) {
    if (cell.inline || !cell.inputs.some((name) => name === "display" || name === "view")) continue;
    const [first] = (await run.shownBy(cell, wide)) ?? [];
    if (isDiagram(cell)) {
      const [small] = (await run.shownBy(cell, narrow)) ?? [];
      if (first?.matches(".diagram") !== true || small === undefined) return false;
      shown.push({cell, html: withBothPictures(first, small), isDiagram: true});
      break;
    }
    if (first !== undefined) shown.push({cell, html: asItStands(first), isDiagram: false});
  }
  const head = elements(document).find(({tagName}) => tagName === "head");
  if (head === undefined) return false;
  for (const {cell, html, isDiagram: ofDiagram} of shown) {
    const place = placeOf(document, cell.id);
    if (place !== undefined) standIn(place, html, ofDiagram ? [...drawn, "diagram"] : drawn);
  }
  const script = createElement(head, "script", {});
  setText(script, toldChoices);
  // Before the style sheets, for which a script waits.
  insertChild(head, script, 2);
  return true;
}

/** A diagram with its pictures for two widths. */
function withBothPictures(section: HTMLElement, small: HTMLElement): string {
  const picture = small.querySelector(".underlag-chart");
  if (picture !== null) {
    section.querySelector(".underlag-chart")?.after(picture);
    picture.classList.add("underlag-narrow");
  }
  return asItStands(section);
}

/** The HTML of an element whose controls cannot be used yet: they show what is chosen. */
function asItStands(shown: HTMLElement): string {
  // Looked for once: a window without a screen takes its time to find anything.
  for (const field of shown.querySelectorAll("input, select, button")) {
    field.setAttribute("disabled", "");
    if (field instanceof HTMLInputElement && field.checked) field.setAttribute("checked", "");
    if (field instanceof HTMLSelectElement) shorten(field);
  }
  return shown.outerHTML;
}

/** Leaves in a list what is chosen, and the choice that it is as wide as: the others are many and cannot be seen. */
function shorten(list: HTMLSelectElement): void {
  const options = [...list.getElementsByTagName("option")];
  const widths = options.map(({text}) => text.length);
  const staying = new Set<Node | undefined>([options[widths.indexOf(Math.max(...widths))]]);
  for (const option of options.filter(({selected}) => selected)) {
    option.setAttribute("selected", "");
    staying.add(option);
  }
  const inside = [...list.childNodes];
  // Emptied first: a list looks through all that it has for each option that leaves it.
  list.replaceChildren();
  for (const option of options) if (!staying.has(option)) option.remove();
  const isLeft = (one: Node): boolean =>
    one instanceof HTMLOptionElement
      ? staying.has(one)
      : one.hasChildNodes() || !(one instanceof HTMLOptGroupElement);
  list.append(...inside.filter(isLeft));
}

/** Where a cell shows: the element that Framework takes away, made before the cell's comment where there is none. */
function placeOf(document: Document, id: string): Element | undefined {
  for (const block of elements(document)) {
    const at = block.childNodes.findIndex((one) => "data" in one && one.data === `:${id}:`);
    if (at < 0) continue;
    const before = block.childNodes[at - 1];
    if (before !== undefined && "tagName" in before && before.tagName === "observablehq-loading")
      return before;
    const made = createElement(block, "observablehq-loading", {});
    insertChild(block, made, at);
    return made;
  }
  return undefined;
}
