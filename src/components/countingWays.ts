import type {CountedYear, Countings} from "../contract/countings.js";
import type {Manifest} from "../contract/release.js";
import type {View} from "../contract/view.js";
import {hasRegions, wholeOf} from "../contract/whole.js";
import {roundingInterval} from "../measures/roundingInterval.js";
import {formatCount} from "../measures/swedish.js";
import type {Interval} from "../measures/wilsonInterval.js";
import {dataTable} from "./dataTable.js";
import type {DataTable, DiagramModel, SharePoint} from "./diagramModel.js";
import {textAlternative} from "./textAlternative.js";

/** One way of counting: how its number is read from the counts of a year, and how it differs from the site's own. */
interface Way {
  readonly id: string;
  readonly title: string;
  readonly why: string;
  /** Counts sjukfall of a year: not a stock, persons or certificates. */
  readonly ofYear: boolean;
  readonly of: (counts: CountedYear["counts"]) => number | undefined;
  /** The count that a mean of months is taken of. */
  readonly mean?: string;
}

const months = 12;
const gapCode = (gap: number): string => `gap-${gap}`;
const mean = (sum: number | undefined): number | undefined => (sum === undefined ? undefined : sum / months);

const why: Readonly<Record<string, string>> = {
  [gapCode(0)]: "Varje dag utan intyg delar sjukfallet i två. Det blir fler sjukfall, och de blir kortare.",
  [gapCode(5)]: "Så långt uppehåll tillåter Intygsstatistik, efter socialförsäkringsbalken 27 kap. 32 §.",
  [gapCode(7)]: "Fler intyg fogas ihop. Så räknas de brittiska läkarintygen.",
  [gapCode(14)]: "Ännu fler intyg fogas ihop, också till ny sjukskrivning två veckor senare.",
  [gapCode(30)]: "En ny sjukskrivning inom en månad räknas som en fortsättning på den förra.",
};

/** The site's own way first; then others, from those that differ in how certificates are joined to those that count something else. */
function waysOf({settings}: Pick<Manifest, "settings">): readonly Way[] {
  const gap = Number(settings["maxGap"] ?? 5);
  const byProvider = settings["scope"] === "within-provider";
  const own = byProvider ? "provider" : gapCode(gap);
  const whose = byProvider ? "hos samma vårdgivare" : "oavsett vårdgivare";
  const gaps = [0, 5, 7, 14, 30].map((days): Way => ({
    id: gapCode(days),
    title: days === 0 ? "Startade, utan uppehåll" : `Startade, högst ${days} dagars uppehåll`,
    why: why[gapCode(days)] ?? "",
    ofYear: true,
    of: (counts) => counts[gapCode(days)],
  }));
  const all: readonly Way[] = [
    {
      id: "started",
      title: "Startade, så som webbplatsen räknar",
      why: `Sjukfall som började under året. Intyg hör till samma sjukfall om det är högst ${gap} dagar mellan dem, ${whose}.`,
      ofYear: true,
      of: (counts) => counts["started"],
    },
    ...gaps,
    {
      id: "provider",
      title: "Startade, per vårdgivare",
      why: "Den som byter vårdgivare börjar ett nytt sjukfall, fast sjukskrivningen fortsätter.",
      ofYear: true,
      of: (counts) => counts["provider"],
    },
    {
      id: "year-provider",
      title: "Pågående någon gång under året, per vårdgivare",
      why: "Så räknar Intygsstatistik en period: alla sjukfall som pågick, hos varje vårdgivare för sig. Intygsstatistiks egna tal blir lite lägre, se nedan.",
      ofYear: true,
      of: (counts) => counts["year-provider"],
    },
    {
      id: "year",
      title: "Pågående någon gång under året",
      why: "Också de sjukfall som började tidigare år och inte var slut.",
      ofYear: true,
      of: (counts) => counts["year"],
    },
    {
      id: "ended",
      title: "Avslutade under året",
      why: "Sjukfall som tog slut, när de än började. Längden går bara att veta för dem.",
      ofYear: true,
      of: (counts) => counts["ended"],
    },
    {
      id: "long",
      title: "Startade som varade minst 15 dagar",
      why: "Försäkringskassan betalar sjukpenning efter sjuklöneperioden, och dess statistik har bara de längre sjukfallen. Finns för år vars sjukfall har följts i ett år.",
      ofYear: true,
      of: (counts) => counts["long"],
    },
    {
      id: "ongoing",
      title: "Pågående under en månad, i genomsnitt",
      why: "Ett bestånd i stället för ett flöde: sjukfall med något intyg som gäller i månaden. Genomsnitt av årets tolv månader.",
      ofYear: false,
      of: (counts) => mean(counts["ongoing"]),
      mean: "ongoing",
    },
    {
      id: "day-25",
      title: "Pågående den 25:e, i genomsnitt",
      why: "Bara de som har ett intyg just den dagen. Korta sjukfall hinner ta slut däremellan. Så räknar Region Skåne.",
      ofYear: false,
      of: (counts) => mean(counts["day-25"]),
      mean: "day-25",
    },
    {
      id: "persons",
      title: "Personer som började ett sjukfall",
      why: "Den som började flera sjukfall under året räknas en gång.",
      ofYear: false,
      of: (counts) => counts["persons"],
    },
    {
      id: "certificates",
      title: "Intyg som skrevs under",
      why: "Ett sjukfall har ofta flera intyg, och ett intyg kan förlänga ett sjukfall från året före.",
      ofYear: false,
      of: (counts) => counts["certificates"],
    },
  ];
  // The site's own way stands first, with its own number.
  return all.filter(({id}) => id !== own);
}

/**
 * One year of the country counted in every way: how many, and how that differs from the way of the site. Some are sums of
 * cells of which the small are rounded, others are rounded to the base each by itself: each stands with what rounding can hide.
 */
export function countingWays(countings: Countings, view: View, manifest: Manifest): DiagramModel {
  const {year, rows, own} = countedBy(countings, view, manifest);
  const ofYear = rows.filter((row) => row.ofYear).map(({n}) => n);
  const [least, most] = [Math.min(...ofYear), Math.max(...ofYear)];
  const title =
    rows.length === 0
      ? "Utgåvan har inget helt år att räkna"
      : `Samma intyg ger mellan ${formatCount(least)} och ${formatCount(most)} sjukfall ${year}, beroende på hur de räknas`;
  const whole = wholeOf(manifest);
  const measure = `Antal ${whole.where}`;
  return {
    id: "satt-att-rakna",
    title,
    selection: `${whole.title}, ${year}`,
    alternative: textAlternative({
      kind: "Punktdiagram med en punkt för varje sätt att räkna",
      measure,
      selection: whole.short,
      period: year,
      message: `${title}.`,
      uncertainty: roundingOf(manifest),
    }),
    series: [{id: "antal", label: measure, style: "own"}],
    chart:
      rows.length === 0
        ? null
        : {
            kind: "shares",
            unit: "number",
            categories: rows.map((row) => row.title),
            xLabel: measure,
            ...(own !== undefined && {reference: own}),
            points: rows.map(({n, interval: [low, high]}, category): SharePoint => ({
              ...{series: "antal", category, value: n, low, high},
            })),
          },
    nothing: "Jämförelsen görs för hela kalenderår.",
    notes: [
      ...(own === undefined ? [] : ["Den streckade linjen är webbplatsens eget sätt att räkna."]),
      roundingOf(manifest),
      ...(hasRegions(manifest)
        ? [
            `Sätten räknas bara för ${whole.country}. Uppdelade på region eller diagnos skulle skillnaderna mellan dem bli enstaka personer.`,
          ]
        : []),
    ],
    table: {
      caption: `Sätt att räkna sjukfall, ${whole.short} ${year}`,
      columns: [
        {name: "satt", title: "Sätt att räkna", kind: "text"},
        {name: "antal", title: "Antal", kind: "count"},
        {name: "skillnad", title: "Mot webbplatsens sätt", kind: "change"},
        {name: "lagst", title: "Lägst", kind: "count"},
        {name: "hogst", title: "Högst", kind: "count"},
      ],
      rows: rows.map(({title: name, n, id, interval: [low, high]}) => [
        ...[name, n, differenceOf(id, n, own), Math.floor(low), Math.ceil(high)],
      ]),
    },
  };
}

/** The same as a table that always stands on the page, with a reason for each number. */
export function countingReasons(countings: Countings, view: View, manifest: Manifest): HTMLElement {
  return dataTable(reasonsOf(countings, view, manifest));
}

/** What {@link countingReasons} shows. */
export function reasonsOf(countings: Countings, view: View, manifest: Manifest): DataTable {
  const {year, rows, own} = countedBy(countings, view, manifest);
  return {
    caption: `Varför talen blir olika, ${wholeOf(manifest).short} ${year}`,
    columns: [
      {name: "satt", title: "Sätt att räkna", kind: "text"},
      {name: "antal", title: "Antal", kind: "count"},
      {name: "skillnad", title: "Skillnad", kind: "change"},
      {name: "forklaring", title: "Vad som räknas", kind: "text"},
    ],
    rows: rows.map(({title, n, why: reason, id}) => [title, n, differenceOf(id, n, own), reason]),
  };
}

function differenceOf(id: string, n: number, own: number | undefined): number | null {
  return own === undefined || id === "started" ? null : n / own - 1;
}

/** The ways that a year tells of, with their numbers; `own` is that of the site's own way. */
function countedBy({years}: Countings, view: View, manifest: Manifest) {
  const found = years.find(({year}) => year === view.year) ?? years.at(-1);
  const rows = waysOf(manifest).flatMap((way) => {
    const n = found && way.of(found.counts);
    if (n === undefined) return [];
    // A mean of months is a sum of cells over twelve, and so is its interval.
    const [sum, parts] = way.mean === undefined ? [n, 1] : [found?.counts[way.mean] ?? 0, months];
    const atBase = found?.atBase[way.mean ?? way.id] ?? 0;
    const [low, high] = roundingInterval({n: sum, atBase}, manifest.disclosure.base);
    const interval: Interval = [low / parts, high / parts];
    return [{...way, n, interval}];
  });
  return {year: found?.year ?? "", rows, own: rows.find(({id}) => id === "started")?.n};
}

function roundingOf({disclosure: {base}}: Pick<Manifest, "disclosure">): string {
  return `Strecken, och lägst och högst i tabellen, visar vad avrundningen kan dölja. Startade, avslutade, pågående under en månad, de som varade minst 15 dagar och intyg är summor av celler där små tal är avrundade. De andra är avrundade till en multipel av ${base}, vart och ett för sig. Skillnader mellan tal vars streck överlappar betyder ingenting.`;
}
