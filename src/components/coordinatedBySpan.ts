import type {View} from "../contract/view.js";
import {capitalise} from "../measures/swedish.js";
import {type Coordination, coordinationNotes, coordinationWords, noMessages} from "./coordinationWords.js";
import type {DiagramModel} from "./diagramModel.js";
import {bandCodes} from "./everyBand.js";
import {partOfEach} from "./partOfEach.js";
import type {PlaceFamily} from "./placeFamily.js";

/** How many sjukfall have a message of some kind about them, by how long they lasted. */
export function coordinatedBySpan(family: PlaceFamily, view: View, kind: Coordination): DiagramModel {
  const {about, id} = coordinationWords[kind];
  const spans = family.manifest.dimensions["span"]?.codes ?? [];
  const longest = spans.at(-1)?.title ?? "";
  const all = "Alla längder";
  const none = noMessages(family, kind);
  const told = {dimension: kind, codes: bandCodes(family.manifest, kind)};
  return partOfEach(family, view, {
    id: `${id}-efter-langd`,
    rows: [
      {label: all, within: {}, ...told},
      ...spans.map(({code, title}) => ({label: title, within: {span: [code]}, ...told})),
    ],
    ...(none !== null && {none}),
    except: [],
    measure: `Andel av sjukfallen med minst ett meddelande om ${about}, efter sjukfallets längd`,
    counted: "sjukfallen",
    column: {name: "langd", title: "Längd"},
    sorted: false,
    notes: [
      ...coordinationNotes(family, kind),
      "Sjukfallen räknas det år då de tog slut. Längden är antalet dagar som täcks av intyg.",
    ],
    subject: {
      kind: "row",
      name: `${capitalise(about)} nämns i ett meddelande i de längsta sjukfallen (${longest})`,
      label: longest,
      otherwise: {
        name: `${capitalise(about)} nämns i ett meddelande, i sjukfall av alla längder`,
        label: all,
      },
    },
  });
}
