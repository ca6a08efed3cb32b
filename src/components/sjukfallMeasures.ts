import type {View} from "../contract/view.js";
import type {DiagramModel} from "./diagramModel.js";
import type {FormVersion} from "./formTimes.js";
import {partOfEach} from "./partOfEach.js";
import type {PlaceFamily} from "./placeFamily.js";

/**
 * How many sjukfall have a certificate that names a measure, by how long they lasted. Those whose certificates are all on one version
 * of the form: with the list on version 1, in own words on version 2.
 */
export function sjukfallMeasures(family: PlaceFamily, view: View, version: FormVersion): DiagramModel {
  const spans = family.manifest.dimensions["span"]?.codes ?? [];
  const counted = {dimension: "measures_named", codes: [version === "1" ? "listed" : "text"]};
  const what = version === "1" ? "en åtgärd ur listan" : "åtgärder med egna ord";
  const all = "Alla längder";
  return partOfEach(family, view, {
    id: `atgarder-i-sjukfall-version-${version}`,
    rows: [
      {label: all, within: {forms: [version]}, ...counted},
      ...spans.map(({code, title}) => ({label: title, within: {forms: [version], span: [code]}, ...counted})),
    ],
    except: [],
    all: `sjukfall vars alla intyg är på version ${version}`,
    measure: `Andel av sjukfallen där något intyg anger ${what}, efter sjukfallets längd`,
    counted: "sjukfallen",
    column: {name: "langd", title: "Längd"},
    sorted: false,
    notes: [
      `Bara sjukfall där alla intyg är skrivna på version ${version} är med. De som sträcker sig över bytet av blankett är inte med i något av diagrammen.`,
      ...(version === "2"
        ? ["Version 2 kom den 5 augusti 2025, så de sjukfall som ryms på den är ännu korta."]
        : []),
      "Ett långt sjukfall har fler intyg, och fler tillfällen att ange en åtgärd. Längden är antalet dagar som täcks av intyg.",
    ],
    subject: {kind: "row", name: `Version ${version}. Sjukfall där något intyg anger ${what}`, label: all},
  });
}
