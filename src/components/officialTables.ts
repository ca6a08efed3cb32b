import {dataTable} from "./dataTable.js";
import type {DataTable} from "./diagramModel.js";
import {officialSources} from "./officialSources.js";

/** The published tables of the notebook: what, who, when and which file. */
export function sourceTable(): HTMLElement {
  return dataTable(sourceRows());
}

/** What {@link sourceTable} shows. */
export function sourceRows(): DataTable {
  return {
    caption: "Tabellerna på sidan",
    columns: [
      {name: "tabell", title: "Tabell", kind: "text"},
      {name: "utgivare", title: "Utgivare", kind: "text"},
      {name: "galler", title: "Gäller", kind: "text"},
      {name: "fil", title: "Fil i data/reference", kind: "text"},
    ],
    rows: Object.values(officialSources).map(({title, publisher, date, file}) => [
      ...[title, publisher, date, file],
    ]),
  };
}

/** Which published figures can be held against a release of certificates, and why not the others. */
export function comparabilityTable(): HTMLElement {
  return dataTable({
    caption: "Officiell statistik och utgåvans tabeller",
    columns: [
      {name: "officiell", title: "Officiell siffra", kind: "text"},
      {name: "gar", title: "Går att jämföra?", kind: "text"},
      {name: "skal", title: "Varför", kind: "text"},
    ],
    rows: [
      [
        "Andel med psykiatrisk diagnos, andel kvinnor",
        "Ja, med försiktighet",
        "Båda delar upp pågående sjukfall på samma sätt, men de har inte samma sjukfall: utgåvan har också korta sjukfall och sjukfall utan sjukpenning.",
      ],
      [
        "Antal pågående sjukfall",
        "Nej",
        "Försäkringskassan räknar beståndet i slutet av månaden. Utgåvan räknar varje sjukfall som har pågått någon dag, och får därför fler.",
      ],
      [
        "Längd",
        "Nej",
        "Försäkringskassan räknar dagar med sjukpenning. Utgåvan räknar dagar som täcks av intyg, eller alla dagar från sjukfallets första till dess sista. Gränserna mellan grupperna är också olika.",
      ],
      [
        "Sjukpenningtal och ohälsotal",
        "Nej",
        "De räknar betalda dagar, omräknade till hela. Ett intyg säger inget om vad som har betalats, och ohälsotalet rymmer ersättningar som inte kräver FK7804.",
      ],
      [
        "Personer som började ett sjukfall",
        "Nej",
        "Utgåvans tabeller räknar sjukfall. Bara för alla regioner tillsammans finns antalet personer, och det har också personer med enbart korta sjukfall.",
      ],
    ],
  });
}
