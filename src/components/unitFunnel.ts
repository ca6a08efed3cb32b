import type {Manifest} from "../contract/release.js";
import {wholeYears} from "../contract/unitParameters.js";
import type {UnitTable} from "../contract/unitTable.js";
import {noRegion, unitParameters, unitsParameters, type View, type ViewManifest} from "../contract/view.js";
import {wholeOf} from "../contract/whole.js";
import {capitalise, formatCount, formatPercent, formatRate, formatTenths} from "../measures/swedish.js";
import type {DiagramModel, Value} from "./diagramModel.js";
import {lacksUnitTable} from "./lacksUnitTable.js";
import {textAlternative} from "./textAlternative.js";
import {unitAddress} from "./unitAddress.js";
import type {FunnelChart, UnitChart, UnitScale} from "./unitChartModels.js";
import {
  unitFunnelFigures,
  unitYears,
  whyNoFunnel,
  type NoFunnel,
  type UnitFigure,
  type UnitFunnelFigures,
  type UnitYear,
} from "./unitFigures.js";
import {isFollowed, longYears, nearestFollowed} from "./unitSjukfall.js";
import {byFirstCertificate, noRanking, noUnits, unitsOfType, zoneWords} from "./unitWords.js";
import {writeView} from "./viewState.js";

/** So many places along the funnel's limits: they bend most where units are small. */
const steps = 60;

/** Of each figure what it is, what its size is, and what is counted in the year. */
const figureWords = {
  andel: {measure: "Andel intyg som kompletteras", size: "antal intyg", counted: "intyg undertecknade"},
  kvot: {
    measure: "Kompletterade intyg i förhållande till förväntat antal",
    size: "förväntat antal kompletterade intyg",
    counted: "intyg undertecknade",
  },
  langa: {
    measure: "Andel sjukfall som varar längre än 90 dagar",
    size: "antal sjukfall",
    counted: "sjukfall som började",
  },
} as const;

/** Whose units are in focus: all, those of a region, or one unit. */
export type Focus =
  | {readonly is: "all"}
  | {readonly is: "region"; readonly code: string; readonly title: string}
  | {readonly is: "unit"; readonly code: string; readonly title: string};

/** The focus that the choices of the page of a type ask for. */
export function regionFocus({places}: Pick<Manifest, "places">, view: View): Focus {
  const place = view.region === noRegion ? undefined : places.find(({slug}) => slug === view.region);
  if (place?.code === undefined || place.code === null) return {is: "all"};
  return {is: "region", code: place.code, title: place.title};
}

/**
 * The units of a type in a year, by size, between limits of what is to be expected. The headline tells how many lie beyond, never who;
 * the table stands in order of names. Where the unit level is hidden it has a row a region.
 */
export function unitFunnel(
  table: UnitTable,
  manifest: ViewManifest & Pick<Manifest, "disclosure" | "families">,
  view: View,
  focus: Focus,
): DiagramModel<UnitChart> {
  const {base} = manifest.disclosure;
  const figure = view.unitFigure === "kvot" ? "kvot" : "andel";
  const about = view.unitFigure === "langa" ? "langa" : figure;
  const words = figureWords[about];
  const years = about === "langa" ? longYears(table, view.unitYear, base) : unitYears(table, view.unitYear);
  const funnel = unitFunnelFigures(years, figure, base);
  const hidden = view.unitLevel === "dolj" && focus.is !== "unit";
  const units = unitsOfType(table.type.id);
  const shown = (funnel?.figures ?? []).filter(({year}) => isIn(year, table, focus));
  const ofFocus = years.filter((year) => isIn(year, table, focus));
  const missing = whyNoFunnel(years, ofFocus, figure);
  const beyond = (list: readonly UnitFigure[], zone: string): number =>
    list.filter((one) => one.zone === zone).length;
  const among = focus.is === "unit" ? (funnel?.figures ?? []) : shown;
  const place = focus.is === "region" ? ` i ${focus.title}` : "";
  const own = focus.is === "unit" ? shown[0] : undefined;
  const lacking =
    years.length === 0
      ? lacksUnitTable(manifest, about === "langa" ? "unit_durations" : "unit_certificates")
      : undefined;
  const unfollowed = about === "langa" && lacking === undefined && !isFollowed(table, view.unitYear);
  const nearest = unfollowed ? nearestFollowed(table, view.unitYear, wholeYears(manifest)) : undefined;
  const told = headline(funnel, {
    focus,
    own,
    missing,
    among: among.length,
    beyond: beyond(among, "beyond 99.8"),
    units,
    place,
    about: unfollowed ? "unfollowed" : about,
    year: view.unitYear,
  });
  const title = lacking ?? told;
  const {measure, size} = words;
  // Where there is nothing to compare no unit has been counted: 0 would say that there are none.
  const compared = funnel === null ? capitalise(units) : `${formatCount(funnel.figures.length)} ${units}`;
  const selection = `${compared} ${wholeOf(manifest).inCountry}, ${words.counted} ${view.unitYear}`;
  const scale: UnitScale = figure === "andel" ? "share" : "ratio";
  const uncertainty = "En enhet räknas som utanför en gräns bara om den är det hur avrundningen än föll ut";
  return {
    id: focus.is === "unit" ? "enhetens-lage" : "enheternas-lage",
    title,
    selection: focus.is === "region" ? `${selection}. Enheter i ${focus.title} är framhävda` : selection,
    alternative: textAlternative({
      kind: "Trattdiagram med en punkt för varje enhet och gränser som smalnar med enhetens storlek",
      measure,
      selection,
      period: view.unitYear,
      message: title,
      uncertainty,
    }),
    series: [],
    chart:
      funnel === null || funnel.figures.length === 0
        ? null
        : funnelChart(funnel, {
            ...{scale, hidden},
            xLabel: size,
            yLabel: `${measure} (lodrätt) efter ${size} (vågrätt)`,
            isFocus: ({year}) => isIn(year, table, focus),
            name: focus.is === "unit" ? focus.title : undefined,
          }),
    nothing:
      lacking === undefined && about !== "langa" && (missing === null || missing === "no units")
        ? noUnits
        : title,
    ...(nearest !== undefined && {
      nearest: {
        title: `Visa ${nearest}, det närmaste året som kan visas`,
        href: writeView(
          {...view, unitYear: nearest},
          manifest,
          focus.is === "unit" ? unitParameters : unitsParameters,
        ),
      },
    }),
    notes: [
      ...(funnel === null ? [] : spreadNotes(funnel, scale, units)),
      ...(figure === "kvot" ? [expectedNote(units)] : []),
      ...(about === "langa"
        ? [
            `${byFirstCertificate} Varje sjukfall följs i 365 dagar. Alla antal är avrundade till multiplar av ${base}.`,
          ]
        : []),
      `${uncertainty}. Av 100 enheter som inte skiljer sig från de andra hamnar ungefär 5 utanför 95-procentsgränsen av en slump.`,
      ...(hidden
        ? ["Enhetsnivån är dold: diagrammet visar bara gränserna, och tabellen regionerna."]
        : [noRanking]),
    ],
    table: hidden
      ? regionTable(table, funnel, measure)
      : unitTable(table, focus.is === "unit" ? (funnel?.figures ?? []) : shown, {
          ...{measure, scale, isLong: about === "langa"},
          linkTo: (unit) => unitAddress(table, unit, view, manifest),
        }),
  };
}

function isIn({unit}: UnitYear, {regions}: UnitTable, focus: Focus): boolean {
  if (focus.is === "all") return true;
  return focus.is === "unit" ? unit.code === focus.code : regions[unit.region]?.code === focus.code;
}

function headline(
  funnel: UnitFunnelFigures | null,
  {
    focus,
    own,
    missing,
    among,
    beyond,
    units,
    place,
    about,
    year,
  }: {
    focus: Focus;
    own: UnitFigure | undefined;
    missing: NoFunnel | null;
    among: number;
    beyond: number;
    units: string;
    place: string;
    about: keyof typeof figureWords | "unfollowed";
    year: string;
  },
): string {
  if (about === "unfollowed")
    return `Sjukfallen som började ${year} har inte följts i 365 dagar: välj ett tidigare år`;
  if (about === "langa" && missing === "nothing completed")
    return `Utgåvan har inga sjukfall längre än 90 dagar från ${units} det året`;
  if (about === "langa" && missing === "all completed")
    return `Alla sjukfall från ${units} det året varade längre än 90 dagar`;
  if (missing === "nothing completed") return `Utgåvan har inga kompletterade intyg från ${units} det året`;
  if (missing === "all completed") return `Alla intyg från ${units} det året är kompletterade i utgåvan`;
  if (focus.is === "unit") {
    if (missing === "no ratio") return `${focus.title} har inget förväntat antal det året`;
    if (own === undefined)
      return `${focus.title} har för få ${about === "langa" ? "sjukfall" : "intyg"} det året för egna tal`;
    return `${focus.title} ligger ${own.zone === "beyond 99.8" ? "utanför 99,8-procentsgränsen och " : ""}${zoneWords[own.zone]}`;
  }
  if (missing === "no ratio") return `Inga ${units}${place} har ett förväntat antal det året`;
  if (funnel === null || among === 0) return `Inga ${units}${place} har egna tal det året`;
  if (beyond === 0) return `Ingen av ${formatCount(among)} ${units}${place} avviker från förväntad variation`;
  return `${formatCount(beyond)} av ${formatCount(among)} ${units}${place} avviker från förväntad variation`;
}

/** How much units differ, and what the limits are made of. */
function spreadNotes({spread, target}: UnitFunnelFigures, scale: UnitScale, units: string): string[] {
  const middle =
    scale === "share"
      ? `Linjen i mitten är alla ${units} tillsammans: ${formatPercent(target)}.`
      : `Linjen i mitten är 1: så många som väntat. Alla ${units} tillsammans har just så många.`;
  if (spread === null) return [middle];
  const phi = `överspridningen φ är ${formatTenths(spread.phi)}`;
  if (spread.tau === 0)
    return [
      middle,
      `Enheterna skiljer sig inte mer än slumpen förklarar (${phi}). Gränserna är slumpens egna.`,
    ];
  const tau = scale === "share" ? `${formatTenths(spread.tau * 100)} procentenheter` : formatRate(spread.tau);
  return [
    middle,
    `Enheterna skiljer sig mer än slumpen förklarar (${phi}). Gränserna är därför vidgade med enheternas egen spridning (τ är ${tau}) och aldrig snävare än slumpens egna.`,
  ];
}

function expectedNote(units: string): string {
  return `Förväntat antal: riksandelen i varje grupp av kön, ålder (två grupper) och diagnosgrupp, vägd med enhetens patienter, och därefter anpassad så att alla ${units} tillsammans har så många som förväntat. Osäkerheten i enhetens sammansättning är liten mot slumpen och är inte med.`;
}

interface FunnelLooks {
  readonly scale: UnitScale;
  readonly hidden: boolean;
  readonly xLabel: string;
  readonly yLabel: string;
  readonly isFocus: (figure: UnitFigure) => boolean;
  readonly name: string | undefined;
}

function funnelChart(
  {figures, target, limitsAt}: UnitFunnelFigures,
  {scale, hidden, xLabel, yLabel, isFocus, name}: FunnelLooks,
): FunnelChart {
  const largest = figures.reduce((most, {size}) => Math.max(most, size), 0) * 1.03;
  const smallest = figures.reduce((least, {size}) => Math.min(least, size), largest);
  const sizes = Array.from(
    {length: steps + 1},
    (_, i) => (Math.sqrt(smallest) + ((Math.sqrt(largest) - Math.sqrt(smallest)) * i) / steps) ** 2,
  );
  return {
    ...{kind: "funnel", scale, xLabel, yLabel, target},
    limits: sizes.map((size) => ({size, ...limitsAt(size)})),
    points: hidden
      ? []
      : figures.map((one) => {
          const focus = isFocus(one);
          return {
            ...{size: one.size, value: one.value, zone: one.zone, focus},
            ...(focus && name !== undefined && {name}),
          };
        }),
  };
}

function unitTable(
  {regions}: UnitTable,
  figures: readonly UnitFigure[],
  {
    measure,
    scale,
    isLong,
    linkTo,
  }: {
    readonly measure: string;
    readonly scale: UnitScale;
    /** Of sjukfall and those that were long; nothing is expected of them. */
    readonly isLong: boolean;
    /** The address of a unit's own page. */
    readonly linkTo: (unit: string) => string;
  },
): DiagramModel["table"] {
  const kind = scale === "share" ? ("share" as const) : ("rate" as const);
  return {
    caption: measure,
    columns: [
      {name: "enhet", title: "Enhet", kind: "text"},
      {name: "region", title: "Region", kind: "text"},
      ...(isLong
        ? ([
            {name: "sjukfall", title: "Sjukfall", kind: "count"},
            {name: "over_90", title: "Längre än 90 dagar", kind: "count"},
          ] as const)
        : ([
            {name: "intyg", title: "Intyg", kind: "count"},
            {name: "kompletterade", title: "Kompletterade", kind: "count"},
            {name: "forvantat", title: "Förväntat antal", kind: "decimal"},
          ] as const)),
      {name: scale === "share" ? "andel" : "kvot", title: scale === "share" ? "Andel" : "Kvot", kind},
      {name: "nedre_gransen", title: "Nedre 99,8-procentsgräns", kind},
      {name: "ovre_gransen", title: "Övre 99,8-procentsgräns", kind},
      {name: "lage", title: "Läge", kind: "text"},
    ],
    rows: figures.map(({year, value, limits, zone}): Value[] => [
      ...[year.unit.title, regions[year.unit.region]?.title ?? ""],
      ...[year.whole.n, year.part.n, ...(isLong ? [] : [year.expected])],
      ...[value, ...limits.p998, zoneWords[zone]],
    ]),
    links: figures.map(({year}) => linkTo(year.unit.code)),
  };
}

function regionTable(
  {regions}: UnitTable,
  funnel: UnitFunnelFigures | null,
  measure: string,
): DiagramModel["table"] {
  return {
    caption: `${measure}: enheter efter läge`,
    columns: [
      {name: "region", title: "Region", kind: "text"},
      {name: "enheter", title: "Enheter", kind: "count"},
      {name: "inom", title: "Inom förväntad variation", kind: "count"},
      {name: "utanfor_95", title: "Utanför 95-procentsgränsen", kind: "count"},
      {name: "avviker", title: "Avviker från förväntad variation", kind: "count"},
    ],
    rows: regions.flatMap(({title}, region) => {
      const own = (funnel?.figures ?? []).filter(({year}) => year.unit.region === region);
      const count = (zone: string): number => own.filter((one) => one.zone === zone).length;
      return own.length === 0
        ? []
        : [[title, own.length, count("inside"), count("beyond 95"), count("beyond 99.8")]];
    }),
  };
}
