import {questionGroups} from "../model/completionQuestions.ts";
import {diagnosisBlocks, diagnosisChapters, diagnosisGroups} from "../model/diagnosis.ts";
import type {Code, Dimension} from "../model/dimension.ts";
import {withheld} from "../model/disclosureRoles.ts";
import {levels} from "../model/levels.ts";
import {measureKinds, measuresNamed} from "../model/measureKinds.ts";
import {regions, unknownRegion} from "../model/places.ts";
import {contactWishes, prognoses, treatments} from "../model/returnSupport.ts";
import {bandTitle, type Band} from "./band.ts";
import {countingWays} from "./countingWays.ts";
import {type CareUnit, careUnitDimension, registryStatuses} from "./unitDimensions.ts";

/**
 * Age in completed years, as unions of Intygsstatistik's five-year bands (<16, 16–20, …, 61–65, >65).
 * "U" where the birthday is unknown.
 */
export const ageBands: readonly Band[] = [
  {code: "0-30", from: 0, to: 30},
  {code: "31-40", from: 31, to: 40},
  {code: "41-50", from: 41, to: 50},
  {code: "51-60", from: 51, to: 60},
  {code: "61-", from: 61},
];

/** Intygsstatistik's length groups, in covered days; 365 days and more are split at two years. */
export const lengthBands: readonly Band[] = [
  {code: "1-14", from: 1, to: 14},
  {code: "15-30", from: 15, to: 30},
  {code: "31-60", from: 31, to: 60},
  {code: "61-90", from: 61, to: 90},
  {code: "91-180", from: 91, to: 180},
  {code: "181-364", from: 181, to: 364},
  {code: "365-730", from: 365, to: 730},
  {code: "731-", from: 731},
];

/** From the first to the last day of a sjukfall, both counted: closer together where most end, and at the limits of the rehabiliteringskedja. */
export const durationBands: readonly Band[] = [
  {code: "1-7", from: 1, to: 7},
  {code: "8-14", from: 8, to: 14},
  {code: "15-21", from: 15, to: 21},
  {code: "22-30", from: 22, to: 30},
  {code: "31-60", from: 31, to: 60},
  {code: "61-90", from: 61, to: 90},
  {code: "91-120", from: 91, to: 120},
  {code: "121-180", from: 121, to: 180},
  {code: "181-270", from: 181, to: 270},
  {code: "271-365", from: 271, to: 365},
  {code: "366-", from: 366},
];

/**
 * From the first to the last day of a sjukfall, both counted: by the two limits of the rehabiliteringskedja that a unit's sjukfall are told by.
 * Three bands and no more: the share beyond either limit is then one cell, or all but one, and rounding moves it by one cell's error.
 */
export const durationLimitBands: readonly Band[] = [
  {code: "1-90", from: 1, to: 90},
  {code: "91-180", from: 91, to: 180},
  {code: "181-", from: 181},
];

/** Days from the first day of a sjukfall to the first day with a lower degree than the one before. */
export const reductionBands: readonly Band[] = [
  {code: "1-14", from: 1, to: 14},
  {code: "15-30", from: 15, to: 30},
  {code: "31-60", from: 31, to: 60},
  {code: "61-90", from: 61, to: 90},
  {code: "91-180", from: 91, to: 180},
  {code: "181-", from: 181},
];

/** Days from the first day of a sjukfall to a message about it, both counted: months at first, then the limits of the rehabiliteringskedja. */
export const coordinationBands: readonly Band[] = [
  {code: "1-30", from: 1, to: 30},
  {code: "31-60", from: 31, to: 60},
  {code: "61-90", from: 61, to: 90},
  {code: "91-180", from: 91, to: 180},
  {code: "181-365", from: 181, to: 365},
  {code: "366-", from: 366},
];

/** The versions of the form that the certificates of a sjukfall are on, by their bits less one. */
export const formsUsed: readonly Code[] = [
  {code: "1", title: "Version 1"},
  {code: "2", title: "Version 2"},
  {code: "both", title: "Båda versionerna"},
];

/** Days from the signing of a certificate to the first request for completion. */
export const waitBands: readonly Band[] = [
  {code: "0-7", from: 0, to: 7},
  {code: "8-14", from: 8, to: 14},
  {code: "15-21", from: 15, to: 21},
  {code: "22-30", from: 22, to: 30},
  {code: "31-60", from: 31, to: 60},
  {code: "61-", from: 61},
];

/** Days from the first request for completion to the first answer. */
export const answerBands: readonly Band[] = [
  {code: "0-7", from: 0, to: 7},
  {code: "8-14", from: 8, to: 14},
  {code: "15-30", from: 15, to: 30},
  {code: "31-", from: 31},
];

/** Spans of covered days between the limits of the rehabiliteringskedja. */
export const spanBands: readonly Band[] = [
  {code: "1-90", from: 1, to: 90},
  {code: "91-180", from: 91, to: 180},
  {code: "181-365", from: 181, to: 365},
  {code: "366-", from: 366},
];

/** The coarser bands that those of age and length lie in; 90 days: what is longer is a long sjukfall. */
const coarserBands: Readonly<Record<"age" | "length", readonly Band[]>> = {
  age: [
    {code: "0-40", from: 0, to: 40},
    {code: "41-", from: 41},
  ],
  length: [
    {code: "1-90", from: 1, to: 90},
    {code: "91-", from: 91},
  ],
};

/**
 * How the last diagnosis of a sjukfall differs from the first: at the finest level that they share. Where either has no valid
 * code it cannot be said, not even that they are the same.
 */
export const diagnosisChanges: readonly Code[] = [
  {code: "same", title: "Samma diagnoskategori"},
  {code: "category", title: "Annan kategori i samma avsnitt"},
  {code: "block", title: "Annat avsnitt i samma kapitel"},
  {code: "chapter", title: "Annat kapitel"},
  {code: "unknown", title: "Går inte att säga"},
];

/** How the degree changed from period to period of a sjukfall. */
export const degreePaths: readonly Code[] = [
  {code: "unchanged", title: "Samma grad hela tiden"},
  {code: "down", title: "Sänkt en gång"},
  {code: "stepwise", title: "Sänkt i flera steg"},
  {code: "up", title: "Höjd, aldrig sänkt"},
  {code: "varied", title: "Både höjd och sänkt"},
];

/** What is withheld, in a dimension without coarser values. */
const withheldAlone: Code = {code: withheld.code, title: withheld.title};

const monthNames = "januari februari mars april maj juni juli augusti september oktober november december";

/** The months from `first` to `last` (YYYY-MM), both included. */
export function monthsBetween(first: string, last: string): string[] {
  const months: string[] = [];
  for (let month = first; month <= last; month = nextMonth(month)) months.push(month);
  return months;
}

/** The quarter of a month: "2024-05" lies in "2024-Q2". */
export function quarterOf(month: string): string {
  return `${month.slice(0, 4)}-Q${Math.ceil(Number(month.slice(5)) / 3)}`;
}

/** The year of a month. */
export function yearOf(month: string): string {
  return month.slice(0, 4);
}

/**
 * Every dimension that a table may have, coarser levels last, for a release from `firstMonth` to `lastMonth` (YYYY-MM, both included).
 * A quarter or year that the months cover in part stands among the others: its counts are of those months, and all of them are
 * rounded (`openPeriods`).
 * `careUnits` are the units of the registry that certificates are compared by; without a registry there are none.
 */
export function dimensions(
  firstMonth: string,
  lastMonth: string,
  careUnits: readonly CareUnit[] = [],
): Readonly<Record<string, Dimension>> {
  const months = monthsBetween(firstMonth, lastMonth);
  const quarters = [...new Set(months.map(quarterOf))];
  const years = [...new Set(months.map(yearOf))];
  const unit = (title: string) => (code: string) => ({code, title: `${code} ${title}`});
  return byId([
    careUnitDimension(careUnits),
    {id: "registry_status", title: "Enhetens ställning i registret", codes: registryStatuses},
    {id: "month", title: "Månad", codes: months.map((code) => ({code, title: monthTitle(code)}))},
    {id: "quarter", title: "Kvartal", codes: quarters.map((code) => ({code, title: quarterTitle(code)}))},
    {id: "year", title: "År", codes: years.map((code) => ({code, title: code}))},
    {
      id: "region",
      title: "Region",
      codes: [
        ...regions().map(({code, title}) => ({code, title})),
        {code: unknownRegion, title: "Okänd region"},
      ],
    },
    {
      id: "sex",
      title: "Kön",
      codes: [
        {code: "K", title: "Kvinnor"},
        {code: "M", title: "Män"},
        {code: "U", title: "Okänt kön"},
      ],
    },
    {
      id: "age",
      title: "Ålder",
      codes: [...withParents(ageBands, "age", "år"), {code: "U", title: "Okänd ålder", parent: "U"}],
      parents: [...coarserBands.age.map((band) => bandCode(band, "år")), {code: "U", title: "Okänd ålder"}],
    },
    {
      id: "diagnosis",
      title: "Diagnos",
      codes: [...diagnosisChapters(), withheld],
      parents: [...diagnosisGroups(), {code: withheld.code, title: withheld.title}],
    },
    {id: "degree", title: "Sjukskrivningsgrad", codes: ["100", "75", "50", "25"].map(unit("procent"))},
    {
      id: "length",
      title: "Längd",
      codes: withParents(lengthBands, "length", "dagar"),
      parents: coarserBands.length.map((band) => bandCode(band, "dagar")),
    },
    {
      id: "duration",
      title: "Tid från början till slut",
      codes: durationBands.map((band) => bandCode(band, "dagar")),
    },
    {
      id: "duration_limit",
      title: "Tid från början till slut",
      codes: durationLimitBands.map((band) => bandCode(band, "dagar")),
    },
    {id: "span", title: "Längd", codes: spanBands.map((band) => bandCode(band, "dagar"))},
    {
      id: "diagnosis_first",
      title: "Första diagnosen",
      codes: [...diagnosisChapters(), withheld],
      parents: [...diagnosisGroups(), {code: withheld.code, title: withheld.title}],
    },
    blockDimension("block", "Diagnosens avsnitt"),
    blockDimension("block_first", "Första diagnosens avsnitt"),
    {
      id: "counting_way",
      title: "Sätt att räkna",
      codes: countingWays.map(({code, title}) => ({code, title})),
    },
    {
      id: "diagnosis_change",
      title: "Diagnosbyte",
      codes: [...diagnosisChanges, {code: withheld.code, title: withheld.title}],
    },
    {
      id: "degree_first",
      title: "Första sjukskrivningsgraden",
      codes: ["100", "75", "50", "25"].map(unit("procent")),
    },
    {id: "degree_path", title: "Hur graden ändrades", codes: degreePaths},
    {
      id: "first_reduction",
      title: "Tid till första sänkningen av graden",
      codes: [
        {code: "none", title: "Graden sänktes aldrig"},
        ...reductionBands.map((band) => bandCode(band, "dagar")),
      ],
    },
    {
      id: "version",
      title: "Blankettens version",
      codes: ["1", "2"].map((code) => ({code, title: `Version ${code}`})),
    },
    {
      id: "waited",
      title: "Tid från undertecknande till begäran",
      codes: [{code: "never", title: "Ingen begäran"}, ...waitBands.map((band) => bandCode(band, "dagar"))],
    },
    {
      id: "answered",
      title: "Tid från begäran till svar",
      codes: [
        {code: "not-asked", title: "Ingen begäran"},
        {code: "none", title: "Inget svar vid uttaget"},
        ...answerBands.map((band) => bandCode(band, "dagar")),
      ],
    },
    {
      id: "question",
      title: "Fråga i intyget",
      codes: questionGroups.map(({code, title}) => ({code, title})),
    },
    {
      id: "measure",
      title: "Åtgärd för återgång i arbete",
      codes: measureKinds,
    },
    {id: "measures_named", title: "Åtgärder i sjukfallets intyg", codes: measuresNamed},
    {id: "forms", title: "Blankettens version i sjukfallets intyg", codes: formsUsed},
    {id: "treatment", title: "Medicinsk behandling", codes: [...treatments, withheldAlone]},
    {
      id: "prognosis",
      title: "Prognos",
      codes: [...prognoses.map(({code, title}) => ({code, title})), withheldAlone],
    },
    {id: "contact_wish", title: "Önskan om kontakt", codes: contactWishes},
    {
      id: "first_meeting",
      title: "Tid till första meddelandet om avstämningsmöte",
      codes: [
        {code: "none", title: "Inget meddelande"},
        ...coordinationBands.map((band) => bandCode(band, "dagar")),
      ],
    },
    {
      id: "first_contact",
      title: "Tid till första meddelandet om kontakt",
      codes: [
        {code: "none", title: "Inget meddelande"},
        ...coordinationBands.map((band) => bandCode(band, "dagar")),
      ],
    },
    {
      id: "number",
      title: "Intygets plats i sjukfallet",
      codes: [
        {code: "none", title: "Ersatt intyg, i inget sjukfall"},
        {code: "1", title: "Första intyget"},
        {code: "2", title: "Andra intyget"},
        {code: "3", title: "Tredje intyget"},
        {code: "4-", title: "Fjärde intyget eller senare"},
      ],
    },
    {
      id: "times_asked",
      title: "Antal begäranden om komplettering",
      codes: [
        {code: "0", title: "Ingen begäran"},
        {code: "1", title: "En begäran"},
        {code: "2", title: "Två begäranden"},
        {code: "3-", title: "Tre begäranden eller fler"},
      ],
    },
    {
      id: "completed",
      title: "Komplettering",
      codes: [
        {code: "0", title: "Ingen komplettering begärd"},
        {code: "1", title: "Komplettering begärd"},
      ],
    },
  ]);
}

/** The blocks of ICD-10, each with its chapter as parent. */
function blockDimension(id: string, title: string): Dimension {
  const chapters = diagnosisChapters().map(({code, title: own}) => ({code, title: own}));
  return {
    ...{id, title, codes: [...diagnosisBlocks(), withheld]},
    parents: [...chapters, {code: withheld.code, title: withheld.title}],
  };
}

function byId(list: readonly Dimension[]): Readonly<Record<string, Dimension>> {
  const coarser = levels.map(({dimension, id, title}): Dimension => {
    const codes = list.find((one) => one.id === dimension)?.parents ?? [];
    return {id, title, codes};
  });
  return Object.fromEntries([...list, ...coarser].map((dimension) => [dimension.id, dimension]));
}

function withParents(bands: readonly Band[], id: "age" | "length", unit: string): Code[] {
  return bands.map((band) => {
    const parent = coarserBands[id].find(
      ({from, to = Infinity}) => from <= band.from && (band.to ?? Infinity) <= to,
    );
    if (!parent) throw new RangeError(`${id}: ${band.code} lies in no coarser band`);
    return {...bandCode(band, unit), parent: parent.code};
  });
}

function bandCode(band: Band, unit: string): Code {
  return {code: band.code, title: bandTitle(band, unit)};
}

function nextMonth(month: string): string {
  const [year = 0, number = 0] = month.split("-").map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, "0")}`;
}

function monthTitle(month: string): string {
  return `${monthNames.split(" ")[Number(month.slice(5)) - 1] ?? ""} ${month.slice(0, 4)}`;
}

function quarterTitle(quarter: string): string {
  return `kvartal ${quarter.slice(6)} ${quarter.slice(0, 4)}`;
}
