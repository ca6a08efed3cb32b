import type {OfficialPlace, OfficialStatistics} from "../contract/official.js";
import {formatMonth, formatTenths, joinSwedish} from "../measures/swedish.js";
import type {DiagramModel, SharePoint} from "./diagramModel.js";
import {inPlace} from "./inPlace.js";
import {allCounted} from "./officialDays.js";
import {nationOf} from "./officialPlace.js";
import {published} from "./officialSources.js";
import {textAlternative} from "./textAlternative.js";

const sexes = [
  {code: "K", label: "Kvinnor", style: "women"},
  {code: "M", label: "Män", style: "men"},
] as const;

/** All ages together, as a row of the table and not of the chart. */
const allAges = "16-64";
const measure = "Dagar med sjukpenning eller rehabiliteringspenning per person, under tolv månader";

/** Sjukpenningtal of women and men by age: of the region that is picked out where it is published, else of riket. */
export function officialByAge(official: OfficialStatistics, region: OfficialPlace | null): DiagramModel {
  const {month, rows} = official.byAge;
  const nation = nationOf(official);
  const told = official.places.filter(({code}) => rows.some((row) => row.region === code));
  const place = region !== null && told.includes(region) ? region : nation;
  const days = (age: string, sex: string): number | null =>
    rows.find((row) => row.region === place.code && row.age === age && row.sex === sex)?.days ?? null;
  const ages = [...new Set(rows.map(({age}) => age))].filter((age) => age !== allAges).sort();
  const tell = (age: string, sex: string): string => formatTenths(days(age, sex) ?? NaN);
  const title = `Sjukpenningtalet ${inPlace(place)} var ${tell(allAges, "K")} dagar för kvinnor och ${tell(allAges, "M")} för män i ${formatMonth(month)}`;
  const regions = joinSwedish(told.filter((one) => one !== nation).map((one) => one.title));
  const oldest = ages.at(-1) ?? "";
  return {
    id: "sjukpenningtal-efter-alder",
    title,
    selection: `${place.title}, tolv månader till och med ${formatMonth(month)}`,
    alternative: textAlternative({
      kind: "Punktdiagram med en punkt för kvinnor och en för män i varje åldersgrupp",
      measure,
      selection: place.title,
      period: `tolv månader till och med ${formatMonth(month)}`,
      message: `${title}. I åldern ${yearsOf(oldest)} var det ${tell(oldest, "K")} och ${tell(oldest, "M")} dagar.`,
      uncertainty: allCounted,
    }),
    series: sexes.map(({code, label, style}) => ({id: code, label, style})),
    chart: {
      kind: "shares",
      unit: "number",
      categories: ages.map(yearsOf),
      xLabel: measure,
      points: ages.flatMap((age, category) =>
        sexes.flatMap(({code}): SharePoint[] => {
          const value = days(age, code);
          return value === null ? [] : [{series: code, category, value, low: value, high: value}];
        }),
      ),
    },
    nothing: "",
    notes: [
      ...(region !== null && place === nation
        ? [`Efter kön och ålder finns siffrorna här bara för riket, ${regions}. Därför visas riket.`]
        : []),
      allCounted,
    ],
    table: {
      caption: `Sjukpenningtal efter ålder och kön, ${formatMonth(month)}`,
      columns: [
        {name: "alder", title: "Ålder", kind: "text"},
        {name: "kvinnor", title: "Kvinnor", kind: "decimal"},
        {name: "man", title: "Män", kind: "decimal"},
        {name: "alla", title: "Alla", kind: "decimal"},
      ],
      rows: [...ages, allAges].map((age) => [
        yearsOf(age),
        ...["K", "M", "ALL"].map((sex) => days(age, sex)),
      ]),
    },
    published: published("byAge"),
  };
}

const yearsOf = (age: string): string => `${age.replace("-", "–")} år`;
