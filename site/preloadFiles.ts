import {attribute, createElement, type Document, elements, insertChild} from "./htmlTree.ts";
import {registeredFiles, scriptsOf} from "./pageCells.ts";

/**
 * Lets a page ask for its files along with its modules, in place: tables that its cells read as soon as they run would otherwise be asked
 * for when all modules had come and run. What a cell reads on demand (`() => FileAttachment(…)`) is not asked for.
 */
export function preloadFiles(document: Document): void {
  const all = elements(document);
  const script = scriptsOf(document);
  const addresses = registeredFiles(document);
  const read = [...script.matchAll(/(=> )?\bFileAttachment\(("[^"\n]*")\)/g)].flatMap(
    ([, onDemand, name = ""]) =>
      onDemand === undefined ? [addresses.get(JSON.parse(name) as string) ?? ""] : [],
  );
  const last = all.findLast((one) => one.tagName === "link" && attribute(one, "rel") === "modulepreload");
  const parent = last?.parentNode;
  if (last === undefined || parent === null || parent === undefined || !("tagName" in parent)) return;
  let at = parent.childNodes.indexOf(last);
  for (const href of new Set(read.filter((address) => address !== "")))
    insertChild(
      parent,
      createElement(last, "link", {rel: "preload", as: "fetch", crossorigin: "", href}),
      ++at,
    );
}
