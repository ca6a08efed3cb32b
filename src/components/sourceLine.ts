import type {Manifest} from "../contract/release.js";
import {element} from "./element.js";

/** Where the figures of a diagram come from: source, release, extract date and data hash; and that they are made up. */
export function sourceLine(manifest: Manifest): HTMLElement {
  const hash = element("code", {title: manifest.dataHash}, manifest.dataHash.slice(0, 12));
  const line = element(
    "p",
    {class: "underlag-source"},
    `Källa: ${manifest.source.title}, utgåva ${manifest.version}, uttag ${manifest.extractDate}, dataavtryck `,
    hash,
    ".",
  );
  if (manifest.synthetic) line.append(" ", element("strong", {}, "Påhittade data."));
  return line;
}
