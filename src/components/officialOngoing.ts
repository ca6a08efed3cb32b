import type {OfficialPlace, OfficialStatistics} from "../contract/official.js";
import {formatCount, formatPercent, formatTenths} from "../measures/swedish.js";
import type {DiagramModel, SharePoint} from "./diagramModel.js";
import {inPlace} from "./inPlace.js";
import {allCounted} from "./officialDays.js";
import {nationCode, nationOf} from "./officialPlace.js";
import {published} from "./officialSources.js";
import {textAlternative} from "./textAlternative.js";

/** Chapter F of ICD-10, as the tables have it. */
const mental = "F00-F99";
const orderNote = "Regionerna står i länskodernas ordning. Ordningen är ingen rangordning.";

type Rows = OfficialStatistics["ongoing"]["rows"];
type Stock = Rows[number];

/** The row of a place, a sex and a diagnosis; undefined where it is not published. */
export function stockOf(rows: Rows, region: string, sex: string, diagnosis: string): Stock | undefined {
  return rows.find((row) => row.region === region && row.sex === sex && row.diagnosis === diagnosis);
}

/** Ongoing sjukfall per 1,000 inhabitants of all ages, by region. A region that is picked out stands in colour beside riket. */
export function ongoingPerInhabitant(
  official: OfficialStatistics,
  region: OfficialPlace | null,
): DiagramModel {
  const {ongoing, population, places} = official;
  const nation = nationOf(official);
  const stock = ({code}: OfficialPlace): number => stockOf(ongoing.rows, code, "ALL", "ALL")?.stock ?? NaN;
  const people = ({code}: OfficialPlace): number =>
    population.rows.find((row) => row.region === code)?.n ?? NaN;
  const rate = (place: OfficialPlace): number => (1000 * stock(place)) / people(place);
  const year = ongoing.firstMonth.slice(0, 4);
  const place = region ?? nation;
  const title = `I genomsnitt pågick ${formatCount(stock(place))} sjukfall ${inPlace(place)} ${year}: ${formatTenths(rate(place))} på 1\u00a0000 invånare${region === null ? "" : `, i riket ${formatTenths(rate(nation))}`}`;
  const measure = "Pågående sjukfall per 1\u00a0000 invånare i alla åldrar";
  return {
    id: "pagaende-per-invanare",
    title,
    selection: `Riket och ${places.length - 1} regioner, genomsnitt av månadernas bestånd ${year}`,
    alternative: textAlternative({
      kind: "Punktdiagram med en punkt för varje region",
      measure,
      selection: `riket och ${places.length - 1} regioner`,
      period: `genomsnitt av bestånden i slutet av varje månad ${year}`,
      message: `${title}. ${spanOf(places.filter(({code}) => code !== nationCode).map(rate), formatTenths)}`,
      uncertainty: allCounted,
    }),
    series: [{id: "antal", label: measure, style: "own"}],
    chart: {
      kind: "shares",
      unit: "number",
      categories: places.map((one) => one.title),
      ...(region !== null && {
        muted: places.filter((one) => one !== nation && one !== region).map((one) => one.title),
      }),
      xLabel: measure,
      reference: rate(nation),
      points: places.map((one, category): SharePoint => {
        const value = rate(one);
        return {series: "antal", category, value, low: value, high: value};
      }),
    },
    nothing: "",
    notes: [
      `Invånare i alla åldrar den 31 december ${population.year}. Ett län med många äldre har färre i arbetsför ålder och får därför ett lägre tal.`,
      `Den streckade linjen är riket. ${orderNote}`,
      allCounted,
    ],
    table: {
      caption: `Pågående sjukfall, genomsnitt ${year}`,
      columns: [
        {name: "region", title: "Region", kind: "text"},
        {name: "pagaende", title: "Pågående sjukfall", kind: "count"},
        {name: "invanare", title: `Invånare ${population.year}`, kind: "count"},
        {name: "per_1000", title: "Per 1\u00a0000 invånare", kind: "decimal"},
      ],
      rows: places.map((one) => [one.title, stock(one), people(one), rate(one)]),
    },
    published: published("ongoing", "population"),
  };
}

/** The share of ongoing sjukfall with a mental diagnosis, women and men, by region. */
export function ongoingMental(official: OfficialStatistics, region: OfficialPlace | null): DiagramModel {
  const {ongoing, mentalShares, places} = official;
  const share = ({code}: OfficialPlace, sex: string): number | null =>
    stockOf(ongoing.rows, code, sex, mental)?.share ?? null;
  const tell = (place: OfficialPlace, sex = "ALL"): string => formatPercent(share(place, sex) ?? NaN);
  const nation = nationOf(official);
  const year = ongoing.firstMonth.slice(0, 4);
  const before = mentalShares.find((row) => String(row.year) !== year);
  const place = region ?? nation;
  const bySex = `${tell(place, "K")} för kvinnor och ${tell(place, "M")} för män`;
  const title =
    region === null
      ? `Av de pågående sjukfallen i riket ${year} hade ${tell(nation)} en psykiatrisk diagnos${before === undefined ? "" : `, mot ${formatPercent(before.share)} år ${before.year}`}`
      : `Av de pågående sjukfallen ${inPlace(region)} ${year} hade ${tell(region)} en psykiatrisk diagnos, i riket ${tell(nation)}`;
  const measure = "Andel av de pågående sjukfallen med diagnos i F00–F99";
  return {
    id: "psykiatriska-diagnoser",
    title,
    selection: `Riket och ${places.length - 1} regioner, genomsnitt ${year}`,
    alternative: textAlternative({
      kind: "Punktdiagram med en punkt för kvinnor och en för män i varje region",
      measure,
      selection: `riket och ${places.length - 1} regioner`,
      period: `genomsnitt av månaderna ${year}`,
      message: `${title}. Andelen var ${bySex}.`,
      uncertainty: allCounted,
    }),
    series: [
      {id: "K", label: "Kvinnor", style: "women"},
      {id: "M", label: "Män", style: "men"},
    ],
    chart: {
      kind: "shares",
      categories: places.map((one) => one.title),
      xLabel: measure,
      points: places.flatMap((one, category) =>
        ["K", "M"].flatMap((sex): SharePoint[] => {
          const value = share(one, sex);
          return value === null ? [] : [{series: sex, category, value, low: value, high: value}];
        }),
      ),
    },
    nothing: "",
    notes: [
      `Andelen ${inPlace(place)} var ${bySex}.`,
      "F00–F99 är ICD-10:s kapitel om psykiska sjukdomar och syndrom. Männens andel är uträknad: alla sjukfall minus kvinnornas.",
      orderNote,
      allCounted,
    ],
    table: {
      caption: `Pågående sjukfall med diagnos i F00–F99, genomsnitt ${year}`,
      columns: [
        {name: "region", title: "Region", kind: "text"},
        {name: "alla", title: "Alla", kind: "share"},
        {name: "kvinnor", title: "Kvinnor", kind: "share"},
        {name: "man", title: "Män", kind: "share"},
        {name: "sjukfall", title: "Pågående sjukfall med diagnosen", kind: "count"},
      ],
      rows: places.map((one) => [
        one.title,
        ...["ALL", "K", "M"].map((sex) => share(one, sex)),
        stockOf(ongoing.rows, one.code, "ALL", mental)?.stock ?? null,
      ]),
    },
    published: published("ongoing"),
  };
}

/** How far the regions lie apart, in a sentence. */
function spanOf(values: readonly number[], tell: (value: number) => string): string {
  return `I regionerna ligger talet mellan ${tell(Math.min(...values))} och ${tell(Math.max(...values))}.`;
}
