import {z} from "zod";

/**
 * A measure card: what a figure on the site means, written once in `data/measures/<id>.yaml` and read by the page of
 * measures and by whoever uses the release. Texts are Swedish, for readers; the formula is for those who want it.
 */

/** The sections of the page, in order. */
export const measureGroups = [
  {id: "antal", title: "Antal och andelar"},
  {id: "befolkning", title: "I förhållande till befolkningen"},
  {id: "tid", title: "Hur länge"},
  {id: "forandring", title: "Förändring"},
  {id: "jamforelse", title: "Jämförelser"},
  {id: "osakerhet", title: "Osäkerhet"},
] as const;

const Text = z.string().trim().min(1);

export const MeasureCard = z.strictObject({
  /** The name of the file, and the anchor of the page: `/matt#<id>`. */
  id: z.string().regex(/^[a-z]+(-[a-z0-9]+)*$/, "ska vara små bokstäver a–z, med bindestreck mellan ord"),
  group: z.enum(measureGroups.map(({id}) => id)),
  title: Text,
  /** The question that the measure answers, with its question mark. */
  question: Text.endsWith("?", "ska sluta med ett frågetecken"),
  definition: Text,
  /** What is counted, and what it is divided by; null where nothing is. */
  numerator: Text.nullable(),
  denominator: Text.nullable(),
  /** What is left out of both. */
  exclusions: z.array(Text),
  unit: Text,
  /** Decimals that the site shows: per cent are counted in per cent. */
  decimals: z.int().min(0).max(3),
  formula: Text,
  sources: z.array(Text).min(1),
  uncertainty: Text,
  /** What the measure cannot say. */
  limits: z.array(Text).min(1),
  /** Ids of the tables that it is worked out from; empty where any will do. */
  families: z.array(z.string()),
  /** The function of `src/measures` that works it out. */
  function: z.string().regex(/^[a-z][A-Za-z0-9]*$/, "ska vara en funktions namn"),
  /** Whether the site shows figures of it: a card that waits for its notebook is not on the page. */
  shown: z.boolean(),
  /** Who answers for the definition. */
  owner: Text,
  /** Who has reviewed it and when; null until somebody has. */
  review: z.strictObject({by: Text, on: z.iso.date("ska vara en dag, ÅÅÅÅ-MM-DD")}).nullable(),
});
export type MeasureCard = z.infer<typeof MeasureCard>;
