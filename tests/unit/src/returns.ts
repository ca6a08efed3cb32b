import type {PlaceFamily} from "../../../src/components/placeFamily.js";
import type {Dimension, Manifest} from "../../../src/contract/release.js";
import type {Table} from "../../../src/measures/table.js";
import {manifest as country, table} from "./country.js";

const codes = (title: string, of: Readonly<Record<string, string>>): Dimension => ({
  title,
  codes: Object.entries(of).map(([code, name]) => ({code, title: name})),
});
const days = (...bands: string[]): Record<string, string> =>
  Object.fromEntries(bands.map((band) => [band, `${band} dagar`]));
const within = {none: "Inget meddelande", ...days("1-90", "91-180", "181-365", "366-")};

/** The country of `country.ts` in the year of the new form, with what certificates say of the way back to work. */
export const manifest: Manifest = {
  ...country,
  extractDate: "2026-01-31",
  firstMonth: "2025-01",
  lastMonth: "2025-12",
  dimensions: {
    ...country.dimensions,
    version: codes("Blankettens version", {"1": "Version 1", "2": "Version 2"}),
    measure: codes("Åtgärd", {
      ...{
        EJ_AKTUELLT: "Inte aktuellt",
        ARBETSTRANING: "Arbetsträning",
        KONTAKT_FHV: "Kontakt med företagshälsovård",
      },
      ...{text: "Åtgärder med egna ord (fråga 44)", none: "Ingen åtgärd angiven", U: "Framgår inte"},
    }),
    treatment: codes("Behandling", {
      ...{none: "Ingen behandling angiven", ongoing: "Bara pågående", planned: "Bara planerad", both: "Båda"},
      ...{some: "Pågående eller planerad", U: "Framgår inte", "..": "Redovisas inte"},
    }),
    prognosis: codes("Prognos", {
      ...{
        STOR_SANNOLIKHET: "Åter helt efteråt",
        PROGNOS_OKLAR: "Oklar",
        U: "Framgår inte",
        "..": "Redovisas inte",
      },
    }),
    contact_wish: codes("Kontakt", {"0": "Ingen kontakt önskas", "1": "Kontakt önskas", U: "Framgår inte"}),
    span: codes("Längd", days("1-90", "91-180", "181-365", "366-")),
    forms: codes("Versioner", {"1": "Version 1", "2": "Version 2", both: "Båda"}),
    measures_named: codes("Åtgärder", {
      listed: "Ur listan",
      text: "Egna ord",
      none: "Ingen",
      U: "Framgår inte",
    }),
    first_meeting: codes("Möte", within),
    first_contact: codes("Kontakt", within),
  },
};

/** A thousand certificates a quarter: on version 1 to the second, 400 and 600 in the third, on version 2 in the fourth. */
const onForm = [
  ["2025-Q1", "1", 1000],
  ["2025-Q2", "1", 1000],
  ["2025-Q3", "1", 400],
  ["2025-Q3", "2", 600],
  ["2025-Q4", "2", 1000],
] as const;

function support(scale: number): Table {
  return table(
    ["quarter", "version", "treatment", "prognosis", "contact_wish"],
    onForm.flatMap(([quarter, version, all]) => {
      const some = version === "1" ? "both" : "some";
      return [
        `${quarter} ${version} ${some} STOR_SANNOLIKHET 0 ${0.5 * all * scale}`,
        `${quarter} ${version} ${version === "1" ? "ongoing" : "some"} PROGNOS_OKLAR 1 ${0.1 * all * scale}`,
        `${quarter} ${version} none PROGNOS_OKLAR 0 ${0.4 * all * scale}`,
      ];
    }),
  );
}

function measures(scale: number): Table {
  return table(
    ["quarter", "version", "measure"],
    onForm.flatMap(([quarter, version, all]) =>
      version === "1"
        ? [
            `${quarter} 1 EJ_AKTUELLT ${0.6 * all * scale}`,
            `${quarter} 1 ARBETSTRANING ${0.3 * all * scale}`,
            `${quarter} 1 KONTAKT_FHV ${0.1 * all * scale}`,
            `${quarter} 1 text ${0.2 * all * scale}`,
          ]
        : [`${quarter} 2 text ${0.4 * all * scale}`, `${quarter} 2 none ${0.6 * all * scale}`],
    ),
  );
}

const sjukfall = (scale: number): Table =>
  table(
    ["year", "span", "forms", "measures_named"],
    [
      `2025 1-90 1 listed ${300 * scale}`,
      `2025 1-90 1 none ${700 * scale}`,
      `2025 1-90 2 text ${100 * scale}`,
      `2025 1-90 2 none ${100 * scale}`,
      `2025 181-365 1 listed ${400 * scale}`,
      `2025 181-365 1 text ${100 * scale}`,
      `2025 181-365 both listed ${500 * scale}`,
    ],
  );

const coordination = (scale: number): Table =>
  table(
    ["year", "span", "first_meeting", "first_contact"],
    [
      `2025 1-90 none none ${2000 * scale}`,
      `2025 181-365 1-90 none ${50 * scale}`,
      `2025 181-365 91-180 none ${100 * scale}`,
      `2025 366- 181-365 none ${50 * scale}`,
      `2025 366- none none ${300 * scale}`,
    ],
  );

/** The four families of a place in that country: the nation is twice the region. */
export function returns(
  slug: string,
): Readonly<Record<"support" | "measures" | "sjukfall" | "coordination", PlaceFamily>> {
  const place = manifest.places.find((candidate) => candidate.slug === slug);
  if (place === undefined) throw new RangeError(`no place ${slug}`);
  const family = (of: (scale: number) => Table): PlaceFamily => {
    const nation = of(2);
    return {manifest, place, own: place.code === null ? nation : of(1), nation};
  };
  return {
    ...{support: family(support), measures: family(measures)},
    ...{sjukfall: family(sjukfall), coordination: family(coordination)},
  };
}
