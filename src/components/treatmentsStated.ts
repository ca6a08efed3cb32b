import type {View} from "../contract/view.js";
import type {DiagramModel} from "./diagramModel.js";
import type {FormVersion} from "./formTimes.js";
import type {PlaceFamily} from "./placeFamily.js";
import {supportShares} from "./supportShares.js";

/** How often certificates on a version of the form state medical treatment. */
export function treatmentsStated(support: PlaceFamily, view: View, version: FormVersion): DiagramModel {
  return supportShares(support, view, version, {
    id: "behandling",
    dimension: "treatment",
    measure: "Andel av intygen efter om de anger medicinsk behandling",
    ...(version === "1"
      ? {together: {label: "Någon behandling är angiven", codes: ["ongoing", "planned", "both"]}}
      : {told: "some"}),
    column: {name: "behandling", title: "Behandling"},
    notes: [
      "Vi vet att något är skrivet, men inte vad: det kan också stå att ingen behandling planeras. Att inget är skrivet betyder inte att ingen behandling ges.",
      version === "1"
        ? "Version 1 frågar om pågående och planerad behandling var för sig. Den översta raden är summan av de tre under den."
        : "Version 2 frågar om pågående och planerad behandling på samma gång.",
    ],
  });
}
