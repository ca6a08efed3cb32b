import type {Description} from "../contract/description.js";
import {fillIn} from "../contract/fillIn.js";
import type {Manifest} from "../contract/release.js";
import {formatDay, formatMonth} from "../measures/swedish.js";
import {element} from "./element.js";

/** What stands under a heading of the quality declaration, paragraph by paragraph, with the release's own facts. */
export function declared(field: string, manifest: Manifest, description: Description): HTMLElement {
  const text = filled(field, manifest, description);
  const paragraphs = text.split(/\n+/).map((paragraph) => paragraph.trim());
  return element("div", {}, ...paragraphs.map((paragraph) => element("p", {}, paragraph)));
}

/** The front of the declaration: terms with a value each. */
export function declaredFront(
  fields: readonly string[],
  manifest: Manifest,
  description: Description,
): HTMLElement {
  return element(
    "dl",
    {class: "underlag-facts"},
    ...fields.map((field) =>
      element("div", {}, element("dt", {}, field), element("dd", {}, filled(field, manifest, description))),
    ),
  );
}

/** The text of a heading with the release's own facts, days and months as they are written in a sentence. */
function filled(field: string, manifest: Manifest, description: Description): string {
  const {extractDate, firstMonth, lastMonth} = manifest;
  const inWords = {
    extractDate: formatDay(extractDate),
    firstMonth: formatMonth(firstMonth),
    lastMonth: formatMonth(lastMonth),
  };
  return fillIn(description.quality[field] ?? "", {...manifest, ...inWords}, description);
}
