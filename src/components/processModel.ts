import type {FamilyDescription, Manifest} from "../contract/release.js";
import {joinSwedish} from "../measures/swedish.js";

/** Who acts in a step. */
export const actors = ["Personen", "Arbetsgivaren", "Vården", "Försäkringskassan"] as const;
export type Actor = (typeof actors)[number];

/** One step on the way from falling ill to the end of a sjukfall. */
export interface ProcessStep {
  readonly actor: Actor;
  /** A few words, as they stand in the picture. */
  readonly title: string;
  readonly text: string;
  /** The law behind the step, if any. */
  readonly source?: string;
  /** True where nothing of the step is in the release. */
  readonly outside: boolean;
  /** Tables of the release that count what happens here. */
  readonly tables: readonly ProcessTable[];
}

export interface ProcessTable {
  readonly title: string;
  /** Where its figures are shown or described, from the site's root. */
  readonly page: string;
}

/** What a family counts, for releases that do not tell it: by its id. */
const eventsById: Readonly<Record<string, string>> = {
  certificates: "certificates",
  unit_certificates: "certificates",
  started: "started",
  ongoing: "ongoing",
  ended: "ended",
};

/** Where the figures of a family are shown, by its id; the others are described among the tables. */
const pages: Readonly<Record<string, string>> = {
  started: "sjukskrivningsmonster/riket",
  ongoing: "sjukskrivningsmonster/riket",
  ended: "sjukskrivningsmonster/riket",
  durations: "langd/riket",
  recommended_lengths: "langd/riket",
  recommended_categories: "langd/riket",
  diagnosis_changes: "diagnosforandring/riket",
  degree_changes: "omfattningsforandring/riket",
  certificates: "datakvalitet",
  requests: "kompletteringspraxis/riket",
  request_questions: "kompletteringspraxis/riket",
  request_numbers: "kompletteringspraxis/riket",
  measures: "insatser/riket",
  return_support: "insatser/riket",
  sjukfall_measures: "insatser/riket",
  coordination: "insatser/riket",
  counting_ways: "varfor-skiljer",
  started_blocks: "sjukskrivningsmonster/riket",
  block_changes: "diagnosforandring/riket",
  unit_certificates: "metod#enheter",
};

/** The process in its order, with the tables of a release placed where their events happen. */
export function processSteps({families, settings}: Pick<Manifest, "families" | "settings">): ProcessStep[] {
  const tables = (...events: readonly string[]): ProcessTable[] =>
    families.filter(({id, events: own}) => events.includes(own ?? eventsById[id] ?? "")).map(tableOf);
  return [
    {
      actor: "Personen",
      title: "Blir sjuk och anmäler det",
      text: "Den som har en arbetsgivare anmäler sig där. Andra anmäler sig direkt till Försäkringskassan.",
      outside: true,
      tables: [],
    },
    {
      actor: "Arbetsgivaren",
      title: "Betalar sjuklön i 14 dagar",
      text: "De första fjorton dagarna är sjuklöneperioden. Blir personen frisk under den når inget intyg Försäkringskassan, och sjukfallet syns inte här.",
      source: "Lag (1991:1047) om sjuklön, 7 §",
      outside: true,
      tables: [],
    },
    {
      actor: "Vården",
      title: "Läkaren skriver läkarintyg",
      text: "I intyget FK7804 beskriver läkaren sjukdomen och vad den hindrar. Läkaren bedömer också hur mycket arbetsförmågan är nedsatt, 25, 50, 75 eller 100 procent, under en till fyra perioder.",
      source: "Socialförsäkringsbalken, SFB, 27 kap.",
      outside: false,
      tables: tables("certificates", "started", "started_blocks", "recommended_lengths"),
    },
    {
      actor: "Försäkringskassan",
      title: "Granskar intyget",
      text: "Saknas något som behövs för beslutet ber Försäkringskassan vården att komplettera intyget. Hur många intyg det gäller räknas också i tabellen över intyg och kompletteringar.",
      outside: false,
      tables: tables("requests", "questions"),
    },
    {
      actor: "Försäkringskassan",
      title: "Beslutar om sjukpenning",
      text: "Beslutet bygger på intyget, men också på försäkring, inkomst och arbete. Besluten finns inte i utgåvan, utan i den officiella statistiken.",
      source: "SFB 27 kap.",
      outside: true,
      tables: [],
    },
    {
      actor: "Vården",
      title: "Skriver nytt intyg",
      text: `Ett nytt intyg kan ha en annan grad eller diagnos. Intyg med högst ${String(settings["maxGap"] ?? 5)} dagar emellan hör till samma sjukfall.`,
      source: "SFB 27 kap. 32 §",
      outside: false,
      tables: tables("ongoing"),
    },
    {
      actor: "Personen",
      title: "Sjukfallet tar slut",
      text: "Ett sjukfall är slut när inget nytt intyg kommer. Varför det tog slut går inte att se: personen kan arbeta igen, ha fått en annan ersättning eller ingen alls.",
      outside: false,
      tables: tables("ended", "block_changes"),
    },
  ];
}

/** Tables of the release that no step has: what they count is no event of the picture. */
export function tablesElsewhere(manifest: Pick<Manifest, "families" | "settings">): ProcessTable[] {
  const placed = new Set(processSteps(manifest).flatMap(({tables}) => tables.map(({title}) => title)));
  return manifest.families.filter(({title}) => !placed.has(title)).map(tableOf);
}

function tableOf({id, title}: Pick<FamilyDescription, "id" | "title">): ProcessTable {
  return {title, page: pages[id] ?? "metod#tabeller"};
}

/** The picture in words, step by step: its text alternative. */
export function processInWords(steps: readonly ProcessStep[]): string {
  const lines = steps.map(({actor, title, outside, tables}, i) => {
    const counted =
      tables.length > 0
        ? ` Räknas i ${joinSwedish(tables.map((table) => table.title))}.`
        : outside
          ? " Syns inte i utgåvan."
          : "";
    return `Steg ${i + 1}, ${actor}: ${title}.${counted}`;
  });
  return `Bild av hur en sjukskrivning går till, i ${steps.length} steg. ${lines.join(" ")} Samma steg beskrivs i listan under bilden.`;
}
