import type {CertificateMonths} from "../contract/certificateMonths.js";
import type {Manifest, Place} from "../contract/release.js";
import {unknownRegion} from "../contract/view.js";
import {isNation, wholeOf} from "../contract/whole.js";
import {addCounts, type Count, noCount} from "../measures/count.js";
import {shareInterval, type Share} from "../measures/shareInterval.js";
import {decapitalise, formatPercent, formatPeriod, percentBetween} from "../measures/swedish.js";
import type {DiagramModel, SharePoint} from "./diagramModel.js";
import {inPlace} from "./inPlace.js";
import {textAlternative} from "./textAlternative.js";

/** What is lacking, and what it means, by dimension and code of the account. */
const facts: Readonly<Record<string, {readonly title: string; readonly meaning: string}>> = {
  "diagnosis none": {
    title: "Utan giltig diagnoskod",
    meaning:
      "Intygen räknas i alla antal, men inte i någon diagnosgrupp. Är de många blir diagnosernas andelar för låga.",
  },
  "diagnosis ..": {
    title: "Diagnosen redovisas inte",
    meaning: "Diagnosen är känd men dold för att skydda en grupp där alla har samma. Antalen påverkas inte.",
  },
  "sex U": {
    title: "Okänt kön",
    meaning: "Intygen räknas i alla antal, men varken bland kvinnor eller män.",
  },
  "age U": {
    title: "Okänd ålder",
    meaning: "Intygen räknas i alla antal, men inte i någon åldersgrupp.",
  },
};

/** Where the release has some of the regions alone, those of every other are counted with the unknown one. */
function regionFact(places: Pick<Manifest, "places">): Omit<Lack, "share"> {
  const counted = `Intygen räknas ${wholeOf(places).where} men inte i någon region.`;
  return isNation(places)
    ? {title: "Okänd region", meaning: `Enheten fanns inte i registret. ${counted}`}
    : {
        title: "Annan eller okänd region",
        meaning: `Enheten fanns inte i registret eller hör till en region som utgåvan inte omfattar.${places.places.length > 1 ? ` ${counted}` : ""}`,
      };
}

const measure = "Andel av intygen som saknar uppgiften";

/** The share of nothing. */
const noShare: Share = {share: null, interval: [0, 1]};

interface Lack {
  readonly title: string;
  readonly meaning: string;
  /** Share among the certificates of the given positions of regions. */
  readonly share: (regions: readonly number[]) => Share;
}

/** How often certificates lack a fact that the tables are divided by: riket, and beside it a region that is picked out. */
export function lackingFacts(
  account: CertificateMonths,
  region: Place | null,
  manifest: Pick<Manifest, "disclosure" | "places" | "synthetic">,
): DiagramModel {
  const all = account.regions.map((_, i) => i);
  const own = region === null ? -1 : account.regions.indexOf(region.code ?? "");
  const together = wholeOf(manifest);
  const lacks = lacksOf(account, manifest.disclosure.base, regionFact(manifest));
  const sides = [
    ...(own < 0 || region === null
      ? []
      : [{id: "region", label: region.title, style: "own", at: [own]} as const]),
    {id: "riket", label: together.title, style: own < 0 ? "own" : "nation", at: all} as const,
  ];
  const places =
    sides.length > 1 && region !== null ? `${region.title} och ${together.short}` : together.title;
  const period = formatPeriod(account.months[0] ?? "", account.months.at(-1) ?? "");
  const where = own < 0 || region === null ? together.where : inPlace(region);
  const [first, ...rest] = [...lacks].sort(
    (a, b) => (b.share(sides[0]?.at ?? []).share ?? 0) - (a.share(sides[0]?.at ?? []).share ?? 0),
  );
  const {share: told, interval: toldInterval} = first?.share(sides[0]?.at ?? all) ?? noShare;
  const empty = told === null;
  const isSure = rest.every((lack) => {
    const {share, interval} = lack.share(sides[0]?.at ?? []);
    return share === null || interval[1] < toldInterval[0];
  });
  const title =
    empty || first === undefined
      ? "Utgåvan har ingen tabell över intyg att räkna på"
      : told === 0
        ? `Inga intyg ${where} är publicerade som att de saknar en uppgift`
        : `Vanligast ${where}: ${decapitalise(first.title)}, ${formatPercent(told)} av intygen${isSure ? "" : ". Skillnaden mot nästa uppgift är osäker"}`;
  const uncertainty = empty
    ? "Inga andelar kan räknas."
    : `Andelen i rubriken ligger ${percentBetween(...toldInterval)} när slump och avrundning räknas in.`;
  const order = first === undefined ? [] : [first, ...rest];
  return {
    id: "saknade-uppgifter",
    title,
    selection: `${places}, intyg undertecknade ${period}`,
    alternative: textAlternative({
      kind: `Punktdiagram med intervall för ${order.length} uppgifter`,
      measure,
      selection: places,
      period,
      message: title,
      uncertainty,
    }),
    series: sides.map(({id, label, style}) => ({id, label, style})),
    chart: empty
      ? null
      : {
          kind: "shares",
          categories: order.map((lack) => lack.title),
          xLabel: measure,
          points: sides.flatMap(({id, at}) =>
            order.flatMap((lack, category): SharePoint[] => {
              const {share, interval} = lack.share(at);
              return share === null
                ? []
                : [{series: id, category, value: share, low: interval[0], high: interval[1]}];
            }),
          ),
        },
    nothing: "Utgåvan har ingen tabell över intyg.",
    notes: [
      uncertainty,
      "En uppgift kan saknas oftare än diagrammet visar: små celler kan ha avrundats bort.",
    ],
    table: {
      caption: "Uppgifter som saknas i intygen",
      columns: [
        {name: "uppgift", title: "Uppgift", kind: "text"},
        {name: "plats", title: "Plats", kind: "text"},
        {name: "andel", title: "Andel av intygen", kind: "share"},
        {name: "lagst", title: "Lägst", kind: "share"},
        {name: "hogst", title: "Högst", kind: "share"},
        {name: "betydelse", title: "Vad betyder det för mig?", kind: "text"},
      ],
      rows: order.flatMap((lack) =>
        sides.map(({label, at}) => {
          const {share, interval} = lack.share(at);
          return [lack.title, label, share, ...(share === null ? [null, null] : interval), lack.meaning];
        }),
      ),
    },
  };
}

function lacksOf(
  {regions, months, n, atBase, lacking}: CertificateMonths,
  base: number,
  unknownFact: Omit<Lack, "share">,
): Lack[] {
  const pick = (values: readonly number[], of: readonly number[], at: readonly number[]): Count =>
    addCounts(at.map((i) => ({n: values[i] ?? 0, atBase: of[i] ?? 0})));
  const ofRegion = regions.map((_, region) =>
    addCounts(
      months.map((__, month) => ({
        n: n[region * months.length + month] ?? 0,
        atBase: atBase[region * months.length + month] ?? 0,
      })),
    ),
  );
  const whole = (at: readonly number[]): Count => addCounts(at.map((region) => ofRegion[region] ?? noCount));
  const unknown = regions.indexOf(unknownRegion);
  return [
    ...lacking.map(({dimension, code, n: of, atBase: ofBase}): Lack => {
      const fact = facts[`${dimension} ${code}`] ?? {title: `${dimension}: ${code}`, meaning: ""};
      return {...fact, share: (at) => shareInterval(pick(of, ofBase, at), whole(at), base)};
    }),
    // A region that is told is known: only riket has certificates of an unknown one.
    ...(unknown < 0
      ? []
      : [
          {
            ...unknownFact,
            share: (at: readonly number[]) =>
              at.length === 1 ? noShare : shareInterval(whole([unknown]), whole(at), base),
          },
        ]),
  ];
}
