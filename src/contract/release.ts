import {z} from "zod";
import {AuditAccount} from "./auditAccount.js";
import {Calibration} from "./calibration.js";
import {UnitDefinitions} from "./unitDefinitions.js";
import {Revised, Revision} from "./revision.js";
import {Utility} from "./utility.js";

/**
 * The doorway between the two halves: what a release is. The loaders write it, the site reads it, and neither
 * sees behind it. `manifest.json` has this shape; the tables are Parquet files that `files` lists.
 *
 * Layout of `data/releases/<version>/`:
 * - `manifest.json`
 * - `tables/<family>.parquet`: every region; one text column a dimension (the code), and `n`
 * - `places/<slug>/<family>.parquet`: one place; the same columns without `region`, and `at_base`: how many of the inner
 *   cells behind `n` stand at the rounding base. `riket` sums the regions.
 *
 * Rows are sorted by the dimensions in order; a cell that is absent is published as 0.
 */

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const Count = z.int().nonnegative();
const Day = z.iso.date();
/** Where a file lies below its release, with `/`. No part may lead out of it, or to another host where it is read as an address. */
const FilePath = z.string().regex(/^(?!\.{1,2}(\/|$))[\w.-]+(\/(?!\.{1,2}(\/|$))[\w.-]+)*$/);
const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);

export const Code = z.strictObject({
  code: z.string(),
  title: z.string(),
  parent: z.string().optional(),
  /** Of a category of diagnoses: the shortest and the longest sick leave that FMB recommends for it, as they were when it was counted. */
  recommendedDays: z.tuple([Count, Count]).optional(),
});
export const Dimension = z.strictObject({
  title: z.string(),
  codes: z.array(Code).min(1),
  parents: z.array(Code).optional(),
  /** The day from which the youngest of the recommended lengths of its codes holds. */
  recommendedFrom: Day.optional(),
});

/**
 * How far published counts lie from the true ones, over many cells at once: mean of the absolute error and root of the
 * mean squared error, to one decimal. The greatest error stands only where the key is public: it is one cell's.
 */
export const ErrorFigures = z.strictObject({
  mean: z.number().nonnegative(),
  rmse: z.number().nonnegative(),
  greatest: Count.optional(),
});

/**
 * Exact figures of what rounding moved. They are facts about the truth, so they are told of a table with at least 1,000
 * small cells only, and of a margin only with at least 100 sums; of the synthetic country, whose key is public, always.
 */
export const RoundingErrors = z.strictObject({
  /**
   * Published cells that stand as they are, and those that were rounded up or down to a multiple of the base above 0. Where the key is secret
   * as they can be told apart by anyone: those that are no multiple of the base, and those that are.
   */
  exact: Count,
  rounded: Count,
  /** Cells with events that are published as 0: only where the key is public. */
  toZero: Count.optional(),
  /** Of all events, how many per cent lie in small cells; and how many the changes add up to (sum of absolute changes). */
  smallShare: z.number().nonnegative(),
  changedShare: z.number().nonnegative(),
  /** Of the small cells. */
  cells: ErrorFigures,
  /** Of the sums that the flips were chosen for. Fewer sums than may be told leave `error` out. */
  margins: z.array(
    z.strictObject({
      /** Ids of dimensions; `diagnosis:parent` is the coarser value that each diagnosis belongs to, `year` that of a month. */
      over: z.array(z.string()),
      weight: z.number().nonnegative(),
      sums: Count,
      error: ErrorFigures.optional(),
    }),
  ),
});

/**
 * What rounding can have done to one table, computed from the published cells alone: exact errors against the
 * truth would themselves be facts about the truth. A "total" is the count of one period in one region.
 * Standard errors are the bound √(b(b−1) · cells at the base) of disclosure rule R.
 */
export const ProtectionReport = z.strictObject({
  /** Published cells that are not 0, and how many of them stand at the base (1 to b persons' events). */
  cells: Count,
  cellsAtBase: Count,
  /** Medians over the totals, and the greatest standard error of any total. */
  typicalTotal: Count,
  typicalStandardError: z.number().nonnegative(),
  greatestStandardError: z.number().nonnegative(),
  errors: RoundingErrors.optional(),
});

export const FamilyDescription = z.strictObject({
  id: z.string(),
  title: z.string(),
  unit: z.string(),
  description: z.string(),
  /** Which events it counts; releases of before do not tell. Families of the same events are looks at the same persons. */
  events: z.string().optional(),
  /**
   * Every cell is rounded, those of many persons too: its counts bound those of another table, and exact ones would narrow
   * them.
   */
  roundsAll: z.literal(true).optional(),
  /** Its sums over `over` are the published ones of `family`. */
  tied: z.strictObject({family: z.string(), over: z.array(z.string())}).optional(),
  /**
   * Cells that take what a tie leaves over, in this family: how many, and how far at most any of them lies from its true
   * count. Which they are is not told: a count that is no multiple of the base may lie that far from the truth.
   */
  remainder: z.strictObject({cells: Count, greatest: Count}).optional(),
  /** The sums that rounding kept close, and how much a squared error weighed; see `RoundingErrors` for the levels. */
  margins: z.array(z.strictObject({over: z.array(z.string()), weight: z.number().positive()})).optional(),
  /** Ids of dimensions, the period first. */
  dimensions: z.array(z.string()).min(1),
  report: ProtectionReport,
});

/**
 * An official table: exact counts, small cells withheld by cell suppression with proofs. `official/<id>.parquet` has a
 * row for every combination of codes: one text column a dimension, `n` (NULL where withheld), `withheld` and `status` (`visad`, `tom` for 0,
 * `skyddad` where withheld); `official/<id>.csv` the same with `..` where a cell is withheld.
 */
export const OfficialDescription = z.strictObject({
  id: z.string(),
  title: z.string(),
  unit: z.string(),
  description: z.string(),
  family: z.string(),
  events: z.string(),
  method: z.literal("cell suppression with proofs"),
  /** A cell of 1 to threshold − 1 persons is withheld. */
  threshold: z.int().positive(),
  /** Codes in the order of the rows: the total first, each with the code that it is part of. */
  dimensions: z
    .array(z.strictObject({id: z.string(), title: z.string(), codes: z.array(Code).min(1)}))
    .min(1),
  /**
   * All cells, and how many are withheld; releases of before do not tell that of themselves. How many of those are small would tell of some that they
   * are: of all, where no other is withheld.
   */
  cells: Count,
  withheld: Count.optional(),
  /** What releases of before told: the small cells, others withheld for their sake, and the small with a proof. None tells it any more. */
  sensitive: Count.optional(),
  secondary: Count.optional(),
  proved: Count.optional(),
});

/** A place with pages of its own: the nation (`code` null) or a region. */
export const Place = z.strictObject({
  slug: z.string().regex(/^[a-z-]+$/),
  code: z.string().nullable(),
  title: z.string(),
  /** As in "i Skåne": how the name stands after "i". */
  short: z.string(),
});

/** Counts of certificates outside the tables, rounded to the base like everything else. */
export const QualityCount = z.strictObject({id: z.string(), title: z.string(), n: Count});

/** How the units of one region are registered on the extract date. Facts about units, not about persons. */
export const RegistryRegion = z.strictObject({
  /** Code of the län; `00` where the registry tells none. */
  code: z.string(),
  title: z.string(),
  /** Units, vårdenheter among them; vårdenheter; underenheter of a vårdenhet. */
  units: Count,
  careUnits: Count,
  subUnits: Count,
  /** Underenheter per vårdenhet, to one decimal; null without vårdenheter. */
  subUnitsPerCareUnit: z.number().nonnegative().nullable(),
  /** Units by harmonised type, and last those without. */
  types: z.record(z.string(), Count),
  /** Units that the units are compared as, under the definition of the release. */
  compared: Count,
  /** Certificates by what the registry said of the unit on the day of signing: sums of the table `unit_certificates`. */
  certificates: z.record(z.string(), Count),
  /** How many of the inner cells behind each of them stand at the base; releases of before do not tell. */
  certificatesAtBase: z.record(z.string(), Count).optional(),
});

/**
 * A unit with rows of its own in the tables, as the registry has it: its harmonised type (null where no rule gives one), of how many
 * units of the registry it is made up on the extract date (0 where it has ended), and patients listed with it, where its region tells.
 */
export const RegistryUnit = z.strictObject({
  code: z.string(),
  type: z.string().nullable(),
  parts: Count,
  listed: Count.nullable(),
});
/** The unit registry on the extract date. */
export const Registry = z.strictObject({
  definition: z.enum(["care-unit", "head-unit", "harmonised"]),
  types: z.array(z.strictObject({id: z.string(), title: z.string()})).min(1),
  statuses: z.array(z.strictObject({id: z.string(), title: z.string()})).min(1),
  regions: z.array(RegistryRegion).min(1),
  /** In the order of the dimension of units; releases of before have none. */
  units: z.array(RegistryUnit).optional(),
});

/**
 * What was made coarser before protection: a dimension of a table that stands at a coarser level, under the id `as`; or units
 * with fewer than `smallest` persons in a period, counted together by type and region, or by region where those are too few.
 */
export const Coarsening = z.discriminatedUnion("kind", [
  z.strictObject({
    ...{kind: z.literal("level"), family: z.string(), dimension: z.string()},
    ...{level: z.string(), as: z.string()},
  }),
  z.strictObject({
    ...{kind: z.literal("units"), family: z.string(), smallest: Count},
    /** Units with rows of their own in the table, groups by type, and rests of a region. */
    ...{own: Count, byType: Count, byRegion: Count},
  }),
]);

/** What a release is. Figures of how near its counts lie to the true ones stand in the made-up country's only. */
export const Manifest = z
  .strictObject({
    schema: z.literal(1),
    /** YYYY.MM.n, the month of the extract date. */
    version: z.string().regex(/^\d{4}\.(0[1-9]|1[0-2])\.\d+$/),
    synthetic: z.boolean(),
    source: z.strictObject({
      id: z.string(),
      title: z.string(),
      /** What made the data, where that is no secret: seed and size of the synthetic country. */
      parameters: z.record(z.string(), z.union([z.string(), z.number()])),
    }),
    extractDate: Day,
    /**
     * Present where nobody has told when the extract was made: the last day of the month in which the last certificate was signed. What was
     * sent later, up to the day of the run, is counted. Releases of before do not tell.
     */
    extractDateIsAssumed: z.literal(true).optional(),
    firstMonth: Month,
    lastMonth: Month,
    settings: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
    /** Settings that are lists or have fields of their own, where they are not the default. */
    detailedSettings: z.record(z.string(), z.json()).optional(),
    /** Versions; and `code`: SHA-256 of the program that made the release, see `loaders/codeDigest.ts`. */
    tools: z.strictObject({underlag: z.string(), duckdb: z.string(), code: Sha256.optional()}),
    places: z.array(Place).min(1),
    dimensions: z.record(z.string(), Dimension),
    families: z.array(FamilyDescription).min(1),
    /** Tables published by suppression, of events that no family has; releases of before and most have none. */
    official: z.array(OfficialDescription).optional(),
    quality: z.strictObject({
      accepted: Count,
      excluded: z.array(QualityCount),
      rejected: z.array(QualityCount),
      flags: z.array(QualityCount),
    }),
    /** Null where the source had no registry; releases of before have no such account. */
    registry: Registry.nullable().default(null),
    /** What was made coarser before protection; releases of before do not tell. */
    coarsened: z.array(Coarsening).optional(),
    disclosure: z.strictObject({
      method: z.literal("small-count rounding of the joint inner cells"),
      base: z.int().positive(),
      /** True only for the synthetic country, whose key is public. */
      keyIsPublic: z.boolean(),
      /** Tells one key from another and nothing of either: releases of one data set share it. */
      keyId: z.string().regex(/^[0-9a-f]{16}$/),
      /**
       * Present where small cells were not only drawn but then flipped to keep sums close: at most so many passes over the
       * cells of a period. Releases of before were drawn alone.
       */
      control: z.strictObject({passes: z.int().positive()}).optional(),
      /** A cell where one person has more than this share of the events is small, however many persons it has. */
      dominance: z.number().optional(),
      /** The release whose small cells stand as they were where their counts are the same; null where none was carried on. */
      follows: z.string().nullable().optional(),
      /** True where earlier releases of the source in the folder have another key, and the flag `--new-key` allowed it. */
      newKey: z.boolean().optional(),
      /**
       * Group disclosure: in a group by the period and any of the identifying dimensions whose events all lie in one category of a
       * sensitive one, `code` stands for that category. In a table with a comparing dimension it stands in all of its sensitive and
       * comparing ones or in none. Releases of before withheld none.
       */
      group: z
        .strictObject({
          identifying: z.array(z.string()),
          sensitive: z.array(z.string()),
          comparing: z.array(z.string()).optional(),
          code: z.string(),
          /** Published cells, and the sum of their counts, that are withheld from a category: of each such table. */
          withheld: z.array(
            z.strictObject({family: z.string(), dimension: z.string(), cells: Count, events: Count}),
          ),
        })
        .optional(),
    }),
    /** How the synthetic country compares with published figures: only a release of that country has it. */
    calibration: Calibration.optional(),
    /** What units come to under each definition of one: only of a synthetic release. */
    unitDefinitions: UnitDefinitions.optional(),
    /** How near the published counts lie to the true ones: only where the key is public. */
    utility: Utility.optional(),
    /** What the audit did before the release was moved into place; releases of before do not tell. */
    audit: AuditAccount.optional(),
    /** SHA-256 over path and SHA-256 of every file, in order: the data hash that pages and downloads show. */
    dataHash: Sha256,
    files: z.array(z.strictObject({path: FilePath, sha256: Sha256, bytes: Count, rows: Count})).min(1),
    /** The revision log up to this release, where it has entries; and which periods of which places this release changed. */
    revisions: z.array(Revision).optional(),
    revised: Revised.optional(),
    /** Descriptions of the release beside its tables, no part of the data hash; releases of before have none. */
    metadata: z.array(z.strictObject({path: FilePath, sha256: Sha256, bytes: Count})).optional(),
  })
  .refine(
    ({synthetic, calibration, utility, unitDefinitions}) =>
      synthetic || (!calibration && !utility && !unitDefinitions),
    {
      error:
        "calibration, utility and unitDefinitions tell of the true counts: only a synthetic release has them",
    },
  );
export type Manifest = z.infer<typeof Manifest>;
export type Registry = z.infer<typeof Registry>;
export type RoundingErrors = z.infer<typeof RoundingErrors>;
export type ErrorFigures = z.infer<typeof ErrorFigures>;
export type ProtectionReport = z.infer<typeof ProtectionReport>;
export type Place = z.infer<typeof Place>;
export type Dimension = z.infer<typeof Dimension>;
export type Code = z.infer<typeof Code>;
export type OfficialDescription = z.infer<typeof OfficialDescription>;
export type FamilyDescription = z.infer<typeof FamilyDescription>;
