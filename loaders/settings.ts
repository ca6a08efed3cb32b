import {readFileSync} from "node:fs";
import {parse} from "yaml";
import {z} from "zod";
import {UsageError} from "./errors.ts";
import {fieldFault} from "./fieldFault.ts";
import {levels} from "./model/levels.ts";
import {regions} from "./model/places.ts";
import {yamlFault} from "./model/yamlFault.ts";

const CalendarDay = z.iso.date({abort: true, error: "ska vara en dag som finns, skriven ÅÅÅÅ-MM-DD"});
const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, "ska vara en månad, skriven ÅÅÅÅ-MM");

/** An id that also is a file's name. */
const TableId = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,59}$/, "ska vara a–z, siffror och bindestreck, med en bokstav först");

const allRegions = regions();

const coarsenable = levels.map(({dimension}) => dimension).join(", ");

/** Every number that changes a result, with its reason. Copied into the manifest of each release. */
export const Settings = z.strictObject({
  /**
   * Codes of the län whose regions the source covers: `regions: ["12"]` for the certificates of Region Skåne alone. Every other is
   * counted with the unknown region, has no pages, and is in no sum of inhabitants. Default: all of them, the nation.
   */
  regions: z
    .array(
      z.enum(
        allRegions.map(({code}) => code),
        `ska vara ett läns kod i citattecken: ${allRegions.map(({code, short}) => `"${code}" ${short}`).join(", ")}`,
      ),
    )
    .min(1)
    .refine((codes) => new Set(codes).size === codes.length, {error: "har samma län två gånger"})
    .optional(),
  /** Uncovered days that still join two periods into one sjukfall. 5: Intygsstatistik's MAX_GAP, SFB 27 kap. 32 §. */
  maxGap: z.int().min(0).max(90).default(5),
  /** `person`: Försäkringskassan's view. `within-provider`: a change of vårdgivare starts a new sjukfall (Intygsstatistik). */
  scope: z.enum(["person", "within-provider"]).default("person"),
  /** Leave out certificates for smittbärarpenning (question 27 yes): no reduced work capacity is assessed. */
  excludeInfectionBan: z.boolean().default(true),
  /** Leave out certificates without a time of sending: what never reached Försäkringskassan is not followed up. */
  onlySent: z.boolean().default(true),
  /** No period, signing or sending lies before this day: older dates are mistakes. Intygsstatistik's limit. */
  earliestDay: CalendarDay.default("2010-01-01"),
  /** Years past the extract date that a period may reach. Intygsstatistik's limit. */
  yearsAhead: z.int().min(0).max(20).default(5),
  /** Rounding base of the inner cells; the threshold on distinct persons. 5: Intygsstatistik's public rule. */
  roundingBase: z.int().min(3).max(20).default(5),
  /**
   * Passes over the small cells of a period that may flip them to keep sums close, at most; 0 leaves them as they are drawn.
   * 30: the error of the sums hardly falls after that, see docs/benchmarks.md.
   */
  roundingPasses: z.int().min(0).max(1000).default(30),
  /**
   * Which sums of a table (by its id) are kept close, and how much a squared error of each weighs beside the others, over the
   * default list of `protect/margins.ts`: totals and sums by each one and two dimensions, of the period and of the year; a total, a
   * region or a unit weighs 10, any other 1. A weight of 0 takes one out.
   */
  margins: z
    .record(
      z.string(),
      z.array(z.strictObject({over: z.array(z.string()).min(1).max(8), weight: z.number().min(0).max(1000)})),
    )
    .default({}),
  /**
   * Who decided the thresholds of disclosure control, and when: a role or an authority, not a person's name. Both are
   * published. Default: nobody has decided, and the values are those of this file.
   */
  thresholdsSetBy: z.string().trim().min(1).max(200).default("projektets standardvärden"),
  thresholdsSetOn: CalendarDay.optional(),
  /**
   * What a unit is compared as. `care-unit`: the vårdenhet as HSA registers it, which is what its provider answers for, and
   * what every registry tells. `head-unit`: huvudenhet if there is one, else the unit (Intygsstatistik). `harmonised`: the
   * vårdenhet split by kind of care, see `model/comparisonUnits.ts`: providers register anything from a ward to a hospital.
   */
  unitDefinition: z.enum(["care-unit", "head-unit", "harmonised"]).default("care-unit"),
  /**
   * A unit with certificates of fewer persons than this in a year is counted, that year, among the other units of its type in
   * the region, or of the region where those are too few, see `count/gatherSmall.ts`. 20: four times the rounding base, so
   * that what is told of one unit's year seldom is a small count.
   */
  smallestUnit: z.int().min(5).max(1000).default(20),
  /**
   * Tables, by id, that are counted at a coarser level of a dimension than their finest: `coarsen: {started: {age: two-bands}}`. What
   * nobody needs is better not counted than rounded: coarser cells are larger, and fewer of them are moved. Default: none.
   */
  coarsen: z
    .record(
      z.string(),
      z.strictObject(
        Object.fromEntries(
          levels.map(({dimension, finest, level}) => [
            dimension,
            z.enum([finest, level], `ska vara ${finest} eller ${level}`).optional(),
          ]),
        ),
        {
          error: ({code, keys}) =>
            code === "unrecognized_keys"
              ? `${keys.join(", ")}: har ingen grövre nivå; det har ${coarsenable}`
              : undefined,
        },
      ),
    )
    .default({}),
  /**
   * The tables that are published by rounding, by id. Default: all. Where the events of a table are published by suppression
   * (`officialTables`) it must be left out: a rounded count beside exact ones would tell what is withheld.
   */
  families: z.array(z.string()).min(1).optional(),
  /**
   * Official tables: exact, with small cells withheld (docs/disclosure.md). Each is counted from the events of a family, over
   * dimensions with the levels that are shown, coarsest first: `{id: intyg, title: Intyg, family: certificates, dimensions:
   * {month: [year], region: [region], diagnosis: [diagnosis_group, diagnosis]}}`. Totals are always shown. The threshold
   * on persons is `roundingBase`. Default: none.
   */
  officialTables: z
    .array(
      z.strictObject({
        id: TableId,
        title: z.string().trim().min(1).max(200),
        family: z.string(),
        dimensions: z
          .record(z.string(), z.array(z.string()).min(1))
          .refine((own) => Object.keys(own).length >= 1 && Object.keys(own).length <= 6, {
            error: "ska ha mellan en och sex dimensioner",
          }),
      }),
    )
    .refine((tables) => new Set(tables.map(({id}) => id)).size === tables.length, {
      error: "varje officiell tabell ska ha ett eget id",
    })
    .default([]),
  /** The day the extract was made: what is open then has no final length. Default: the last day of signing in the data. */
  extractDate: CalendarDay.optional(),
  /**
   * First and last month of the release. Default: the first month of signing, the last month that was whole on the
   * extract date. Certificates are signed and sent after a sjukfall begins: an extract some weeks later counts more.
   */
  firstMonth: Month.optional(),
  lastMonth: Month.optional(),
  /**
   * First month whose counts may differ from those of an earlier release of the same data: records that came late or were
   * put right. Periods that end before it are closed: a release that changes them is stopped, since the difference
   * between two releases tells of the few records that changed. What the latest release had revised already is closed as it has it, and
   * need not be said again. Default: every month published before is closed.
   */
  revisedFrom: Month.optional(),
});
export type Settings = z.infer<typeof Settings>;

/** Reads settings from a YAML file and lays the command line's over them. A wrong one names file, field and rule. */
export function readSettings(
  file: string | undefined,
  overrides: Readonly<Record<string, unknown>>,
): Settings {
  let written: unknown = {};
  if (file !== undefined) {
    try {
      written = parse(readFileSync(file, "utf8")) ?? {};
    } catch (error) {
      throw new UsageError(`${file}: ${yamlFault(error)}`);
    }
  }
  if (typeof written !== "object" || Array.isArray(written))
    throw new UsageError(`${file ?? "inställningar"}: ska vara fält med värden, som maxGap: 5`);
  const given = Object.fromEntries(Object.entries(overrides).filter(([, value]) => value !== undefined));
  const result = Settings.safeParse({...written, ...given}, {error: fieldFault});
  if (result.success) return result.data;
  const issues = result.error.issues.map((issue) => `${issue.path.join(".") || "filen"}: ${issue.message}`);
  throw new UsageError(`${file ?? "inställningar"}: ${issues.join("; ")}`);
}
