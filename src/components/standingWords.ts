import type {Manifest} from "../contract/release.js";
import type {DiagramModel} from "./diagramModel.js";

/**
 * What the label of a chart says: whether what it shows was written down before the data existed. Published statistics alone are neither:
 * they have no label.
 */
export function standingWords(
  {registered, published}: Pick<DiagramModel, "registered" | "published">,
  {synthetic}: Pick<Manifest, "synthetic">,
): string | undefined {
  if (published?.alone === true) return undefined;
  const how = synthetic ? "Exempel på registrerad" : "Förhandsregistrerad";
  return registered === undefined ? "Utforskande" : `${how} ${registered}`;
}
