import type {OfficialPlace, OfficialStatistics, YearlyDays} from "../contract/official.js";
import {capitalise, formatTenths} from "../measures/swedish.js";
import type {DiagramModel, LinePoint, Series} from "./diagramModel.js";
import {inPlace} from "./inPlace.js";
import {nationOf} from "./officialPlace.js";
import {published} from "./officialSources.js";
import {textAlternative} from "./textAlternative.js";

/** What is counted, in the words of the diagram. */
interface Counted {
  readonly id: "sjukpenningtal" | "ohalsotal";
  /** As it stands in a sentence, in definite form. */
  readonly definite: string;
  readonly measure: string;
  readonly note: string;
}

const counted: Readonly<Record<Counted["id"], Counted>> = {
  sjukpenningtal: {
    id: "sjukpenningtal",
    definite: "sjukpenningtalet",
    measure: "Dagar med sjukpenning eller rehabiliteringspenning per person 16–64 år, under tolv månader",
    note: "Sjukpenningtalet räknar hela dagar: två dagar med halv sjukpenning blir en. Det säger alltså inte hur många som är sjukskrivna.",
  },
  ohalsotal: {
    id: "ohalsotal",
    definite: "ohälsotalet",
    measure:
      "Dagar med sjukpenning, rehabiliteringspenning, sjukersättning eller aktivitetsersättning per person 16–64 år, under tolv månader",
    note: "Ohälsotalet rymmer också sjukersättning och aktivitetsersättning, som läkarintyg för sjukpenning inte säger något om.",
  },
};

/**
 * Paid days per person over the years, of riket and of a region that is picked out. The figures count every paid day, so they
 * have no interval.
 */
export function officialDays(
  official: OfficialStatistics,
  id: Counted["id"],
  region: OfficialPlace | null,
): DiagramModel {
  const {definite, measure, note} = counted[id];
  const rows = official[id];
  const nation = nationOf(official);
  const places = region === null ? [nation] : [region, nation];
  const years = [...new Set(rows.map(({year}) => year))].sort((a, b) => a - b);
  const [first = 0, last = 0] = [years[0], years.at(-1)];
  const days = (place: OfficialPlace, year: number): number | null => daysOf(rows, place, year);
  const tell = (place: OfficialPlace, year: number): string => formatTenths(days(place, year) ?? NaN);
  const title =
    region === null
      ? `${capitalise(definite)} i riket var ${tell(nation, last)} dagar per person ${last}, mot ${tell(nation, first)} dagar ${first}`
      : `${capitalise(definite)} ${inPlace(region)} var ${tell(region, last)} dagar per person ${last}, i riket ${tell(nation, last)}`;
  const where = region === null ? "Riket" : `${region.title} och riket`;
  const series = places.map((place): Series => ({
    id: place.code,
    label: place === nation ? "Riket" : place.title,
    style: place === nation && region !== null ? "nation" : "own",
  }));
  const points = places.flatMap((place) =>
    years.flatMap((year, x): LinePoint[] => {
      const value = days(place, year);
      return value === null
        ? []
        : [{series: place.code, x, value, low: value, high: value, preliminary: false}];
    }),
  );
  const change =
    region === null
      ? ""
      : `${first} var talet ${tell(region, first)} ${inPlace(region)} och ${tell(nation, first)} i riket. `;
  return {
    id,
    title,
    selection: `${where}, kvinnor och män, december ${first}–december ${last}`,
    alternative: textAlternative({
      kind: region === null ? "Linjediagram" : "Linjediagram med två linjer",
      measure,
      selection: where,
      period: `tolv månader till och med december varje år, ${first}–${last}`,
      message: `${title}. ${change}`.trim(),
      uncertainty: allCounted,
    }),
    series,
    chart: {
      kind: "lines",
      xs: years.map(String),
      yLabel: measure,
      reference: null,
      points,
    },
    nothing: "",
    notes: [note, allCounted],
    table: {
      caption: `${capitalise(definite)} i december varje år`,
      columns: [
        {name: "ar", title: "År", kind: "text"},
        ...places.map((place) => ({
          name: place.slug.replaceAll("-", "_"),
          title: place.title,
          kind: "decimal" as const,
        })),
      ],
      rows: years.map((year) => [String(year), ...places.map((place) => days(place, year))]),
    },
    published: published(id),
  };
}

/** What stands beside figures of everything that was paid or registered. */
export const allCounted = "Siffrorna räknar allt och har ingen osäkerhet från urval eller avrundning.";

function daysOf(rows: readonly YearlyDays[], {code}: OfficialPlace, year: number): number | null {
  return rows.find((row) => row.region === code && row.year === year)?.days ?? null;
}
