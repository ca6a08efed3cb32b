/**
 * Certificates by region and month of signing, with what they lack, `data/certificate-months.json`: summed from the published
 * cells of the table `certificates` when the site is built, so it tells nothing that the release does not. The whole table is
 * too much to load before the first chart. A release without that table has no months and no regions here.
 */
export interface CertificateMonths {
  /** SHA-256 of the table that it was summed from, as the manifest has it. */
  readonly sha256: string;
  readonly months: readonly string[];
  /** Codes of regions; `00` and the like are regions that are not known. */
  readonly regions: readonly string[];
  /** A number for each region and month, the month varying fastest; and how many inner cells behind it stand at the base. */
  readonly n: readonly number[];
  readonly atBase: readonly number[];
  /** Certificates without a value that can be used, over all months: a number for each region. */
  readonly lacking: readonly Lacking[];
}

/** What a certificate may lack: a dimension of the table, and the code that tells so. */
export interface Lacking {
  readonly dimension: string;
  readonly code: string;
  readonly n: readonly number[];
  readonly atBase: readonly number[];
}
