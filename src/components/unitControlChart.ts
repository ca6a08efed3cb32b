import type {Manifest} from "../contract/release.js";
import type {UnitTable} from "../contract/unitTable.js";
import {individualsChart, longestRun} from "../measures/individualsChart.js";
import {hasPassed} from "../measures/maturity.js";
import {addMonths, lastMonthOf} from "../measures/months.js";
import {roundedSum} from "../measures/roundedSum.js";
import {shareRoundingInterval} from "../measures/shareRoundingInterval.js";
import {formatCount, formatDay, formatPercent, formatQuarter, formatQuarters} from "../measures/swedish.js";
import type {DiagramModel} from "./diagramModel.js";
import {lacksUnitTable} from "./lacksUnitTable.js";
import {textAlternative} from "./textAlternative.js";
import type {UnitChart} from "./unitChartModels.js";
import type {UnitOfTable} from "./unitFigures.js";

/** Fewer quarters than this tell too little of what is usual for limits. */
const fewest = 8;

/** Requests are waited for so many days from the end of the quarter, as where they are told by days (`requestDays`). */
const followed = 90;

/**
 * A unit's share of completed certificates quarter by quarter against its own variation: an XmR chart. A quarter that the release has
 * only a part of, or whose requests have not had time to come, is drawn hollow and has no part in the mean, the limits and the signals.
 */
export function unitControlChart(
  table: UnitTable,
  manifest: Pick<
    Manifest,
    "disclosure" | "extractDate" | "families" | "firstMonth" | "lastMonth" | "synthetic"
  >,
  unit: UnitOfTable,
): DiagramModel<UnitChart> {
  const {disclosure, synthetic, extractDate} = manifest;
  const {base} = disclosure;
  const first = table.units.indexOf(unit) * table.quarters.length;
  const counted = table.quarters.flatMap((quarter, x) => {
    const multiples = table.byQuarter.certificates[first + x] ?? 0;
    if (multiples === 0) return [];
    const asked = table.byQuarter.completed[first + x] ?? 0;
    const [whole, part] = [roundedSum(multiples, 2, base), roundedSum(asked, 1, base)];
    const interval = shareRoundingInterval(part, whole, base);
    const preliminary = !isRipe(quarter, manifest);
    return [{x, quarter, whole, part, value: part.n / whole.n, interval, preliminary}];
  });
  const ripe = counted.filter(({preliminary}) => !preliminary);
  const series = table.quarters.map((_, at) => ripe.find(({x}) => x === at) ?? null);
  const chart = ripe.length < fewest ? null : individualsChart(series, 0, series.length);
  const signals = new Map((chart?.signals ?? []).map((signal) => [signal.at, signal]));
  const sure = [...signals.values()].filter((signal) => signal.sure).length;
  const measure = "Andel intyg som kompletteras, kvartal för kvartal";
  const [earliest, latest] = [counted[0], counted.at(-1)];
  const period =
    earliest === undefined || latest === undefined
      ? "inga kvartal"
      : formatQuarters(earliest.quarter, latest.quarter);
  const nothing =
    lacksUnitTable(manifest, "unit_quarters") ??
    (ripe.length === 0
      ? `Enheten har inga egna tal i färdiga kvartal. Minst ${fewest} behövs för att säga vad som är vanligt, och några av dem i rad.`
      : `Enheten har egna tal i ${formatCount(ripe.length)} ${ripe.length === 1 ? "färdigt" : "färdiga"} kvartal. Det är för få för att säga vad som är vanligt: minst ${fewest} behövs, och några av dem i rad.`);
  const title =
    chart === null
      ? nothing
      : signals.size === 0
        ? "Andelen varierar inte mer från kvartal till kvartal än den brukar"
        : `${formatCount(signals.size)} av ${formatCount(ripe.length)} kvartal avviker från enhetens egen variation`;
  const uncertainty =
    `Strecken är avrundningens intervall. ${sure === signals.size ? "" : `${formatCount(sure)} av signalerna står sig hur avrundningen än föll ut`}`.trim();
  return {
    id: "enhetens-variation",
    title,
    selection: counted.length === 0 ? unit.title : `${unit.title}, ${period}`,
    alternative: textAlternative({
      kind: "Styrdiagram (XmR) med en punkt för varje kvartal",
      ...{measure, selection: unit.title, period, message: title, uncertainty},
    }),
    series: [],
    chart:
      chart === null
        ? null
        : {
            ...{kind: "control", xs: table.quarters, yLabel: measure},
            mean: chart.mean,
            limits: [Math.max(0, chart.limits[0]), chart.limits[1]],
            points: counted.map(({x, value, interval: [low, high], preliminary}) => ({
              ...{x, value, low, high, signal: signals.has(x), preliminary},
            })),
          },
    nothing,
    notes: [
      ...(chart === null
        ? []
        : [
            `Heldragen linje: medelvärdet, ${formatPercent(chart.mean)}. Prickade linjer: medelvärdet ± 2,66 gånger den genomsnittliga skillnaden mellan två kvartal i rad, räknat på alla färdiga kvartal (mellan ${formatPercent(Math.max(0, chart.limits[0]))} och ${formatPercent(chart.limits[1])}).`,
            `Triangel: kvartalet ligger utanför gränserna, eller är minst det ${longestRun}:e i rad på samma sida om medelvärdet.`,
          ]),
      `${uncertainty.replace(/[.]?$/, ".")} Alla antal per kvartal är avrundade till multiplar av ${base}, så en liten enhets andelar är osäkra.`,
      "Kvartal då enheten hade intyg för få personer saknas.",
      ...(ripe.length === counted.length
        ? []
        : [
            `Ihåliga tecken: utgåvan har inte hela kvartalet, eller så hade det inte gått ${followed} dagar efter det när uttaget gjordes den ${formatDay(extractDate)}, och begäranden kan komma till. De är inte med i medelvärdet, gränserna och signalerna.`,
          ]),
      ...(synthetic ? [] : ["Blanketten fick en ny version i augusti 2025: ett hopp där kan bero på den."]),
    ],
    table: {
      caption: measure,
      columns: [
        {name: "kvartal", title: "Kvartal", kind: "text"},
        {name: "intyg", title: "Intyg", kind: "count"},
        {name: "kompletterade", title: "Kompletterade", kind: "count"},
        {name: "andel", title: "Andel", kind: "share"},
        {name: "lagst", title: "Lägst", kind: "share"},
        {name: "hogst", title: "Högst", kind: "share"},
        {name: "signal", title: "Signal", kind: "text"},
      ],
      rows: counted.map(({x, quarter, whole, part, value, interval, preliminary}) => {
        const signal = signals.get(x);
        const words = preliminary
          ? "inte färdigt"
          : signal === undefined
            ? "–"
            : signal.rule === "beyond"
              ? "utanför gränserna"
              : "lång rad på samma sida";
        return [formatQuarter(quarter), whole.n, part.n, value, ...interval, words];
      }),
    },
  };
}

function isRipe(
  quarter: string,
  {firstMonth, lastMonth, extractDate}: Pick<Manifest, "firstMonth" | "lastMonth" | "extractDate">,
): boolean {
  const last = lastMonthOf(quarter);
  return addMonths(last, -2) >= firstMonth && last <= lastMonth && hasPassed(quarter, followed, extractDate);
}
