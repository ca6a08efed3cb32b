import {z} from "zod";

/**
 * The inhabitants that rates divide by, `data/population.json`: laid beside the release when the site is built, since a
 * release holds counts of certificates and nothing of who has none.
 */
export const Population = z.strictObject({
  /**
   * `registered`: the population register. `demo`: the inhabitants of the synthetic country. `none`: not known, so that no rate
   * can be told.
   */
  kind: z.enum(["registered", "demo", "none"]),
  /** Who is counted: 16–64 years by sex and age, or everybody together where sex and age were not to be had. */
  ages: z.enum(["16-64", "all"]),
  /** In Swedish, for source lines. */
  source: z.string(),
  /** SHA-256 over the tables of `data/reference` that the figures come from, by name and bytes. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** Years whose 31 December was counted, in order. */
  years: z.array(z.int()),
  /** Codes of the län, of the sexes, and of the age bands of the release; `ALL` where they are not told apart. */
  regions: z.array(z.string()),
  sexes: z.array(z.string()),
  bands: z.array(z.string()),
  /** One number for each year, region, sex and band, the last varying fastest. */
  n: z.array(z.int().nonnegative()),
});
export type Population = z.infer<typeof Population>;
