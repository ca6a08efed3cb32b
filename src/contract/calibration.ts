import {z} from "zod";

/**
 * How the synthetic country compares with published figures of the real one. Only a release of the synthetic country
 * has it: the figures are exact, and nobody in them exists. Texts are Swedish, for readers.
 */

/** What is compared: one row of the page's table, or one for each region or diagnosis. */
export const CalibrationMeasure = z.strictObject({
  id: z.string(),
  title: z.string(),
  /** Per cent, or what is counted. */
  unit: z.string(),
  /** What its figures are of: the nation, each region (code of the län) or each category of ICD-10. */
  of: z.enum(["nation", "region", "category"]),
  /** Who published it, and of when. */
  source: z.string(),
  /** What the tolerance holds beside three standard errors, and why. */
  allows: z.string(),
});

export const CalibrationFigure = z.strictObject({
  measure: z.string(),
  /** Code of the län or the category; null for the nation. */
  of: z.string().nullable(),
  published: z.number(),
  value: z.number(),
  /** Greatest difference that counts as alike. */
  tolerance: z.number().positive(),
});

export const Calibration = z.strictObject({
  /** Ongoing sjukfall of the synthetic country for each one of the real country. */
  scale: z.number().positive(),
  measures: z.array(CalibrationMeasure).min(1),
  figures: z.array(CalibrationFigure).min(1),
  /** Published figures that the country is not held against, and why. */
  left: z.array(z.strictObject({title: z.string(), why: z.string()})),
  /** The country's own numbers: which stand on a published figure, and which are assumed. */
  numbers: z.array(
    z.strictObject({
      title: z.string(),
      is: z.enum(["published", "assumed"]),
      why: z.string(),
      value: z.string(),
    }),
  ),
  /** Effects that are put into the country on purpose. `size` is in parts of `per`. */
  planted: z.array(
    z.strictObject({title: z.string(), region: z.string().nullable(), size: z.number(), per: z.number()}),
  ),
});
export type Calibration = z.infer<typeof Calibration>;
export type CalibrationFigure = z.infer<typeof CalibrationFigure>;
export type CalibrationMeasure = z.infer<typeof CalibrationMeasure>;
