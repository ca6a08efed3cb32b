import {
  diagnosisAndBlockChoices,
  diagnosisChoices,
  nearestBlock,
  nearestChapter,
} from "./diagnosisChoices.js";
import type {Code, Dimension, Manifest} from "./release.js";
import {unitPageParameters} from "./unitParameters.js";
import {hasRegions, wholeOf} from "./whole.js";

/**
 * The parameters of a view, declared once, as plain data. The controls, the URL, the browser's parser
 * (`components/viewState`) and the zod schema (`viewSchema`) are all made from this list. What a person reads is
 * Swedish; a value in a state is the text that stands in the URL.
 */

/** One value that a parameter may have: the text of the URL, and what a reader sees. */
export interface Choice {
  readonly value: string;
  readonly title: string;
  /** Heading under which the choice is listed, if any. */
  readonly under?: string;
}

export type ViewParameterId =
  | "way"
  | "measure"
  | "comparison"
  | "sex"
  | "age"
  | "diagnosis"
  | "degree"
  | "length"
  | "span"
  | "region"
  | "first"
  | "last"
  | "year"
  | "limit"
  | "level"
  | "question"
  | "support"
  | "unit"
  | "unitYear"
  | "unitFigure"
  | "unitLevel"
  | "sizeWeight"
  | "ageWeight"
  | "diagnosisWeight";

/** A view: one value for each parameter. What a page does not ask for has its initial value. */
export type View = Readonly<Record<ViewParameterId, string>>;

export interface ViewParameter {
  readonly id: ViewParameterId;
  /** Name in the URL. */
  readonly key: string;
  /** Swedish label of the control and of messages. */
  readonly label: string;
  readonly control: "radio" | "select";
  /** Everything that may be chosen in this release, in the order shown. */
  readonly choices: (manifest: ViewManifest) => readonly Choice[];
  /** What is shown when the URL says nothing. */
  readonly initial: (manifest: ViewManifest) => string;
  /** For a value that the release is too coarse for: the nearest choice it has, to be shown with a message. */
  readonly nearest?: (value: string, manifest: ViewManifest) => string | undefined;
}

/** The part of a manifest that decides what may be chosen. */
export type ViewManifest = Pick<Manifest, "version" | "firstMonth" | "lastMonth" | "dimensions" | "places">;

/** Version of the URL's own form, under the key `v`. A state written with another version is not read. */
export const viewVersion = "1";
export const viewVersionKey = "v";
/** Key of the release that the view was made from. */
export const releaseKey = "d";

/** The value that lets everything through. */
export const everything = "alla";

/** The code of events whose value in a dimension is withheld: counted in every total, and never to be chosen. */
export const withheldCode = "..";

/** Code of the region of units that the registry does not have: counted in the nation, and a region of nobody's. */
export const unknownRegion = "00";

/** Values of the counting way, and the family of tables that each reads. */
export const ways = {startade: "started", pagaende: "ongoing", avslutade: "ended"} as const;
export type Way = keyof typeof ways;

/** What is shown of the counts: the number, the rate, or the change against the same time the year before. */
export const measures = ["antal", "per1000", "forandring"] as const;
export type MeasureId = (typeof measures)[number];

/** What a place is laid beside: the nation, or itself a year earlier. */
export const comparisons = ["riket", "fjolaret"] as const;
export type ComparisonId = (typeof comparisons)[number];

/** Days after which a sjukfall may be asked to go on: the end of sjuklöneperioden, and the limits of the rehabilitation chain. */
export const limits = ["14", "90", "180", "365"] as const;

/** How different a later diagnosis must be to count as another: the category, the block or the chapter of ICD-10. */
export const levels = ["kategori", "avsnitt", "kapitel"] as const;
export type LevelId = (typeof levels)[number];

/** The code of requests that name no question of the form. */
export const noQuestion = "none";

/** Codes of certificates of which it is not known what measure they name, or that name none. */
const withoutMeasure: readonly string[] = ["none", "U"];

/** The value of the region when none is picked out. */
export const noRegion = "ingen";

/** Every parameter in canonical order: the order of the controls and of the URL. */
export const allParameters: readonly ViewParameter[] = [
  {
    id: "way",
    key: "satt",
    label: "Räkna sjukfall som",
    control: "radio",
    choices: () => [
      {value: "startade", title: "startade under månaden"},
      {value: "pagaende", title: "pågående någon gång under månaden"},
      {value: "avslutade", title: "avslutade under kvartalet"},
    ],
    initial: () => "startade",
  },
  {
    id: "measure",
    key: "matt",
    label: "Visa",
    control: "radio",
    choices: () => [
      {value: "antal", title: "antal"},
      {value: "per1000", title: "antal per 1 000 invånare"},
      {value: "forandring", title: "förändring mot året före"},
    ],
    initial: () => "antal",
  },
  {
    id: "comparison",
    key: "jamfor",
    label: "Jämför utvecklingen med",
    control: "radio",
    choices: (manifest) => [
      {value: "riket", title: besideWhole(manifest)},
      {value: "fjolaret", title: "samma tid året före"},
    ],
    initial: () => "riket",
  },
  dimension("sex", "kon", "Kön", "Alla"),
  dimension("age", "alder", "Ålder när sjukfallet började", "Alla åldrar"),
  {
    id: "diagnosis",
    key: "diagnos",
    label: "Diagnos",
    control: "select",
    choices: diagnosisChoices,
    initial: () => everything,
    nearest: nearestChapter,
  },
  dimension("degree", "grad", "Sjukskrivningsgrad", "Alla grader"),
  dimension("length", "langd", "Längd (avslutade sjukfall)", "Alla längder"),
  dimension("span", "langd", "Sjukfallets längd", "Alla längder"),
  {
    id: "region",
    key: "region",
    label: "Lyft fram en region",
    control: "select",
    choices: ({places}) => [
      {value: noRegion, title: "Ingen särskild"},
      ...places.filter(({code}) => code !== null).map(({slug, title}) => ({value: slug, title})),
    ],
    initial: () => noRegion,
  },
  month("first", "fran", "Från och med", ({firstMonth}) => firstMonth),
  month("last", "till", "Till och med", ({lastMonth}) => lastMonth),
  {
    id: "year",
    key: "ar",
    label: "År",
    control: "select",
    choices: ({firstMonth, lastMonth}) => [
      {value: everything, title: "Alla år"},
      ...yearsFrom(firstMonth, lastMonth).map((value) => ({value, title: value})),
    ],
    initial: () => everything,
  },
  {
    id: "limit",
    key: "grans",
    label: "Sjukfall som varar längre än",
    control: "radio",
    choices: () => limits.map((value) => ({value, title: `${value} dagar`})),
    initial: () => "90",
  },
  {
    id: "level",
    key: "niva",
    label: "Räkna som ändrad diagnos",
    control: "radio",
    choices: () => [
      {value: "kategori", title: "annan kategori"},
      {value: "avsnitt", title: "annat avsnitt"},
      {value: "kapitel", title: "annat kapitel"},
    ],
    initial: () => "kategori",
  },
  {
    id: "question",
    key: "fraga",
    label: "Fråga i blanketten",
    control: "select",
    choices: (manifest) => [
      {value: everything, title: "Den som begäran oftast gäller"},
      ...codesOf(manifest, "question")
        .filter(({code}) => code !== noQuestion)
        .map(choice),
    ],
    initial: () => everything,
  },
  {
    id: "support",
    key: "atgard",
    label: "Åtgärd att följa över tid",
    control: "select",
    choices: (manifest) => [
      {value: everything, title: "Den som flest intyg anger"},
      ...codesOf(manifest, "measure")
        .filter(({code}) => !withoutMeasure.includes(code))
        .map(choice),
    ],
    initial: () => everything,
  },
  ...unitPageParameters,
];

/** The parameters of the notebook of a place, whose started sjukfall are told by block too. The place is the page's own address. */
export const viewParameters = withBlocks(
  parametersOf(
    ...(["way", "measure", "comparison", "sex", "age", "diagnosis", "degree", "length"] as const),
    ...(["first", "last"] as const),
  ),
);

/** The parameters of a page that shows all regions, always as rates; started sjukfall by block too. */
export const regionsParameters = withBlocks(
  parametersOf(
    ...(["way", "sex", "age", "diagnosis", "degree", "length", "region", "first", "last"] as const),
  ),
);

/** The parameters of the notebook on how long sjukfall last. */
export const durationParameters = besideItself(
  parametersOf("comparison", "sex", "diagnosis", "year", "limit"),
);

/** The parameters of the notebook on diagnoses that change, which tells the changes between blocks too. */
export const diagnosisChangeParameters = besideItself(
  withBlocks(parametersOf("comparison", "diagnosis", "span", "year", "level")),
);

/** The parameters of the notebook on degrees that change. */
export const degreeChangeParameters = besideItself(parametersOf("comparison", "diagnosis", "year"));

/** The parameters of the notebook on completions, which counts certificates: age is that of the day of signing. */
export const completionParameters = besideItself(
  parametersOf(
    ...(["comparison", "sex", "age", "diagnosis", "degree", "first", "last", "question"] as const),
  ),
).map((parameter) =>
  parameter.id === "age" ? {...parameter, label: "Ålder när intyget skrevs under"} : parameter,
);

/** The parameters of the notebook on the way back to work: certificates by when they were signed, sjukfall by when they ended. */
export const returnParameters = besideItself(
  parametersOf("comparison", "first", "last", "year", "support"),
).map((parameter) => {
  const labels: Partial<Record<ViewParameterId, string>> = {
    first: "Intyg från och med",
    last: "Intyg till och med",
    year: "Sjukfall som tog slut under",
  };
  return {...parameter, label: labels[parameter.id] ?? parameter.label};
});

/** The parameters of the page of all units of a type, and of the page of one of them. */
export const unitsParameters = parametersOf("region", "unitYear", "unitFigure", "unitLevel");
export const unitParameters = parametersOf(
  ...(["unit", "unitYear", "unitFigure", "sizeWeight", "ageWeight", "diagnosisWeight"] as const),
);

/** Some of the parameters, for a page that does not ask for all; in canonical order. */
export function parametersOf(...ids: readonly ViewParameterId[]): readonly ViewParameter[] {
  return allParameters.filter(({id}) => ids.includes(id));
}

/** The parameters of a page with tables by block: the diagnosis may be a block of ICD-10. */
function withBlocks(parameters: readonly ViewParameter[]): readonly ViewParameter[] {
  return parameters.map((parameter) =>
    parameter.id === "diagnosis"
      ? {...parameter, choices: diagnosisAndBlockChoices, nearest: nearestBlock}
      : parameter,
  );
}

/** The parameters of a page that tells of one year or period at a time: there a place is laid beside itself in the year before. */
function besideItself(parameters: readonly ViewParameter[]): readonly ViewParameter[] {
  return parameters.map((parameter) =>
    parameter.id === "comparison"
      ? {
          ...parameter,
          label: "Jämför med",
          choices: (manifest: ViewManifest) => [
            {value: "riket", title: besideWhole(manifest)},
            {value: "fjolaret", title: "samma plats året före"},
          ],
        }
      : parameter,
  );
}

/** What the page of a region is laid beside: all of them together; nothing where there is only one. */
function besideWhole(manifest: ViewManifest): string {
  return hasRegions(manifest) ? `${wholeOf(manifest).short} (på en regions sida)` : "ingenting";
}

/** Every month from `first` to `last`, both included, as YYYY-MM. */
export function monthsFrom(first: string, last: string): string[] {
  const months: string[] = [];
  let year = Number(first.slice(0, 4));
  let inYear = Number(first.slice(5, 7));
  for (;;) {
    const text = `${String(year).padStart(4, "0")}-${String(inYear).padStart(2, "0")}`;
    if (text > last) return months;
    months.push(text);
    inYear += 1;
    if (inYear > 12) [year, inYear] = [year + 1, 1];
  }
}

/** Every year that the months touch, the newest first. */
function yearsFrom(first: string, last: string): string[] {
  return [...new Set(monthsFrom(first, last).map((month) => month.slice(0, 4)))].reverse();
}

function dimension(
  id: "sex" | "age" | "degree" | "length" | "span",
  key: string,
  label: string,
  all: string,
): ViewParameter {
  return {
    id,
    key,
    label,
    control: "select",
    choices: (manifest) => [{value: everything, title: all}, ...codesOf(manifest, id).map(choice)],
    initial: () => everything,
  };
}

function month(
  id: "first" | "last",
  key: string,
  label: string,
  initial: (manifest: ViewManifest) => string,
): ViewParameter {
  return {
    id,
    key,
    label,
    control: "select",
    // The newest first: that is what most readers come for.
    choices: ({firstMonth, lastMonth}) =>
      monthsFrom(firstMonth, lastMonth)
        .reverse()
        .map((value) => ({value, title: value})),
    initial,
  };
}

/**
 * A dimension as tables have it, by the id of the level that one of them has, else at the finest level in the release. A coarser
 * level, whose id begins with the dimension's (`diagnosis_group`), is its own parents.
 */
export function dimensionOf(manifest: ViewManifest, id: string, level?: string): Dimension | undefined {
  const all = manifest.dimensions;
  const name = level ?? (id in all ? id : Object.keys(all).find((other) => other.startsWith(`${id}_`)));
  const dimension = all[name ?? id];
  if (dimension === undefined || name === id) return dimension;
  const codes = dimension.codes.map((code) => ({...code, parent: code.code}));
  return {...dimension, codes, parents: dimension.codes};
}

function codesOf(manifest: ViewManifest, id: string): readonly Code[] {
  return dimensionOf(manifest, id)?.codes ?? [];
}

function choice({code, title}: Code): Choice {
  return {value: code, title};
}
