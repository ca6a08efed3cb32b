import type {Manifest} from "../contract/release.js";
import type {UnitTable} from "../contract/unitTable.js";
import {isTooUnsure} from "../measures/shareInterval.js";
import {formatPercent} from "../measures/swedish.js";
import type {DiagramModel, LinePoint} from "./diagramModel.js";
import {yearsInWords} from "./familyYears.js";
import {lacksUnitTable} from "./lacksUnitTable.js";
import {textAlternative} from "./textAlternative.js";
import type {UnitOfTable} from "./unitFigures.js";
import {isFollowed, unitLimits, unitSjukfall} from "./unitSjukfall.js";
import {byFirstCertificate} from "./unitWords.js";

/** What share of the sjukfall that begin with a certificate of a unit last longer than 90 and 180 days, by the year they began in. */
export function unitLongYears(
  table: UnitTable,
  manifest: Pick<Manifest, "disclosure" | "families">,
  unit: UnitOfTable,
): DiagramModel {
  const {base} = manifest.disclosure;
  const years = table.years.flatMap((year, x) => {
    const {started, longer} = unitSjukfall(table, unit, year, base);
    return longer === null ? [] : [{x, year, started, longer}];
  });
  const last = years.at(-1);
  const measure = "Andel sjukfall som varar längre än 90 och 180 dagar";
  const period = yearsInWords(years.map(({year}) => year));
  const title =
    last === undefined
      ? (lacksUnitTable(manifest, "unit_durations") ??
        `För få sjukfall hos ${unit.title} har följts för egna tal`)
      : unitLimits.some((limit) => isTooUnsure(last.longer[limit]))
        ? `${measure}: för få för en säker andel`
        : `${formatPercent(last.longer[90].share)} av sjukfallen som började ${last.year} varade längre än 90 dagar, ${formatPercent(last.longer[180].share)} längre än 180`;
  const uncertainty = "Banden är 95-procentiga intervall som rymmer slump och avrundning";
  const unfollowed = table.years.filter((year) => !isFollowed(table, year));
  return {
    id: "enhetens-langa-sjukfall",
    title,
    selection: last === undefined ? unit.title : `${unit.title}, sjukfall som började ${period}`,
    alternative: textAlternative({
      kind: "Linjediagram med två serier och en punkt för varje år",
      ...{measure, selection: unit.title, period, message: title, uncertainty},
    }),
    series: [
      {id: "90", label: "Längre än 90 dagar", style: "own"},
      {id: "180", label: "Längre än 180 dagar", style: "nation"},
    ],
    chart:
      years.length === 0
        ? null
        : {
            ...{
              kind: "lines",
              xs: years.map(({year}) => year),
              yLabel: measure,
              unit: "share",
              reference: null,
            },
            points: unitLimits.flatMap((limit) =>
              years.map(({longer}, x): LinePoint => {
                const {share, interval} = longer[limit];
                return {
                  ...{series: String(limit), x, value: share, low: interval[0], high: interval[1]},
                  preliminary: false,
                };
              }),
            ),
          },
    nothing: title,
    notes: [
      `${uncertainty}. Antalen är avrundade till multiplar av ${base}, så en liten enhets andelar är osäkra.`,
      byFirstCertificate,
      "Dagar räknas från sjukfallets första till dess sista dag. Varje sjukfall följs i 365 dagar.",
      ...(unfollowed.length === 0 || lacksUnitTable(manifest, "unit_durations") !== undefined
        ? []
        : [`Sjukfall som började ${unfollowed.join(" och ")} har inte följts så länge än.`]),
    ],
    table: {
      caption: measure,
      columns: [
        {name: "ar", title: "Började", kind: "text"},
        {name: "langre_an", title: "Längre än", kind: "text"},
        {name: "sjukfall", title: "Sjukfall", kind: "count"},
        {name: "antal", title: "Antal längre", kind: "count"},
        {name: "andel", title: "Andel", kind: "share"},
        {name: "lagst", title: "Lägst", kind: "share"},
        {name: "hogst", title: "Högst", kind: "share"},
      ],
      rows: years.flatMap(({year, started, longer}) =>
        unitLimits.map((limit) => {
          const {n, share, interval} = longer[limit];
          return [year, `${limit} dagar`, started, n, share, ...interval];
        }),
      ),
    },
  };
}
