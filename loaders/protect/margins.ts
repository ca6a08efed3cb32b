import {UsageError} from "../errors.ts";
import type {Cells, Tie} from "../model/cells.ts";
import type {Dimension} from "../model/dimension.ts";

/** Sums of a family that its flips keep close: over which levels, and how much a squared error weighs. */
export interface Margin {
  /**
   * Ids of dimensions, or of coarser levels: `year` and `quarter` of the period, `diagnosis:parent` of what each diagnosis
   * belongs to.
   */
  readonly over: readonly string[];
  readonly weight: number;
}

/**
 * What every reader looks at first: totals, regions and units of a period, and what shares of a unit there are of each kind: a unit
 * is small, so its shares are moved most. An error there is worth ten elsewhere.
 */
const weightOfPlaces = 10;

/** Heavy enough that the leading family's sum misses the truth by no more than half a base wherever cells allow it. */
export const weightOfTie = 100;

const places = new Set(["region", "care_unit"]);

/** A coarser or equal level of a dimension: its codes in order, and which of them each code of the dimension belongs to. */
export interface Level {
  readonly codes: readonly string[];
  readonly of: Uint16Array;
}

/** The level that `name` stands for in a dimension; undefined where it has none of that name. */
export function levelOf({id, codes, parents}: Dimension, name: string): Level | undefined {
  if (name === id) return {codes: codes.map(({code}) => code), of: Uint16Array.from(codes, (_, at) => at)};
  const coarser = (code: (one: Dimension["codes"][number]) => string): Level => {
    const texts = codes.map(code);
    const distinct = [...new Set(texts)];
    const places = new Map(distinct.map((text, at) => [text, at]));
    return {codes: distinct, of: Uint16Array.from(texts, (text) => places.get(text) ?? 0)};
  };
  if (name === `${id}:parent`) return parents && coarser(({code, parent}) => parent ?? code);
  if (name === "year" && (id === "month" || id === "quarter")) return coarser(({code}) => code.slice(0, 4));
  if (name === "quarter" && id === "month") {
    return coarser(({code}) => `${code.slice(0, 4)}-Q${Math.ceil(Number(code.slice(5)) / 3)}`);
  }
  return undefined;
}

/**
 * The margins of a family where settings say nothing: for its period and for the year, the total, the sums by each other
 * dimension and by each two of them, and the same by the parents of a dimension's codes. Those that a tie names weigh most.
 */
export function defaultMargins(cells: Pick<Cells, "dimensions">): Margin[] {
  const [period, ...others] = cells.dimensions;
  if (!period) return [];
  const levels = others.flatMap((dimension) => {
    const {id, parents} = dimension;
    // Parents that are a dimension of their own (the region of a unit) are counted there.
    const known = parents?.every(({code}) =>
      others.some((other) => other !== dimension && other.codes.some((one) => one.code === code)),
    );
    return [{id, name: id}, ...(parents === undefined || known === true ? [] : [{id, name: `${id}:parent`}])];
  });
  const times = period.id === "year" ? ["year"] : [period.id, "year"];
  const finest = others.length;
  return times.flatMap((time) => [
    {over: [time], weight: weightOfPlaces},
    ...levels.map(({name}) => ({over: [time, name], weight: places.has(name) ? weightOfPlaces : 1})),
    ...levels.flatMap((one, at) =>
      levels
        .slice(at + 1)
        .filter((other) => other.id !== one.id)
        // With no dimension left over the sum is the cell itself.
        .filter((other) => finest > 2 || time !== period.id || one.name !== one.id || other.name !== other.id)
        .map((other) => ({
          over: [time, one.name, other.name],
          weight: [one, other].some(({id}) => id === "care_unit") ? weightOfPlaces : 1,
        })),
    ),
  ]);
}

const nameOf = ({over}: Pick<Margin, "over">) => [...over].sort((a, b) => (a < b ? -1 : 1)).join(" × ");

/**
 * The margins of a family: the default ones with those of the settings over them (a weight of 0 takes one out), and those of
 * `ties`. A margin of a level that the family has not is a wrong setting.
 */
export function marginsOf(
  cells: Pick<Cells, "family" | "dimensions">,
  given: readonly Margin[],
  ties: readonly Tie[],
): Margin[] {
  const margins = new Map(defaultMargins(cells).map((margin) => [nameOf(margin), margin]));
  for (const margin of given) {
    for (const name of margin.over) {
      if (cells.dimensions.every((dimension) => levelOf(dimension, name) === undefined))
        throw new UsageError(`margins, ${cells.family}: tabellen har ingen nivå ${name}`);
    }
    margins.set(nameOf(margin), margin);
  }
  for (const {over} of ties) margins.set(nameOf({over}), {over, weight: weightOfTie});
  return [...margins.values()].filter(({weight}) => weight > 0);
}
