import type {Family} from "./families.ts";

/**
 * What a clever visitor would ask of the published tables, to get behind the rounding. Each attack is one query over the
 * tables of `tables.ts` that are published (never `facit_…`), and says what it would learn.
 *
 * - `finds nothing`: every row of the answer is a find; there must be none.
 * - `guesses`: every row names a cell of a family by its dimensions and gives a `guess` of its true count, 1 to 4. The guesses must be
 *   right no more often than saying the same number of all those cells,.
 */
export type Attack = {
  readonly name: string;
  readonly learns: string;
  readonly sql: string;
} & (
  | {readonly expects: "finds nothing"}
  | {
      readonly expects: "guesses";
      readonly family: Family;
      /** Where the guess is of something else than a cell's count: what gives it as `x`, from the judge's tables. */
      readonly behind?: string;
    }
);
