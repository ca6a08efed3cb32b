import {dataTable} from "./dataTable.js";

/** Words and abbreviations of the site, and what they mean, in the order of the alphabet. */
export const glossary: readonly (readonly [word: string, meaning: string])[] = [
  ["AG7804", "Läkarintyg till arbetsgivaren. Det räknas inte här."],
  ["CSV", "Textfil med en tabell, som de flesta program kan läsa."],
  ["FK7804", "Försäkringskassans blankett för läkarintyg för sjukpenning."],
  [
    "FMB",
    "Socialstyrelsens försäkringsmedicinska beslutsstöd: rekommendationer om hur lång en sjukskrivning brukar behöva vara.",
  ],
  ["HSA", "Katalogen där vårdgivare registrerar sina enheter. Varje enhet har ett HSA-id."],
  ["Huvuddiagnos", "Den sjukdom i intyget som begränsar arbetsförmågan mest."],
  [
    "ICD-10",
    "Den internationella klassifikationen av sjukdomar. Den delas in i kapitel, avsnitt och kategorier.",
  ],
  ["Komplettering", "Försäkringskassans begäran om fler uppgifter till ett intyg."],
  ["Läkarintyg", "Här: läkarintyg för sjukpenning, blankett FK7804."],
  ["Parquet", "Fil med en tabell, gjord för statistikprogram."],
  ["SCB", "Statistiska centralbyrån."],
  ["SFB", "Socialförsäkringsbalken (2010:110)."],
  ["SGI", "Sjukpenninggrundande inkomst: den inkomst som sjukpenningen räknas på."],
  ["SHA-256", "Sätt att räkna fram ett avtryck av en fil. Är avtrycket detsamma är filen densamma."],
  ["Sjukfall", "En persons intyg, fogade till en sammanhängande sjukskrivning."],
  [
    "Sjukskrivningsgrad",
    "Hur mycket arbetsförmågan är nedsatt: 25, 50, 75 eller 100 procent. Kallas också omfattning.",
  ],
  ["SQL", "Språk för att ställa frågor till tabeller."],
  ["Utgåva", "En numrerad omgång siffror som aldrig ändras."],
  [
    "Vårdenhet",
    "Det som vårdgivaren har registrerat som vårdenhet: en vårdcentral, en klinik eller ett helt sjukhus.",
  ],
  [
    "WCAG",
    "Internationella riktlinjer för tillgängliga webbplatser. EN 301 549 är den europeiska standarden.",
  ],
];

/** Signs that stand where a number would, or beside one. */
const signs: readonly (readonly [sign: string, meaning: string])[] = [
  ["–", "Inget tal: det finns inget att räkna på. Det är inte samma sak som 0."],
  ["..", "Redovisas inte, eftersom talet är litet eller skulle avslöja ett litet tal."],
  ["r", "Reviderad: ett annat tal än i en tidigare utgåva."],
];

/** The words and abbreviations as a table. */
export function wordList(): HTMLElement {
  return dataTable({
    caption: "Ord och förkortningar på webbplatsen",
    columns: [
      {name: "ord", title: "Ord", kind: "text"},
      {name: "betyder", title: "Betyder", kind: "text"},
    ],
    rows: glossary,
  });
}

/** The signs of tables and charts as a table. */
export function signList(): HTMLElement {
  return dataTable({
    caption: "Tecken i tabeller och diagram",
    columns: [
      {name: "tecken", title: "Tecken", kind: "text"},
      {name: "betyder", title: "Betyder", kind: "text"},
    ],
    rows: signs,
  });
}
