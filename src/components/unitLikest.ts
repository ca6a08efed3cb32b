import type {Manifest} from "../contract/release.js";
import type {UnitTable} from "../contract/unitTable.js";
import type {View, ViewManifest} from "../contract/view.js";
import {wholeOf} from "../contract/whole.js";
import type {Count} from "../measures/count.js";
import {likestUnits, type SimilarityWeights, type UnitProfile} from "../measures/similarity.js";
import {formatCount, formatRate} from "../measures/swedish.js";
import {dataTable} from "./dataTable.js";
import {element} from "./element.js";
import {lacksUnitTable} from "./lacksUnitTable.js";
import {unitAddress} from "./unitAddress.js";
import type {UnitOfTable} from "./unitFigures.js";
import {unitsOfType} from "./unitWords.js";

/** So many units are named. */
const named = 8;

/** The units of the same type that are most like one in a year, by the weights that the reader has set, with a way to each of them. */
export function unitLikest(
  table: UnitTable,
  manifest: ViewManifest & Pick<Manifest, "disclosure" | "families">,
  view: View,
  unit: UnitOfTable,
): HTMLElement {
  const {base} = manifest.disclosure;
  const weights = weightsOf(view);
  const profiles = profilesOf(table, view.unitYear, base);
  const own = profiles.find(({id}) => id === unit.code);
  if (weights.size + weights.ages + weights.diagnoses === 0)
    return element("p", {class: "underlag-empty"}, "Alla vikter är 0. Ge minst en av dem ett värde.");
  if (own === undefined) {
    const lacking = lacksUnitTable(manifest, "unit_case_mix");
    const why = lacking === undefined ? "Enheten har för få intyg det året för att jämföras." : `${lacking}.`;
    return element("p", {class: "underlag-empty"}, why);
  }
  const byCode = new Map(table.units.map((one) => [one.code, one]));
  const likest = likestUnits(own, profiles, weights, base).slice(0, named);
  const collator = new Intl.Collator("sv-SE", {numeric: true});
  const title = (id: string): string => byCode.get(id)?.title ?? id;
  likest.sort((a, b) => collator.compare(title(a.id), title(b.id)));
  const regionOf = (id: string): string => {
    const region = table.regions[byCode.get(id)?.region ?? -1];
    return manifest.places.find(({code}) => code === region?.code)?.short ?? region?.title ?? "";
  };
  // The figure and its limits in one column: with a column each the table is wider than the text of the page.
  const rows = likest.map(({id, distance: {value, interval}, size, ages, diagnoses}) => [
    ...[title(id), regionOf(id)],
    `${formatRate(value)} (${interval.map(formatRate).join("–\u2060")})`,
    ...[size, ages, diagnoses],
  ]);
  return element(
    "div",
    {},
    element(
      "p",
      {},
      `De ${formatCount(likest.length)} av ${wholeOf(manifest).ofCountry} ${unitsOfType(table.type.id)} som liknar ${unit.title} mest ${view.unitYear}, i namnordning. 0 är helt lika och 1 är så olika det går. De tre sista kolumnerna visar vad som skiljer, och är tillsammans olikheten.`,
    ),
    dataTable({
      caption: `Enheter som liknar ${unit.title}, ${view.unitYear}`,
      columns: [
        {name: "enhet", title: "Enhet", kind: "text"},
        {name: "region", title: "Region", kind: "text"},
        {name: "olikhet_lagst_hogst", title: "Olikhet (lägst–högst)", kind: "text"},
        {name: "storlek", title: "Storlek", kind: "rate"},
        {name: "aldrar", title: "Åldrar", kind: "rate"},
        {name: "diagnoser", title: "Diagnoser", kind: "rate"},
      ],
      rows,
      links: likest.map(({id}) => unitAddress(table, id, view, manifest)),
    }),
    element(
      "p",
      {},
      "Vikterna väljer du ovan. Lägst och högst säger hur mycket avrundningen kan ha flyttat olikheten. Likhet säger vem det är rimligt att tala med, inte vem som gör rätt.",
    ),
  );
}

/** The weights of a view, from hundredths. */
export function weightsOf(view: View): SimilarityWeights {
  return {
    size: Number(view.sizeWeight) / 100,
    ages: Number(view.ageWeight) / 100,
    diagnoses: Number(view.diagnosisWeight) / 100,
  };
}

/** What is known of the patients of each unit in a year, all of one type. */
export function profilesOf(table: UnitTable, year: string, base: number): UnitProfile[] {
  const at = table.years.indexOf(year);
  const years = table.years.length;
  const profiles = new Map<number, {ages: Count[]; diagnoses: Count[]}>();
  const none = (): Count => ({n: 0, atBase: 0});
  const place = (codes: readonly {code: string}[], wanted: string | undefined): number =>
    codes.findIndex(({code}) => code === wanted);
  const {cells, strata, multiples} = table.mix;
  for (const [row, cell] of cells.entries()) {
    if (cell % years !== at) continue;
    const unit = Math.floor(cell / years);
    const profile = profiles.get(unit) ?? {
      ages: table.ages.map(none),
      diagnoses: table.diagnoses.map(none),
    };
    profiles.set(unit, profile);
    const stratum = table.strata[strata[row] ?? -1];
    // Every cell is rounded: one above the base is as uncertain as a part of one at it, taken for a whole one to be safe.
    const count: Count = {n: (multiples[row] ?? 0) * base, atBase: 1};
    add(profile.ages, place(table.ages, stratum?.age), count);
    add(profile.diagnoses, place(table.diagnoses, stratum?.diagnosis), count);
  }
  return [...profiles].map(([unit, profile]) => ({
    id: table.units[unit]?.code ?? "",
    type: table.type.id,
    ...profile,
  }));
}

function add(list: Count[], at: number, count: Count): void {
  const before = list[at];
  if (before !== undefined) list[at] = {n: before.n + count.n, atBase: before.atBase + count.atBase};
}
