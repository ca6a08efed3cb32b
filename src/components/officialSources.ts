import {decapitalise} from "../measures/swedish.js";
import type {Published} from "./diagramModel.js";

/** A table of published statistics: what it holds, who published it and when, and where it lies with the program. */
export interface OfficialSource {
  readonly title: string;
  readonly publisher: string;
  /** The time that it tells of, and when it was taken out where that is known. */
  readonly date: string;
  /** File in `data/reference`; SOURCE.md there has the addresses and versions. */
  readonly file: string;
}

const openData = "Försäkringskassan, öppna data";
const srs = "nationell statistik i tjänsten SRS (Inera)";

/** The tables of the notebook on official statistics. */
export const officialSources = {
  sjukpenningtal: {
    title: "Sjukpenningtal 1.0 per län",
    publisher: `${openData}, sammanställda av Analys Region Halland`,
    date: "december 2011–december 2025",
    file: "sjukpenningtal.csv",
  },
  ohalsotal: {
    title: "Ohälsotal per län",
    publisher: `${openData}, sammanställda av Analys Region Halland`,
    date: "december 2011–december 2025",
    file: "ohalsotal.csv",
  },
  byAge: {
    title: "Sjukpenningtal efter kön och ålder",
    publisher: "Försäkringskassan, statistikdatabasen, sammanställd av Region Dalarna",
    date: "september 2024, uttag 6 november 2024",
    file: "sjukpenningtal.csv",
  },
  ongoing: {
    title: "Pågående sjukfall efter län, kön och diagnos",
    publisher: `${openData}, sammanställda i projektet mentalHealth (GitHub)`,
    date: "2025, uttag 28 augusti 2026",
    file: "ongoing-sjukfall.csv",
  },
  population: {
    title: "Folkmängd per län",
    publisher: "SCB, sammanställd av Analys Region Halland",
    date: "31 december 2024",
    file: "population.csv",
  },
  length: {
    title: "Startade sjukfall över 14 dagar efter diagnos och längd",
    publisher: `Försäkringskassan, i ${srs}`,
    date: "2015 och 2017",
    file: "started-sjukfall-by-length.csv",
  },
  persons: {
    title: "Personer som började ett sjukfall över 14 dagar",
    publisher: `Försäkringskassan, i ${srs}`,
    date: "2015",
    file: "persons-with-started-sjukfall.csv",
  },
  expectedLong: {
    title: "Andel sjukfall som väntas bli långa, efter diagnos",
    publisher: "tjänsten SRS (Inera), indata till dess modell",
    date: "2019",
    file: "long-sjukfall-shares.csv",
  },
} as const satisfies Readonly<Record<string, OfficialSource>>;

/** The source line of a diagram of published figures alone. */
export function published(...ids: readonly (keyof typeof officialSources)[]): Published {
  return {source: inWords(ids), alone: true};
}

/** The source line of published figures beside the release's own. */
export function besideRelease(...ids: readonly (keyof typeof officialSources)[]): Published {
  return {source: inWords(ids), alone: false};
}

function inWords(ids: readonly (keyof typeof officialSources)[]): string {
  return ids
    .map((id) => officialSources[id])
    .map(({publisher, title, date}) => `${publisher}: ${decapitalise(title)} (${date})`)
    .join("; ");
}
