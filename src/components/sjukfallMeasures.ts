import {everything, type View} from "../contract/view.js";
import {yearBefore} from "../measures/months.js";
import {withoutComparison} from "./comparisonLeftOut.js";
import type {DiagramModel} from "./diagramModel.js";
import {familyYears, partNotes} from "./familyYears.js";
import {ownSide} from "./familySides.js";
import type {FormVersion} from "./formTimes.js";
import {partOfEach} from "./partOfEach.js";
import type {PlaceFamily} from "./placeFamily.js";
import {comparisonOf} from "./selection.js";
import {isOnSameForm} from "./timesCompared.js";

/**
 * How many sjukfall have a certificate that names a measure, by how long they lasted. Those whose certificates are all on one version
 * of the form: with the list on version 1, in own words on version 2.
 */
export function sjukfallMeasures(family: PlaceFamily, view: View, version: FormVersion): DiagramModel {
  const spans = family.manifest.dimensions["span"]?.codes ?? [];
  const counted = {dimension: "measures_named", codes: [version === "1" ? "listed" : "text"]};
  const what = version === "1" ? "en åtgärd ur listan" : "åtgärder med egna ord";
  const all = "Alla längder";
  const compared = yearsOnForm(family, view, version);
  return partOfEach(family, compared.view, {
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
      ...compared.notes,
    ],
    ...(compared.isAlone && {sides: [ownSide(family)]}),
    subject: {kind: "row", name: `Version ${version}. Sjukfall där något intyg anger ${what}`, label: all},
  });
}

/** The view that the diagram shows, and whether of the place alone: it has a year before only where both years are wholly on the version. */
interface YearsOnForm {
  readonly view: View;
  readonly isAlone: boolean;
  readonly notes: readonly string[];
}

/**
 * The sjukfall of the year of the change that are on one version alone are those that did not reach over it: others than in a whole
 * year. So that year is laid beside no other. Where no year is chosen, the newest that has a year before.
 */
function yearsOnForm(family: PlaceFamily, view: View, version: FormVersion): YearsOnForm {
  if (comparisonOf(view) === "riket") return {view, isAlone: false, notes: []};
  const {manifest, nation} = family;
  const alone = withoutComparison(view);
  const known = familyYears({...alone, year: everything}, nation, manifest).values;
  const asked = view.year === everything ? known : known.filter((year) => year === view.year);
  const withYear = asked.filter((year) => known.includes(yearBefore(year)));
  const comparable = withYear.filter((year) => isOnSameForm(year, version));
  const isWhole = (year: string): boolean => partNotes([year], manifest).length === 0;
  const year = view.year === everything ? comparable.findLast(isWhole) : comparable[0];
  if (year !== undefined)
    return {
      ...{view: {...view, year}, isAlone: false},
      notes:
        view.year === everything
          ? [
              `Inget år är valt. Här jämförs ${year} med ${yearBefore(year)}, de senaste hela åren då alla intyg var på version ${version}.`,
            ]
          : [],
    };
  const why =
    withYear.length === 0
      ? "Året före finns inte i tabellen."
      : version === "1"
        ? "Blanketten byttes den 5 augusti 2025. De sjukfall som tog slut det året och bara har intyg på version 1 är därför ett annat urval än året före."
        : "Version 2 av blanketten kom den 5 augusti 2025. Sjukfall med intyg på bara den versionen går ännu inte att jämföra med året före.";
  const {period} = familyYears(alone, nation, manifest);
  return {
    ...{view: alone, isAlone: true},
    notes: [`${why} Därför visas ${period} utan jämförelse.`],
  };
}
