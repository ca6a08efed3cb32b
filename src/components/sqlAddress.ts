/** A query as a link holds it. */
export interface LinkedQuery {
  readonly sql: string;
  /** The release that the link was made from; null where it tells none. */
  readonly version: string | null;
}

const formVersion = "1";

/**
 * A query as the part of an address after `#`, which a browser never sends to a server: the form's version, the release, the
 * query.
 */
export function writeSqlAddress(sql: string, version: string): string {
  return `#${new URLSearchParams({v: formVersion, d: version, fraga: sql}).toString()}`;
}

/** The query of an address, or null where there is none or it is written in another form. */
export function readSqlAddress(hash: string): LinkedQuery | null {
  const parts = new URLSearchParams(hash.replace(/^#/, ""));
  const sql = parts.get("fraga");
  if (sql === null || sql.trim() === "" || parts.get("v") !== formVersion) return null;
  const version = parts.get("d");
  return {sql, version: version !== null && /^\d{4}\.\d{2}\.\d+$/.test(version) ? version : null};
}
