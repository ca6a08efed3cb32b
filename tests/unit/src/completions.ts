import type {PlaceFamily} from "../../../src/components/placeFamily.js";
import type {Dimension, Manifest} from "../../../src/contract/release.js";
import {monthsFrom} from "../../../src/contract/view.js";
import {quarterOf} from "../../../src/measures/months.js";
import type {Table} from "../../../src/measures/table.js";
import {manifest as country, table} from "./country.js";

const codes = (title: string, of: Readonly<Record<string, string>>): Dimension => ({
  title,
  codes: Object.entries(of).map(([code, name]) => ({code, title: name})),
});
const days = (...bands: string[]): Record<string, string> =>
  Object.fromEntries(bands.map((band) => [band, `${band} dagar`]));

/** The country of `country.ts` over two years, with requests for completion, drawn on 31 January 2026. */
export const manifest: Manifest = {
  ...country,
  extractDate: "2026-01-31",
  firstMonth: "2024-01",
  lastMonth: "2025-12",
  dimensions: {
    ...country.dimensions,
    version: codes("Blankettens version", {"1": "Version 1", "2": "Version 2"}),
    region: codes("Region", {"05": "Region Östergötland", "12": "Region Skåne"}),
    waited: codes("Tid till begäran", {
      never: "Ingen begäran",
      ...days("0-7", "8-14", "15-21", "22-30", "31-60", "61-"),
    }),
    answered: codes("Tid till svar", {
      ...{"not-asked": "Ingen begäran", none: "Inget svar"},
      ...days("0-7", "8-14", "15-30", "31-"),
    }),
    number: codes("Intygets plats i sjukfallet", {
      ...{none: "Ersatt intyg, i inget sjukfall"},
      ...{"1": "Första intyget", "2": "Andra intyget"},
    }),
    question: {
      title: "Fråga i blanketten",
      codes: [
        {code: "35", title: "Funktionsnedsättning"},
        {code: "17", title: "Aktivitetsbegränsning"},
        {code: "39", title: "Prognos"},
        {code: "none", title: "Ingen fråga angiven"},
      ],
    },
  },
};

/** Each month women 100 certificates, 20 with a request (30 on the new form), men 200, 10 with a request; and sums of `scale` such. */
function certificates(scale: number): Table {
  const rows = monthsFrom(manifest.firstMonth, manifest.lastMonth).flatMap((month) => {
    const asked = month < "2025-08" ? 20 : 30;
    return [
      `${month} K 0-30 F00-F99 100 1 ${asked * scale}`,
      `${month} K 0-30 F00-F99 100 0 ${(100 - asked) * scale}`,
      `${month} M 31- C00-D48 50 1 ${10 * scale}`,
      `${month} M 31- C00-D48 50 0 ${190 * scale}`,
    ];
  });
  return table(["month", "sex", "age", "diagnosis", "degree", "completed"], rows);
}

/** Quarters and the version that its certificates are on: the third of 2025 has both. */
const onForm = [...new Set(monthsFrom(manifest.firstMonth, manifest.lastMonth).map(quarterOf))].flatMap(
  (quarter) =>
    quarter < "2025-Q3"
      ? [[quarter, "1"]]
      : quarter > "2025-Q3"
        ? [[quarter, "2"]]
        : [
            [quarter, "1"],
            [quarter, "2"],
          ],
);

/** Certificates by version of the form: 900 a quarter, of which the third of 2025 has 300 on the old and 600 on the new. */
function requests(scale: number): Table {
  const rows = onForm.flatMap(([quarter = "", version = ""]) => {
    const all = quarter !== "2025-Q3" ? 900 : version === "1" ? 300 : 600;
    return [
      `${quarter} ${version} 0-7 0-7 ${30 * scale}`,
      `${quarter} ${version} 8-14 8-14 ${30 * scale}`,
      `${quarter} ${version} 15-21 none ${20 * scale}`,
      `${quarter} ${version} 31-60 15-30 ${10 * scale}`,
      `${quarter} ${version} never not-asked ${(all - 90) * scale}`,
    ];
  });
  return table(["quarter", "version", "waited", "answered"], rows);
}

function questions(scale: number): Table {
  const rows = onForm.flatMap(([quarter = "", version = ""]) => [
    `${quarter} ${version} 17 ${(version === "1" ? 60 : 30) * scale}`,
    `${quarter} ${version} ${version === "1" ? "35" : "39"} ${(version === "1" ? 30 : 60) * scale}`,
    `${quarter} ${version} none ${10 * scale}`,
  ]);
  return table(["quarter", "version", "question"], rows);
}

/** Each quarter 1,000 first certificates, 100 with a request, 20 of them with two; 500 second ones, 100 with a request. */
function numbers(scale: number): Table {
  const rows = [...new Set(onForm.map(([quarter = ""]) => quarter))].flatMap((quarter) => [
    `${quarter} 1 0 ${900 * scale}`,
    `${quarter} 1 1 ${80 * scale}`,
    `${quarter} 1 2 ${20 * scale}`,
    `${quarter} 2 0 ${400 * scale}`,
    `${quarter} 2 1 ${100 * scale}`,
  ]);
  return table(["quarter", "number", "times_asked"], rows);
}

/** The four families of a place in that country: the nation is twice the region. */
export function completions(
  slug: string,
): Readonly<Record<"certificates" | "requests" | "questions" | "numbers", PlaceFamily>> {
  const place = manifest.places.find((candidate) => candidate.slug === slug);
  if (place === undefined) throw new RangeError(`no place ${slug}`);
  const family = (of: (scale: number) => Table): PlaceFamily => {
    const nation = of(2);
    return {manifest, place, own: place.code === null ? nation : of(1), nation};
  };
  return {
    ...{certificates: family(certificates), requests: family(requests)},
    ...{questions: family(questions), numbers: family(numbers)},
  };
}
