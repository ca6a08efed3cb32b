import {dimensionOf, everything, type View, withheldCode} from "../contract/view.js";
import {addCounts, noCount, type Count} from "../measures/count.js";
import {isMature, type Maturity} from "../measures/maturity.js";
import {shareInterval} from "../measures/shareInterval.js";
import {capitalise, decapitalise} from "../measures/swedish.js";
import {countBy, levelIn} from "../measures/table.js";
import {byFirstShare} from "./byFirstShare.js";
import {contrastHeadline} from "./contrastHeadline.js";
import {diagnosisCategories} from "./diagnosisCategories.js";
import type {DiagramModel} from "./diagramModel.js";
import {isBesideNation, placesOf, type FamilySide} from "./familySides.js";
import {inPlace} from "./inPlace.js";
import type {PlaceFamily} from "./placeFamily.js";
import {immatureLeftOutNote, noneMatureNote} from "./requestMaturity.js";
import {rowOrderNote} from "./rowOrderNote.js";
import {
  choicesLeftOut,
  describeSelection,
  monthsOf,
  selectRows,
  withValues,
  type ChosenDimension,
} from "./selection.js";
import type {Category} from "./shareComparison.js";
import {shareRows, type RowShare} from "./shareRows.js";
import {timeSides, timesCompared} from "./timesCompared.js";
import {noCertificatesPublished, shareNote, withinNationNote} from "./uncertainty.js";

/** How each division is put into words: id and column of the diagram, and what its groups are called together. */
const words = {
  diagnosis: {
    id: "efter-diagnos",
    column: {name: "diagnos", title: "Diagnosgrupp"},
    by: "diagnosgrupp",
    among: "diagnosgrupperna",
  },
  degree: {
    id: "efter-grad",
    column: {name: "grad", title: "Sjukskrivningsgrad"},
    by: "sjukskrivningsgrad",
    among: "graderna",
  },
  age: {id: "efter-alder", column: {name: "alder", title: "Ålder"}, by: "ålder", among: "åldersgrupperna"},
  sex: {id: "efter-kon", column: {name: "kon", title: "Kön"}, by: "kön", among: "kvinnor och män"},
} as const;

/** What certificates are divided by: they have no length. */
type Division = keyof typeof words;

/**
 * For each group of certificates, by one division, the share that Försäkringskassan asked to have completed: the place, and beside it the
 * nation, or itself the year before. Only mature months of the period are counted, all together; where none are, the whole period, and it is told.
 */
export function requestsByGroup(
  family: PlaceFamily,
  wanted: View,
  maturity: Maturity,
  division: Division,
): DiagramModel {
  const {manifest, place, own} = family;
  const {extractDate} = manifest;
  const {id, column, by, among} = words[division];
  const {categories, group, last} = categoriesOf(family, wanted, division);
  const view = group === null ? wanted : {...wanted, diagnosis: group.code};
  // The chapters of a group are a choice within the group: it is followed, not set aside.
  const except: readonly ChosenDimension[] = group === null ? [division] : [];
  const months = monthsOf(view);
  const isSettled = (month: string): boolean => isMature(month, maturity, extractDate);
  const mature = months.filter(isSettled);
  const compared = timesCompared(family, view, mature.length > 0 ? mature : months, {isSettled});
  const sides = timeSides(family, view, compared);
  const bySide = sides.map((side) =>
    countsOf(family, view, side, division, except, side.times ?? compared.times),
  );
  const groups = categories
    .map(({label, codes}) => ({
      label,
      shares: bySide.map(({asked, all}): RowShare => {
        const [part, whole] = [sum(asked, codes), sum(all, codes)];
        return {part, whole, ...shareInterval(part, whole, manifest.disclosure.base)};
      }),
    }))
    .filter(({shares}) => shares.some(({whole}) => whole.n > 0));
  const sorted = division === "diagnosis";
  const rows = sorted ? byFirstShare(groups, last) : groups;
  const where = placesOf({manifest, place}, sides);

  return shareRows({
    id,
    sides,
    rows,
    muted: last,
    measure: `Andel intyg med begäran om komplettering, efter ${group === null ? by : `kapitel i gruppen ${group.title}`}`,
    selection: `${where}, ${describeSelection(view, manifest, own, except, "alla intyg")}`,
    period: `intyg från ${compared.period}`,
    headline: contrastHeadline(
      rows.filter(({label}) => !last.includes(label)),
      {
        what: "Begäran om komplettering",
        where: inPlace(place),
        among: group === null ? among : "kapitlen",
        named: (label) => namedAs(division, label),
      },
    ),
    column: group === null ? column : {...column, title: "Kapitel"},
    counts: [
      {of: "whole", name: "intyg", title: "Intyg"},
      {of: "part", name: "med_begaran", title: "Med begäran"},
    ],
    nothing: noCertificatesPublished,
    notes: [
      ...(group !== null && wanted.diagnosis !== group.code
        ? [
            `Ditt val av diagnos gäller inte här: diagrammet jämför kapitlen i gruppen ${group.title} med varandra.`,
          ]
        : []),
      ...choicesLeftOut(view, manifest, own, except, "intygen"),
      ...(division === "diagnosis" && view.diagnosis === everything
        ? ["Välj en diagnosgrupp ovan för att se kapitlen i den."]
        : []),
      ...(sorted ? [rowOrderNote(sides, inPlace(place))] : []),
      ...(mature.length > 0
        ? immatureLeftOutNote(months, maturity, extractDate)
        : [noneMatureNote("månad", maturity)]),
      ...compared.notes,
      ...(isBesideNation(sides) ? withinNationNote({manifest, place}) : []),
      shareNote,
    ],
  });
}

/** The groups to compare, the diagnosis group they lie within if any, and those that are no answer. */
function categoriesOf(
  {manifest, own}: PlaceFamily,
  view: View,
  division: Division,
): {categories: readonly Category[]; group: {code: string; title: string} | null; last: readonly string[]} {
  const dimension = dimensionOf(manifest, division, levelIn(own, division));
  if (division === "diagnosis") {
    const withheld = dimension?.parents?.find(({code}) => code === withheldCode);
    return {
      ...diagnosisCategories(dimension, view.diagnosis),
      last: withheld === undefined ? [] : [withheld.title],
    };
  }
  const codes = dimension?.codes ?? [];
  const unknown = codes.filter(({code}) => code === "U").map(({title}) => capitalise(title));
  return {
    categories: codes.map(({code, title}) => ({label: capitalise(title), codes: [code]})),
    group: null,
    last: unknown,
  };
}

/** A group as it stands after "för": ages and degrees are no groups of people by themselves. */
function namedAs(division: Division, label: string): string {
  const name = decapitalise(label);
  if (division === "degree") return `sjukskrivning på ${name}`;
  if (division === "age") return `åldern ${name}`;
  return name.startsWith("utan ") ? `intyg ${name}` : name;
}

interface Counts {
  readonly asked: ReadonlyMap<string, Count>;
  readonly all: ReadonlyMap<string, Count>;
}

function countsOf(
  {manifest}: PlaceFamily,
  view: View,
  {table}: FamilySide,
  division: Division,
  except: readonly ChosenDimension[],
  months: readonly string[],
): Counts {
  const rows = withValues(selectRows(view, manifest, table, except), "month", months);
  return {
    asked: countBy(table, division, withValues(rows, "completed", ["1"])),
    all: countBy(table, division, rows),
  };
}

function sum(counts: ReadonlyMap<string, Count>, codes: readonly string[]): Count {
  return addCounts(codes.map((code) => counts.get(code) ?? noCount));
}
