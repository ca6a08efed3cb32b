import type {Place} from "./release.js";
import type {Choice, ViewManifest, ViewParameter, ViewParameterId} from "./view.js";

/** The value of the unit when none is chosen. */
export const noUnit = "ingen";

/** Stands before the slug of a region: an example of its units, whichever units a release has (`components/chosenUnit`). */
const exampleIn = "exempel-i-";

/** The choice of an example among the units of a region: for decks and links that are to work with any release. */
export function exampleOf({slug, title}: Pick<Place, "slug" | "title">): Choice {
  return {value: `${exampleIn}${slug}`, title: `Ett exempel: den första i namnordning i ${title}`};
}

/** The region that a view asks for an example of; undefined where it names a unit, or none. */
export function exampleRegion({places}: Pick<ViewManifest, "places">, unit: string): Place | undefined {
  return places.find((place) => place.code !== null && exampleOf(place).value === unit);
}

/**
 * What is compared between units: the share that is completed, the number against what the patients would lead one to expect, or the share of
 * their sjukfall that last longer than 90 days.
 */
export const unitFigures = ["andel", "kvot", "langa"] as const;

/** Weights of one way of being unlike, in hundredths; the middle ones are those that are declared. */
const weights = ["0", "25", "50", "100"] as const;

/** The parameters of the pages on units, in canonical order. The units are those of a page's own table: it fills in the choices. */
export const unitPageParameters: readonly ViewParameter[] = [
  {
    id: "unit",
    key: "enhet",
    label: "Enhet",
    control: "select",
    choices: () => [{value: noUnit, title: "Välj en enhet"}],
    initial: () => noUnit,
  },
  {
    id: "unitYear",
    key: "helar",
    label: "År",
    control: "select",
    choices: (manifest) => wholeYears(manifest).map((value) => ({value, title: value})),
    initial: (manifest) => wholeYears(manifest)[0] ?? "",
  },
  {
    id: "unitFigure",
    key: "tal",
    label: "Jämför",
    control: "radio",
    choices: () => [
      {value: "andel", title: "andel intyg som kompletteras"},
      {value: "kvot", title: "antal mot förväntat med sådana patienter"},
      {value: "langa", title: "andel sjukfall längre än 90 dagar"},
    ],
    initial: () => "andel",
  },
  {
    id: "unitLevel",
    key: "niva",
    label: "Enskilda enheter",
    control: "radio",
    choices: () => [
      {value: "visa", title: "visa"},
      {value: "dolj", title: "dölj"},
    ],
    initial: () => "visa",
  },
  weight("sizeWeight", "storlek", "Vikt för storlek", "25"),
  weight("ageWeight", "aldrar", "Vikt för åldrar", "25"),
  weight("diagnosisWeight", "diagnoser", "Vikt för diagnoser", "50"),
];

function weight(id: ViewParameterId, key: string, label: string, declared: string): ViewParameter {
  return {
    ...{id, key, label, control: "select"},
    choices: () => weights.map((value) => ({value, title: value === declared ? `${value} (förval)` : value})),
    initial: () => declared,
  };
}

/** The years that the release holds to the end, the latest first; where it holds none, those that it holds in part. */
export function wholeYears({
  firstMonth,
  lastMonth,
}: Pick<ViewManifest, "firstMonth" | "lastMonth">): string[] {
  const [from, to] = [firstMonth, lastMonth].map((month) => Number(month.slice(0, 4)));
  const years = Array.from({length: (to ?? 0) - (from ?? 0) + 1}, (_, at) => String((to ?? 0) - at));
  const whole = years.filter((year) => firstMonth <= `${year}-01` && `${year}-12` <= lastMonth);
  return whole.length > 0 ? whole : years;
}
