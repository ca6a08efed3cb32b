import {initialView} from "../../../src/components/viewState.js";
import type {PlaceFamily} from "../../../src/components/placeFamily.js";
import type {Manifest} from "../../../src/contract/release.js";
import type {View} from "../../../src/contract/view.js";
import {manifest as country, table} from "./country.js";

const codes = (...list: readonly string[]) => list.map((code) => ({code, title: `${code} dagar`}));
const titled = (titles: Readonly<Record<string, string>>) =>
  Object.entries(titles).map(([code, title]) => ({code, title}));

/** The country of `country.ts` with the families on lengths, diagnoses and degrees: titles as in a release, fewer bands. */
export const manifest: Manifest = {
  ...country,
  extractDate: "2025-12-31",
  firstMonth: "2021-01",
  lastMonth: "2025-12",
  dimensions: {
    ...country.dimensions,
    diagnosis: {
      title: "Diagnos",
      codes: [
        ...(country.dimensions["diagnosis"]?.codes ?? []),
        {code: "..", title: "Redovisas inte", parent: ".."},
      ],
      parents: [...(country.dimensions["diagnosis"]?.parents ?? []), {code: "..", title: "Redovisas inte"}],
    },
    duration: {title: "Tid", codes: codes("1-14", "15-90", "91-180", "181-365", "366-")},
    span: {title: "Längd", codes: codes("1-90", "91-")},
    diagnosis_change: {
      title: "Diagnosbyte",
      codes: titled({
        same: "Samma",
        category: "Annan kategori",
        block: "Annat avsnitt",
        chapter: "Annat kapitel",
        unknown: "Går inte att säga",
        "..": "Redovisas inte",
      }),
    },
    first_change: {
      title: "Tid till diagnosbytet",
      codes: [
        {code: "none", title: "Inget byte"},
        ...codes("0-14", "15-90", "91-"),
        {code: "..", title: "Redovisas inte"},
      ],
    },
    degree_first: {
      title: "Grad",
      codes: ["100", "50", "25"].map((code) => ({code, title: `${code} procent`})),
    },
    degree_path: {
      title: "Väg",
      codes: titled({
        unchanged: "Samma grad hela tiden",
        down: "Sänkt en gång",
        stepwise: "Sänkt i flera steg",
        up: "Höjd, aldrig sänkt",
        varied: "Både höjd och sänkt",
      }),
    },
    first_reduction: {
      title: "Tid till sänkning",
      codes: [{code: "none", title: "Aldrig"}, ...codes("1-30", "31-90", "91-180", "181-")],
    },
  },
};

/** The first view of that country with some choices made. */
export const view = (changes: Partial<View> = {}): View => ({...initialView(manifest), ...changes});

/** A family at a place, from rows as `table` reads them: its own, and the nation's, which are the same if left out. */
export function familyAt(
  slug: string,
  dimensions: readonly string[],
  own: readonly string[],
  nation = own,
): PlaceFamily {
  const place = manifest.places.find((one) => one.slug === slug);
  if (place === undefined) throw new RangeError(`no place ${slug}`);
  return {manifest, place, own: table(dimensions, own), nation: table(dimensions, nation)};
}
