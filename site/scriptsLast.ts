import {attribute, type Document, type Element, elements, insertChild} from "./htmlTree.ts";
import {isDrawnDiagram} from "./standIn.ts";

/** A module of the page, or what is asked for before a module or a cell needs it. */
function isOfScripts(one: Element): boolean {
  if (one.tagName === "script") return attribute(one, "type") === "module";
  if (one.tagName !== "link") return false;
  const rel = attribute(one, "rel");
  return rel === "modulepreload" || (rel === "preload" && attribute(one, "as") === "fetch");
}

/**
 * Lets a page that shows its first diagram before any script has run show it without waiting for scripts, in place: modules and tables are
 * asked for at the end of the page, not in its head. From the head they share the line with the style sheets that the first paint waits
 * for, and take the processor before it. Modules run when the page has been read, wherever they stand: their order is kept. A page whose
 * first diagram is drawn by scripts (of the unit or the deck that its address names) asks for them as soon as it can.
 */
export function putScriptsLast(document: Document): void {
  const all = elements(document);
  const body = all.find(({tagName}) => tagName === "body");
  if (body === undefined || !all.some(isDrawnDiagram)) return;
  for (const one of all.filter(isOfScripts)) insertChild(body, one, body.childNodes.length);
}
