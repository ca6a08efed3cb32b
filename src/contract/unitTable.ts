import {z} from "zod";

const Whole = z.int().nonnegative();

/**
 * The units of one harmonised type in all regions, and what is counted of them: `data/units/<type>.json`. Made of published cells when
 * the site is built, so it tells nothing that the release does not. One type a file: no page compares units of two.
 */
export const UnitTable = z.strictObject({
  type: z.strictObject({id: z.string(), title: z.string()}),
  /** The types that have units in the release, for the way from one to another. */
  types: z.array(z.strictObject({id: z.string(), title: z.string(), units: Whole})),
  regions: z.array(z.strictObject({code: z.string(), title: z.string()})),
  /** In order of region and name; `parts` and `listed` as in the manifest. */
  units: z.array(
    z.strictObject({
      code: z.string(),
      title: z.string(),
      /** Position among the regions. */
      region: Whole,
      parts: Whole,
      listed: Whole.nullable(),
    }),
  ),
  /** The years of the release, those that are not whole too. */
  years: z.array(z.string()),
  /**
   * Certificates by unit and year, the year varying fastest: in all and those that were asked to be completed, and how many inner cells
   * behind each stand at the rounding base. All 0 where the unit has no row of its own in the year.
   */
  certificates: z.array(Whole),
  certificatesAtBase: z.array(Whole),
  completed: z.array(Whole),
  completedAtBase: z.array(Whole),
  /**
   * Sjukfall that began with a certificate of the unit, by unit and year in multiples of the base, since all are rounded: those that began,
   * and, in years whose sjukfall have been followed for 365 days, the same and those of them that lasted longer than 90 and 180 days. All 0
   * where the unit has no row of its own.
   */
  sjukfall: z.strictObject({
    started: z.array(Whole),
    followed: z.array(Whole),
    longer90: z.array(Whole),
    longer180: z.array(Whole),
  }),
  /** Groups of patients by sex, age and diagnosis group, by their codes. */
  strata: z.array(z.strictObject({sex: z.string(), age: z.string(), diagnosis: z.string()})),
  /** The age bands and diagnosis groups of the strata, with their titles. */
  ages: z.array(z.strictObject({code: z.string(), title: z.string()})),
  diagnoses: z.array(z.strictObject({code: z.string(), title: z.string()})),
  /** The nation's certificates by year and stratum, the stratum varying fastest, and those that were asked to be completed. */
  nation: z.strictObject({
    certificates: z.array(Whole),
    completed: z.array(Whole),
    completedAtBase: z.array(Whole),
  }),
  /**
   * The units' certificates by stratum, what is not 0: `cells` tell unit × years + year, `strata` the stratum, `multiples` the count in
   * multiples of the rounding base, since all of these are rounded. Cells of one unit and year stand together, in order.
   */
  mix: z.strictObject({cells: z.array(Whole), strata: z.array(Whole), multiples: z.array(Whole)}),
  /** Certificates by unit and quarter in multiples of the base, in all and completed; both 0 where the unit has no row of its own. */
  quarters: z.array(z.string()),
  byQuarter: z.strictObject({certificates: z.array(Whole), completed: z.array(Whole)}),
});
export type UnitTable = z.infer<typeof UnitTable>;
