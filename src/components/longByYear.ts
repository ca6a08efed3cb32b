import {everything, type View} from "../contract/view.js";
import {codesAfter} from "../measures/dayBands.js";
import {withoutComparison} from "./comparisonLeftOut.js";
import type {DiagramModel} from "./diagramModel.js";
import {durationNote, durationsCounted} from "./durationWords.js";
import {bandCodes} from "./everyBand.js";
import {familySides, ownSide} from "./familySides.js";
import {familyYears} from "./familyYears.js";
import {partOfEach} from "./partOfEach.js";
import type {PlaceFamily} from "./placeFamily.js";
import {comparisonOf} from "./selection.js";

/**
 * How many of the sjukfall that began each year last longer than the limit. A place that is to be seen beside itself the year before
 * stands alone: the year before is another row.
 */
export function longByYear(family: PlaceFamily, view: View): DiagramModel {
  const all = {...withoutComparison(view), year: everything};
  const withYearBefore = comparisonOf(view) === "fjolaret";
  const years = familyYears(all, family.nation, family.manifest).values;
  const long = codesAfter(bandCodes(family.manifest, "duration"), Number(view.limit));
  return partOfEach(family, all, {
    id: "langre-efter-ar",
    rows: years.map((year) => ({
      ...{label: year, within: {year: [year]}},
      ...{dimension: "duration", codes: long},
    })),
    except: [],
    measure: `Andel av sjukfallen som varar längre än ${view.limit} dagar, efter det år de började`,
    counted: durationsCounted,
    column: {name: "ar", title: "Startår"},
    sorted: false,
    sides: withYearBefore ? [ownSide(family)] : familySides(family, all),
    notes: [
      durationNote,
      ...(withYearBefore ? ["Diagrammet visar alla år. Året före är raden ovanför."] : []),
      ...(view.year === everything
        ? []
        : ["Ditt val av år gäller inte här: diagrammet jämför just åren med varandra."]),
      ...(years.length < 2 ? ["Utgåvan har bara ett år vars alla sjukfall har följts i 365 dagar."] : []),
    ],
    subject: {
      kind: "row",
      name: `Längre än ${view.limit} dagar av dem som började ${years.at(-1) ?? ""}`,
      label: years.at(-1) ?? "",
    },
  });
}
