import type {CountedYear, Countings} from "../contract/countings.js";
import type {OfficialStatistics} from "../contract/official.js";
import type {Manifest} from "../contract/release.js";
import type {View} from "../contract/view.js";
import {isNation, wholeOf} from "../contract/whole.js";
import {decapitalise} from "../measures/swedish.js";
import {dataTable} from "./dataTable.js";
import type {DataTable} from "./diagramModel.js";
import {element} from "./element.js";
import {nationCode} from "./officialPlace.js";
import {officialSources} from "./officialSources.js";
import {stockOf} from "./officialOngoing.js";

/** What else makes the figures of Intygsstatistik differ: rules on small numbers, on shares, and on what is divided by. */
export function countingRules(manifest: Manifest): HTMLElement {
  return dataTable(rulesOf(manifest));
}

/** What {@link countingRules} shows. */
export function rulesOf({disclosure: {base}}: Pick<Manifest, "disclosure">): DataTable {
  return {
    caption: "Regler som gör att talen skiljer sig",
    columns: [
      {name: "vad", title: "Vad", kind: "text"},
      {name: "intygsstatistik", title: "I Intygsstatistik", kind: "text"},
      {name: "har", title: "Här", kind: "text"},
    ],
    rows: [
      [
        "Små antal",
        "Färre än fem hos en vårdgivare blir noll, innan talen läggs ihop. Summorna för landet blir för låga, mest för ovanliga diagnoser och små vårdgivare.",
        `Små antal avrundas slumpvis upp eller ned till en multipel av ${base}. I genomsnitt blir summorna rätt.`,
      ],
      [
        "Andelar",
        "Andelar och medelvärden räknas i heltal, och decimalerna kapas: 12,9 blir 12.",
        "Andelar visas med en decimal och ett osäkerhetsband.",
      ],
      [
        "Per invånare",
        "Antalet delas med invånare i alla åldrar.",
        "Antalet delas med invånare i arbetsför ålder. Talen per invånare blir därför högre här.",
      ],
      [
        "Blanketter",
        "Den äldre blanketten FK7263 räknas med.",
        "Bara FK7804. I serier som börjar tidigt saknas de äldre intygen.",
      ],
      [
        "Kompletteringar",
        "En månad räknas genast, fast begäran kan komma veckor senare.",
        "De senaste månaderna markeras som ofärdiga.",
      ],
    ],
  };
}

/** A published figure of Försäkringskassan, and what of the release comes nearest to it. */
interface Beside {
  readonly title: string;
  readonly n: number | undefined;
  readonly nearest: string;
  readonly of: (counts: CountedYear["counts"]) => number | undefined;
  readonly why: string;
}

/** Försäkringskassan's own figures beside what the release has that is nearest, as a table. */
export function besideForsakringskassan(
  official: OfficialStatistics,
  countings: Countings,
  view: View,
  manifest: Manifest,
): HTMLElement {
  return dataTable(besideRows(official, countings, view, manifest));
}

/** What a reader must know before comparing the two columns of numbers, and where the published ones come from. */
export function besideNote(manifest: Pick<Manifest, "places" | "synthetic">): HTMLElement {
  const sources = [officialSources.length, officialSources.persons, officialSources.ongoing].map(
    ({publisher, title, date}) => `${publisher}: ${decapitalise(title)} (${date})`,
  );
  return element(
    "div",
    {},
    element("p", {class: "underlag-source"}, `Källor: ${sources.join("; ")}.`),
    element("p", {}, whatIsCompared(manifest)),
  );
}

function whatIsCompared({places, synthetic}: Pick<Manifest, "places" | "synthetic">): string {
  if (!isNation({places}))
    return `Försäkringskassans tal gäller hela landet, utgåvans bara ${wholeOf({places}).short}. De två kolumnerna med antal går därför inte att jämföra.`;
  return synthetic
    ? "Försäkringskassans tal är verkliga. Demolandet är påhittat: bara vissa andelar är ställda efter verkligheten, aldrig antalen. De två kolumnerna med antal går därför inte att jämföra här. I en utgåva med riktiga intyg gör de det, med förbehållen i tabellen."
    : "Åren är olika: de publicerade tabellerna slutar vid olika tid.";
}

/** What {@link besideForsakringskassan} shows. */
export function besideRows(
  {startedByLength, persons, ongoing}: OfficialStatistics,
  {years}: Countings,
  view: View,
  manifest: Pick<Manifest, "synthetic" | "version">,
): DataTable {
  const found = years.find(({year}) => year === view.year) ?? years.at(-1);
  const latest = Math.max(...startedByLength.map(({year}) => year));
  const all = startedByLength.filter(({year, diagnosis}) => year === latest && diagnosis === nationCode);
  const rows: readonly Beside[] = [
    {
      title: `Startade sjukfall över 14 dagar ${latest}`,
      n: all.reduce((sum, {started}) => sum + started, 0),
      nearest: "Startade som varade minst 15 dagar",
      of: (counts) => counts["long"],
      why: "Försäkringskassan räknar sjukfall där sjukpenning har betalats. Ett intyg kan finnas utan det, och den som saknar arbetsgivare får sjukpenning tidigare.",
    },
    {
      title: `Personer som började ett sjukfall över 14 dagar ${persons.year}`,
      n: persons.rows.find(({diagnosis, sex}) => diagnosis === nationCode && sex === nationCode)?.persons,
      nearest: "Personer som började ett sjukfall",
      of: (counts) => counts["persons"],
      why: "Utgåvan har också personer med bara korta sjukfall.",
    },
    {
      title: `Pågående sjukfall i slutet av månaden, genomsnitt ${ongoing.firstMonth.slice(0, 4)}`,
      n: stockOf(ongoing.rows, nationCode, nationCode, nationCode)?.stock,
      nearest: "Pågående den 25:e, i genomsnitt",
      of: (counts) => (counts["day-25"] === undefined ? undefined : counts["day-25"] / 12),
      why: "Båda är bestånd på en dag. Försäkringskassan räknar från den femtonde dagen och bara där sjukpenning har betalats.",
    },
  ];
  const whose = manifest.synthetic ? "Demolandet (påhittat)" : `Utgåva ${manifest.version}`;
  return {
    caption: "Försäkringskassans tal och det närmaste i utgåvan",
    columns: [
      {name: "officiell", title: "Försäkringskassan", kind: "text"},
      {name: "antal", title: "Antal", kind: "count"},
      {name: "utgavan", title: `${whose} ${found?.year ?? ""}`.trim(), kind: "count"},
      {name: "skal", title: "Närmast i utgåvan, och varför det inte blir lika", kind: "text"},
    ],
    rows: rows.map(({title, n, nearest, of, why}) => {
      const own = (found && of(found.counts)) ?? null;
      return [title, n ?? null, own, `${nearest}. ${why}`];
    }),
  };
}
