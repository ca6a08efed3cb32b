import type {View} from "../contract/view.js";
import type {DiagramModel} from "./diagramModel.js";
import type {FormVersion} from "./formTimes.js";
import type {PlaceFamily} from "./placeFamily.js";
import {supportShares} from "./supportShares.js";

/** Which prognosis certificates on a version of the form make. */
export function prognosesMade(support: PlaceFamily, view: View, version: FormVersion): DiagramModel {
  return supportShares(support, view, version, {
    id: "prognos",
    dimension: "prognosis",
    measure: "Andel av intygen efter prognos",
    told: "STOR_SANNOLIKHET",
    column: {name: "prognos", title: "Prognos"},
    notes: [
      "Prognosen är läkarens bedömning när intyget skrevs. Tabellerna säger inte om den slog in.",
      version === "1"
        ? "Tiden anges på version 1 som ett av fem svar, från 1 till 12 månader."
        : "Tiden anges på version 2 i hela månader. Där finns också plats att skriva varför prognosen är oklar.",
    ],
  });
}
