import type {Cells} from "../model/cells.ts";
import {levelOf, type Margin} from "./margins.ts";

/** One sum of a margin is a whole number below this: more would be a table of its own. */
const mostSums = 2 ** 26;

/** Where the sums of some margins stand in one column, and which of them each cell belongs to. */
export interface MarginSums {
  readonly margins: readonly Margin[];
  /** Sums of all margins; those of margin `m` begin at `start[m]`. */
  readonly size: number;
  readonly start: readonly number[];
  /** Writes the place of the sum of each margin that cell `index` belongs to into `at`, from `from` on. */
  locate(index: number, at: Int32Array, from: number): void;
  /** The codes of a sum of margin `m`, as its levels name them and in their order. */
  codesOf(m: number, place: number): string[];
}

/** Numbers the sums of margins: each is one number, digit by digit the codes of its levels. */
export function marginSums(
  cells: Pick<Cells, "family" | "dimensions" | "codes">,
  margins: readonly Margin[],
): MarginSums {
  const start: number[] = [];
  let size = 0;
  // For each margin the dimensions it has, and what each code adds to the place.
  const parts = margins.map(({over}) => {
    start.push(size);
    let width = 1;
    const digits = cells.dimensions
      .flatMap((dimension, d) =>
        over.flatMap((name) => {
          const level = levelOf(dimension, name);
          return level ? [{d, name, level}] : [];
        }),
      )
      .reverse()
      .map(({d, name, level}) => {
        const stride = width;
        width *= level.codes.length;
        return {d, name, level, stride, add: Int32Array.from(level.of, (code) => code * stride)};
      })
      .reverse();
    size += width;
    if (size > mostSums)
      throw new RangeError(`${cells.family}: more sums over ${over.join(" × ")} than can be kept`);
    return digits;
  });
  return {
    ...{margins, size, start},
    locate(index, at, from) {
      for (let m = 0; m < parts.length; m++) {
        let place = start[m] ?? 0;
        for (const {d, add} of parts[m] ?? []) place += add[cells.codes[d]?.[index] ?? 0] ?? 0;
        at[from + m] = place;
      }
    },
    codesOf(m, place) {
      const rest = place - (start[m] ?? 0);
      return (margins[m]?.over ?? []).map((wanted) => {
        const digit = parts[m]?.find(({name}) => name === wanted);
        if (!digit) throw new RangeError(`${cells.family}: a margin without the level ${wanted}`);
        const {level, stride} = digit;
        return level.codes[Math.floor(rest / stride) % level.codes.length] ?? "";
      });
    },
  };
}

/** The place of margin `over` among the margins of a family: a tie's margin is always one of them. */
export function marginOf({margins}: Pick<MarginSums, "margins">, over: readonly string[]): number {
  const m = margins.findIndex(
    (margin) => margin.over.length === over.length && over.every((name) => margin.over.includes(name)),
  );
  if (m === -1) throw new RangeError(`no margin over ${over.join(" × ")}`);
  return m;
}
