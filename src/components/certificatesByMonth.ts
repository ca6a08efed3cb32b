import type {CertificateMonths} from "../contract/certificateMonths.js";
import type {Manifest, Place} from "../contract/release.js";
import {unknownRegion} from "../contract/view.js";
import {wholeOf} from "../contract/whole.js";
import {againstYearBefore, smallestCompared, type MonthOfRegion} from "../measures/againstYearBefore.js";
import {addCounts, type Count} from "../measures/count.js";
import {addMonths} from "../measures/months.js";
import {roundingInterval} from "../measures/roundingInterval.js";
import {formatCount, formatMonth, formatPeriod} from "../measures/swedish.js";
import type {DataTable, DiagramModel, LinePoint, Series} from "./diagramModel.js";
import {inPlace} from "./inPlace.js";
import {isPreliminary, preliminaryNote} from "./preliminary.js";
import {textAlternative} from "./textAlternative.js";

/** What a month that lies beyond its limits means for who reads the figures. */
const meanings = {
  few: "Intyg kan saknas. Läs regionens tal för månaden med försiktighet, och jämför den inte med andra månader.",
  many: "Kan vara efteranmälda eller dubbla intyg, eller en ökning på riktigt. Fråga regionen innan du drar en slutsats.",
  afterGap: "Månaden är troligen hel. Den ser stor ut eftersom samma månad året före såg ofullständig ut.",
} as const;

/** What has been compared of each account, by what decides it: a page asks for the same at every choice. */
const compared = new WeakMap<CertificateMonths, Map<string, readonly MonthOfRegion[]>>();

/** Months of each region that were held against the year before; preliminary months are not. */
function comparedMonths(
  account: CertificateMonths,
  {disclosure: {base}, extractDate}: Pick<Manifest, "disclosure" | "extractDate">,
): readonly MonthOfRegion[] {
  const known = compared.get(account) ?? new Map<string, readonly MonthOfRegion[]>();
  compared.set(account, known);
  const key = `${base} ${extractDate}`;
  const months = known.get(key) ?? compareMonths(account, base, extractDate);
  known.set(key, months);
  return months;
}

function compareMonths(account: CertificateMonths, base: number, extractDate: string): MonthOfRegion[] {
  const whole = account.months.filter((month) => !isPreliminary(month, extractDate));
  return againstYearBefore(
    account.regions.map((code, region) =>
      code === unknownRegion ? [] : whole.map((_, month) => countOf(account, region, month)),
    ),
    base,
  );
}

/** Certificates signed each month: a region's with what was expected of it, riket's with the same month of the year before. */
export function certificatesByMonth(
  account: CertificateMonths,
  region: Place | null,
  manifest: Pick<Manifest, "disclosure" | "extractDate" | "places" | "synthetic">,
): DiagramModel {
  const whole = wholeOf(manifest);
  const {months} = account;
  const at = account.regions.indexOf(region?.code ?? "");
  const counts = months.map((_, month) =>
    at < 0 || region === null
      ? addCounts(account.regions.map((__, i) => countOf(account, i, month)))
      : countOf(account, at, month),
  );
  const found = at < 0 ? [] : comparedMonths(account, manifest).filter((one) => one.region === at);
  const tried = found.filter(({is}) => is !== "too few to tell");
  // A band between months far apart would tell of those between them too.
  const drawn = tried.length === found.length;
  const inThisPlace = region === null || at < 0 ? whole.where : inPlace(region);
  const period = formatPeriod(months[0] ?? "", months.at(-1) ?? "");
  const title = titleOf(months, counts, found, inThisPlace);
  const expectation = found.length === 0 ? "Året före" : "Väntat";
  const series: Series[] = [
    {id: "intyg", label: "Intyg", style: "own"},
    ...(drawn ? [{id: "vantat", label: expectation, style: "nation"} as const] : []),
  ];
  const uncertainty =
    found.length === 0
      ? "Bandet kring linjen är avrundningen."
      : "En månad utanför gränserna avviker mer än slump, avrundning och regionernas vanliga skillnader förklarar. Av tusen månader utan fel hamnar ungefär två utanför.";
  const points = months.flatMap((month, x): LinePoint[] => {
    const count = counts[x];
    if (count === undefined) return [];
    const [low, high] = roundingInterval(count, manifest.disclosure.base);
    const preliminary = isPreliminary(month, manifest.extractDate);
    const own: LinePoint = {series: "intyg", x, value: count.n, low, high, preliminary};
    const expected = drawn ? found.find((one) => one.month === x) : undefined;
    const before = counts[x - 12];
    if (expected !== undefined) {
      const [from, to] = expected.limits;
      return [
        own,
        {...own, series: "vantat", value: expected.expected, low: from, high: to, preliminary: false},
      ];
    }
    if (at >= 0 || before === undefined) return [own];
    return [
      own,
      {...own, series: "vantat", value: before.n, low: before.n, high: before.n, preliminary: false},
    ];
  });
  return {
    id: "intyg-per-manad",
    title,
    selection: `${region === null || at < 0 ? whole.title : region.title}, intyg undertecknade ${period}`,
    alternative: textAlternative({
      kind: series.length > 1 ? "Linjediagram med två linjer" : "Linjediagram",
      measure: "Antal undertecknade intyg per månad",
      selection: region === null || at < 0 ? whole.short : region.title,
      period,
      message: title,
      uncertainty,
    }),
    series,
    chart:
      months.length === 0
        ? null
        : {kind: "lines", xs: months, yLabel: "Undertecknade intyg per månad", reference: null, points},
    nothing: "Utgåvan har ingen tabell över intyg.",
    notes: [
      ...(found.length === 0 || !drawn
        ? []
        : ["Bandet kring det väntade visar gränserna för ovanligt många och ovanligt få."]),
      uncertainty,
      ...(found.length === 0 && region !== null
        ? ["Perioden är för kort, eller regionerna för få, för att säga vad som vore väntat."]
        : []),
      ...(found.some(({is}) => is === "too few to tell")
        ? [
            `Där det väntade är färre än ${smallestCompared} intyg går det inte att pröva. Det väntade ritas bara när alla månader går att pröva.`,
          ]
        : []),
      ...preliminaryNote(months, manifest.extractDate),
    ],
    table: {
      caption: "Undertecknade intyg per månad",
      columns: [
        {name: "manad", title: "Månad", kind: "month"},
        {name: "intyg", title: "Intyg", kind: "count"},
        {name: "aret_fore", title: "Samma månad året före", kind: "count"},
        {name: "vantat", title: "Väntat", kind: "count"},
        {name: "undre", title: "Undre gräns", kind: "count"},
        {name: "ovre", title: "Övre gräns", kind: "count"},
        {name: "bedomning", title: "Bedömning", kind: "text"},
      ],
      rows: months.map((month, x) => {
        const one = found.find((candidate) => candidate.month === x);
        return [
          ...[month, counts[x]?.n ?? null, counts[x - 12]?.n ?? null, one?.expected ?? null],
          ...(one === undefined ? [null, null, "prövas inte"] : [...one.limits, inWords[one.is]]),
        ];
      }),
    },
  };
}

/** Every month of every region that lies beyond its limits, the latest first, with what that means. */
export function unusualMonths(
  account: CertificateMonths,
  manifest: Pick<Manifest, "disclosure" | "extractDate" | "places">,
): DataTable {
  const all = comparedMonths(account, manifest);
  const titles = new Map(manifest.places.map(({code, title}) => [code, title]));
  const few = new Set(all.filter(({is}) => is === "few").map(({region, month}) => `${region} ${month}`));
  return {
    caption: "Månader som avviker från vad som var väntat",
    columns: [
      {name: "manad", title: "Månad", kind: "month"},
      {name: "region", title: "Region", kind: "text"},
      {name: "intyg", title: "Intyg", kind: "count"},
      {name: "vantat", title: "Väntat", kind: "count"},
      {name: "undre", title: "Undre gräns", kind: "count"},
      {name: "ovre", title: "Övre gräns", kind: "count"},
      {name: "bedomning", title: "Bedömning", kind: "text"},
      {name: "betydelse", title: "Vad betyder det för mig?", kind: "text"},
    ],
    rows: all
      .filter(({is}) => is === "few" || is === "many")
      .sort((a, b) => b.month - a.month || a.region - b.region)
      .map(({region, month, n, expected, limits, is}) => {
        const code = account.regions[region] ?? "";
        const afterGap = is === "many" && few.has(`${region} ${month - 12}`);
        return [
          ...[account.months[month] ?? "", titles.get(code) ?? code, n, expected, ...limits],
          ...[inWords[is], afterGap ? meanings.afterGap : meanings[is === "few" ? "few" : "many"]],
        ];
      }),
  };
}

/** How many months of regions were tried, and how many lie beyond their limits. */
export function unusualInWords(
  account: CertificateMonths,
  manifest: Pick<Manifest, "disclosure" | "extractDate">,
): string {
  const tried = comparedMonths(account, manifest).filter(({is}) => is !== "too few to tell");
  if (tried.length === 0)
    return "Utgåvan har för få månader, regioner eller intyg för att det ska gå att pröva om någon månad är ofullständig.";
  const count = (what: MonthOfRegion["is"]): string => {
    const found = tried.filter(({is}) => is === what).length;
    return found === 0 ? "ingen" : formatCount(found);
  };
  return `${formatCount(tried.length)} månader i regionerna har prövats mot samma månad året före. I ${count("few")} är intygen ovanligt få och i ${count("many")} ovanligt många. Ungefär ${formatCount(Math.ceil(tried.length * 0.002))} av dem kan väntas hamna utanför av en slump.`;
}

const inWords: Readonly<Record<MonthOfRegion["is"], string>> = {
  few: "▽ ovanligt få",
  many: "△ ovanligt många",
  within: "inom gränserna",
  "too few to tell": "för få för att pröva",
};

function countOf({months, n, atBase}: CertificateMonths, region: number, month: number): Count {
  const at = region * months.length + month;
  return {n: n[at] ?? 0, atBase: atBase[at] ?? 0};
}

function titleOf(
  months: readonly string[],
  counts: readonly Count[],
  found: readonly MonthOfRegion[],
  inThisPlace: string,
): string {
  const [last = "", latest] = [months.at(-1), counts.at(-1)];
  if (latest === undefined) return "Utgåvan har ingen tabell över intyg";
  const begun = `I ${formatMonth(last)} undertecknades ${formatCount(latest.n)} intyg ${inThisPlace}`;
  if (found.length === 0) {
    const before = counts.at(-13);
    return before === undefined
      ? begun
      : `${begun}, mot ${formatCount(before.n)} i ${formatMonth(addMonths(last, -12))}`;
  }
  const tried = found.filter(({is}) => is !== "too few to tell");
  const outside = tried.filter(({is}) => is !== "within");
  if (tried.length === 0) return `Intygen ${inThisPlace} är för få för att pröva enskilda månader`;
  if (outside.length === 0)
    return `Ingen av ${formatCount(tried.length)} prövade månader ${inThisPlace} avviker från det väntade`;
  const words = outside.length === 1 ? "månad" : "månader";
  return `${formatCount(outside.length)} ${words} av ${formatCount(tried.length)} ${inThisPlace} avviker från det väntade, senast ${formatMonth(months[outside.at(-1)?.month ?? 0] ?? "")}`;
}
