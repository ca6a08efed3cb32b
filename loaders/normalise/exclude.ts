import type {StagedWriter} from "../model/stagedWriter.ts";
import type {Settings} from "../settings.ts";

/**
 * Fills `excluded` with the certificates that were read but do not count (see {@link excludedCertificates}). Other forms
 * and further copies have no row in `certificate`; they stand in `excluded` since they were read. Runs once, after
 * everything is read.
 */
export async function exclude(into: StagedWriter, settings: Settings): Promise<void> {
  await into.run(`INSERT INTO excluded ${excludedCertificates(settings)} ORDER BY certificate`);
}

/**
 * SELECT of the certificates that were read but do not count, each under the first reason that holds, in the order of
 * `model/exclusion.ts`. It reads `certificate`, `revocation` and `relation`, and means the same on DuckDB and PostgreSQL.
 *
 * - *revoked*: a revocation names it.
 * - *not-sent*: it has no day of sending (if `settings.onlySent`).
 * - *infection-ban*: smittbärarpenning (if `settings.excludeInfectionBan`). Before *replaced*, since a replaced
 *   certificate counts among the certificates and one for smittbärarpenning counts nowhere.
 * - *replaced*: a certificate that stands replaces it (relation ERSATT), directly or through a chain of replacements.
 *   A certificate stands if it was read and is neither revoked nor, under `onlySent`, unsent. So with A replaced by B
 *   and B by C, A and B are replaced as long as C stands, whether or not B was revoked since; if C falls, B counts
 *   and A is replaced by it; if B and C fall, A counts again.
 */
export function excludedCertificates(settings: Pick<Settings, "onlySent" | "excludeInfectionBan">): string {
  const unsent = settings.onlySent ? "c.sent_day IS NULL" : "1 = 0";
  const banned = settings.excludeInfectionBan ? "c.infection_ban" : "1 = 0";
  return `
    WITH RECURSIVE
      fallen AS (SELECT DISTINCT certificate FROM revocation),
      replaces AS (
        SELECT DISTINCT certificate AS newer, other AS older FROM relation
        WHERE kind = 'ERSATT' AND certificate <> other
      ),
      standing AS (
        SELECT c.certificate FROM certificate c LEFT JOIN fallen f ON f.certificate = c.certificate
        WHERE NOT (${unsent}) AND f.certificate IS NULL
      ),
      replaced (certificate) AS (
        SELECT r.older FROM replaces r JOIN standing s ON s.certificate = r.newer
        UNION
        SELECT r.older FROM replaces r JOIN replaced p ON p.certificate = r.newer
      ),
      judged AS (
        SELECT c.certificate,
          CASE
            WHEN f.certificate IS NOT NULL THEN 'revoked'
            WHEN ${unsent} THEN 'not-sent'
            WHEN ${banned} THEN 'infection-ban'
            WHEN p.certificate IS NOT NULL THEN 'replaced'
          END AS reason
        FROM certificate c
        LEFT JOIN fallen f ON f.certificate = c.certificate
        LEFT JOIN replaced p ON p.certificate = c.certificate
      )
    SELECT certificate, reason FROM judged WHERE reason IS NOT NULL`;
}
