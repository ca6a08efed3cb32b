import {attribute, type Element, setAttribute, setHtml} from "./htmlTree.ts";

/** What is said of something that stands in: it is a block, it was drawn when the site was built, it is a diagram. */
export type StandInKind = "block" | "drawn" | "diagram";

/** Fills the element that a cell takes away when it shows, with what stands there until then. */
export function standIn(place: Element, html: string, kinds: readonly StandInKind[]): void {
  const names = ["underlag-stand-in", ...kinds.map((kind) => `underlag-stand-in-${kind}`)];
  setAttribute(place, "class", names.join(" "));
  setHtml(place, html);
}

/** Is the picture of a diagram what stands there until the browser has made its own? */
export const isDrawnDiagram = (place: Element): boolean =>
  attribute(place, "class")?.split(" ").includes("underlag-stand-in-diagram") === true;
