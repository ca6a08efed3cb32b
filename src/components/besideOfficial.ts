import type {BesideOfficial, BesideRow, SummedCells} from "../contract/besideOfficial.js";
import type {OfficialPlace, OfficialStatistics} from "../contract/official.js";
import type {Manifest} from "../contract/release.js";
import {isNation} from "../contract/whole.js";
import {addCounts, noCount, type Count} from "../measures/count.js";
import {isTooUnsure, shareInterval, type Share} from "../measures/shareInterval.js";
import {capitalise, formatPercent, formatPeriod, percentBetween} from "../measures/swedish.js";
import type {DiagramModel, SharePoint} from "./diagramModel.js";
import {stockOf} from "./officialOngoing.js";
import {nationCode, nationOf} from "./officialPlace.js";
import {besideRelease} from "./officialSources.js";
import {inPlace} from "./inPlace.js";
import {textAlternative} from "./textAlternative.js";

/** What is compared: a share of ongoing sjukfall that both have. */
interface Compared {
  readonly id: string;
  /** How the headline begins: the two shares follow. */
  readonly begins: string;
  readonly measure: string;
  readonly official: (official: OfficialStatistics, region: string) => number | null;
  /** The part of a row of the release that is counted. */
  readonly part: (row: BesideRow) => SummedCells;
}

const compared: Readonly<Record<"women" | "mental", Compared>> = {
  women: {
    id: "kvinnor-bredvid",
    begins: "Kvinnor hade",
    measure: "Andel av de pågående sjukfallen som gäller kvinnor",
    official: ({ongoing: {rows}}, region) => {
      const [women, all] = ["K", "ALL"].map((sex) => stockOf(rows, region, sex, "ALL")?.stock);
      return women === undefined || all === undefined ? null : women / all;
    },
    part: ({sex, all}) => (sex === "K" ? all : noCount),
  },
  mental: {
    id: "psykiatriska-bredvid",
    begins: "Psykiatriska diagnoser låg bakom",
    measure: "Andel av de pågående sjukfallen med diagnos i F00–F99",
    official: ({ongoing: {rows}}, region) => stockOf(rows, region, "ALL", "F00-F99")?.share ?? null,
    part: ({mental}) => mental,
  },
};

/** Why the two differ also where both are right. */
const whyTheyDiffer =
  "De räknar olika saker. Försäkringskassan räknar sjukfall med sjukpenning, från den femtonde dagen, den sista dagen i månaden. Utgåvan räknar sjukfall som har ett läkarintyg någon dag i månaden, efter vårdenhetens region och inte efter var personen bor. Ett intyg är inget beslut om sjukpenning.";

/**
 * The published share of ongoing sjukfall beside the release's own, of riket and each region, in the same months. The release's
 * is the share of the mean month; its interval is that of a single such month, so it is rather too wide than too narrow:
 * the months hold many of the same sjukfall, and a sum of twelve would claim a certainty that is not there.
 */
export function besideOfficial(
  official: OfficialStatistics,
  beside: BesideOfficial,
  what: keyof typeof compared,
  region: OfficialPlace | null,
  manifest: Manifest,
): DiagramModel {
  const {id, begins, measure, official: published, part} = compared[what];
  const {places} = official;
  const own = manifest.synthetic ? "demolandet" : "utgåvan";
  const label = manifest.synthetic ? "Demolandet (påhittat)" : `Utgåva ${manifest.version}`;
  const ownShare = ({code}: OfficialPlace): Share => {
    // The sum of some regions is no nation to hold against the published one.
    const rows = beside.rows.filter((row) =>
      code === nationCode ? isNation(manifest) : row.region === code,
    );
    const mean = (count: Count): Count => ({
      n: count.n / beside.months.length,
      atBase: count.atBase / beside.months.length,
    });
    const sum = (counted: (row: BesideRow) => SummedCells): Count => mean(addCounts(rows.map(counted)));
    if (rows.length === 0) return {share: null, interval: [0, 1]};
    return shareInterval(
      sum(part),
      sum(({all}) => all),
      manifest.disclosure.base,
    );
  };
  const months = beside.months;
  const period = formatPeriod(official.ongoing.firstMonth, official.ongoing.lastMonth);
  const isTold = ({code}: OfficialPlace): boolean => beside.rows.some((row) => row.region === code);
  const first = isNation(manifest) ? nationOf(official) : places.find(isTold);
  const place = region ?? first ?? nationOf(official);
  const [real, ours] = [published(official, place.code), ownShare(place)];
  const empty = months.length === 0 || ours.share === null;
  const title = empty
    ? `Utgåvan har inte alla månader ${period}: inget att jämföra`
    : `${begins} ${formatPercent(real ?? NaN)} av de pågående sjukfallen ${inPlace(place)} enligt Försäkringskassan${isTooUnsure(ours) ? `. ${capitalise(own)} har för få sjukfall för en säker andel` : `, ${formatPercent(ours.share)} i ${own}`}`;
  const uncertainty = empty
    ? "Ingen andel kan räknas."
    : `Andelen i ${own} ligger ${percentBetween(...ours.interval)} när slump och avrundning i en genomsnittlig månad räknas in.`;
  const points = places.flatMap((one, category): SharePoint[] => {
    const value = published(official, one.code);
    const {share, interval} = ownShare(one);
    return [
      ...(value === null ? [] : [{series: "officiell", category, value, low: value, high: value}]),
      ...(share === null
        ? []
        : [{series: "utgava", category, value: share, low: interval[0], high: interval[1]}]),
    ];
  });
  return {
    id,
    title,
    selection: `Riket och ${places.length - 1} regioner, genomsnitt av ${period}`,
    alternative: textAlternative({
      kind: "Punktdiagram med två punkter för varje region: den officiella andelen och utgåvans, med intervall",
      measure,
      selection: `riket och ${places.length - 1} regioner`,
      period,
      message: title,
      uncertainty,
    }),
    series: [
      {id: "officiell", label: "Försäkringskassan", style: "nation"},
      {id: "utgava", label, style: "own"},
    ],
    chart: empty
      ? null
      : {kind: "shares", categories: places.map((one) => one.title), xLabel: measure, points},
    nothing: `De officiella siffrorna gäller ${period}. Utgåvan måste ha alla de månaderna för att kunna jämföras.`,
    notes: [
      ...(empty ? [] : [uncertainty]),
      ...(manifest.synthetic
        ? ["Demolandet är påhittat. Hur nära det ligger säger ingenting om verkligheten."]
        : []),
      whyTheyDiffer,
    ],
    table: {
      caption: measure,
      columns: [
        {name: "region", title: "Region", kind: "text"},
        {name: "officiell", title: "Försäkringskassan", kind: "share"},
        {name: "utgavan", title: label, kind: "share"},
        {name: "lagst", title: "Lägst", kind: "share"},
        {name: "hogst", title: "Högst", kind: "share"},
      ],
      rows: places.map((one) => {
        const {share, interval} = ownShare(one);
        return [
          one.title,
          published(official, one.code),
          share,
          ...(share === null ? [null, null] : interval),
        ];
      }),
    },
    published: besideRelease("ongoing"),
  };
}
