import type {Manifest} from "../contract/release.js";
import type {UnitTable} from "../contract/unitTable.js";
import {wholeOf} from "../contract/whole.js";
import {cellEstimate} from "../measures/cellEstimate.js";
import {rate} from "../measures/rate.js";
import {formatCount, formatRate, formatTenths} from "../measures/swedish.js";
import {dataTable} from "./dataTable.js";
import type {Value} from "./diagramModel.js";
import {lacksUnitTable} from "./lacksUnitTable.js";
import {unitRatio} from "./unitExpected.js";
import {unitCounts, type UnitOfTable} from "./unitFigures.js";
import {unitSjukfall} from "./unitSjukfall.js";
import {definitionWords, unitsOfType} from "./unitWords.js";

/** How a unit was defined, whom it is compared with, and how many certificates it has, also by patients listed with it. */
export function unitFacts(
  table: UnitTable,
  {
    registry,
    disclosure: {base},
    synthetic,
    settings,
    families,
    places,
  }: Pick<Manifest, "registry" | "disclosure" | "synthetic" | "settings" | "families" | "places">,
  unit: UnitOfTable,
  year: string,
): HTMLElement {
  const whole = wholeOf({places});
  const years = unitCounts(table, year);
  const own = years.find((one) => one.unit === unit);
  const ratio = own ? unitRatio(table, {at: table.years.indexOf(year), unit: own.at, base}) : null;
  const region = table.regions[unit.region]?.title ?? "okänd";
  const beside = years.filter((one) => one.unit !== unit && one.unit.region === unit.region).length;
  const perListed = own && unit.listed !== null ? rate(own.whole, unit.listed, base) : null;
  const {started} = unitSjukfall(table, unit, year, base);
  const startedRate =
    started > 0 && unit.listed !== null && unit.listed > 0
      ? cellEstimate(started, base, 1_000 / unit.listed)
      : null;
  const smallest = Number(settings["smallestUnit"]);
  const lacking = lacksUnitTable({families}, "unit_certificates");
  const rows: Value[][] = [
    ["Enhet", `${unit.title} (${unit.code}${synthetic ? ", påhittad" : ""})`],
    ["Region", region],
    ["Vad som jämförs", definitionWords[registry?.definition ?? "care-unit"]],
    [
      "Enheter i registret som räknas hit",
      unit.parts === 0 ? "ingen den dag uttaget gjordes: enheten har upphört" : formatCount(unit.parts),
    ],
    ["Typ, enligt projektets regler", table.type.title],
    [
      "Jämförelsegrupp",
      lacking ??
        `${formatCount(years.length)} ${unitsOfType(table.type.id)} ${whole.inCountry} med egna tal ${year}, varav ${besideInWords(beside)} i regionen`,
    ],
    [
      `Intyg ${year}`,
      own === undefined
        ? (lacking ??
          `för få för egna tal: under ${Number.isNaN(smallest) ? "gränsen" : formatCount(smallest)} personer`)
        : formatCount(own.whole.n),
    ],
    [
      `Startade sjukfall ${year}`,
      started === 0
        ? (lacksUnitTable({families}, "unit_started") ?? "för få för egna tal")
        : `ungefär ${formatCount(started)}, räknade till enheten med det första intyget`,
    ],
    ...(ratio
      ? [
          [
            `Kompletterade ${year} mot förväntat`,
            `${formatCount(ratio.observed)} mot ${formatTenths(ratio.expected)} om varje grupp av patienter hade ${whole.of} andel: kvoten är ${formatRate(ratio.value)} (mellan ${formatRate(ratio.interval[0])} och ${formatRate(ratio.interval[1])})`,
          ],
        ]
      : []),
    [
      "Listade patienter",
      unit.listed === null ? "uppgift saknas" : `${formatCount(unit.listed)} enligt den senaste uppgiften`,
    ],
    ...(perListed === null
      ? []
      : [
          [
            `Intyg per 1\u00a0000 listade ${year}`,
            `${formatTenths(perListed.value)} (mellan ${formatTenths(perListed.interval[0])} och ${formatTenths(perListed.interval[1])} med slump och avrundning)`,
          ],
        ]),
    ...(startedRate === null
      ? []
      : [
          [
            `Startade sjukfall per 1\u00a0000 listade ${year}`,
            `${formatTenths(startedRate.value)} (mellan ${formatTenths(startedRate.interval[0])} och ${formatTenths(startedRate.interval[1])} med slump och avrundning)`,
          ],
        ]),
  ];
  return dataTable({
    caption: `Så är ${unit.title} bestämd`,
    columns: [
      {name: "uppgift", title: "Uppgift", kind: "text"},
      {name: "varde", title: "Värde", kind: "text"},
    ],
    rows,
  });
}

function besideInWords(units: number): string {
  if (units === 0) return "ingen annan";
  return units === 1 ? "1 annan" : `${formatCount(units)} andra`;
}
