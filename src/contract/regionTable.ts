import {z} from "zod";

/**
 * A table of the release with every region, summed over all dimensions but time, region, sex and age: `data/regions/<family>.json`.
 * Summed from published cells when the site is built, so it tells nothing that the release does not; it is there because the
 * whole table is too much to load before the first chart.
 */
export const RegionTable = z.strictObject({
  family: z.string(),
  /** SHA-256 of the table that it was summed from, as the manifest has it. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** Dimensions in order, each with its codes. */
  dimensions: z.array(z.strictObject({id: z.string(), codes: z.array(z.string())})),
  /** A number for each combination of codes, the last dimension varying fastest. */
  n: z.array(z.int().nonnegative()),
  /** How many of the inner cells behind each stand at the rounding base. */
  atBase: z.array(z.int().nonnegative()),
});
export type RegionTable = z.infer<typeof RegionTable>;
