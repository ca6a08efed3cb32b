import type {StagedWriter} from "../model/stagedWriter.ts";
import type {Settings} from "../settings.ts";

/**
 * Fills `excluded` with the certificates that were read but do not count, each under the first reason that holds,
 * in the order of `model/exclusion.ts`:
 *
 * - *revoked*: a revocation names it.
 * - *not-sent*: it has no day of sending (if `settings.onlySent`).
 * - *infection-ban*: smittbärarpenning (if `settings.excludeInfectionBan`). Before *replaced*, since a replaced
 *   certificate counts among the certificates and one for smittbärarpenning counts nowhere.
 * - *replaced*: a certificate that stands replaces it (relation ERSATT), directly or through a chain of replacements.
 *   A certificate stands if it was read and is neither revoked nor, under `onlySent`, unsent. So with A replaced by B
 *   and B by C, A and B are replaced as long as C stands, whether or not B was revoked since; if C falls, B counts
 *   and A is replaced by it; if B and C fall, A counts again.
 *
 * Other forms and further copies have no row in `certificate`; they stand in `excluded` since they were read. Runs
 * once, after everything is read.
 */
export async function exclude(into: StagedWriter, settings: Settings): Promise<void> {
  const unsent = settings.onlySent ? "sent_day IS NULL" : "false";
  const banned = settings.excludeInfectionBan ? "infection_ban" : "false";
  await into.run(`
    INSERT INTO excluded
    WITH RECURSIVE
      fallen AS (SELECT DISTINCT certificate FROM revocation),
      replaces AS (
        SELECT DISTINCT certificate AS newer, other AS older FROM relation
        WHERE kind = 'ERSATT' AND certificate <> other
      ),
      standing AS (
        SELECT certificate FROM certificate
        WHERE NOT (${unsent}) AND certificate NOT IN (SELECT certificate FROM fallen)
      ),
      replaced (certificate) AS (
        SELECT older FROM replaces SEMI JOIN standing ON newer = standing.certificate
        UNION
        SELECT older FROM replaces JOIN replaced ON newer = replaced.certificate
      ),
      judged AS (
        SELECT certificate,
          CASE
            WHEN certificate IN (SELECT certificate FROM fallen) THEN 'revoked'
            WHEN ${unsent} THEN 'not-sent'
            WHEN ${banned} THEN 'infection-ban'
            WHEN certificate IN (SELECT certificate FROM replaced) THEN 'replaced'
          END AS reason
        FROM certificate
      )
    SELECT certificate, reason FROM judged WHERE reason IS NOT NULL ORDER BY certificate`);
}
