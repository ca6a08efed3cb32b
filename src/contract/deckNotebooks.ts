import {
  completionParameters,
  degreeChangeParameters,
  diagnosisChangeParameters,
  durationParameters,
  regionsParameters,
  viewParameters,
  type ViewParameter,
} from "./view.js";

/** A notebook that a step of a workshop may show a diagram of. */
export interface DeckNotebook {
  /** As the menu names it. */
  readonly title: string;
  /** True where the notebook has a page for each place; the address of another is the notebook's own. */
  readonly byPlace: boolean;
  /** What its address may say. */
  readonly parameters: readonly ViewParameter[];
  /** The diagrams, by the name that a deck calls them. */
  readonly diagrams: readonly string[];
}

/** The notebooks by the folder of their address. `components/deckDiagrams` makes what is named here. */
export const deckNotebooks = {
  sjukskrivningsmonster: {
    title: "Sjukskrivningsmönster",
    byPlace: true,
    parameters: viewParameters,
    diagrams: [
      ...(["over-tid", "jamforelse", "forandring", "efter-grad"] as const),
      ...(["efter-langd", "efter-kon", "efter-alder", "efter-diagnos"] as const),
    ],
  },
  langd: {
    title: "Längd",
    byPlace: true,
    parameters: durationParameters,
    diagrams: ["kvar", "kvartiler", "efter-diagnos", "efter-kon", "per-ar"],
  },
  diagnosforandring: {
    title: "Diagnosförändring",
    byPlace: true,
    parameters: diagnosisChangeParameters,
    diagrams: ["efter-langd", "efter-niva", "matris", "vagar", "nya-kapitel"],
  },
  omfattningsforandring: {
    title: "Omfattningsförändring",
    byPlace: true,
    parameters: degreeChangeParameters,
    diagrams: ["vagar", "i-steg", "forsta-sankning", "efter-diagnos", "hojd-igen"],
  },
  kompletteringspraxis: {
    title: "Kompletteringspraxis",
    byPlace: true,
    parameters: completionParameters,
    diagrams: [
      ...(["over-tid", "per-ar", "efter-diagnos", "efter-grad", "efter-kon", "efter-alder"] as const),
      ...(["fragor-1", "fragor-2", "fraga-over-tid", "dagar-till-begaran", "dagar-till-svar"] as const),
    ],
  },
  "regionernas-bild": {
    title: "Regionernas bild",
    byPlace: false,
    parameters: regionsParameters,
    diagrams: ["karta", "skillnader", "over-tid", "deciler"],
  },
} as const satisfies Readonly<Record<string, DeckNotebook>>;

export type DeckNotebookId = keyof typeof deckNotebooks;
export type DiagramOf<Id extends DeckNotebookId> = (typeof deckNotebooks)[Id]["diagrams"][number];

/** Where a step's address leads: a notebook, a place where it has places, and what follows the question mark. */
export interface DeckAddress {
  readonly notebook: DeckNotebookId;
  /** Slug of the place; `null` in a notebook of all places. */
  readonly place: string | null;
  /** With its question mark; empty where nothing is chosen. */
  readonly search: string;
}

/** Reads `langd/skane?kon=K` or `regionernas-bild?kon=K`; `undefined` for what is no address of such a notebook. */
export function readDeckAddress(text: string): DeckAddress | undefined {
  const [, folder = "", place, search = ""] = /^\/?([a-z-]+)(?:\/([a-z-]+))?(\?.*)?$/.exec(text) ?? [];
  const id = (Object.keys(deckNotebooks) as DeckNotebookId[]).find((one) => one === folder);
  if (id === undefined || deckNotebooks[id].byPlace !== (place !== undefined)) return undefined;
  return {notebook: id, place: place ?? null, search};
}
