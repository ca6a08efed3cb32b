import {z} from "zod";

/** Why published figures were changed: as planned, by mistake, by another method or another classification. */
export const revisionTypes = ["planerad", "rättelse", "metod", "klassifikation"] as const;

/**
 * An entry of the revision log, `data/revisions.yaml`: what one release changed in periods that were published before, why and by how much.
 */
export const Revision = z.strictObject({
  /** The release that changes, and the one that it is held against. */
  version: z.string().regex(/^\d{4}\.(0[1-9]|1[0-2])\.\d+$/, "ska vara en utgåva, som 2026.01.0"),
  against: z.string().regex(/^\d{4}\.(0[1-9]|1[0-2])\.\d+$/, "ska vara en utgåva, som 2026.01.0"),
  date: z.iso.date(),
  type: z.enum(revisionTypes),
  reason: z.string().trim().min(10),
  /** Each table that changed, with the greatest change of the count of any period in any region. */
  tables: z
    .array(
      z.strictObject({
        table: z.string(),
        /** First and last period that changed. */
        from: z.string(),
        to: z.string(),
        absolute: z.int().nonnegative(),
        /** Per cent of the earlier count, to one decimal; null where it was 0. */
        relative: z.number().nonnegative().nullable(),
      }),
    )
    .min(1),
});
export type Revision = z.infer<typeof Revision>;

/** Which periods of which places a release changed, by table: what is marked in the tables of the site. */
export const Revised = z.strictObject({
  against: z.string(),
  tables: z.array(
    z.strictObject({
      table: z.string(),
      /** Codes of regions; null is the nation. */
      places: z.array(z.strictObject({region: z.string().nullable(), periods: z.array(z.string()).min(1)})),
    }),
  ),
});
export type Revised = z.infer<typeof Revised>;
