import {country} from "./country.ts";

/** No sjukfall has more certificates. */
export const mostCertificates = 30;

/** First day, before pace and counted from 0, of the certificate with this ordinal. */
export function certificateStart(ordinal: number): number {
  const starts = country.certificateStarts;
  const last = starts.length - 1;
  return starts[ordinal] ?? (starts[last] ?? 0) + (ordinal - last) * country.laterCertificateDays;
}

/**
 * A row for each certificate of a sjukfall of each length (before pace): its ordinal, and its first day and the next
 * one's; and how many certificates a sjukfall of that length has.
 */
export function makeChains(): string {
  const longest = Math.ceil((country.longestDays * 100) / country.pace[0]) + 1;
  const starts = Array.from(
    {length: mostCertificates},
    (_, ordinal) => `(${ordinal},${certificateStart(ordinal)},${certificateStart(ordinal + 1)})`,
  );
  return `CREATE OR REPLACE TEMP TABLE synthetic_chain AS
SELECT unnest(range(from_offset + 1, ${longest + 1})) AS days, ordinal, from_offset, to_offset
FROM (VALUES ${starts.join(",")}) t(ordinal, from_offset, to_offset);
CREATE OR REPLACE TEMP TABLE synthetic_chain_count AS SELECT days, count(*) AS certificates FROM synthetic_chain GROUP BY days;`;
}
