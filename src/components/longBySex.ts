import type {View} from "../contract/view.js";
import {codesAfter} from "../measures/dayBands.js";
import type {DiagramModel} from "./diagramModel.js";
import {durationNote, durationsCounted} from "./durationWords.js";
import {bandCodes} from "./everyBand.js";
import {comparedSides} from "./familySides.js";
import {partOfEach} from "./partOfEach.js";
import type {PlaceFamily} from "./placeFamily.js";

/** How many of women's and of men's sjukfall last longer than the limit, in a place and in what it is laid beside. */
export function longBySex(family: PlaceFamily, view: View): DiagramModel {
  const long = codesAfter(bandCodes(family.manifest, "duration"), Number(view.limit));
  const sexes = (family.manifest.dimensions["sex"]?.codes ?? []).filter(({code}) => code !== "U");
  return partOfEach(family, view, {
    id: "langre-efter-kon",
    rows: sexes.map(({code, title}) => ({
      ...{label: title, within: {sex: [code]}},
      ...{dimension: "duration", codes: long},
    })),
    except: ["sex"],
    measure: `Andel av sjukfallen som varar längre än ${view.limit} dagar, efter kön`,
    counted: durationsCounted,
    column: {name: "kon", title: "Kön"},
    sorted: false,
    notes: [
      durationNote,
      "Kvinnor och män har olika diagnoser, åldrar och yrken. En skillnad här säger inte varför.",
    ],
    subject: {
      ...{kind: "greatest", among: "groups"},
      what: `har en större andel sjukfall längre än ${view.limit} dagar`,
      rival: "det andra könet",
    },
    sides: comparedSides(family, view),
  });
}
