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
import {addressOf, pagePaths, type SiteFiles} from "./siteFiles.ts";
import {escapeHtml} from "./escapeHtml.ts";
import {type Cell, cellsOf, loadingById} from "./pageCells.ts";
import {isDrawnDiagram, standIn} from "./standIn.ts";
import type {StaticPage} from "./staticPages.ts";

/** A site whose pages can be read where no script runs; `statics` says what each has to say, by address. */
export async function tellSiteWithoutScript(
  built: SiteFiles,
  statics: ReadonlyMap<string, StaticPage>,
): Promise<SiteFiles> {
  const files: SiteFiles = new Map(built);
  for (const path of pagePaths(built)) {
    const page = statics.get(addressOf(path));
    if (page === undefined) continue;
    const document = parsePage(built.get(path)?.toString() ?? "");
    await tellWithoutScript(document, page);
    files.set(path, Buffer.from(writePage(document)));
  }
  return files;
}

/**
 * Lets a page be read where no script runs. What a page says in its text, and the box that is read first, stand where the browser puts
 * them, from the start: nothing moves when they come. The first diagram is a table in `<noscript>`, with a sentence that the rest
 * needs JavaScript. Changes the tree in place.
 */
export async function tellWithoutScript(document: Document, page: StaticPage): Promise<void> {
  const cells = cellsOf(document);
  const loading = loadingById(document);
  let [isFirst, isDrawn] = [true, false];
  for (const cell of cells) {
    const place = loading.get(cell.id);
    if (place === undefined) continue;
    if (cell.inline) {
      const said = await valueOf(cell, page.names);
      if (said !== undefined) standIn(place, said, []);
    } else if (cell.inputs.includes("readFirst")) standIn(place, readFirstHtml(page.readFirst), ["block"]);
    else if (page.diagram !== null && isFirst && cell.inputs.some((name) => /^diagram(Of)?$/.test(name))) {
      isFirst = false;
      const block = place.parentNode;
      isDrawn = isDrawnDiagram(place);
      const {table, words} = diagramHtml(page.diagram);
      if (block !== null && "tagName" in block)
        insertChild(block, noscript(block, isDrawn ? table : words(table)), block.childNodes.length);
    }
  }
  const main = elements(document).find(({tagName}) => tagName === "main");
  if (main === undefined || loading.size === 0) return;
  insertChild(main, noscript(main, `<p class="underlag-noscript">${saidOf(page, isDrawn)}</p>`), 0);
  const head = elements(document).find(({tagName}) => tagName === "head");
  if (head === undefined) return;
  const hidden = `<style>${hiddenWithoutScript.join(",")}{display:none}</style>`;
  insertChild(head, noscript(head, hidden), head.childNodes.length);
}

/** What waits for a script that does not run, and controls that cannot be used. */
const hiddenWithoutScript = [
  "observablehq-loading:not([class])",
  "observablehq-loading.underlag-stand-in-drawn:not(.underlag-stand-in-diagram)",
  ".underlag-stand-in-diagram details",
];

const saidOf = ({diagram}: StaticPage, isDrawn: boolean): string =>
  isDrawn
    ? "Webbläsaren kör inte JavaScript. Då visas sidans text och det första diagrammet, men inte de andra diagrammen och tabellerna, och valen går inte att ändra."
    : diagram === null
      ? "Webbläsaren kör inte JavaScript. Då visas sidans text, men inte dess diagram, tabeller och val."
      : "Webbläsaren kör inte JavaScript. Då visas sidans text och den första tabellen, men inte diagrammen, de andra tabellerna och valen.";

/** What an expression in the text comes to, where it names nothing but what is known when the site is built. */
async function valueOf({inputs, body}: Cell, names: StaticPage["names"]): Promise<string | undefined> {
  const needed = inputs.filter((name) => name !== "display");
  if (!needed.every((name) => Object.hasOwn(names, name))) return undefined;
  let said: unknown;
  const display = (value: unknown): void => void (said = value);
  // oxlint-disable-next-line typescript/no-implied-eval -- the page's own code, as the browser would run it
  const make = new Function(`return (${body});`) as () => (...values: unknown[]) => Promise<unknown>;
  const run = make();
  await run(...inputs.map((name) => (name === "display" ? display : names[name])));
  return typeof said === "string" || typeof said === "number" ? escapeHtml(String(said)) : undefined;
}

/** HTML that a browser shows only where no script runs. To others it is a text, and nothing moves. */
function noscript(like: Element, html: string): Element {
  const made = createElement(like, "noscript", {});
  setText(made, html);
  return made;
}

function readFirstHtml(items: readonly string[]): string {
  const list = items.map((item) => `<li>${escapeHtml(item)}</li>`).join("");
  return `<section class="underlag-first"><h2>Läs detta först</h2><ul>${list}</ul></section>`;
}

/** Where there is nothing to show, as in the tables that scripts make. */
const untold = '–<span class="underlag-unseen">inget tal</span>';

/** A diagram's table in the looks of the page, and what puts its heading, what it is of and its notes around it. */
function diagramHtml({title, selection, standing, notes, table}: NonNullable<StaticPage["diagram"]>): {
  table: string;
  words: (table: string) => string;
} {
  const {caption, columns, rows, left} = table;
  const number = (i: number): string => (columns[i]?.isNumber === true ? ' class="underlag-number"' : "");
  const head = columns.map((column, i) => `<th scope="col"${number(i)}>${escapeHtml(column.title)}</th>`);
  const body = rows.map((row) => {
    const cells = row.map((text, i) =>
      i === 0
        ? `<th scope="row">${escapeHtml(text)}</th>`
        : `<td${number(i)}>${text === "–" ? untold : escapeHtml(text)}</td>`,
    );
    return `<tr>${cells.join("")}</tr>`;
  });
  const label = standing === "" ? "" : ` <span class="underlag-standing">${escapeHtml(standing)}</span>`;
  const more = left > 0 ? [`Tabellen fortsätter med ${left} rader till, som visas med JavaScript.`] : [];
  const items = [...notes, ...more].map((note) => `<li>${escapeHtml(note)}</li>`).join("");
  return {
    table: [
      `<div class="underlag-scroll" role="region" tabindex="0" aria-label="Tabell: ${escapeHtml(caption)}">`,
      `<table><caption>${escapeHtml(caption)}</caption><thead><tr>${head.join("")}</tr></thead><tbody>${body.join("")}</tbody></table></div>`,
    ].join(""),
    words: (inside) =>
      [
        `<h3>${escapeHtml(title)}</h3>`,
        `<p class="underlag-selection">Urval: ${escapeHtml(selection)}${label}</p>`,
        inside,
        `<ul class="underlag-notes">${items}</ul>`,
      ].join(""),
  };
}
