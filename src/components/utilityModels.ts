import type {Manifest} from "../contract/release.js";
import type {CountClass, ShareClass, Utility, UtilityGoal, UtilityMargin} from "../contract/utility.js";
import {capitalise, formatCount, formatPercent, joinSwedish} from "../measures/swedish.js";
import type {DiagramModel, Series, SharePoint} from "./diagramModel.js";
import {element} from "./element.js";
import {reportTable} from "./reportTable.js";

/** How the margins are drawn, in the order of the release. */
const styles: readonly Series["style"][] = ["own", "women", "nation"];

/** Smaller counts are left out of the chart: there rounding moves most of what there is. */
const smallestDrawn = 10;

const nothing = "Visas bara i en utgåva av demolandet, där de sanna talen är offentliga.";

/** Sizes in words: `1–4`, `5 000 eller fler`. */
export function sizeInWords({from, to}: {readonly from: number; readonly to: number | null}): string {
  return to === null ? `${formatCount(from)} eller fler` : `${formatCount(from)}–${formatCount(to)}`;
}

/** A share with two decimals where it is small: `0,04 %`, `3,1 %`. */
export function finePercent(share: number): string {
  if (share >= 0.01 || share === 0) return formatPercent(share);
  return `${(share * 100).toLocaleString("sv-SE", {minimumFractionDigits: 2, maximumFractionDigits: 2})}\u00a0%`;
}

/** Whether a goal is reached; null where the release has nothing to hold it against. */
export function isReached({is, limit, value, of}: UtilityGoal): boolean | null {
  if (of === 0) return null;
  return is === "at most" ? value <= limit : value >= limit;
}

/** Error of counts by their size: a mark at the root of the mean square, a line to what 95 in 100 keep within. */
export function countErrorModel(manifest: Manifest): DiagramModel {
  const {utility} = manifest;
  const drawn = ({counts}: UtilityMargin) => counts.filter(({from}) => from >= smallestDrawn);
  return model({
    ...{id: "fel-efter-storlek", utility, manifest},
    measure: "Fel i procent av det sanna antalet, efter antalets storlek",
    title: countHeadline(utility),
    sizes: sizesOf(utility, drawn),
    points: pointsOf(utility, drawn, ({relativeRmse, relativeWithin95}) => [
      relativeRmse ?? 0,
      relativeWithin95 ?? 0,
    ]),
    notes: [
      `Tal under ${smallestDrawn} är inte med i diagrammet. Felet i dem är upp till flera gånger talet självt. De står i tabellen.`,
    ],
    table: {
      columns: [
        {name: "summa", title: "Antal för", kind: "text"},
        {name: "storlek", title: "Sant antal", kind: "text"},
        {name: "antal", title: "Så många", kind: "count"},
        {name: "exakta", title: "Exakta", kind: "share"},
        {name: "medelfel", title: "Fel i genomsnitt", kind: "decimal"},
        {name: "rmse", title: "Kvadratiskt medelfel", kind: "decimal"},
        {name: "storsta", title: "Största fel", kind: "count"},
        {name: "relativt", title: "Kvadratiskt medelfel, procent", kind: "share"},
        {name: "inom_95", title: "95 av 100 ligger inom", kind: "share"},
        {name: "i_bandet", title: "Sant värde i bandet", kind: "share"},
      ],
      rows: (utility?.margins ?? []).flatMap(({title, counts}) =>
        counts.map((one) => [
          ...[title, sizeInWords(one), one.cells, one.exact / one.cells, one.meanAbsolute, one.rmse],
          ...[one.greatest, one.relativeRmse, one.relativeWithin95, one.held / one.cells],
        ]),
      ),
    },
  });
}

/** Error of shares by the size of their whole, in percentage points. */
export function shareErrorModel(manifest: Manifest): DiagramModel {
  const {utility} = manifest;
  const drawn = ({shares}: UtilityMargin) => shares;
  return model({
    ...{id: "fel-i-andelar", utility, manifest},
    measure: "Fel i procentenheter, efter hur många andelen räknas på",
    title: shareHeadline(utility),
    sizes: sizesOf(utility, drawn),
    points: pointsOf(utility, drawn, ({rmse, within95}) => [rmse, within95]),
    notes: [
      "Andelarna är av kön, ålder, diagnos, grad, längd och komplettering, så många som varje tabell har. För enheter finns bara komplettering.",
    ],
    table: {
      columns: [
        {name: "summa", title: "Andel för", kind: "text"},
        {name: "storlek", title: "Räknas på", kind: "text"},
        {name: "antal", title: "Så många", kind: "count"},
        {name: "rmse", title: "Kvadratiskt medelfel, procentenheter", kind: "share"},
        {name: "inom_95", title: "95 av 100 ligger inom", kind: "share"},
        {name: "storsta", title: "Största fel", kind: "share"},
        {name: "inom_2", title: "Inom två procentenheter", kind: "share"},
        {name: "i_intervallet", title: "Sant värde i intervallet", kind: "share"},
      ],
      rows: (utility?.margins ?? []).flatMap(({title, shares}) =>
        shares.map((one) => [
          ...[title, sizeInWords(one), one.shares, one.rmse, one.within95, one.greatest],
          ...[one.within2 / one.shares, one.held / one.shares],
        ]),
      ),
    },
  });
}

function model(parts: {
  readonly id: string;
  readonly utility: Utility | undefined;
  readonly manifest: Manifest;
  readonly measure: string;
  readonly title: string;
  readonly sizes: readonly string[];
  readonly points: readonly SharePoint[];
  readonly notes: readonly string[];
  readonly table: Pick<DiagramModel["table"], "columns" | "rows">;
}): DiagramModel {
  const {utility, measure, title, sizes, points} = parts;
  const selection = "hela utgåvan, publicerat mot sant";
  const marks =
    "Tecknet är det kvadratiska medelfelet. Linjen går från 0 till det som 95 av 100 ligger inom.";
  return {
    id: parts.id,
    title,
    selection,
    alternative: `Punktdiagram med linjer. ${measure}, för ${names(utility)}. ${title}. ${marks} Alla tal finns i tabellen under diagrammet.`,
    series: (utility?.margins ?? []).map(({id, title: label}, i) => ({
      ...{id, label},
      style: styles[i] ?? "nation",
    })),
    chart: points.length === 0 ? null : {kind: "shares", categories: sizes, xLabel: measure, points},
    nothing,
    notes: points.length === 0 ? [] : [marks, ...parts.notes],
    table: {caption: measure, ...parts.table},
  };
}

function names(utility: Utility | undefined): string {
  return joinSwedish((utility?.margins ?? []).map(({title}) => title.toLocaleLowerCase("sv-SE")));
}

type Sized = Pick<CountClass | ShareClass, "from" | "to">;

/** The sizes that any margin has, the smallest first. */
function sizesOf(utility: Utility | undefined, of: (margin: UtilityMargin) => readonly Sized[]): string[] {
  const all = new Map((utility?.margins ?? []).flatMap(of).map((one) => [one.from, sizeInWords(one)]));
  return [...all].sort(([a], [b]) => a - b).map(([, words]) => words);
}

function pointsOf<T extends Sized>(
  utility: Utility | undefined,
  of: (margin: UtilityMargin) => readonly T[],
  errors: (one: T) => [value: number, reach: number],
): SharePoint[] {
  const sizes = sizesOf(utility, of);
  return (utility?.margins ?? []).flatMap((margin) =>
    of(margin).map((one) => {
      const [value, reach] = errors(one);
      const category = sizes.indexOf(sizeInWords(one));
      return {series: margin.id, category, value, low: 0, high: Math.max(value, reach)};
    }),
  );
}

/** The headline tells the error of the counts that the goals are about. */
function countHeadline(utility: Utility | undefined): string {
  const told = (utility?.goals ?? []).filter(({id, of}) => id.endsWith("-counts") && of > 0);
  if (told.length === 0) return "Visas bara i en utgåva av demolandet";
  const where: Readonly<Record<string, string>> = {
    "unit-counts": "för en enhet och ett år",
    "region-counts": "för en region och en månad",
  };
  return `Antal från 100 skiljer sig typiskt ${told.map(({id, value}) => `${finePercent(value)} ${where[id] ?? ""}`).join(" och ")}`;
}

function shareHeadline(utility: Utility | undefined): string {
  const goal = utility?.goals.find(({id}) => id === "unit-shares");
  if (!goal) return "Visas bara i en utgåva av demolandet";
  if (goal.of === 0) return "Ingen enhet har 200 intyg på ett år: landet är för litet";
  return `${formatPercent(goal.value)} av andelarna för enheter med minst 200 intyg på ett år ligger inom två procentenheter`;
}

/** The goals of rounding, what came out, and whether it is enough. */
export function goalTable({utility}: Pick<Manifest, "utility">): DiagramModel["table"] {
  const percent = (value: number): string => finePercent(value);
  const verdict = (goal: UtilityGoal): string => {
    const reached = isReached(goal);
    return reached === null ? "för få att pröva" : reached ? "✓ ja" : "✗ nej";
  };
  return {
    caption: "Vad avrundningen ska klara",
    columns: [
      {name: "mal", title: "Mål", kind: "text"},
      {name: "grans", title: "Gräns", kind: "text"},
      {name: "utfall", title: "Utfall", kind: "text"},
      {name: "antal", title: "Räknat på", kind: "count"},
      {name: "uppfyllt", title: "Uppfyllt?", kind: "text"},
    ],
    rows: (utility?.goals ?? []).map((goal) => [
      goal.title,
      `${goal.is === "at most" ? "högst" : "minst"} ${percent(goal.limit)}`,
      goal.of === 0 ? null : percent(goal.value),
      goal.of,
      verdict(goal),
    ]),
  };
}

/** {@link goalTable} with its downloads; a release of real certificates has none, and says so. */
export function goals(manifest: Manifest): HTMLElement {
  return manifest.utility
    ? reportTable("mal", goalTable(manifest), manifest)
    : element("p", {class: "underlag-empty"}, nothing);
}

/** How often the bands and intervals hold the true value, over all margins: what readers are promised is 95 in 100. */
export function heldInWords(utility: Utility): string {
  const sum = <T>(of: (margin: UtilityMargin) => readonly T[], count: (one: T) => number): number =>
    utility.margins.flatMap(of).reduce((all, one) => all + count(one), 0);
  const counts = sum(
    ({counts: list}) => list,
    ({cells}) => cells,
  );
  const shares = sum(
    ({shares: list}) => list,
    ({shares: n}) => n,
  );
  const heldCounts = sum(
    ({counts: list}) => list,
    ({held}) => held,
  );
  const heldShares = sum(
    ({shares: list}) => list,
    ({held}) => held,
  );
  const line = (part: number, whole: number): string => formatPercent(whole === 0 ? 0 : part / whole);
  return `Det sanna antalet ligger i bandet för ${line(heldCounts, counts)} av ${formatCount(counts)} antal. Den sanna andelen ligger i intervallet för ${line(heldShares, shares)} av ${formatCount(shares)} andelar, när bara avrundningen räknas.`;
}

/** In a sentence: how many goals are reached. */
export function goalsInWords({utility, synthetic}: Pick<Manifest, "utility" | "synthetic">): string {
  if (!utility)
    return synthetic
      ? "Den här utgåvan gjordes av en äldre version och redovisar inte felen. Gör en ny med npm run data."
      : "Den här utgåvan bygger på riktiga intyg. Därför går det inte att visa de sanna talen bredvid de publicerade: skillnaden skulle röja dem.";
  const tried = utility.goals.filter((goal) => isReached(goal) !== null);
  const reached = tried.filter((goal) => isReached(goal) === true);
  if (tried.length === 0) return "Landet är för litet för att målen ska kunna prövas.";
  return capitalise(
    reached.length === tried.length
      ? `alla ${formatCount(tried.length)} mål som går att pröva är uppfyllda.`
      : `${formatCount(reached.length)} av ${formatCount(tried.length)} mål som går att pröva är uppfyllda.`,
  );
}
