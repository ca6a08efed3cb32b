import {returnParameters, type View} from "../contract/view.js";
import {isTooUnsure} from "../measures/shareInterval.js";
import {decapitalise, formatPercent, percentBetween} from "../measures/swedish.js";
import {byFirstShare, greatestFirst} from "./byFirstShare.js";
import type {DiagramModel} from "./diagramModel.js";
import {isBesideNation, placesOf} from "./familySides.js";
import {allFormQuarters, formQuarters, type FormVersion} from "./formTimes.js";
import {inPlace} from "./inPlace.js";
import {nearestQuarter} from "./nearestQuarter.js";
import {measureShare, noMeasures, type ReturnFamilies, returnSides} from "./returnForms.js";
import {rowOrderNote} from "./rowOrderNote.js";
import type {ShareHeadline} from "./shareHeadline.js";
import {shareRows, type ShareRow} from "./shareRows.js";
import {timeSides, timesCompared} from "./timesCompared.js";
import {shareNote, unsureNote, withinNationNote} from "./uncertainty.js";

/** Which measures certificates on one version of the form name: each kind's share of all certificates on that version. */
export function measuresNamed(families: ReturnFamilies, view: View, version: FormVersion): DiagramModel {
  const {manifest, place} = families.measures;
  const quarters = formQuarters(version, families.support, view);
  const compared = timesCompared(families.support, view, quarters, {version});
  const sides = returnSides(families, (family) => timeSides(family, view, compared));
  const kinds = manifest.dimensions["measure"]?.codes ?? [];
  const titleOf = ({code, title}: (typeof kinds)[number]): string =>
    code === "EJ_AKTUELLT" ? "Åtgärder är inte aktuella" : title;
  const muted = kinds.filter(({code}) => noMeasures.includes(code)).map(titleOf);
  const rows = kinds
    .map((kind) => ({
      label: titleOf(kind),
      shares: sides.map((side) =>
        measureShare(side, kind.code, version, side.times ?? quarters, manifest.disclosure.base),
      ),
    }))
    .filter(({shares}) => shares.some(({part}) => part.n > 0));
  const sorted = byFirstShare(rows, muted);
  return shareRows({
    id: `atgarder-version-${version}`,
    sides,
    rows: sorted,
    muted,
    measure: `Andel av intygen efter svar om åtgärder, blankettens version ${version}`,
    selection: `${placesOf({manifest, place}, sides)}, alla intyg på version ${version}`,
    period: quarters.length === 0 ? "inga kvartal med den versionen" : `intyg från ${compared.period}`,
    headline:
      quarters.length === 0
        ? {
            title: `Åtgärder på version ${version}: inget helt kvartal i perioden`,
            uncertainty: "Inga andelar kan räknas.",
          }
        : headlineOf(
            sorted.filter(({label}) => !muted.includes(label)),
            sides,
            version,
          ),
    column: {name: "atgard", title: "Åtgärd"},
    counts: [
      {of: "whole", name: "intyg", title: "Intyg"},
      {of: "part", name: "med_svaret", title: "Med svaret"},
    ],
    nothing: `Den valda perioden har inget helt kvartal med intyg på version ${version} av blanketten. Välj en annan period.`,
    ...(quarters.length === 0 &&
      nearestQuarter(allFormQuarters(version, families.support), view, manifest, returnParameters)),
    notes: [
      version === "1"
        ? "Ett intyg kan ange flera åtgärder och räknas då i var och en. Andelarna kan därför inte läggas ihop."
        : "Version 2 frågar bara med fritext. Vi vet att något är skrivet, men inte vilka åtgärder det gäller.",
      ...(sorted.length > 0 && version === "1" ? [rowOrderNote(sides, inPlace(place))] : []),
      ...compared.notes,
      ...(isBesideNation(sides) ? withinNationNote({manifest, place}) : []),
      shareNote,
      "Alla tal i tabellen är avrundade, inte bara de små. Det är inräknat i intervallen.",
    ],
  });
}

/** The measure that is named most in the place, drawn or not, and whether that is sure. */
function headlineOf(
  rows: readonly ShareRow[],
  sides: readonly {readonly where: string}[],
  version: FormVersion,
): ShareHeadline {
  const [most, ...others] = greatestFirst(rows);
  const found = (most?.shares ?? []).map((share, i) => ({...share, where: sides[i]?.where ?? ""}));
  if (most === undefined || found.length === 0 || found.some(isTooUnsure))
    return {
      title: `Åtgärder på version ${version}: för få intyg för en säker andel`,
      uncertainty: unsureNote,
    };
  const figures = found
    .map(({share, where}, i) => `${formatPercent(share ?? 0)} ${i === 0 ? "av intygen " : ""}${where}`)
    .join(" och ");
  const limits = found.map(({interval, where}) => `${percentBetween(...interval)} ${where}`).join(" och ");
  const lowest = found[0]?.interval[0] ?? 0;
  const sure = others.every(({shares: [own]}) => (own?.interval[1] ?? 0) < lowest);
  const name = decapitalise(most.label);
  return {
    title:
      version === "2"
        ? `Version 2: läkaren skriver om åtgärder med egna ord i ${figures}`
        : `Version 1: ${sure ? "oftast" : "i flest publicerade fall"} anges ${name}, ${figures}${sure ? "" : ". Skillnaden mot nästa åtgärd är osäker"}`,
    uncertainty: `${found.length > 1 ? "Andelarna" : "Andelen"} i rubriken ligger ${limits}.`,
  };
}
