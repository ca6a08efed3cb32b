import {questionGroups} from "../model/completionQuestions.ts";
import {diagnosisBlocks, diagnosisChapters, diagnosisGroups} from "../model/diagnosis.ts";
import type {Code, Dimension} from "../model/dimension.ts";
import {withheld} from "../model/disclosureRoles.ts";
import {levels} from "../model/levels.ts";
import {measureKinds, measuresNamed} from "../model/measureKinds.ts";
import {type Coverage, coverageOf, regionCodes} from "../model/places.ts";
import {contactWishes, prognoses, treatments} from "../model/returnSupport.ts";
import {
  answerBands,
  ageBands,
  bandCode,
  coarserBands,
  coordinationBands,
  courseBands,
  durationBands,
  durationLimitBands,
  lengthBands,
  spanBands,
  waitBands,
  withParents,
} from "./bands.ts";
import {countingWays} from "./countingWays.ts";
import {categoryDimension} from "./categoryDimension.ts";
import {degreePaths, diagnosisChanges, formsUsed, recommendations} from "./courseCodes.ts";
import {monthsBetween, monthTitle, quarterOf, quarterTitle, yearOf} from "./months.ts";
import {type CareUnit, careUnitDimension, registryStatuses} from "./unitDimensions.ts";

/** What is withheld, in a dimension without coarser values. */
const withheldAlone: Code = {code: withheld.code, title: withheld.title};

/**
 * Every dimension that a table may have, coarser levels last, for a release from `firstMonth` to `lastMonth` (YYYY-MM, both included).
 * A quarter or year that the months cover in part stands among the others: its counts are of those months, and all of them are
 * rounded (`openPeriods`).
 * `careUnits` are the units of the registry that certificates are compared by; without a registry there are none. `coverage` has the
 * regions that are told: every other is counted with the unknown one.
 */
export function dimensions(
  firstMonth: string,
  lastMonth: string,
  careUnits: readonly CareUnit[] = [],
  coverage: Coverage = coverageOf(undefined),
): Readonly<Record<string, Dimension>> {
  const months = monthsBetween(firstMonth, lastMonth);
  const quarters = [...new Set(months.map(quarterOf))];
  const years = [...new Set(months.map(yearOf))];
  const unit = (title: string) => (code: string) => ({code, title: `${code} ${title}`});
  const region = regionCodes(coverage);
  return byId([
    careUnitDimension(careUnits, [], region),
    {id: "registry_status", title: "Enhetens ställning i registret", codes: registryStatuses},
    {id: "month", title: "Månad", codes: months.map((code) => ({code, title: monthTitle(code)}))},
    {id: "quarter", title: "Kvartal", codes: quarters.map((code) => ({code, title: quarterTitle(code)}))},
    {id: "year", title: "År", codes: years.map((code) => ({code, title: code}))},
    {id: "region", title: "Region", codes: region},
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
    categoryDimension(),
    {
      id: "recommendation",
      title: "Längd mot rekommendationen",
      codes: [...recommendations, withheldAlone],
    },
    {
      id: "counting_way",
      title: "Sätt att räkna",
      codes: countingWays.map(({code, title}) => ({code, title})),
    },
    {
      id: "diagnosis_change",
      title: "Diagnosbyte",
      codes: [...diagnosisChanges, withheldAlone],
    },
    {
      id: "first_change",
      title: "Tid till diagnosbytet",
      codes: [
        {code: "none", title: "Inget byte"},
        ...courseBands.map((band) => bandCode(band, "dagar")),
        withheldAlone,
      ],
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
        ...courseBands.map((band) => bandCode(band, "dagar")),
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
