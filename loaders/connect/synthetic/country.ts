import {readFileSync} from "node:fs";
import {parse} from "yaml";
import {z} from "zod";
import {FailedError} from "../../errors.ts";

const file = "data/reference/synthetic-country.yaml";

const Weight = z.int().nonnegative();
const PerMille = z.int().min(0).max(1000);
const Days = z.int().nonnegative();
/** Points of a cumulative distribution: per mille of the sjukfall, and their length in days. */
const Quantiles = z.array(z.tuple([PerMille, Days])).min(2);
const KindWeights = z.strictObject({
  vardcentral: PerMille,
  sjukhusklinik: PerMille,
  psykiatri: PerMille,
  rehab: PerMille,
  foretagshalsovard: PerMille,
  ovrigt: PerMille,
});

const Origin = z.discriminatedUnion("is", [
  z.strictObject({title: z.string(), is: z.literal("assumed"), why: z.string(), value: z.unknown()}),
  z.strictObject({
    title: z.string(),
    is: z.literal("published"),
    /** Ids of `published-figures.csv`. */
    figures: z.array(z.string()).min(1),
    why: z.string(),
    value: z.unknown(),
  }),
]);

/** What each number of the country is, by its name in the file. The titles and reasons stand there. */
const values = {
  repeatShares: z.array(PerMille).min(1),
  monthWeights: z.array(Weight).length(12),
  weekdayWeights: z.array(Weight).length(7),
  yearWeights: z.array(Weight).length(7),
  ageWeights: z.array(z.tuple([z.int(), z.int(), Weight])).min(1),
  ageRange: z.tuple([z.int(), z.int()]),
  musculoskeletalShare: z.tuple([PerMille, PerMille]),
  daysBeforeCounted: Days,
  longestDays: Days,
  tailOfLengths: Quantiles,
  shortShares: z.record(z.string().regex(/^[A-Z]$/), PerMille),
  lengthQuantiles: z.record(z.string(), Quantiles),
  primaryCareCodeShare: PerMille,
  secondDiagnosisShare: PerMille,
  chapterChange: z.array(z.tuple([Days, PerMille, PerMille])).min(1),
  chapterChangeByClass: z.tuple([Weight, Weight, Weight]),
  ownChapterChangeShare: PerMille,
  degreePlans: z.array(z.tuple([Weight, Weight, Weight, Weight])).min(1),
  degreeSteps: z.array(z.tuple([Days, PerMille])).min(1),
  secondStepShare: PerMille,
  stepInsideShare: PerMille,
  certificateStarts: z.array(Days).min(2),
  laterCertificateDays: Days,
  pace: z.tuple([z.int().positive(), z.int().nonnegative()]),
  lateShare: PerMille,
  earlyShare: PerMille,
  unsentShare: PerMille,
  lateSendingShare: PerMille,
  revokedShare: PerMille,
  replacedShare: PerMille,
  infectionBanShare: PerMille,
  prolongShare: PerMille,
  otherUnitShare: PerMille,
  healthCentres: z.int().positive(),
  clinics: z.int().positive(),
  clinicKinds: KindWeights.omit({vardcentral: true}),
  unitsByDiagnosis: z.strictObject({F43: KindWeights, F: KindWeights, M: KindWeights, other: KindWeights}),
  privateEvery: z.int().positive(),
  listedSpread: z.int().nonnegative(),
  unitEvents: z.strictObject({
    renamed: PerMille,
    ended: PerMille,
    started: PerMille,
    merged: PerMille,
    moved: PerMille,
  }),
  endedLagShare: PerMille,
  unregisteredShare: PerMille,
  completionShare: PerMille,
  completionSpread: z.tuple([PerMille, PerMille]),
  lengthSpread: PerMille,
  completionQuestions: z.record(z.string(), z.tuple([Weight, Weight])),
  noQuestionShare: PerMille,
  secondQuestionShare: PerMille,
  requestDelay: z.tuple([Days, Days]),
  reminderShare: PerMille,
  answeredByCertificateShare: PerMille,
  answeredByMessageShare: PerMille,
  repeatedRequestShare: PerMille,
  otherMessageShare: PerMille,
  meetingShare: z.array(z.tuple([Days, PerMille])).min(1),
  contactShare: z.array(z.tuple([Days, PerMille])).min(1),
  measures: z.record(z.string(), Weight),
  sameMeasureShare: PerMille,
  secondMeasureShare: PerMille,
  measureTextShare: z.tuple([PerMille, PerMille]),
  ongoingTreatmentShare: PerMille,
  plannedTreatmentShare: PerMille,
  prognoses: z.record(z.string(), z.tuple([Weight, Weight])),
  laterPrognosisDays: Days,
  contactWishShare: PerMille,
};

const Numbers = z.strictObject(values);
export type Country = z.infer<typeof Numbers>;

/** A number of the country as readers meet it: what it is, and what it rests on. */
export interface Statement {
  readonly id: string;
  readonly title: string;
  readonly is: "published" | "assumed";
  readonly why: string;
  /** Ids of published figures; none for what is assumed. */
  readonly figures: readonly string[];
  readonly value: string;
}

const written = z
  .record(z.string(), Origin)
  .parse(parse(readFileSync(new URL(`../../../${file}`, import.meta.url), "utf8")));

/**
 * The numbers of the synthetic country that no table gives, by name: `synthetic-country.yaml`, where each says what it
 * means and whether it is published or assumed. Throws where the file and this list do not name the same numbers.
 */
export const country: Country = numbers();

/** Every number of {@link country} with its origin, in the order of the file. */
export const statements: readonly Statement[] = Object.entries(written).map(([id, entry]) => ({
  id,
  title: entry.title,
  is: entry.is,
  why: entry.why,
  figures: entry.is === "published" ? entry.figures : [],
  value: inWords(entry.value),
}));

function numbers(): Country {
  const result = Numbers.safeParse(
    Object.fromEntries(Object.entries(written).map(([id, {value}]) => [id, value])),
  );
  if (result.success) return result.data;
  const issues = result.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  throw new FailedError(`${file}: ${issues.join("; ")}`);
}

/** "470 · 380", "F: 70 · G: 120": the value in one line. Lists within lists stand in brackets. */
function inWords(value: unknown): string {
  const part = (one: unknown): string =>
    Array.isArray(one)
      ? `(${one.map(part).join(" ")})`
      : typeof one === "object" && one !== null
        ? `(${inWords(one)})`
        : String(one);
  if (Array.isArray(value)) return value.map(part).join(" · ");
  if (typeof value === "object" && value !== null)
    return Object.entries(value)
      .map(([key, one]) => `${key}: ${part(one)}`)
      .join(" · ");
  return String(value);
}
