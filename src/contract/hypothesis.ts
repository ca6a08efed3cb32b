import {z} from "zod";

/**
 * A hypothesis, written before the data that it is tested on: `data/hypotheses/<id>.yaml`. The fields are those of the template for
 * pre-registration of analyses of existing data (O. R. van den Akker et al. 2021, Meta-Psychology 5), with the analysis itself as data, so
 * that the build can carry it out. Texts are Swedish, for readers.
 */

const Text = z.string().trim().min(1);
const Day = z.iso.date("ska vara en dag, ÅÅÅÅ-MM-DD");
const Sha256 = z.string().regex(/^[0-9a-f]{64}$/, "ska vara en SHA-256");
const Id = z.string().regex(/^H-\d{4}-\d{3}$/, "ska ha formen H-ÅÅÅÅ-NNN");
const Version = z.string().regex(/^\d{4}\.(0[1-9]|1[0-2])\.\d+$/, "ska vara en utgåva, ÅÅÅÅ.MM.n");

/** For each dimension named, the codes that are let through. */
const Where = z.record(z.string(), z.array(Text).min(1));

/** One of the two sides of a comparison; `rest` is what the first side leaves of the whole, but for what is not known. */
const Side = z.strictObject({title: Text, where: z.union([Where, z.literal("rest")])});

export const Analysis = z.strictObject({
  /** `share`: `part` of what `within` and the side let through, compared by difference. `count`: how many, compared by how much more. */
  measure: z.enum(["share", "count"]),
  /** The table of the release. */
  family: Text,
  within: Where.default({}),
  part: Where.optional(),
  one: z.strictObject({title: Text, where: Where}),
  other: Side,
  /** What the hypothesis says of `one` against `other`. */
  expected: z.enum(["greater", "less"]),
  /**
   * The smallest effect that matters, as a positive number: 0.03 is three percentage points of a share, or three per cent of a
   * count.
   */
  margin: z.number().nonnegative(),
});

/** What the analysis would be with one of its choices made otherwise: what is named replaces what the analysis has. */
const Change = z.strictObject({
  family: Text.optional(),
  within: Where.optional(),
  part: Where.optional(),
  one: Where.optional(),
  other: Side.optional(),
});

/** A choice that could reasonably be made otherwise. The first option is what the analysis says: it changes nothing. */
const Choice = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/, "ska vara små bokstäver a–z, siffror och bindestreck"),
  title: Text,
  options: z.array(z.strictObject({title: Text, change: Change.optional()})).min(2),
});

export const Hypothesis = z
  .strictObject({
    id: Id,
    /**
     * What data it is about: one's `own`, or those of the made-up country (`synthetic`), of which a release of one's own tells nothing. One that
     * does not say is about one's own.
     */
    about: z.enum(["own", "synthetic"]).optional(),
    title: Text,
    question: Text.endsWith("?", "ska sluta med ett frågetecken"),
    /** The directed statement that is tested. */
    hypothesis: Text,
    authors: z.array(Text).min(1),
    data: z.strictObject({
      dataset: Text,
      access: Text,
      collection: Text,
      codebook: Text,
      /**
       * The newest release whose figures the authors had seen; null where they had seen none. Then at least one side of the comparison must
       * count nothing but periods that begin after the month of that release.
       */
      seen: Version.nullable(),
    }),
    variables: z.strictObject({
      measured: Text,
      inclusion: Text,
      missing: Text,
      outliers: Text,
      weights: Text,
    }),
    knowledge: z.strictObject({previousWork: Text, prior: Text}),
    plan: z.strictObject({
      ...{model: Text, effectSize: Text, power: Text, inference: Text, assumptions: Text},
      ...{sensitivity: Text, exploratory: Text},
    }),
    analysis: Analysis,
    choices: z.array(Choice).default([]),
    weaknesses: z.array(Text).min(1),
    integrity: Text,
    links: z.array(Text).default([]),
    /** The day and what was locked then; null in a draft. */
    registered: z.strictObject({on: Day, sha256: Sha256}).nullable(),
    /** What was changed after that, each with what the hypothesis became; `sha256` is filled in when it is locked. */
    deviations: z
      .array(z.strictObject({on: Day, what: Text, why: Text, sha256: Sha256.nullable()}))
      .default([]),
    /** The hypothesis that took its place, if any. */
    replacedBy: Id.nullable().default(null),
  })
  .refine(({analysis}) => (analysis.measure === "share") === (analysis.part !== undefined), {
    path: ["analysis", "part"],
    error: "ska finnas när måttet är share, och bara då",
  })
  .refine(({choices}) => choices.every(({options: [first]}) => first?.change === undefined), {
    path: ["choices"],
    error: "det första alternativet är analysens eget och ändrar inget",
  });
export type Hypothesis = z.infer<typeof Hypothesis>;
export type Analysis = z.infer<typeof Analysis>;

/** An effect and its 95 per cent interval: a difference of shares, or how much more a count is as a part of the other. */
export interface Effect {
  readonly value: number;
  readonly interval: readonly [low: number, high: number];
}

/** What a side of the comparison is in the release. */
export interface SideFigures {
  readonly title: string;
  readonly n: number;
  /** Of how many; null for a count. */
  readonly of: number | null;
}

/** One way of making all the choices: the position of the option of each, and what came out; null where there was nothing to compare. */
export interface Specification {
  readonly options: readonly number[];
  readonly effect: Effect | null;
}

/** What the build found: a draft is not tested, nor one that was registered too late for the release, or that the release lacks tables for. */
export type Outcome =
  | {readonly is: "draft"}
  /** Locked when the extract was already made, or written by authors who had seen the release. */
  | {readonly is: "too-late"; readonly because: "locked" | "seen"}
  | {readonly is: "untestable"; readonly why: string}
  | {
      readonly is: "tested";
      readonly verdict: "supported" | "not-supported" | "undecided";
      readonly effect: Effect;
      readonly one: SideFigures;
      readonly other: SideFigures;
      readonly specifications: readonly Specification[];
    };

/** A hypothesis as the page has it, `data/hypotheses.json`. */
export interface HypothesisOnPage {
  readonly hypothesis: Hypothesis;
  readonly outcome: Outcome;
}

/** All of them, and how many were tested together: the rule of decision depends on it. */
export interface HypothesisRegister {
  readonly tested: number;
  readonly hypotheses: readonly HypothesisOnPage[];
}
