import {posix} from "node:path";
import {type Document, type Element, elements, textOf} from "./htmlTree.ts";

/** A cell of a page, as Framework writes it: the names that it needs and gives, and its code. */
export interface Cell {
  readonly id: string;
  readonly inline: boolean;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /** A function of the inputs, as text. */
  readonly body: string;
}

/** The cells that the scripts of a page define, in the order of the page. */
export function cellsOf(document: Document): Cell[] {
  const pattern =
    /^define\(\{id: "(\w+)"(, mode: "inline")?(?:, inputs: (\[[^\]]*\]))?(?:, outputs: (\[[^\]]*\]))?[^\n]*?, body: ((?:async )?\([^]*?^\})\}\);$/gm;
  return [...scriptsOf(document).matchAll(pattern)].map(
    ([, id = "", mode, inputs = "[]", outputs = "[]", body = ""]) => ({
      ...{id, inline: mode !== undefined, body},
      inputs: JSON.parse(inputs) as string[],
      outputs: JSON.parse(outputs) as string[],
    }),
  );
}

/** The files that a page may read: where each lies, as its scripts write it, by the name that its cells give it. */
export function registeredFiles(document: Document): Map<string, string> {
  return new Map(
    [...scriptsOf(document).matchAll(/^registerFile\((".*?"), (\{.*\})\);$/gm)].map(
      ([, name = "", file = ""]) => [
        JSON.parse(name) as string,
        (JSON.parse(file) as {readonly path: string}).path,
      ],
    ),
  );
}

/** The element that stands where a cell has not shown anything yet, by the cell's id: right before its comment. */
export function loadingById(document: Document): Map<string, Element> {
  const found = new Map<string, Element>();
  for (const one of elements(document)) {
    if (one.tagName !== "observablehq-loading") continue;
    const siblings = one.parentNode?.childNodes ?? [];
    const next = siblings[siblings.indexOf(one) + 1];
    const id = next !== undefined && "data" in next ? /^:(\w+):$/.exec(next.data)?.[1] : undefined;
    if (id !== undefined) found.set(id, one);
  }
  return found;
}

/** All the code that stands in a page itself. */
export function scriptsOf(document: Document): string {
  return elements(document)
    .filter(({tagName}) => tagName === "script")
    .map(textOf)
    .join("\n");
}

/** The path in the site of what a page names by an address of its own. */
export function pathFrom(page: string, address: string): string {
  return posix.join(posix.dirname(page), address);
}
