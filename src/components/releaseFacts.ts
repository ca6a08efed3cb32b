import type {Manifest} from "../contract/release.js";
import {formatDay, formatMonth} from "../measures/swedish.js";
import {element} from "./element.js";

/** The release in short, as a list of terms and descriptions. */
export function releaseFacts(manifest: Manifest): HTMLElement {
  const facts: [string, string | Node][] = [
    ["Utgåva", manifest.version],
    ["Källa", manifest.source.title],
    [
      "Uttag gjort",
      `${formatDay(manifest.extractDate)}${manifest.extractDateIsAssumed === true ? " (antaget)" : ""}`,
    ],
    ["Månader", `${formatMonth(manifest.firstMonth)} till ${formatMonth(manifest.lastMonth)}`],
    ["Dataavtryck (SHA-256)", element("code", {class: "underlag-hash"}, manifest.dataHash)],
  ];
  return element(
    "dl",
    {class: "underlag-facts"},
    ...facts.map(([term, description]) =>
      element("div", {}, element("dt", {}, term), element("dd", {}, description)),
    ),
  );
}
