import type {Manifest} from "../contract/release.js";
import {withheldCode} from "../contract/view.js";
import {dataTable} from "./dataTable.js";
import type {DataTable} from "./diagramModel.js";
import {element} from "./element.js";

/** How much rounding may have moved each table, from the published cells alone. */
export function roundingReports({families, disclosure}: Manifest): HTMLElement {
  return dataTable({
    caption: "Avrundningen i varje tabell",
    columns: [
      {name: "tabell", title: "Tabell", kind: "text"},
      {name: "celler", title: "Celler som inte är 0", kind: "count"},
      {name: "celler_vid_basen", title: `Celler som är ${disclosure.base}`, kind: "count"},
      {name: "typisk_summa", title: "Typisk summa", kind: "count"},
      {name: "typiskt_medelfel", title: "Typiskt medelfel", kind: "decimal"},
      {name: "storsta_medelfel", title: "Största medelfel", kind: "decimal"},
    ],
    rows: families.map(({title, report}) => [
      title,
      report.cells,
      report.cellsAtBase,
      report.typicalTotal,
      report.typicalStandardError,
      report.greatestStandardError,
    ]),
  });
}

/** The tables of the release: what a row counts, and by what it is divided. */
export function familyTable({families, dimensions}: Manifest): HTMLElement {
  return dataTable({
    caption: "Tabellerna i utgåvan",
    columns: [
      {name: "tabell", title: "Tabell", kind: "text"},
      {name: "beskrivning", title: "Vad som räknas", kind: "text"},
      {name: "uppdelning", title: "Uppdelad på", kind: "text"},
    ],
    rows: families.map((family) => [
      family.title,
      family.description,
      family.dimensions.map((id) => (dimensions[id]?.title ?? id).toLocaleLowerCase("sv-SE")).join(", "),
    ]),
  });
}

/** Every setting that has decided the figures of this release. */
export function settingsTable({settings}: Manifest): HTMLElement {
  return dataTable({
    caption: "Inställningar för utgåvan",
    columns: [
      {name: "betydelse", title: "Vad som ställs in", kind: "text"},
      {name: "varde", title: "Värde", kind: "text"},
      {name: "installning", title: "Namn i inställningarna", kind: "text"},
    ],
    rows: Object.entries(settings).map(([name, value]) => [meanings[name] ?? name, inWords(value), name]),
  });
}

/** The boundary of five days by an example: a certificate that ends on 14 August, and three that may follow it. */
export function gapExample(): HTMLElement {
  return dataTable({
    caption: "När hör nästa intyg till samma sjukfall?",
    columns: [
      {name: "borjar", title: "Nästa intyg börjar", kind: "text"},
      {name: "glapp", title: "Dagar utan intyg", kind: "text"},
      {name: "samma", title: "Blir det samma sjukfall?", kind: "text"},
    ],
    rows: [
      ["17 augusti", "2 (15–16 augusti)", "Ja"],
      ["20 augusti", "5 (15–19 augusti)", "Ja, det är precis på gränsen"],
      ["21 augusti", "6 (15–20 augusti)", "Nej, ett nytt sjukfall börjar"],
    ],
  });
}

/** The groups of diagnoses and the chapters of ICD-10 in each. */
export function diagnosisTable({dimensions}: Manifest): HTMLElement {
  const {codes = [], parents = []} = dimensions["diagnosis"] ?? {};
  return dataTable({
    caption: "Diagnosgrupper och kapitel",
    columns: [
      {name: "grupp", title: "Grupp", kind: "text"},
      {name: "kapitel", title: "Kapitel i ICD-10", kind: "text"},
    ],
    rows: parents
      .filter(({code}) => code !== withheldCode)
      .map(({code, title}) => {
        const members = codes.filter(({parent}) => parent === code).map((chapter) => chapter.code);
        return [
          title,
          members
            .map((chapter) => chapter.replace("-", "\u2060–\u2060").replace("none", "saknas"))
            .join(", "),
        ];
      }),
  });
}

/**
 * The files of the release with their fingerprints, so that a download can be checked. The list is long and stands in the
 * whole manifest only: it is fetched when the reader opens it.
 */
export function fileTable(loadManifest: () => Promise<Pick<Manifest, "files">>): HTMLElement {
  const place = element("div", {role: "status"}, "Hämtar listan …");
  const details = element("details", {}, element("summary", {}, "Visa alla filer i utgåvan"), place);
  details.addEventListener(
    "toggle",
    () => {
      loadManifest().then(
        ({files}) => {
          place.removeAttribute("role");
          place.replaceChildren(dataTable(fileRows(files)));
        },
        () => {
          place.textContent = "Listan gick inte att hämta. Den står i utgåvans manifest.json.";
        },
      );
    },
    {once: true},
  );
  return details;
}

/** What {@link fileTable} shows. */
export function fileRows(files: Manifest["files"]): DataTable {
  return {
    caption: "Filer i utgåvan",
    columns: [
      {name: "fil", title: "Fil", kind: "text"},
      {name: "rader", title: "Rader", kind: "count"},
      {name: "byte", title: "Byte", kind: "count"},
      {name: "sha256", title: "SHA-256", kind: "text"},
    ],
    rows: files.map(({path, rows, bytes, sha256}) => [path, rows, bytes, sha256]),
  };
}

const meanings: Readonly<Record<string, string>> = {
  maxGap: "Flest dagar utan intyg som ändå binder ihop två intyg till ett sjukfall",
  scope: "Om ett sjukfall följer personen eller slutar när vårdgivaren byts",
  excludeInfectionBan: "Om intyg för smittbärarpenning lämnas utanför",
  onlySent: "Om bara intyg som har skickats till Försäkringskassan räknas",
  earliestDay: "Tidigaste dag som en period får börja",
  yearsAhead: "Så många år efter uttaget som en period får sträcka sig",
  roundingBase: "Bas för avrundningen av små tal",
  roundingPasses: "Flest genomgångar som byter små celler för att hålla summorna nära",
  thresholdsSetBy: "Vem som har bestämt trösklarna för skyddet",
  thresholdsSetOn: "Dagen då trösklarna bestämdes",
  revisedFrom: "Första månaden vars tal får skilja sig från en tidigare utgåva",
  unitDefinition: "Vad en enhet jämförs som",
  smallestUnit:
    "Minsta antal personer under ett år för att en enhet ska ha egna rader i tabellen över enheter",
  extractDate: "Dagen för uttaget",
  firstMonth: "Första månaden i utgåvan",
  lastMonth: "Sista månaden i utgåvan",
};

function inWords(value: string | number | boolean): string {
  if (typeof value === "boolean") return value ? "ja" : "nej";
  if (value === "person") return "personen";
  if (value === "within-provider") return "samma vårdgivare";
  if (value === "care-unit") return "vårdenheten i HSA";
  if (value === "head-unit") return "huvudenheten, annars enheten";
  if (value === "harmonised") return "vårdenheten, delad efter slag av vård";
  return String(value);
}
