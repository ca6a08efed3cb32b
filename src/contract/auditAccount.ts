import {z} from "zod";

const Count = z.int().nonnegative();

/**
 * What the audit did before the release was moved into place: the figures of a run without findings, since a finding
 * stops the release. The audit reads the tables as they were written; its account is put into the manifest afterwards,
 * so it is the one part of a release that it has not seen.
 */
export const AuditAccount = z.strictObject({
  /** Published cells that were held to the rules, in how many tables. */
  cells: Count,
  tables: Count,
  /** Sums compared with the cells that they are sums of. */
  margins: Count,
  /** Other releases of the same data, and cells compared with theirs. */
  releases: Count,
  compared: Count,
  /** Files that were searched for what must never leave. */
  files: Count,
  /** True counts that are not told, and what ties them: equations between tables and releases. */
  unknowns: Count,
  equations: Count,
  rank: Count,
  /** Unknowns that the equations alone give: harmless, or the release had been stopped. */
  derivable: Count,
  /** Linear programmes solved, and cells that are open by these without a proof in whole numbers. */
  solves: Count,
  withoutWholeProof: Count,
  /** Units whose counts an insider may know, equations that hold them beside others', and cells of others that get narrower. */
  units: Count,
  unitEquations: Count,
  narrowed: Count,
  /** What the audit saw and does not hold against the release, in Swedish. */
  remarks: z.array(z.string()),
  /**
   * How often an attacker's best guess about a cell of 1 to b − 1 persons would be right, and how often without any
   * publication. Facts about the truth: only a release whose key is public tells them.
   */
  guesses: z
    .array(z.strictObject({family: z.string(), cells: Count, right: Count, rightBlind: Count}))
    .optional(),
  /**
   * What persons who know their own events, or everyone's but one person's, learn of small cells: told under the same
   * condition. In how many cells the person with most events learns how many others there are, or that there are none; and
   * in how many who knows all others learns that the person is there.
   */
  insiders: z
    .array(
      z.strictObject({
        ...{family: z.string(), cells: Count, ownTellsOthers: Count, ownTellsAlone: Count},
        othersTellPresence: Count,
      }),
    )
    .optional(),
});
export type AuditAccount = z.infer<typeof AuditAccount>;
