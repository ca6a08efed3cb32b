import type {Manifest} from "../contract/release.js";
import type {Published} from "./diagramModel.js";
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

/** Where published statistics come from, and that they are real: a release of the synthetic country stands beside them. */
export function publishedLine({source}: Published, {synthetic}: Pick<Manifest, "synthetic">): HTMLElement {
  const line = element("p", {class: "underlag-source"}, `Källa: ${source}.`);
  if (synthetic) line.append(" ", element("strong", {}, "Verkliga siffror."));
  return line;
}
