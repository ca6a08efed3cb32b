import type {Manifest} from "../contract/release.js";
import type {UnitTable} from "../contract/unitTable.js";
import {wholeOf} from "../contract/whole.js";
import {shareInterval} from "../measures/shareInterval.js";
import {formatDay, formatPercent} from "../measures/swedish.js";
import type {DiagramModel, LinePoint} from "./diagramModel.js";
import {yearsInWords} from "./familyYears.js";
import {lacksUnitTable} from "./lacksUnitTable.js";
import {textAlternative} from "./textAlternative.js";
import {unitYears, type UnitOfTable} from "./unitFigures.js";
import {hasRequests, noRequests} from "./unitRequests.js";
import {unitsOfType} from "./unitWords.js";

/** The share of a unit's certificates that is completed, year by year, beside what its patients would lead one to expect. */
export function unitOverYears(
  table: UnitTable,
  manifest: Pick<Manifest, "disclosure" | "extractDate" | "families" | "lastMonth" | "places">,
  unit: UnitOfTable,
): DiagramModel {
  const {
    disclosure: {base},
    extractDate,
    lastMonth,
  } = manifest;
  const years = table.years.flatMap((year, x) => {
    const own = unitYears(table, year).find((one) => one.unit === unit);
    if (own === undefined) return [];
    const {share, interval} = shareInterval(own.part, own.whole, base);
    const expected = own.expected === null ? null : own.expected / own.whole.n;
    return share === null ? [] : [{x, year, own, share, interval, expected}];
  });
  const last = years.at(-1);
  const measure = "Andel intyg som kompletteras";
  const period = yearsInWords(years.map(({year}) => year));
  const title =
    last === undefined
      ? (lacksUnitTable(manifest, "unit_certificates") ?? `${unit.title} har för få intyg för egna tal`)
      : !hasRequests(table, last.year)
        ? noRequests(last.year)
        : `${formatPercent(last.share)} av intygen ${last.year} kompletterades${last.expected === null ? "" : `. Med sådana patienter väntas ${formatPercent(last.expected)}`}`;
  const uncertainty = "Banden är 95-procentiga intervall som rymmer slump och avrundning";
  const open = `${lastMonth.slice(0, 4)}-12` === lastMonth ? null : lastMonth.slice(0, 4);
  return {
    id: "enheten-ar-for-ar",
    title,
    selection: last === undefined ? unit.title : `${unit.title}, ${period}`,
    alternative: textAlternative({
      kind: "Linjediagram med en punkt för varje år",
      ...{measure, selection: unit.title, period, message: title, uncertainty},
    }),
    series: [
      {id: "own", label: "Enheten", style: "own"},
      {id: "expected", label: "Förväntat", style: "nation"},
    ],
    chart:
      years.length === 0
        ? null
        : {
            ...{kind: "lines", xs: table.years, yLabel: measure, unit: "share", reference: null},
            points: years.flatMap(({x, year, share, interval: [low, high], expected}): LinePoint[] => {
              const preliminary = year === open;
              return [
                {series: "own", x, value: share, low, high, preliminary},
                ...(expected === null
                  ? []
                  : [{series: "expected", x, value: expected, low: expected, high: expected, preliminary}]),
              ];
            }),
          },
    nothing: title,
    notes: [
      `${uncertainty}.`,
      `Förväntat: vad enhetens patienter (kön, ålder och diagnosgrupp) ger om varje grupp har ${wholeOf(manifest).of} andel, anpassat till alla ${unitsOfType(table.type.id)} tillsammans.`,
      ...(open === null ? [] : [`Ihåligt tecken: ${open} är inte slut i utgåvan.`]),
      `En begäran kan komma veckor efter intyget. Intyg från månaderna närmast före uttaget den ${formatDay(extractDate)} kan få fler.`,
    ],
    table: {
      caption: measure,
      columns: [
        {name: "ar", title: "År", kind: "text"},
        {name: "intyg", title: "Intyg", kind: "count"},
        {name: "kompletterade", title: "Kompletterade", kind: "count"},
        {name: "andel", title: "Andel", kind: "share"},
        {name: "lagst", title: "Lägst", kind: "share"},
        {name: "hogst", title: "Högst", kind: "share"},
        {name: "forvantad_andel", title: "Förväntad andel", kind: "share"},
      ],
      rows: years.map(({year, own, share, interval, expected}) => [
        ...[year, own.whole.n, own.part.n, share, ...interval, expected],
      ]),
    },
  };
}
