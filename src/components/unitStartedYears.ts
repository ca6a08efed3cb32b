import type {Manifest} from "../contract/release.js";
import type {UnitTable} from "../contract/unitTable.js";
import {cellEstimate} from "../measures/cellEstimate.js";
import {formatCount, formatTenths} from "../measures/swedish.js";
import type {DiagramModel, LinePoint} from "./diagramModel.js";
import {yearsInWords} from "./familyYears.js";
import {lacksUnitTable} from "./lacksUnitTable.js";
import {textAlternative} from "./textAlternative.js";
import type {UnitOfTable} from "./unitFigures.js";
import {unitSjukfall} from "./unitSjukfall.js";
import {byFirstCertificate} from "./unitWords.js";

/** How many sjukfall begin with a certificate of a unit, year by year, also by patients listed with it. */
export function unitStartedYears(
  table: UnitTable,
  manifest: Pick<Manifest, "disclosure" | "families" | "lastMonth">,
  unit: UnitOfTable,
): DiagramModel {
  const {
    disclosure: {base},
    lastMonth,
  } = manifest;
  const {listed} = unit;
  const years = table.years.flatMap((year, x) => {
    const {started} = unitSjukfall(table, unit, year, base);
    if (started === 0) return [];
    const rate = listed === null || listed === 0 ? null : cellEstimate(started, base, 1_000 / listed);
    return [{x, year, started, interval: cellEstimate(started, base).interval, rate}];
  });
  const open = `${lastMonth.slice(0, 4)}-12` === lastMonth ? null : lastMonth.slice(0, 4);
  const last = years.findLast(({year}) => year !== open) ?? years.at(-1);
  const measure = "Startade sjukfall per år";
  const period = yearsInWords(years.map(({year}) => year));
  const title =
    last === undefined
      ? (lacksUnitTable(manifest, "unit_started") ??
        `För få personer började ett sjukfall hos ${unit.title} för egna tal`)
      : `${last.year} började ungefär ${formatCount(last.started)} sjukfall med ett intyg från enheten${last.rate === null ? "" : `, ${formatTenths(last.rate.value)} per 1\u00a0000 listade`}`;
  const uncertainty = "Bandet är ett 95-procentigt intervall som rymmer slump och avrundning";
  return {
    id: "enhetens-sjukfall",
    title,
    selection: last === undefined ? unit.title : `${unit.title}, ${period}`,
    alternative: textAlternative({
      kind: "Linjediagram med en punkt för varje år",
      ...{measure, selection: unit.title, period, message: title, uncertainty},
    }),
    series: [{id: "own", label: "Enheten", style: "own"}],
    chart:
      years.length === 0
        ? null
        : {
            ...{kind: "lines", xs: table.years, yLabel: measure, reference: null},
            points: years.map(({x, year, started, interval: [low, high]}): LinePoint => ({
              ...{series: "own", x, value: started, low, high, preliminary: year === open},
            })),
          },
    nothing: title,
    notes: [
      `${uncertainty}. Varje antal är avrundat till en multipel av ${base} och ligger mindre än ${base} från det sanna.`,
      byFirstCertificate,
      "År då för få personer började ett sjukfall hos enheten saknas.",
      ...(open === null ? [] : [`Ihåligt tecken: ${open} är inte slut i utgåvan.`]),
      ...(listed === null
        ? []
        : ["Per 1\u00a0000 listade: alla år delas med det senaste antalet listade patienter."]),
    ],
    table: {
      caption: measure,
      columns: [
        {name: "ar", title: "År", kind: "text"},
        {name: "startade_sjukfall", title: "Startade sjukfall", kind: "count"},
        {name: "lagst", title: "Lägst", kind: "count"},
        {name: "hogst", title: "Högst", kind: "count"},
        {name: "per_1000_listade", title: "Per 1\u00a0000 listade", kind: "rate"},
        {name: "per_1000_lagst", title: "Lägst per 1\u00a0000", kind: "rate"},
        {name: "per_1000_hogst", title: "Högst per 1\u00a0000", kind: "rate"},
      ],
      rows: years.map(({year, started, interval: [low, high], rate}) => [
        ...[year, started, Math.round(low), Math.round(high)],
        ...(rate === null ? [null, null, null] : [rate.value, ...rate.interval]),
      ]),
    },
  };
}
