import type {AuditAccount} from "../../src/contract/auditAccount.ts";
import type {Description} from "../../src/contract/description.ts";
import type {Manifest, Place} from "../../src/contract/release.ts";
import type {Revision} from "../../src/contract/revision.ts";
import type {OfficialTable} from "../model/officialTable.ts";

/** All that a manifest says beside what the tables themselves say. */
export type ReleaseFacts = Omit<
  Manifest,
  | "schema"
  | "version"
  | "dimensions"
  | "families"
  | "official"
  | "places"
  | "dataHash"
  | "files"
  | "metadata"
  | "audit"
>;

export interface PublishOptions {
  /** The folder that holds one folder a release. */
  readonly root: string;
  readonly places: readonly Place[];
  readonly facts: ReleaseFacts;
  /** What the publisher says of the release: its metadata are made from it. A release without has none. */
  readonly description?: Description | undefined;
  /** Exact tables, with small cells withheld. */
  readonly official?: readonly OfficialTable[];
  /** The revision log: what it says of this release must be what this release changes. */
  readonly revisions?: readonly Revision[] | undefined;
  /** A version asked for; without it the next free number of the extract month. */
  readonly version?: string | undefined;
  /** The release whose small cells were carried on, if any; and what that one carried on from. */
  readonly carriedOn?: CarriedOn | undefined;
  /** Earlier releases of the source may have another key: the owner has said so. */
  readonly newKey?: boolean | undefined;
  /**
   * The last word before the release exists: throws to stop it. Sees the bytes that will be published, and gives the
   * account of what it did, where there is one: the only thing that is added to the manifest afterwards.
   */
  readonly gate: (folder: string) => Promise<AuditAccount | undefined>;
}

export interface CarriedOn {
  readonly version: string;
  readonly dataHash: string;
  readonly follows: string | null;
}

export interface PublishOutcome {
  readonly version: string;
  readonly folder: string;
  readonly manifest: Manifest;
  /** True where a release with exactly this content was there already. */
  readonly unchanged: boolean;
}
