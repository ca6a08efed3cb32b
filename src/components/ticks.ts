import {shortNameOfMonth} from "../measures/swedish.js";

/** A mark on an axis: where, and what it says. */
export interface Tick {
  readonly x: number;
  readonly label: string;
}

/** Room that a tick of a month or of a year needs, in pixels. */
const roomForMonth = 46;
const roomForYear = 40;

/** Ticks of a row of years (YYYY): as many as there is room for, always the last one, a fixed number of years apart. */
function yearTicks(years: readonly string[], width: number): Tick[] {
  const step = Math.max(1, Math.ceil((years.length * roomForYear) / Math.max(1, width)));
  return years.flatMap((label, x) => ((years.length - 1 - x) % step === 0 ? [{x, label}] : []));
}

/**
 * Ticks of a row of months (YYYY-MM, or MM alone) or of quarters (YYYY-Qn, or Qn alone): as many as there is room for in `width`
 * pixels, always a whole part of a year apart and always through its beginning, which carries its year on a line of its own.
 * Of a row of years (YYYY) as many as there is room for, and the last one always.
 */
export function monthTicks(xs: readonly string[], width: number): Tick[] {
  if (xs[0]?.length === 4) return yearTicks(xs, width);
  const fits = Math.max(1, Math.floor(width / roomForMonth));
  const quarters = xs[0]?.includes("Q") ?? false;
  const [inYear, steps] = quarters ? [4, [1, 2, 4, 8, 20]] : [12, [1, 2, 3, 6, 12, 24, 60]];
  const step = steps.find((candidate) => xs.length / candidate <= fits) ?? 10 * inYear;
  const numbered = xs.map((text, x) => {
    const last = text.slice(-2);
    const name = quarters ? `kv. ${last.slice(1)}` : shortNameOfMonth(last);
    return {x, name, number: Number(last.replace("Q", "")), year: text.length > 2 ? text.slice(0, 4) : ""};
  });
  const kept = numbered.filter(({year, number}) =>
    step <= inYear ? (number - 1) % step === 0 : number === 1 && Number(year) % (step / inYear) === 0,
  );
  // A short period may hold no such month: then its first one is marked.
  const shown = kept.length === 0 ? numbered.slice(0, 1) : kept;
  return shown.map(({x, year, name, number}, i) => {
    const withYear = year !== "" && (i === 0 || number === 1 || shown[i - 1]?.year !== year);
    return {x, label: withYear ? `${name}\n${year}` : name};
  });
}

/** Breaks a text into lines of at most `width` characters, at spaces; a longer word stands alone. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

/**
 * Moves labels apart so that none is nearer its neighbour than `gap`, keeping their order and as near as possible to
 * where they belong, within `low` to `high`. Positions in pixels, in the order given.
 */
export function spread(wanted: readonly number[], gap: number, low: number, high: number): number[] {
  const order = wanted.map((y, i) => ({y, i})).sort((a, b) => a.y - b.y);
  const placed: number[] = [];
  for (const {y} of order) placed.push(Math.max(y, (placed.at(-1) ?? low - gap) + gap));
  let limit = high;
  for (let i = placed.length - 1; i >= 0; i--) {
    placed[i] = Math.min(placed[i] ?? limit, limit);
    limit = (placed[i] ?? limit) - gap;
  }
  const result = new Array<number>(wanted.length).fill(low);
  for (const [rank, {i}] of order.entries()) result[i] = placed[rank] ?? low;
  return result;
}
