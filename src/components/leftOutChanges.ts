import {withheldCode, type View} from "../contract/view.js";
import {capitalise, formatCount} from "../measures/swedish.js";
import {countBy} from "../measures/table.js";
import {familyRows} from "./familyRows.js";
import {comparedSides} from "./familySides.js";
import type {PlaceFamily} from "./placeFamily.js";
import type {ChosenDimension} from "./selection.js";

/** The code of a change where the first or the last diagnosis has no valid code. */
const unknown = "unknown";

/** How many sjukfall are in no share of changed diagnoses, since the first and the last cannot be compared; nothing where none is. */
export function leftOutChanges(
  family: PlaceFamily,
  view: View,
  except: readonly ChosenDimension[] = [],
): string[] {
  const sides = comparedSides(family, view).map((side) => {
    const counts = countBy(side.table, "diagnosis_change", familyRows(family, view, side, except));
    return {...side, invalid: counts.get(unknown)?.n ?? 0, withheld: counts.get(withheldCode)?.n ?? 0};
  });
  if (sides.every(({invalid, withheld}) => invalid + withheld === 0)) return [];
  const each = sides.map(
    ({where, years, invalid, withheld}) =>
      `${capitalise(where)} ${years === undefined ? "är" : "var"} det ${formatCount(invalid)} utan giltig diagnoskod och ${formatCount(withheld)} vars diagnos inte redovisas.`,
  );
  return [
    `Sjukfall där den första och den sista diagnosen inte går att jämföra är inte med i andelarna. ${each.join(" ")}`,
  ];
}
