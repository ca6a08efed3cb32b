import {
  type Choice,
  completionParameters,
  degreeChangeParameters,
  diagnosisChangeParameters,
  durationParameters,
  everything,
  parametersOf,
  regionsParameters,
  returnParameters,
  unitParameters,
  unitsParameters,
  viewParameters,
  type ViewParameter,
} from "./view.js";
import {exampleOf, wholeYears} from "./unitParameters.js";

/** A notebook that a step of a workshop may show a diagram of. */
export interface DeckNotebook {
  /** As the menu names it. */
  readonly title: string;
  /** What the notebook has a page for each of, a place or a type of unit; `null` for one with a page of its own alone. */
  readonly each: "place" | "unit-type" | null;
  /** What its address may say. */
  readonly parameters: readonly ViewParameter[];
  /** The diagrams, by the name that a deck calls them. */
  readonly diagrams: readonly string[];
  /** Those of them that tell of all the country on every page: a deck shows them on the nation's. */
  readonly ofNation?: readonly string[];
}

/**
 * The notebooks by the folder of their address, with every diagram that their pages draw. `components/deckDiagrams` makes what is named
 * here. What a page shows in a table alone is not here, as the facts of a unit and the units that are like it: there is no chart to see from
 * the back of a room, and the rows of the latter are names.
 */
export const deckNotebooks = {
  sjukskrivningsmonster: {
    title: "Sjukskrivningsmönster",
    each: "place",
    parameters: viewParameters,
    diagrams: [
      ...(["over-tid", "jamforelse", "forandring", "efter-grad"] as const),
      ...(["efter-langd", "efter-kon", "efter-alder", "efter-diagnos", "efter-avsnitt"] as const),
    ],
  },
  langd: {
    title: "Längd",
    each: "place",
    parameters: durationParameters,
    diagrams: [
      ...(["kvar", "kvartiler", "efter-diagnos", "langre-an-rekommenderat"] as const),
      ...(["rekommenderat-per-diagnos", "efter-kon", "per-ar"] as const),
    ],
    ofNation: ["rekommenderat-per-diagnos"],
  },
  diagnosforandring: {
    title: "Diagnosförändring",
    each: "place",
    parameters: diagnosisChangeParameters,
    diagrams: [
      "efter-langd",
      "dagar-till-byte",
      "efter-niva",
      "matris",
      "vagar",
      "nya-kapitel",
      "mellan-avsnitt",
    ],
    ofNation: ["mellan-avsnitt"],
  },
  omfattningsforandring: {
    title: "Omfattningsförändring",
    each: "place",
    parameters: degreeChangeParameters,
    diagrams: ["vagar", "i-steg", "forsta-sankning", "efter-diagnos", "hojd-igen"],
  },
  kompletteringspraxis: {
    title: "Kompletteringspraxis",
    each: "place",
    parameters: completionParameters,
    diagrams: [
      ...(["over-tid", "per-ar", "efter-diagnos", "efter-grad", "efter-kon", "efter-alder"] as const),
      ...(["efter-intygets-plats", "fragor-1", "fragor-2", "fraga-over-tid"] as const),
      ...(["dagar-till-begaran", "dagar-till-svar", "efter-begaran"] as const),
    ],
  },
  "regionernas-bild": {
    title: "Regionernas bild",
    each: null,
    parameters: regionsParameters,
    diagrams: ["karta", "skillnader", "over-tid", "deciler"],
  },
  insatser: {
    title: "Insatser för återgång i arbete",
    each: "place",
    parameters: returnParameters,
    diagrams: [
      ...(["atgarder-1", "atgarder-2", "atgard-over-tid", "atgarder-i-sjukfall-1"] as const),
      ...(["atgarder-i-sjukfall-2", "behandling-1", "behandling-2", "prognos-1", "prognos-2"] as const),
      ...(["kontakt-over-tid", "mote-efter-langd", "mote-efter-dag"] as const),
      ...(["kontakt-efter-langd", "kontakt-efter-dag"] as const),
    ],
  },
  vardenheter: {
    title: "Vårdenheter",
    each: "unit-type",
    parameters: unitsParameters,
    diagrams: ["tratt"],
  },
  vardenhet: {
    title: "En vårdenhet",
    each: "unit-type",
    parameters: unitParameters,
    diagrams: ["tratt", "per-ar", "styrdiagram", "sjukfall", "langa-sjukfall"],
  },
  "varfor-skiljer": {
    title: "Varför skiljer siffrorna sig?",
    each: null,
    parameters: parametersOf("year").map((parameter) => ({
      ...parameter,
      choices: (manifest) => [
        {value: everything, title: "Det senaste hela året"},
        ...wholeYears(manifest).map((value) => ({value, title: value})),
      ],
    })),
    diagrams: ["satt"],
  },
} as const satisfies Readonly<Record<string, DeckNotebook>>;

export type DeckNotebookId = keyof typeof deckNotebooks;
export type DiagramOf<Id extends DeckNotebookId> = (typeof deckNotebooks)[Id]["diagrams"][number];

/** The types of unit that have pages in a release, and the units of each that have figures of their own, by code and name. */
export type UnitsByType = ReadonlyMap<string, {readonly title: string; readonly units: readonly Choice[]}>;

/**
 * What the address of a notebook may say: on the page of a type of unit, any unit of the type, or an example of any region's. A region without a
 * unit is no fault of a deck, which is to work with any release: its step says so.
 */
export function deckParameters(
  {notebook, place}: Pick<DeckAddress, "notebook" | "place">,
  units: UnitsByType,
): readonly ViewParameter[] {
  const {each, parameters} = deckNotebooks[notebook];
  if (each !== "unit-type") return parameters;
  const own = units.get(place ?? "")?.units ?? [];
  return parameters.map((parameter: ViewParameter) =>
    parameter.id === "unit"
      ? {
          ...parameter,
          choices: (manifest) => [
            ...parameter.choices(manifest),
            ...manifest.places.filter(({code}) => code !== null).map(exampleOf),
            ...own,
          ],
        }
      : parameter,
  );
}

/** Where a step's address leads: a notebook, a place or a type of unit where it has such, and what follows the question mark. */
export interface DeckAddress {
  readonly notebook: DeckNotebookId;
  /** Slug of the place, or id of the type of unit; `null` in a notebook with one page. */
  readonly place: string | null;
  /** With its question mark; empty where nothing is chosen. */
  readonly search: string;
}

/** Reads `langd/skane?kon=K` or `regionernas-bild?kon=K`; `undefined` for what is no address of such a notebook. */
export function readDeckAddress(text: string): DeckAddress | undefined {
  const [, folder = "", place, search = ""] = /^\/?([a-z-]+)(?:\/([a-z-]+))?(\?.*)?$/.exec(text) ?? [];
  const id = (Object.keys(deckNotebooks) as DeckNotebookId[]).find((one) => one === folder);
  if (id === undefined || (deckNotebooks[id].each !== null) !== (place !== undefined)) return undefined;
  return {notebook: id, place: place ?? null, search};
}
