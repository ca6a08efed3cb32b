import {dimensionOf, type View, withheldCode} from "../contract/view.js";
import type {Dimension} from "../contract/release.js";
import {addCounts, noCount} from "../measures/count.js";
import type {Flow} from "../measures/flows.js";
import {countBy, levelIn} from "../measures/table.js";
import {lastDiagnoses} from "./byFirstDiagnosis.js";
import {familyRows} from "./familyRows.js";
import type {FamilySide} from "./familySides.js";
import type {PlaceFamily} from "./placeFamily.js";
import {withValues, type ChosenDimension} from "./selection.js";

/** How many sjukfall of a side went from each diagnosis group, by its title, to each; pairs of nobody are left out. */
export function diagnosisFlowsOf(
  family: PlaceFamily,
  view: View,
  side: FamilySide,
  except: readonly ChosenDimension[],
): Flow[] {
  const first = groupsOf(dimensionOf(family.manifest, "diagnosis", levelIn(family.own, "diagnosis")));
  const last = groupsOf(lastDiagnoses(family));
  const rows = familyRows(family, view, side, except);
  const chosen = rows.get("diagnosis");
  return first.flatMap(({title: from, members}) => {
    // A diagnosis that is chosen is the first one, as is the group: what lies in both.
    const both = members.filter((code) => chosen?.has(code) ?? true);
    const byLast = countBy(side.table, "diagnosis_last", withValues(rows, "diagnosis", both));
    return last.flatMap(({title: to, members: codes}) => {
      const count = addCounts(codes.map((code) => byLast.get(code) ?? noCount));
      return count.n === 0 ? [] : [{from, to, count}];
    });
  });
}

/** The title of the group that stands for diagnoses that are withheld, where the release has one. */
export function withheldGroup({manifest, own}: PlaceFamily): string | undefined {
  const dimension = dimensionOf(manifest, "diagnosis", levelIn(own, "diagnosis"));
  return dimension?.parents?.find(({code}) => code === withheldCode)?.title;
}

function groupsOf(dimension: Dimension | undefined): {title: string; members: string[]}[] {
  return (dimension?.parents ?? []).map(({code, title}) => ({
    title,
    members: (dimension?.codes ?? []).filter(({parent}) => parent === code).map((member) => member.code),
  }));
}
