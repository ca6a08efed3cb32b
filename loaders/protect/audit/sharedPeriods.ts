import {coarser, isPeriod, periodIn} from "./period.ts";
import {partOf, type View} from "./view.ts";

/**
 * The parts of two views in the periods that both count. A period of which a view has no row at all is one that it does not count:
 * sjukfall that began in it have not been followed to their end, say. As if nothing had happened in it, it would contradict the
 * other view.
 */
export function inSharedPeriods(a: View, b: View): readonly [View, View] {
  return shared(a, b, ({view, at, codes}) => [...new Set(view.codes[at])].map((code) => codes[code] ?? ""));
}

/**
 * The parts of two views in the periods that stand in the code lists of both, whether a view has rows of them or not: a quarter or year that
 * a list leaves out is one that its view does not count whole.
 */
export function inListedPeriods(a: View, b: View): readonly [View, View] {
  return shared(a, b, ({codes}) => codes);
}

function shared(a: View, b: View, met: (period: PeriodOf) => readonly string[]): readonly [View, View] {
  const [left, right] = [periodOf(a), periodOf(b)];
  if (!left || !right) return [a, b];
  const grain = coarser(left.id, right.id);
  const counted = (period: PeriodOf) => new Set(met(period).map((code) => periodIn(code, grain)));
  const [ofA, ofB] = [counted(left), counted(right)];
  const within = ({view, at, codes}: PeriodOf, other: ReadonlySet<string>) => {
    const kept = codes.map((code) => other.has(periodIn(code, grain)));
    return kept.every(Boolean) ? view : partOf(view, at, (code) => kept[code] ?? false);
  };
  return [within(left, ofB), within(right, ofA)];
}

interface PeriodOf {
  readonly view: View;
  readonly at: number;
  readonly id: Parameters<typeof coarser>[0];
  readonly codes: readonly string[];
}

function periodOf(view: View): PeriodOf | undefined {
  for (const [at, {id, codes}] of view.dimensions.entries())
    if (isPeriod(id)) return {view, at, id, codes: codes.map(({code}) => code)};
  return undefined;
}
