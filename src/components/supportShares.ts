import {returnParameters, type View, withheldCode} from "../contract/view.js";
import type {DiagramModel} from "./diagramModel.js";
import {isBesideNation, placesOf} from "./familySides.js";
import {allFormQuarters, formQuarters, type FormVersion} from "./formTimes.js";
import {nearestQuarter} from "./nearestQuarter.js";
import {partHeadline} from "./partHeadline.js";
import type {PlaceFamily} from "./placeFamily.js";
import {supportShare} from "./returnForms.js";
import {shareRows} from "./shareRows.js";
import {timeSides, timesCompared} from "./timesCompared.js";
import {shareNote, withinNationNote} from "./uncertainty.js";

/** What certificates on a version of the form are divided by, and how it is put into words. */
export interface SupportQuestion {
  readonly id: string;
  readonly dimension: "treatment" | "prognosis";
  /** `Andel av intygen efter prognos`. */
  readonly measure: string;
  /** Values taken together as the first row, if any: its label and codes. */
  readonly together?: {readonly label: string; readonly codes: readonly string[]};
  /** The value that the headline tells of, where it is not the values taken together. */
  readonly told?: string;
  readonly column: {readonly name: string; readonly title: string};
  readonly notes: readonly string[];
}

/** What is no answer, drawn in grey; and last of the answers, that nothing is stated. */
const noAnswers = ["U", withheldCode];
const nothingStated = "none";

/** How the certificates on one version of the form are divided, as shares of all on that version. */
export function supportShares(
  support: PlaceFamily,
  view: View,
  version: FormVersion,
  {dimension, measure, together, told, ...question}: SupportQuestion,
): DiagramModel {
  const {manifest, place} = support;
  const quarters = formQuarters(version, support, view);
  const compared = timesCompared(support, view, quarters, {version});
  const sides = timeSides(support, view, compared);
  const rank = (code: string): number => (noAnswers.includes(code) ? 2 : code === nothingStated ? 1 : 0);
  const codes = (manifest.dimensions[dimension]?.codes ?? []).toSorted((a, b) => rank(a.code) - rank(b.code));
  const muted = codes.filter(({code}) => noAnswers.includes(code)).map(({title}) => title);
  const rows = [
    ...(together === undefined ? [] : [together]),
    ...codes.map(({code, title}) => ({label: title, codes: [code]})),
  ]
    .map(({label, codes: own}) => ({
      label,
      shares: sides.map((side) =>
        supportShare(
          side,
          {dimension, codes: own},
          version,
          side.times ?? quarters,
          manifest.disclosure.base,
        ),
      ),
    }))
    .filter(({shares}) => shares.some(({part}) => part.n > 0));
  const label = together?.label ?? codes.find(({code}) => code === told)?.title ?? "";
  const named = `${measure}, blankettens version ${version}`;
  return shareRows({
    id: `${question.id}-version-${version}`,
    ...{sides, rows, muted},
    measure: named,
    selection: `${placesOf({manifest, place}, sides)}, alla intyg på version ${version}`,
    period: quarters.length === 0 ? "inga kvartal med den versionen" : `intyg från ${compared.period}`,
    headline:
      quarters.length === 0
        ? {title: `${named}: inget helt kvartal i perioden`, uncertainty: "Inga andelar kan räknas."}
        : partHeadline(
            named,
            sides,
            rows,
            {kind: "row", name: `Version ${version}. ${label}`, label},
            "intyg",
          ),
    column: question.column,
    counts: [
      {of: "whole", name: "intyg", title: "Intyg"},
      {of: "part", name: "med_svaret", title: "Med svaret"},
    ],
    nothing: `Den valda perioden har inget helt kvartal med intyg på version ${version} av blanketten. Välj en annan period.`,
    ...(quarters.length === 0 &&
      nearestQuarter(allFormQuarters(version, support), view, manifest, returnParameters)),
    notes: [
      ...question.notes,
      ...compared.notes,
      ...(isBesideNation(sides) ? withinNationNote({manifest, place}) : []),
      shareNote,
    ],
  });
}
