import type {Rows} from "./batches.ts";
import {readDocument} from "./readDocument.ts";
import {Staging} from "./staging.ts";
import type {TrustedDays} from "./trustedDays.ts";

/** Documents that are read in one go, as bytes one after the other: what a thread is given. */
export interface DocumentBatch {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Where each document ends in `bytes`. */
  readonly ends: readonly number[];
  /** The number of each document in the order of delivery. */
  readonly documents: readonly number[];
}

/** What every document is read with. */
export interface ReadingTerms {
  /** Key of the pseudonyms. */
  readonly key: Uint8Array;
  readonly days: TrustedDays;
}

/** Reads batches of documents into rows: the same rows in whatever thread it runs. */
export function batchReader({key, days}: ReadingTerms): (batch: DocumentBatch) => Rows {
  const staging = new Staging(key);
  return ({bytes, ends, documents}) => {
    let start = 0;
    for (const [index, document] of documents.entries()) {
      const end = ends[index] ?? start;
      staging.startDocument(document);
      readDocument(bytes.subarray(start, end), days, staging);
      start = end;
    }
    return staging.take();
  };
}
