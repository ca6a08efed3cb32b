import {z} from "zod";

const Whole = z.int().nonnegative();

/** The three ways to say what a unit is: the values of the setting `unitDefinition`. */
export const DefinitionId = z.enum(["care-unit", "head-unit", "harmonised"]);

/** One unit under a definition: true counts of certificates in the year and of those that were asked to be completed. */
const Followed = z.strictObject({title: z.string(), certificates: Whole, completed: Whole});

/**
 * What units come to under each definition: true counts, so only the synthetic country has them. Published side by side such counts of
 * persons would tell small ones by subtraction.
 */
export const UnitDefinitions = z.strictObject({
  year: z.string(),
  /** Units with fewer certificates in the year are left out. */
  smallest: Whole,
  /** A unit that something has been put into on purpose, and what it is part of under each definition. */
  planted: z.strictObject({title: z.string(), what: z.string(), own: Followed}).nullable(),
  definitions: z
    .array(
      z.strictObject({
        id: DefinitionId,
        types: z.array(
          z.strictObject({
            id: z.string(),
            title: z.string(),
            /** One entry a unit, in the order of their ids. */
            certificates: z.array(Whole),
            completed: z.array(Whole),
          }),
        ),
        /** The planted one's unit: its type, position among the units of the type, and title; null where it is too small. */
        planted: z.strictObject({type: z.string(), at: Whole, title: z.string()}).nullable(),
      }),
    )
    .min(1),
});
export type UnitDefinitions = z.infer<typeof UnitDefinitions>;
