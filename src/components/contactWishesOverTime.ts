import type {View} from "../contract/view.js";
import type {DiagramModel} from "./diagramModel.js";
import {formOverTime} from "./formOverTime.js";
import type {PlaceFamily} from "./placeFamily.js";
import {supportShare} from "./returnForms.js";
import {lineSides} from "./yearBeforeLine.js";

/** How often the doctor wants Försäkringskassan to get in touch, quarter by quarter, with the change of form drawn. */
export function contactWishesOverTime(support: PlaceFamily, view: View): DiagramModel {
  const {base} = support.manifest.disclosure;
  const wished = {dimension: "contact_wish", codes: ["1"]};
  return formOverTime(support, view, {
    id: "kontakt-over-tid",
    lines: (hasYearBefore) =>
      lineSides(support, view, hasYearBefore).map((side) => ({
        side,
        shareOn: (version, quarters) => supportShare(side, wished, version, quarters, base),
      })),
    asks: ["1", "2"],
    measure: "Andel av intygen där läkaren vill att Försäkringskassan tar kontakt",
    says: "Läkaren vill att Försäkringskassan tar kontakt i",
    subject: "Önskan om kontakt",
    part: {name: "onskar_kontakt", title: "Önskar kontakt"},
    notes: [
      "Linjen är bruten där blanketten byttes, den 5 augusti 2025. Frågan finns på båda versionerna, men resten av blanketten är en annan.",
      "En önskan säger inte om kontakten blev av.",
    ],
  });
}
