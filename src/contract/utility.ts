import {z} from "zod";

const Count = z.int().nonnegative();
const Size = z.number().nonnegative();

/**
 * How near the published counts lie to the true ones. Only a release whose key is public has it: its truth is no secret.
 * Aggregates over all cells of a margin, by size of the true count: never a single true count. Texts are Swedish.
 */

/** Counts of one size, from `from` to `to` (null: and more). Errors are published − true, in events. */
export const CountClass = z.strictObject({
  from: Count,
  to: Count.nullable(),
  cells: Count,
  /** Cells that are published as they are. */
  exact: Count,
  meanAbsolute: Size,
  rmse: Size,
  greatest: Count,
  /** Root of the mean squared (published − true) ÷ true, and what 95 in 100 keep within. Null for a true 0. */
  relativeRmse: Size.nullable(),
  relativeWithin95: Size.nullable(),
  /** Cells whose true count lies in the rounding interval that readers are shown. */
  held: Count,
});

/** Shares of wholes of one size. Errors are published − true share, in parts of one (0.02 is two percentage points). */
export const ShareClass = z.strictObject({
  from: Count,
  to: Count.nullable(),
  shares: Count,
  rmse: Size,
  within95: Size,
  greatest: Size,
  /** Shares that lie within two percentage points of the true one, and those whose true one lies in the interval. */
  within2: Count,
  held: Count,
});

/** All counts that arise when one or more tables are summed over all dimensions but these. */
export const UtilityMargin = z.strictObject({
  id: z.string(),
  title: z.string(),
  /** Ids of the families whose counts are taken. */
  families: z.array(z.string()).min(1),
  counts: z.array(CountClass).min(1),
  shares: z.array(ShareClass),
});

/** What the rounding has to achieve, and whether it does. `limit` and `value` are parts of one. */
export const UtilityGoal = z.strictObject({
  id: z.string(),
  title: z.string(),
  /** At most the limit, or at least. */
  is: z.enum(["at most", "at least"]),
  limit: Size,
  value: Size,
  /** How many counts or shares the value rests on. */
  of: Count,
});

export const Utility = z.strictObject({
  margins: z.array(UtilityMargin).min(1),
  goals: z.array(UtilityGoal),
});
export type Utility = z.infer<typeof Utility>;
export type UtilityMargin = z.infer<typeof UtilityMargin>;
export type UtilityGoal = z.infer<typeof UtilityGoal>;
export type CountClass = z.infer<typeof CountClass>;
export type ShareClass = z.infer<typeof ShareClass>;
