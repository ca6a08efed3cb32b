import {compareVersions} from "../loaders/publish/releaseVersion.ts";
import type {
  Analysis,
  Effect,
  Hypothesis,
  HypothesisRegister,
  Outcome,
  SideFigures,
  Specification,
} from "../src/contract/hypothesis.ts";
import type {Manifest} from "../src/contract/release.ts";
import {type Claim, decideClaims} from "../src/measures/againstMargin.ts";
import {addCounts, type Count} from "../src/measures/count.ts";
import {rate} from "../src/measures/rate.ts";
import {ratio} from "../src/measures/ratio.ts";
import {shareDifference} from "../src/measures/shareDifference.ts";
import {hypothesesOf} from "./hypotheses.ts";
import {releaseTable, type ReadFile, type ReleaseCell} from "./releaseCells.ts";

type Where = Readonly<Record<string, readonly string[]>>;

/** Codes of what is not known or not told: no part of the rest that something is compared with. */
const unknown = new Set(["00", "U", ".."]);

/**
 * Tests every registered hypothesis on the release, and decides all of them together (`decideClaims`). A hypothesis, with its last deviation,
 * must have been locked before the extract day of the release, and the release must be newer than what its authors had seen, with periods
 * that they had not. The synthetic country has no extract to wait for: there the hypotheses are examples and are tested at once. One about
 * that country is no part of the register of any other release (`hypothesesOf`).
 */
export async function testHypotheses(
  all: readonly Hypothesis[],
  manifest: Manifest,
  read: ReadFile,
): Promise<HypothesisRegister> {
  const hypotheses = hypothesesOf(manifest, all);
  const found = await Promise.all(hypotheses.map(async (one) => await measure(one, manifest, read)));
  const claims = found.map((one, i): Claim | null => {
    const analysis = hypotheses[i]?.analysis;
    if (one.is !== "measured" || analysis === undefined) return null;
    const {expected, margin} = analysis;
    return {effect: one.effect, expected, margin: expected === "greater" ? margin : -margin};
  });
  const decided = decideClaims(claims.filter((claim) => claim !== null));
  let next = 0;
  const outcomes = found.map((one): Outcome => {
    if (one.is !== "measured") return one;
    return {...one, is: "tested", verdict: decided[next++] ?? "undecided"};
  });
  return {
    tested: decided.length,
    hypotheses: hypotheses.map((hypothesis, i) => ({hypothesis, outcome: outcomes[i] ?? {is: "draft"}})),
  };
}

type Found =
  | Exclude<Outcome, {is: "tested"}>
  | {
      readonly is: "measured";
      readonly effect: Effect;
      readonly one: SideFigures;
      readonly other: SideFigures;
      readonly specifications: readonly Specification[];
    };

async function measure(
  {analysis, choices, registered, deviations, data}: Hypothesis,
  manifest: Manifest,
  read: ReadFile,
): Promise<Found> {
  if (registered === null) return {is: "draft"};
  const seen = manifest.synthetic ? null : data.seen;
  const locked = deviations.at(-1)?.on ?? registered.on;
  if (locked >= manifest.extractDate && !manifest.synthetic) return {is: "too-late", because: "locked"};
  if (seen !== null && compareVersions(seen, manifest.version) >= 0) return {is: "too-late", because: "seen"};
  const ways = combinations(choices.map(({options}) => options.length));
  const specified = await Promise.all(
    ways.map(async (options) => {
      const changed = options.reduce<Analysis>((before, option, i) => {
        const change = choices[i]?.options[option]?.change;
        return change === undefined ? before : withChange(before, change);
      }, analysis);
      return {options, found: await compare(changed, seen, manifest, read)};
    }),
  );
  const [main] = specified;
  const why = specified.find(({found}) => typeof found === "string")?.found;
  if (typeof why === "string") return {is: "untestable", why};
  if (main === undefined || typeof main.found === "string" || main.found.effect === null)
    return {is: "untestable", why: "det finns inget att jämföra"};
  return {
    ...{is: "measured", effect: main.found.effect, one: main.found.one, other: main.found.other},
    specifications: specified.map(({options, found}) => ({
      options,
      effect: typeof found === "string" ? null : found.effect,
    })),
  };
}

/** Every way of making the choices: the first option of each comes first, and the last choice varies fastest. */
function combinations(sizes: readonly number[]): number[][] {
  return sizes.reduce<number[][]>(
    (ways, size) => ways.flatMap((way) => Array.from({length: size}, (_, option) => [...way, option])),
    [[]],
  );
}

type Change = NonNullable<Hypothesis["choices"][number]["options"][number]["change"]>;

function withChange(analysis: Analysis, change: Change): Analysis {
  return {
    ...analysis,
    ...(change.family !== undefined && {family: change.family}),
    within: {...analysis.within, ...change.within},
    ...(change.part !== undefined && {part: change.part}),
    ...(change.one !== undefined && {one: {...analysis.one, where: change.one}}),
    ...(change.other !== undefined && {other: change.other}),
  };
}

interface Compared {
  readonly effect: Effect | null;
  readonly one: SideFigures;
  readonly other: SideFigures;
}

/**
 * Carries out an analysis on the cells of the release; or says in words what of it the release lacks, or what the authors could have
 * known of the answer when they had `seen` an earlier release.
 */
async function compare(
  analysis: Analysis,
  seen: string | null,
  manifest: Manifest,
  read: ReadFile,
): Promise<Compared | string> {
  const {family, within, part, one, other} = analysis;
  const table = releaseTable(manifest, family, read);
  if (table === undefined) return `utgåvan saknar tabellen ${family}`;
  const wheres: Where[] = [within, part ?? {}, one.where, ...(other.where === "rest" ? [] : [other.where])];
  for (const where of wheres)
    for (const [dimension, codes] of Object.entries(where)) {
      if (!table.dimensions.includes(dimension)) return `tabellen ${family} är inte uppdelad på ${dimension}`;
      const known = manifest.dimensions[dimension]?.codes.map(({code}) => code) ?? [];
      const missing = codes.find((code) => !known.includes(code));
      if (missing !== undefined) return `utgåvan har ingen kod ${missing} i ${dimension}`;
    }
  const period = table.dimensions.filter((dimension) => periods.has(dimension));
  const named = wheres.flatMap((where) => Object.keys(where));
  const cells = (await table.cells([...named, ...period])).filter(matches(within));
  const inOne = matches(one.where);
  const inOther = other.where === "rest" ? isRest(one.where) : matches(other.where);
  if (cells.some((cell) => inOne(cell) && inOther(cell))) return "de två sidorna går in i varandra";
  const isUnseen = ({codes}: ReleaseCell): boolean =>
    seen !== null && period.some((dimension) => firstMonthOf(codes[dimension] ?? "") > monthOf(seen));
  const isNew = (side: readonly ReleaseCell[]): boolean => side.length > 0 && side.every(isUnseen);
  if (seen !== null && ![inOne, inOther].some((isOf) => isNew(cells.filter(isOf))))
    return `författarna hade sett utgåva ${seen}, och båda sidorna rymmer perioder som den kan ha räknat`;
  const sides = [inOne, inOther].map((isOf) => {
    const all = cells.filter(isOf);
    return {whole: addCounts(all), part: addCounts(part === undefined ? [] : all.filter(matches(part)))};
  });
  const [first, second] = sides;
  if (first === undefined || second === undefined) return "det finns inget att jämföra";
  const {base} = manifest.disclosure;
  const figures = (title: string, side: typeof first): SideFigures =>
    part === undefined ? {title, n: side.whole.n, of: null} : {title, n: side.part.n, of: side.whole.n};
  return {
    effect:
      part === undefined ? moreThan(first.whole, second.whole, base) : shareDifference(first, second, base),
    one: figures(one.title, first),
    other: figures(other.title, second),
  };
}

/** How much more one count is than another, as a part of the other: chance and rounding of both are in the limits. */
function moreThan(one: Count, other: Count, base: number): Effect | null {
  const [first, second] = [rate(one, 1, base, 1), rate(other, 1, base, 1)];
  const found = first === null || second === null ? null : ratio(first, second);
  if (found === null) return null;
  const [low, high] = found.interval;
  return Number.isFinite(high) ? {value: found.value - 1, interval: [low - 1, high - 1]} : null;
}

/** The dimensions of a release that are time. */
const periods = new Set(["month", "quarter", "year"]);

/** The first month of a period: `2026-04` of the quarter `2026-Q2`, `2026-01` of the year `2026`. */
function firstMonthOf(period: string): string {
  const [year = "", part = "01"] = period.split("-");
  return `${year}-${part.startsWith("Q") ? String(3 * Number(part.slice(1)) - 2).padStart(2, "0") : part}`;
}

/** The month of a release: that of its extract, after which it can hold nothing. */
function monthOf(version: string): string {
  return version.slice(0, 7).replace(".", "-");
}

function matches(where: Where): (cell: ReleaseCell) => boolean {
  const wanted = Object.entries(where).map(([dimension, codes]) => [dimension, new Set(codes)] as const);
  return ({codes}) => wanted.every(([dimension, set]) => set.has(codes[dimension] ?? ""));
}

function isRest(where: Where): (cell: ReleaseCell) => boolean {
  const isOne = matches(where);
  const dimensions = Object.keys(where);
  return (cell) => !isOne(cell) && dimensions.every((dimension) => !unknown.has(cell.codes[dimension] ?? ""));
}
